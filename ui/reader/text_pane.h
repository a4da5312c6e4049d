// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/span.h"
#include "core/document/document.h"
#include "ui/reader/reader_place.h"
#include "ui/reader/text_hits.h"
#include "ui/reader/text_pages.h"
#include "ui/text/qt_convert.h"

#include <QPlainTextEdit>
#include <QString>
#include <QVariantAnimation>
#include <optional>
#include <vector>

namespace longleaf::ui {

class FindSession;
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
    /// The same without scrolling.
    void setMark(int page, TextSpan span, bool uncertain);
    void clearMark();
    void scrollToPage(int page);
    [[nodiscard]] ReaderPlace place() const;
    /// Loads the page first if it must.
    void restorePlace(const ReaderPlace &place);

    struct Mark {
        int page = 0;
        TextSpan span;
        bool uncertain = false;
        std::optional<Utf16Range> shown; ///< in the page's text as shown; known once the page is there
    };
    [[nodiscard]] const std::optional<Mark> &mark() const { return m_mark; }

    /// Marks what is found; must outlive the pane.
    void setFindSession(const FindSession *session);
    /// Scrolls to a hit of the session unless it is in sight; loads its page first if it must.
    void showHit(int index);

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
    void onText(DocumentId document, int page, const QString &text);
    void load(int page);
    void append(int page, const QString &text);
    void prepend(int page, const QString &text);
    void dress(int page);
    void insertAt(int position, const QString &text);
    void labelPages();
    void loadNear();
    void locateMark();
    void scrollToMark();
    void scrollToRange(const Utf16Range &range);
    void paintCurrentHit();
    [[nodiscard]] QTextEdit::ExtraSelection selectionOf(const Utf16Range &range) const;
    [[nodiscard]] std::vector<QRect> rectsOf(const Utf16Range &range) const;
    [[nodiscard]] Utf16Range visibleRange() const;
    void scrollToLine(int position);
    void applyMark();
    void applyFont();
    void fitColumn();
    void tellPage();
    [[nodiscard]] std::optional<Utf16Range> markRange() const;

    PageSource &m_source;
    document::Document m_document;
    TextPages m_pages;
    const FindSession *m_session = nullptr;
    TextHits m_hits;
    int m_hitToShow = -1;                   ///< once its page is there
    std::optional<Utf16Range> m_currentHit; ///< while it is in sight
    int m_awaited = 0;                      ///< the page that was asked for; 0: none
    int m_pageToShow = 0;
    std::optional<ReaderPlace> m_placeToShow; ///< once its page is there
    std::optional<Mark> m_mark;
    bool m_markToShow = false;
    bool m_changing = false;
    double m_zoom = 1;
    int m_wheelRest = 0;
    int m_toldPage = 0;
    QVariantAnimation m_flash;
};

} // namespace longleaf::ui
