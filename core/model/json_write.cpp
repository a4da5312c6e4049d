// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/json_write.h"

#include "core/base/utf8.h"

#include <array>
#include <cstddef>
#include <cstdio>

#include <nlohmann/json.hpp>

namespace longleaf::model {

namespace {

using Json = nlohmann::ordered_json;

/// Whether a byte stands for itself inside a string.
constexpr std::array<bool, 256> kPlain = [] {
    std::array<bool, 256> plain{};
    for (std::size_t byte = 0x20; byte < plain.size(); ++byte)
        plain[byte] = byte != '"' && byte != '\\';
    return plain;
}();

void appendEscape(std::string &out, char c)
{
    switch (c) {
    case '"': out += "\\\""; return;
    case '\\': out += "\\\\"; return;
    case '\b': out += "\\b"; return;
    case '\f': out += "\\f"; return;
    case '\n': out += "\\n"; return;
    case '\r': out += "\\r"; return;
    case '\t': out += "\\t"; return;
    default: break;
    }
    std::array<char, 8> escape{};
    std::snprintf(escape.data(), escape.size(), "\\u%04x", static_cast<unsigned>(static_cast<unsigned char>(c)));
    out += escape.data();
}

void appendText(std::string &out, const std::string &text)
{
    // What is valid is copied in runs; the library knows what to make of the rest.
    if (utf8::isValid(text))
        appendQuoted(out, text);
    else
        out += Json(text).dump(-1, ' ', false, Json::error_handler_t::replace);
}

void append(std::string &out, const Json &value)
{
    const char *separator = "";
    if (value.is_object()) {
        out += '{';
        for (const auto &[name, member] : value.items()) {
            out += separator;
            appendText(out, name);
            out += ':';
            append(out, member);
            separator = ",";
        }
        out += '}';
    } else if (value.is_array()) {
        out += '[';
        for (const Json &member : value) {
            out += separator;
            append(out, member);
            separator = ",";
        }
        out += ']';
    } else if (value.is_string()) {
        appendText(out, value.get_ref<const std::string &>());
    } else {
        out += value.dump();
    }
}

std::size_t textBytes(const Json &value)
{
    if (value.is_string())
        return value.get_ref<const std::string &>().size();
    std::size_t bytes = 0;
    if (value.is_structured()) {
        for (const Json &member : value)
            bytes += textBytes(member);
    }
    return bytes;
}

} // namespace

std::string writeJson(const Json &value)
{
    std::string out;
    out.reserve(textBytes(value) + textBytes(value) / 16 + 1024); // line breaks and quotes take two bytes
    append(out, value);
    return out;
}

void appendQuoted(std::string &out, std::string_view text)
{
    out += '"';
    std::size_t copied = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (kPlain[static_cast<unsigned char>(text[at])])
            continue;
        out.append(text, copied, at - copied);
        appendEscape(out, text[at]);
        copied = at + 1;
    }
    out.append(text, copied, text.size() - copied);
    out += '"';
}

} // namespace longleaf::model
