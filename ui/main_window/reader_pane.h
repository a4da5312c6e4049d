// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/reader/reader_view.h"
#include "ui/widgets/theme.h"

#include <QFrame>

class QLabel;
class QToolButton;

namespace longleaf::ui {

class ElidedLabel;
class PageSource;

/// The right pane: a header with the document's title above the reader.
class ReaderPane final : public QFrame {
    Q_OBJECT
public:
    ReaderPane(PageSource &source, const Theme &theme, QWidget *parent = nullptr);

    [[nodiscard]] ReaderView *view() const { return m_view; }
    [[nodiscard]] const document::Document &document() const { return m_document; }

    void showDocument(const document::Document &document);
    void showPage(const document::Document &document, int page);
    void showHighlight(const document::Document &document, const Highlight &highlight);
    void showTextHighlight(const document::Document &document, int page, TextSpan spanInPage, bool uncertain);
    /// If it shows this document: shows nothing instead.
    void closeDocument(DocumentId id);

private:
    void setDocument(const document::Document &document);
    void applyTheme();
    void showPosition(int page, int count);
    void turnPage(int step);

    const Theme &m_theme;
    ElidedLabel *m_title;
    QLabel *m_position;
    QToolButton *m_previous;
    QToolButton *m_next;
    ReaderView *m_view;
    document::Document m_document;
};

} // namespace longleaf::ui
