// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/theme.h"

#include <QObject>
#include <vector>

class QTextEdit;
class QToolButton;

namespace longleaf::ui {

/// A button at the upper corner of every block of code of an answer, which copies the code.
class CodeButtons final : public QObject {
    Q_OBJECT
public:
    CodeButtons(const Theme &theme, QTextEdit &view);

    /// One for each of these positions of the document, where they are now.
    void place(const std::vector<int> &blocks);

private:
    void copy(std::size_t index);

    const Theme &m_theme;
    QTextEdit &m_view;
    std::vector<int> m_blocks;
    std::vector<QToolButton *> m_buttons;
};

} // namespace longleaf::ui
