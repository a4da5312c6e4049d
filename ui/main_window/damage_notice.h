// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// First, because moc of Qt 6.4 stumbles over <compare> when it meets no other header before.
#include <QObject>
#include <set>
#include <utility>

#include "core/async/job_runner.h"
#include "core/document/document.h"
#include "ui/reader/reader_backend.h"
#include "ui/widgets/theme.h"

namespace longleaf::ui {

class NoticeBar;
class PageSource;

/// Tells of pages whose stored bytes have changed on the disk when the reader meets them, in a strip below the pages,
/// and offers what helps: the document is read from its file again, or a backup is put in place.
class DamageNotice final : public QObject {
    Q_OBJECT
public:
    /// All must outlive the notice's jobs. The strip belongs to `parent` until it is put into a layout.
    DamageNotice(PageSource &source, ReaderBackend &backend, async::JobRunner &runner, const Theme &theme,
                 QWidget *parent);

    /// The document that is read now; a strip about another one goes.
    void setDocument(const document::Document &document);
    [[nodiscard]] NoticeBar *strip() const { return m_strip; }

Q_SIGNALS:
    /// Pages of the document are right again.
    void mended(longleaf::DocumentId document);
    void backupWanted(const longleaf::Error &reason);

private:
    void tell(DocumentId document, int page, const QString &reason);
    void mend();
    void finish(const document::Document &document, const Result<MendedPages> &done);
    void offer(const QString &text, const QString &again);
    [[nodiscard]] static QString nameOf(const document::Document &document);

    ReaderBackend &m_backend;
    async::JobRunner &m_runner;
    NoticeBar *m_strip;
    document::Document m_document;
    std::set<std::pair<std::int64_t, int>> m_told; ///< pages; a strip that was closed does not come back for them
    QString m_reason;                              ///< of the library, for whoever restores it
    bool m_mending = false;
};

} // namespace longleaf::ui
