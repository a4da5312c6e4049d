// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/answer/citation.h"

#include <array>
#include <utility>

namespace longleaf::answer {

namespace {

constexpr std::array<std::pair<CitationStatus, std::string_view>, 8> kWords{{
    {CitationStatus::Exact, "exact"},
    {CitationStatus::ExactOtherPage, "exact_other_page"},
    {CitationStatus::Close, "close"},
    {CitationStatus::Reworded, "reworded"},
    {CitationStatus::TableMatch, "table_match"},
    {CitationStatus::NumbersDiffer, "numbers_differ"},
    {CitationStatus::NotFound, "not_found"},
    {CitationStatus::PageOnly, "page_only"},
}};

} // namespace

std::string_view toWord(CitationStatus status)
{
    for (const auto &[value, word] : kWords) {
        if (value == status)
            return word;
    }
    return "not_found";
}

std::optional<CitationStatus> statusFromWord(std::string_view word)
{
    for (const auto &[value, known] : kWords) {
        if (known == word)
            return value;
    }
    return std::nullopt;
}

} // namespace longleaf::answer
