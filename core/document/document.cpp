// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/document/document.h"

#include <array>
#include <utility>

namespace longleaf::document {

namespace {

template <typename Enum, std::size_t N> using Words = std::array<std::pair<Enum, std::string_view>, N>;

constexpr Words<Format, 3> kFormats{{
    {Format::Pdf, "pdf"},
    {Format::PlainText, "text"},
    {Format::Markdown, "markdown"},
}};
constexpr Words<PageState, 4> kPageStates{{
    {PageState::Ok, "ok"},
    {PageState::NoText, "no_text"},
    {PageState::Partial, "partial"},
    {PageState::Failed, "failed"},
}};
constexpr Words<DocumentStatus, 3> kStatuses{{
    {DocumentStatus::Ready, "ready"},
    {DocumentStatus::Partial, "partial"},
    {DocumentStatus::Failed, "failed"},
}};

template <typename Enum, std::size_t N> std::string_view wordOf(const Words<Enum, N> &words, Enum value)
{
    for (const auto &[candidate, word] : words) {
        if (candidate == value)
            return word;
    }
    return {};
}

template <typename Enum, std::size_t N> Enum valueOf(const Words<Enum, N> &words, std::string_view text, Enum otherwise)
{
    for (const auto &[value, word] : words) {
        if (word == text)
            return value;
    }
    return otherwise;
}

} // namespace

std::string_view toWord(Format format)
{
    return wordOf(kFormats, format);
}

std::string_view toWord(PageState state)
{
    return wordOf(kPageStates, state);
}

std::string_view toWord(DocumentStatus status)
{
    return wordOf(kStatuses, status);
}

Format formatFromWord(std::string_view word)
{
    return valueOf(kFormats, word, Format::PlainText);
}

PageState pageStateFromWord(std::string_view word)
{
    return valueOf(kPageStates, word, PageState::Failed);
}

DocumentStatus statusFromWord(std::string_view word)
{
    return valueOf(kStatuses, word, DocumentStatus::Failed);
}

} // namespace longleaf::document
