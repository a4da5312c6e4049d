// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/theme.h"

#include <QPlainTextEdit>
#include <vector>

namespace longleaf::ui {

/// A plain text of lines with their numbers beside them; single lines can be marked. Tab leaves it.
class NumberedTextEdit final : public QPlainTextEdit {
    Q_OBJECT
public:
    /// @param rows  how many lines it shows at least. `theme` must outlive the editor.
    NumberedTextEdit(const Theme &theme, int rows, QWidget *parent = nullptr);

    /// @param lines  from 1, ascending; marked by an exclamation mark and another background
    void setMarkedLines(std::vector<int> lines);
    /// Puts the cursor at the end of a line (from 1) and shows it.
    void goToLine(int line);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    class Gutter;
    [[nodiscard]] int gutterWidth() const;
    void placeGutter();
    void paintGutter(QPainter &painter, const QRect &dirty) const;
    void refresh();

    const Theme &m_theme;
    int m_rows;
    Gutter *m_gutter;
    std::vector<int> m_marked;
};

} // namespace longleaf::ui
