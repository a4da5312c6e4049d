// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/model/http_transport.h"
#include "core/update/update_notice.h"

#include <cstdint>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>

namespace longleaf::update {

/// Larger answers are not read, in bytes; a notice has a few hundred.
inline constexpr std::size_t kMostNoticeBytes = std::size_t{64} << 10U;

/// Asks a fixed address what the newest version is. One GET without a body, a query, a cookie or anything that tells
/// one copy of Longleaf from another; its own version is not in it, the comparison is made here. No redirect is
/// followed, nothing is fetched but that answer.
class UpdateCheck final {
public:
    /// @param transport  must outlive this. @param address  https (or this computer, for tests).
    UpdateCheck(model::HttpTransport &transport, std::string address);

    /// At most 20 seconds. @param own  the version of this program. @return  empty: there is none that is newer.
    /// Errors: InvalidInput (plain http to another computer; `own` is no version), Network (no connection, another
    /// status than 200, a redirect), Timeout, TooLarge (over 64 KiB), Protocol (not a notice), Canceled.
    [[nodiscard]] Result<std::optional<UpdateNotice>> look(std::string_view own, std::stop_token stop) const;

private:
    [[nodiscard]] Result<std::string> fetch(std::stop_token stop) const;

    model::HttpTransport &m_transport;
    std::string m_address;
};

/// Whether a day has passed since the last look, or the clock was set back behind it. Milliseconds since 1970; empty:
/// never.
[[nodiscard]] bool isDue(std::optional<std::int64_t> lastLookMs, std::int64_t nowMs);

} // namespace longleaf::update
