// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

class QObject;

namespace longleaf::ui {

/// Installs the window's texts, Qt's own included, and the direction of writing; `owner` keeps them. Once, before the
/// first window.
/// @param language  a code such as "de"; empty: the system's. English where there is no translation.
void installTranslations(QObject *owner, const QString &language = {});

/// The codes of the languages that are built in, "en" first.
[[nodiscard]] QStringList installedLanguages();
/// A language's name for itself: "Deutsch".
[[nodiscard]] QString languageName(const QString &code);

} // namespace longleaf::ui
