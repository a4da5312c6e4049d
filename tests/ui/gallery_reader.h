// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace longleaf::test {

/// Pictures of the reading desk: tabs, hits, contents, small pages, texts; light and dark, large and small.
void paintReaderGallery(const QString &folder);

} // namespace longleaf::test
