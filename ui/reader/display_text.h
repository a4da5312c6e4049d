// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringView>
#include <vector>

namespace longleaf::ui {

/// Characters of a text that are shown as others. Positions are UTF-16 units of the text.
struct TextEdit {
    qsizetype begin = 0;
    qsizetype end = 0;
    QString shown;

    bool operator==(const TextEdit &) const = default;
};

/// How characters look.
struct TextStyle {
    enum Flag : unsigned {
        Bold = 1,
        Italic = 2,
        Mono = 4, ///< letters of one width, for columns and code
        Quote = 8,
    };
    unsigned flags = 0;
    int heading = 0; ///< 1: largest; 0: none

    bool operator==(const TextStyle &) const = default;
};
struct StyledRange {
    qsizetype begin = 0;
    qsizetype end = 0;
    TextStyle style;

    bool operator==(const StyledRange &) const = default;
};

/// A text as a QTextDocument can hold it: every end of line is one '\n', no character has a meaning to the document,
/// and a line of tens of thousands of characters (which Qt lays out as a whole) is broken. Positions in the given text
/// are kept by a table.
class DisplayText final {
public:
    DisplayText() = default;
    /// @param edits  rising, disjoint
    explicit DisplayText(QStringView source, const std::vector<TextEdit> &edits = {});

    [[nodiscard]] const QString &text() const { return m_text; }
    /// Position in text() of the UTF-16 unit at `index` of the given text; what is not shown has the position of what
    /// stands in its place.
    [[nodiscard]] qsizetype position(qsizetype index) const;

private:
    struct Anchor {
        qsizetype source = 0;
        qsizetype shown = 0;
        bool moves = true; ///< false: every unit up to the next anchor is shown at this position
    };
    qsizetype copy(QStringView source, qsizetype begin, qsizetype end);
    void anchor(qsizetype source, bool moves = true);

    QString m_text;
    qsizetype m_lineLength = 0;
    std::vector<Anchor> m_anchors;
};

} // namespace longleaf::ui
