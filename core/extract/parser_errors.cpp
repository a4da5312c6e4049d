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
    static constexpr std::array<std::string_view, 8> kHarmful{
        "Out of memory",
        "Bad FCHECK",
        "Bad block header",
        "Bad two dim code",
        "Unexpected end of file in flate stream",
        "Leftover args in content stream",
        "Weird page contents",
        "Page content is damaged",
    };
    return std::any_of(kHarmful.begin(), kHarmful.end(),
                       [&](std::string_view part) { return message.find(part) != std::string::npos; });
}

} // namespace longleaf::extract
