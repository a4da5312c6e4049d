// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/rule_reader.h"

#include "core/base/utf8.h"

namespace longleaf::test {

using nlohmann::json;
using Faults = std::vector<std::string>;

json ruledBody(std::string_view bytes, Faults &faults)
{
    if (!utf8::isValid(bytes)) {
        faults.emplace_back("the body is not valid UTF-8");
        return {};
    }
    json body = json::parse(bytes, nullptr, false);
    if (!body.is_object())
        faults.emplace_back("the body is not a JSON object");
    return body;
}

void onlyKnown(const json &object, const std::set<std::string> &known, std::string_view words, Faults &faults)
{
    if (!object.is_object())
        return;
    for (const auto &[name, value] : object.items()) {
        if (known.count(name) == 0)
            faults.push_back(std::string(words) + name);
    }
}

const json &memberOf(const json &object, std::string_view name)
{
    static const json none;
    if (!object.is_object())
        return none;
    const auto found = object.find(std::string(name));
    return found == object.end() ? none : *found;
}

std::string stringOf(const json &object, std::string_view name)
{
    const json &value = memberOf(object, name);
    return value.is_string() ? value.get<std::string>() : std::string();
}

std::int64_t integerOf(const json &object, std::string_view name)
{
    const json &value = memberOf(object, name);
    return value.is_number_integer() ? value.get<std::int64_t>() : -1;
}

void needsCap(const json &object, std::string_view name, Faults &faults)
{
    const std::int64_t cap = integerOf(object, name);
    if (cap < 0)
        faults.push_back(std::string(name) + " is missing");
    else if (cap < kSmallestCap)
        faults.push_back(std::string(name) + " is below 4096: " + std::to_string(cap));
}

void needsModel(const json &body, Faults &faults)
{
    if (stringOf(body, "model").empty())
        faults.emplace_back("model is missing");
}

void needsStream(const json &body, Faults &faults)
{
    if (memberOf(body, "stream") != json(true))
        faults.emplace_back("stream must be true");
}

} // namespace longleaf::test
