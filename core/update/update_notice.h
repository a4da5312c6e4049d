// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/update/version.h"

#include <string>
#include <string_view>

namespace longleaf::update {

/// What is published of the newest version.
struct UpdateNotice {
    Version version;
    std::string name;    ///< the version as it is written, ASCII
    std::string date;    ///< "2026-12-24"
    std::string page;    ///< address of the page about it: https, ASCII
    std::string summary; ///< one line of plain UTF-8, at most 300 bytes, may be empty

    bool operator==(const UpdateNotice &) const = default;
};

/// Reads {"format": 1, "version": …, "date": …, "page": …, "summary": …}, as packaging/update_notice.py writes it.
/// Members that it does not know are passed over. What nobody sees in the summary and its line breaks are taken out.
/// Errors: Protocol (not that; says which member is wrong).
[[nodiscard]] Result<UpdateNotice> readNotice(std::string_view json);

/// Whether somebody with version `own` is told of `offered`: it is newer, and a pre-release is offered only to who has
/// one.
[[nodiscard]] bool isOffered(const Version &offered, const Version &own);

} // namespace longleaf::update
