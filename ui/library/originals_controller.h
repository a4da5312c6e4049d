// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/async/job_runner.h"
#include "ui/library/document_list_model.h"
#include "ui/library/library_backend.h"
#include "ui/library/once.h"

#include <QElapsedTimer>
#include <QObject>
#include <set>

namespace longleaf::ui {

/// Notices originals that changed, moved or went, and does what the user wants about them.
class OriginalsController final : public QObject {
    Q_OBJECT
public:
    OriginalsController(LibraryBackend &backend, async::JobRunner &runner, DocumentListModel &model, QObject *parent);

    /// Looks at all originals in the background; not again within half a minute unless `always`.
    void check(bool always = false);
    [[nodiscard]] bool isChecking() const { return m_checking; }
    /// Reads the file as it is now. The document stays as long as answers cite it.
    void readNewVersion(DocumentId id);
    /// The file lies here now.
    void locate(DocumentId id, const QString &path);
    /// Leaves the document as it was read, until the file changes again.
    void keep(DocumentId id);
    /// Older versions came to be; those that the user replaced by hand go if nothing cites them.
    void noteSuperseded(const std::vector<DocumentId> &older, DocumentId newer);

Q_SIGNALS:
    void checked(int changed, int missing);
    void readRequested(const QStringList &paths);
    void removeRequested(std::vector<longleaf::DocumentId> ids);
    void documentChanged(longleaf::DocumentId id);
    void offered(const longleaf::ui::Offer &offer);
    void failed(const QString &sentence);

private:
    void show(const std::vector<OriginalNotice> &notices);
    void decide(DocumentId old);

    LibraryBackend &m_backend;
    async::JobRunner &m_runner;
    DocumentListModel &m_model;
    QElapsedTimer m_last;
    bool m_checking = false;
    bool m_again = false; ///< something changed while it was checked
    std::set<DocumentId> m_replacing; ///< the user asked for their new versions
};

} // namespace longleaf::ui
