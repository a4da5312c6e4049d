// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <functional>

namespace longleaf::test {

class UiDriver;

/// Pictures of the reader: turned, in pairs, with a selection, with dark pages. The sample document must be in the
/// library and an answer with citations be the last turn. `shoot` writes a picture of the window under a name.
void shootPages(UiDriver &driver, const std::function<void(const QString &)> &shoot);

} // namespace longleaf::test
