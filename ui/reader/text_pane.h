// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/span.h"
#include "core/document/document.h"
#include "ui/reader/text_pages.h"
#include "ui/text/qt_convert.h"

#include <QPlainTextEdit>
#include <QString>
#include <QVariantAnimation>
#include <optional>
#include <vector>

namespace longleaf::ui {

class PageSource;

/// A text file as text: the pages below each other, each one loaded when the reader comes near it.
class TextPane final : public QPlainTextEdit {
    Q_OBJECT
public:
    explicit TextPane(PageSource &source, QWidget *parent = nullptr);

    void open(const document::Document &document, int page);
    void close();
    [[nodiscard]] const document::Document &document() const { return m_document; }

    /// Marks bytes of a page's text and scrolls there; loads the page first if it must.
    void showSpan(int page, TextSpan span, bool uncertain);
    void clearMark();
    void scrollToPage(int page);

    [[nodiscard]] int currentPage() const;
    [[nodiscard]] bool isLoaded(int page) const;
    [[nodiscard]] bool isEmpty() const { return m_pages.empty(); }
    /// In the viewport's coordinates; one rectangle a line.
    [[nodiscard]] std::vector<QRect> visibleMarks() const;
    /// The marked characters; empty if none.
    [[nodiscard]] QString markedText() const;

    [[nodiscard]] double zoom() const { return m_zoom; }
    /// Size of the letters against the usual one, clamped to 0.5..3.
    void setZoom(double zoom);

Q_SIGNALS:
    void currentPageChanged(int page);
    void zoomChanged();
    void pageLoaded(int page);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    struct Mark {
        int page = 0;
        TextSpan span;
        bool uncertain = false;
        std::optional<Utf16Range> shown; ///< in the page's text as shown; known once the page is there
    };

    void onText(DocumentId document, int page, const QString &text);
    void load(int page);
    void append(int page, const QString &text);
    void prepend(int page, const QString &text);
    void insertAt(int position, const QString &text);
    void labelPages();
    void loadNear();
    void locateMark();
    void scrollToMark();
    void applyMark();
    void applyFont();
    void fitColumn();
    void tellPage();
    [[nodiscard]] std::optional<Utf16Range> markRange() const;

    PageSource &m_source;
    document::Document m_document;
    TextPages m_pages;
    int m_awaited = 0; ///< the page that was asked for; 0: none
    int m_pageToShow = 0;
    std::optional<Mark> m_mark;
    bool m_markToShow = false;
    bool m_changing = false;
    double m_zoom = 1;
    int m_wheelRest = 0;
    int m_toldPage = 0;
    QVariantAnimation m_flash;
};

} // namespace longleaf::ui
