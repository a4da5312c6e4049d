// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pack/question_kind.h"

#include "core/base/utf8.h"
#include "core/pack/question_patterns.h"
#include "core/pack/word_pattern.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

namespace longleaf::pack {
namespace {

constexpr std::size_t kMaxBytes = 2'000;

constexpr std::array<std::pair<QuestionKind, std::string_view>, 4> kKinds = {{
    {QuestionKind::Lookup, "lookup"},
    {QuestionKind::ListAll, "list_all"},
    {QuestionKind::Compare, "compare"},
    {QuestionKind::Summarise, "summarise"},
}};

bool isCourtesy(const std::string &word)
{
    const auto all = courtesies();
    return std::find(all.begin(), all.end(), word) != all.end();
}

QuestionKind kindOfCharacters(std::string_view text)
{
    for (const CharacterPattern &pattern : characterPatterns()) {
        const std::size_t found = text.find(pattern.characters);
        if (found != std::string_view::npos &&
            (pattern.unless.empty() || !text.substr(found + pattern.characters.size()).starts_with(pattern.unless))) {
            return pattern.kind;
        }
    }
    return QuestionKind::Lookup;
}

} // namespace

std::string_view toWord(QuestionKind kind)
{
    return kKinds[static_cast<std::size_t>(kind)].second;
}

std::optional<QuestionKind> questionKindFromWord(std::string_view word)
{
    for (const auto &[kind, name] : kKinds) {
        if (name == word) {
            return kind;
        }
    }
    return std::nullopt;
}

QuestionKind questionKind(std::string_view question)
{
    const std::string text = withoutQuoted(utf8::truncated(question, kMaxBytes));
    for (const WordSentence &sentence : sentencesOf(text)) {
        const auto order = std::find_if_not(sentence.words.begin(), sentence.words.end(), isCourtesy);
        const std::vector<std::string> words(order, sentence.words.end());
        for (const WordPattern &pattern : wordPatterns()) {
            if (matchesWords(words, pattern.words)) {
                return pattern.kind;
            }
        }
    }
    return kindOfCharacters(text);
}

} // namespace longleaf::pack
