// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringView>
#include <utility>
#include <vector>

namespace longleaf::ui {

/// A text as a QTextDocument can hold it: every end of line is one '\n', no character has a meaning to the document,
/// and a line of tens of thousands of characters (which Qt lays out as a whole) is broken. Positions in the given text
/// are kept by a table.
class DisplayText final {
public:
    DisplayText() = default;
    explicit DisplayText(QStringView source);

    [[nodiscard]] const QString &text() const { return m_text; }
    /// Position in text() of the UTF-16 unit at `index` of the given text.
    [[nodiscard]] qsizetype position(qsizetype index) const;

private:
    void shift(qsizetype sourceIndex);

    QString m_text;
    /// From this index of the given text on, positions differ by this much.
    std::vector<std::pair<qsizetype, qsizetype>> m_shifts;
};

} // namespace longleaf::ui
