// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QObject;

namespace longleaf::ui {

/// Installs the texts of the user's language, English if there is none; `owner` keeps them. Once, before the first
/// window.
void installTranslations(QObject *owner);

} // namespace longleaf::ui
