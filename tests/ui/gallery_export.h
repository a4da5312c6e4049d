// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace longleaf::test {

/// Pictures of the export dialog in `folder`, and one file of each format that people look at, made by the real window.
void exportGallery(const QString &folder);

} // namespace longleaf::test
