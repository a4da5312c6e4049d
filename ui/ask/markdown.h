// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/answer/markdown.h"

namespace longleaf::ui {

/// What is shown and what is exported read an answer's text alike.
namespace markdown = answer::markdown;

} // namespace longleaf::ui
