// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <string>
#include <vector>

namespace longleaf::ui {

/// One page of the help: a Markdown file of resources/help.
struct HelpPage {
    QString id;    ///< file name without extension; links among pages are "help:<id>"
    QString title; ///< its first heading
    std::string markdown;
};

/// All pages in reading order, in the window's language where there is a translation ("<id>.<code>.md"), else in
/// English.
[[nodiscard]] std::vector<HelpPage> helpPages();

} // namespace longleaf::ui
