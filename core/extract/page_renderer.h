// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/ipc/extractor_protocol.h"

#include <poppler-page.h>

namespace longleaf::extract {

inline constexpr double kMostPixels = 16'000'000;
inline constexpr double kMostPixelsPerSide = 4'000;

/// The resolution at which a page of this size stays within the bounds above; at most `dpi`, at least 1.
double boundedDpi(double dpi, double widthPt, double heightPt);

/// Renders a page or the clip of it on white, antialiased: opaque BGRA, or gray where no pixel has a colour.
/// Errors: InvalidInput (dpi not in 1..2400, clip outside of the page or over the bounds), DamagedDocument.
[[nodiscard]] Result<ipc::PageImage> renderPage(const poppler::page &page, const ipc::RenderPage &request);

} // namespace longleaf::extract
