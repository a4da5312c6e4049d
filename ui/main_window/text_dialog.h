// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/theme.h"

#include <QDialog>
#include <string_view>

namespace longleaf::ui {

/// A page of Markdown in a window of its own that blocks nothing.
class TextDialog final : public QDialog {
    Q_OBJECT
public:
    /// @param markdown  UTF-8.
    TextDialog(const Theme &theme, const QString &title, std::string_view markdown, QWidget *parent);
};

/// The page "How it works".
[[nodiscard]] std::string howItWorksText();
/// Versions and licences.
[[nodiscard]] std::string aboutText();

} // namespace longleaf::ui
