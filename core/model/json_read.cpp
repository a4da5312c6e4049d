// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/json_read.h"

#include <charconv>
#include <cstddef>

namespace longleaf::model {

namespace {

using nlohmann::json;

constexpr int kMaxDepth = 64;
constexpr double kMaxNumber = 1e15;

bool nestedTooDeeply(std::string_view text)
{
    int depth = 0;
    bool inString = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (inString) {
            if (c == '\\')
                ++i;
            else if (c == '"')
                inString = false;
        } else if (c == '"') {
            inString = true;
        } else if (c == '{' || c == '[') {
            if (++depth > kMaxDepth)
                return true;
        } else if (c == '}' || c == ']') {
            --depth;
        }
    }
    return false;
}

/// The value of a \uXXXX escape at `at`, or -1.
int escapeAt(std::string_view text, std::size_t at)
{
    if (at + 6 > text.size() || text[at] != '\\' || text[at + 1] != 'u')
        return -1;
    int value = 0;
    const char *begin = text.data() + at + 2;
    const auto [end, error] = std::from_chars(begin, begin + 4, value, 16);
    return error == std::errc() && end == begin + 4 ? value : -1;
}

/// Half a surrogate pair, which a gateway makes when it splits a text between the halves, is not valid JSON.
std::string withoutLoneSurrogates(std::string_view text)
{
    std::string out(text);
    for (std::size_t i = 0; i + 1 < out.size(); ++i) {
        if (out[i] != '\\')
            continue;
        const int value = escapeAt(out, i);
        if (value >= 0xD800 && value <= 0xDFFF) {
            const int next = value < 0xDC00 ? escapeAt(out, i + 6) : -1;
            if (next >= 0xDC00 && next <= 0xDFFF)
                i += 6;
            else
                out.replace(i, 6, "\\ufffd");
        }
        ++i; // past the escaped character
    }
    return out;
}

} // namespace

std::optional<json> parseJson(std::string_view text)
{
    if (nestedTooDeeply(text))
        return std::nullopt;
    json value = json::parse(text, nullptr, false);
    if (value.is_discarded())
        value = json::parse(withoutLoneSurrogates(text), nullptr, false);
    if (value.is_discarded())
        return std::nullopt;
    return value;
}

std::string textAt(const json &object, const char *key)
{
    if (!object.is_object())
        return {};
    const auto found = object.find(key);
    return found != object.end() && found->is_string() ? found->get_ref<const std::string &>() : std::string();
}

std::optional<std::int64_t> numberAt(const json &object, const char *key)
{
    if (!object.is_object())
        return std::nullopt;
    const auto found = object.find(key);
    if (found == object.end() || !found->is_number())
        return std::nullopt;
    const auto value = found->get<double>();
    if (!(value > -kMaxNumber && value < kMaxNumber))
        return std::nullopt;
    return static_cast<std::int64_t>(value);
}

const json &nodeAt(const json &object, const char *key)
{
    static const json empty = json::object();
    if (!object.is_object())
        return empty;
    const auto found = object.find(key);
    return found != object.end() && found->is_structured() ? *found : empty;
}

} // namespace longleaf::model
