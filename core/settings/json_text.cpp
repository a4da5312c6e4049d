// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/settings/json_text.h"

namespace longleaf::settings {

using nlohmann::json;

Result<json> parseObject(std::string_view text)
{
    json parsed = json::parse(text, nullptr, false);
    if (parsed.is_discarded())
        return fail(ErrorCode::InvalidInput, "The file is not valid JSON.");
    if (!parsed.is_object())
        return fail(ErrorCode::InvalidInput, "The file must hold one JSON object.");
    return parsed;
}

std::string dumped(const json &value)
{
    return value.dump(2, ' ', false, json::error_handler_t::replace) + "\n";
}

} // namespace longleaf::settings
