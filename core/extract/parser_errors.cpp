// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/extract/parser_errors.h"

#include <algorithm>
#include <array>
#include <poppler-global.h>
#include <string_view>

namespace longleaf::extract {

namespace {

constexpr std::size_t kMostMessages = 8;

/// The message without poppler's prefix "poppler/error (position): ".
std::string bare(const std::string &message)
{
    const std::size_t colon = message.find(": ");
    std::string text =
        message.starts_with("poppler/") && colon != std::string::npos ? message.substr(colon + 2) : message;
    while (!text.empty() && (text.back() == '\n' || text.back() == ' '))
        text.pop_back();
    return text;
}

} // namespace

ParserErrors::ParserErrors()
{
    poppler::set_debug_error_function(&ParserErrors::collect, this);
}

ParserErrors::~ParserErrors()
{
    poppler::set_debug_error_function([](const std::string &, void *) {}, nullptr);
}

std::vector<std::string> ParserErrors::take()
{
    std::vector<std::string> messages;
    messages.swap(m_messages);
    return messages;
}

void ParserErrors::collect(const std::string &message, void *self)
{
    auto &messages = static_cast<ParserErrors *>(self)->m_messages;
    if (messages.size() >= kMostMessages || !meansLostContent(message))
        return;
    std::string text = bare(message);
    if (std::find(messages.begin(), messages.end(), text) == messages.end())
        messages.push_back(std::move(text));
}

bool meansLostContent(const std::string &message)
{
    // Seen over 1,069 damaged files; 75 sound ones gave no message at all. What is not listed is a repair that
    // worked, or about fonts' looks, forms, annotations and colours.
    static constexpr std::array<std::string_view, 33> kHarmful{
        "Out of memory",
        "Weird page contents",
        "Page contents object",
        "Leftover args in content stream",
        "Too few (",
        "operator is wrong type",
        "Unknown operator",
        "Command token too long",
        "No font in show",
        "Unknown font tag",
        "Unknown font type",
        "font resource is not a dictionary",
        "Missing language pack",
        "CMap file",
        "Unknown character collection",
        "XObject '",
        "Unknown filter",
        "Unknown compression method",
        "Bad block header",
        "Bad dynamic code table",
        "Bad uncompressed block length",
        "Unexpected end of file",
        "Bad LZW stream",
        "Bad two dim code",
        "attribute in stream",
        "Illegal character",
        "Unterminated string",
        "Dictionary key must be a name object",
        "End of file inside",
        "is being already parsed",
        "Invalid XRef entry",
        "Failed to parse XRef entry",
        "Loop in",
    };
    return std::any_of(kHarmful.begin(), kHarmful.end(),
                       [&](std::string_view part) { return message.find(part) != std::string::npos; });
}

} // namespace longleaf::extract
