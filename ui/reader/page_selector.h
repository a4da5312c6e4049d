// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// First, because moc of Qt 6.4 stumbles over <compare> when it meets no other header before.
#include <QObject>
#include <QPointF>
#include <QString>
#include <functional>
#include <map>
#include <optional>
#include <vector>

#include "ui/reader/word_shelf.h"

namespace longleaf::ui {

/// A place between two characters of a document.
struct TextPlace {
    int page = 0;
    std::size_t offset = 0; ///< bytes of the page's text

    auto operator<=>(const TextPlace &) const = default;
};

/// Text that is selected.
struct SelectedText {
    QString text; ///< as it stands in the document, lines and all
    int firstPage = 0;
    int lastPage = 0;
};

/// The selected words of a document and the place of the keyboard's caret. Works on the words of the library; what
/// needs a page whose words are still on their way is done when they come.
class PageSelector final : public QObject {
    Q_OBJECT
public:
    enum class Grain { Character, Word, Line };
    enum class Step {
        NextCharacter,
        PreviousCharacter,
        NextWord,
        PreviousWord,
        LineBelow,
        LineAbove,
        LineBegin,
        LineEnd,
    };

    explicit PageSelector(PageSource &source, QObject *parent = nullptr);

    void open(const document::Document &document);
    void setPages(const std::vector<document::Page> &pages) { m_pages = pages; }
    [[nodiscard]] WordShelf &words() { return m_words; }

    /// Begins a selection at a point of a page (0..1 of the upright page).
    void press(int page, const QPointF &point, Grain grain);
    /// Moves its other end there.
    void extendTo(int page, const QPointF &point);
    /// Moves the caret; with the selection's other end left where it is. Without a caret it first comes to `page`.
    void move(Step step, int page);
    void selectPage(int page);
    void clear();

    [[nodiscard]] bool isEmpty() const;
    /// Whether the point lies in a selected line.
    [[nodiscard]] bool contains(int page, const QPointF &point);
    /// Boxes of the selected words of a page; none while its words are on their way.
    [[nodiscard]] const std::vector<document::Box> &boxes(int page);
    [[nodiscard]] std::optional<TextPlace> caret() const { return m_caret; }
    [[nodiscard]] std::optional<document::PageBox> caretBox();
    [[nodiscard]] TextPlace begin() const;
    [[nodiscard]] TextPlace end() const;

    /// The selected text, if it is here; of pages that are not, through withText().
    [[nodiscard]] std::optional<SelectedText> text();
    /// Gives the text to `then`, at once or when the library has read it. Nothing if the selection is empty.
    void withText(std::function<void(const SelectedText &)> then);

Q_SIGNALS:
    void changed();
    void failed(const QString &reason);

private:
    [[nodiscard]] TextSpan spanOn(int page, std::size_t textSize) const;
    [[nodiscard]] double aspectOf(int page) const;
    [[nodiscard]] TextSpan grown(const PageWords &words, std::size_t offset) const;
    void moveTo(TextPlace place);
    void moveToLine(bool below, const PageWords &words);
    void tell();

    PageSource &m_source;
    WordShelf m_words;
    document::Document m_document;
    std::vector<document::Page> m_pages;
    TextPlace m_anchor;    ///< first place of what was pressed
    TextPlace m_anchorEnd; ///< the same, but for words and lines
    std::optional<TextPlace> m_caret;
    Grain m_grain = Grain::Character;
    std::optional<double> m_x; ///< that the caret keeps from line to line
    std::map<int, std::vector<document::Box>> m_boxes;
    std::optional<TextSpan> m_awaited; ///< bytes of the canonical text
    std::function<void(const SelectedText &)> m_then;
};

/// A quote for a memo: the words in one line, in quotation marks, with the document and the page.
[[nodiscard]] QString withReference(const SelectedText &selected, const QString &title);
/// White space and line ends become single spaces; a line that ends in a hyphen is joined to the next one.
[[nodiscard]] QString asOneLine(const QString &text);

} // namespace longleaf::ui
