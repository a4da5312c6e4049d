// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/theme.h"

#include <QDialog>

class QPlainTextEdit;

namespace longleaf::ui {

/// What the program is, whose work is in it, and what an error report needs. Blocks nothing.
class AboutDialog final : public QDialog {
    Q_OBJECT
public:
    /// @param debugInfo  lines for an error report.
    AboutDialog(const Theme &theme, const QString &debugInfo, QWidget *parent);

    [[nodiscard]] QPlainTextEdit *debugText() const { return m_debug; }

private:
    [[nodiscard]] QWidget *markdownPage(const Theme &theme, const QString &name, std::string_view markdown);

    QPlainTextEdit *m_debug;
};

} // namespace longleaf::ui
