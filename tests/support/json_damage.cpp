// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/json_damage.h"

#include <cstddef>
#include <cstdint>
#include <limits>
#include <set>
#include <utility>

#include <nlohmann/json.hpp>

namespace longleaf::test {

namespace {

using nlohmann::json;

constexpr std::size_t kDepth = 100'000;

/// Where the JSON of a frame stands; an empty size for none.
std::pair<std::size_t, std::size_t> jsonIn(const std::string &frame)
{
    const std::size_t begin = frame.find('{');
    if (begin == std::string::npos)
        return {0, 0};
    return {begin, std::min(frame.find('\n', begin), frame.size()) - begin};
}

template <typename Edit> std::string edited(const std::string &frame, Edit edit)
{
    const auto [begin, size] = jsonIn(frame);
    json data = json::parse(frame.substr(begin, size), nullptr, false);
    if (size == 0 || data.is_discarded())
        return frame;
    edit(data);
    return frame.substr(0, begin) + data.dump() + frame.substr(begin + size);
}

bool namesTheKind(const std::string &name)
{
    return name == "type" || name == "object";
}

void makeWrong(json &value)
{
    if (value.is_string())
        value = json::array({1});
    else if (value.is_object())
        value = "an object";
    else if (value.is_array())
        value = json::object({{"an", "array"}});
    else
        value = "a number";
}

const std::set<std::string> &usageNames()
{
    static const std::set<std::string> names = {"usage", "usageMetadata", "timings", "prompt_eval_count", "eval_count"};
    return names;
}

void dropUsage(json &value)
{
    if (value.is_object()) {
        for (const std::string &name : usageNames())
            value.erase(name);
    }
    for (json &inner : value)
        if (inner.is_structured())
            dropUsage(inner);
}

void makeAbsurd(json &value, unsigned &turn)
{
    if (value.is_number()) {
        static const json kinds = {-7, std::numeric_limits<std::int64_t>::max(), 1e300, 0.5};
        value = kinds[turn++ % kinds.size()];
    }
    if (value.is_structured()) {
        for (json &inner : value)
            makeAbsurd(inner, turn);
    }
}

void findUsage(json &value, unsigned &turn)
{
    if (!value.is_structured())
        return;
    if (value.is_object()) {
        for (const auto &[name, inner] : value.items()) {
            if (usageNames().count(name) > 0)
                makeAbsurd(inner, turn);
        }
    }
    for (json &inner : value)
        findUsage(inner, turn);
}

} // namespace

std::string withWrongTypes(const std::string &frame)
{
    return edited(frame, [](json &data) {
        for (auto &[name, value] : data.items()) {
            if (!namesTheKind(name))
                makeWrong(value);
        }
    });
}

std::string withNulls(const std::string &frame)
{
    return edited(frame, [](json &data) {
        for (auto &[name, value] : data.items()) {
            if (!namesTheKind(name))
                value = nullptr;
        }
    });
}

std::string withEveryKeyTwice(const std::string &frame)
{
    const auto [begin, size] = jsonIn(frame);
    if (size < 3)
        return frame;
    const std::string inner = frame.substr(begin + 1, size - 2);
    return frame.substr(0, begin) + "{" + inner + "," + inner + "}" + frame.substr(begin + size);
}

std::string withDeepNesting(const std::string &frame)
{
    const auto [begin, size] = jsonIn(frame);
    if (size == 0)
        return frame;
    return frame.substr(0, begin) + "{\"deep\":" + std::string(kDepth, '[') + std::string(kDepth, ']') + "," +
           frame.substr(begin + 1);
}

std::string withoutUsage(const std::string &frame)
{
    return edited(frame, [](json &data) { dropUsage(data); });
}

std::string withAbsurdUsage(const std::string &frame)
{
    return edited(frame, [](json &data) {
        unsigned turn = 0;
        findUsage(data, turn);
    });
}

} // namespace longleaf::test
