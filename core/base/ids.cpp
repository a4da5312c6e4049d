// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/ids.h"

#include <charconv>

namespace longleaf {

std::string idText(std::int64_t value)
{
    return std::to_string(value);
}

std::optional<std::int64_t> parseIdText(std::string_view text)
{
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size() || value <= 0)
        return std::nullopt;
    return value;
}

} // namespace longleaf
