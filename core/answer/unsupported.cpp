// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/answer/unsupported.h"

#include "core/answer/names.h"
#include "core/answer/quantities.h"
#include "core/base/utf8.h"

#include <algorithm>
#include <string>

namespace longleaf::answer {

namespace {

bool isLetter(char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0xC3;
}

std::string foldedWordBefore(std::string_view text, std::size_t at)
{
    while (at > 0 && (text[at - 1] == ' ' || text[at - 1] == '.' || text[at - 1] == '#'))
        --at;
    std::size_t begin = at;
    while (begin > 0 && isLetter(text[begin - 1]))
        --begin;
    std::string word(text.substr(begin, at - begin));
    std::transform(word.begin(), word.end(), word.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return word;
}

/// A number that points somewhere or belongs to a name, and is no figure of its own.
bool isReference(std::string_view text, TextSpan statement, TextSpan number)
{
    constexpr std::string_view kPointers[] = {
        "page",     "pages",   "p",        "pp",      "note",     "notes", "item",     "items",     "section",
        "sections", "table",   "figure",   "exhibit", "chapter",  "part",  "document", "doc",       "question",
        "step",     "article", "articles", "clause",  "appendix", "annex", "schedule", "paragraph", "rule",
        "asc",      "asu",     "ifrs",     "ias",     "fas",      "topic", "form",     "no",        "type",
        "level",    "tier",    "phase",    "class",   "line",     "row"};
    const std::string before = foldedWordBefore(text, number.begin);
    if (std::find(std::begin(kPointers), std::end(kPointers), before) != std::end(kPointers))
        return true;
    const bool glued = number.begin > 0 && isLetter(text[number.begin - 1]); // Q4, FY19 is a year and not asked here
    const bool gluedAfter = number.end < text.size() && isLetter(text[number.end]); // 3M, 2nd
    const std::size_t end = number.end;
    const bool form = end + 1 < text.size() && text[end] == '-' && isLetter(text[end + 1]); // 10-K, 12-month
    const bool hyphenBefore = number.begin > 1 && text[number.begin - 1] == '-' && isLetter(text[number.begin - 2]);
    const bool bracketed =
        number.begin > 0 && end < text.size() && number.size() <= 2 &&
        ((text[number.begin - 1] == '[' && text[end] == ']') || (text[number.begin - 1] == '(' && text[end] == ')'));
    const bool item = number.size() <= 2 && end < text.size() && (text[end] == ')' || text[end] == '.') &&
                      text.substr(statement.begin, number.begin - statement.begin).find_first_not_of(" (*_") ==
                          std::string_view::npos;
    return glued || gluedAfter || form || hyphenBefore || bracketed || item;
}

class Evidence final {
public:
    explicit Evidence(const std::vector<CitedPassage> &passages)
    {
        for (const CitedPassage &passage : passages) {
            for (const std::string_view part : {passage.near, passage.names}) {
                const auto found = quantitiesIn(part, NumberWords::Read);
                m_quantities.insert(m_quantities.end(), found.begin(), found.end());
            }
            m_words.add(passage.near);
            m_words.addTitle(passage.names);
            for (const Quantity &one : quantitiesIn(passage.page, NumberWords::Ignore)) {
                if (one.year)
                    m_quantities.push_back(one);
            }
        }
    }

    [[nodiscard]] bool bears(const Quantity &claim) const
    {
        const auto has = [this](const Quantity &wanted) {
            return std::any_of(m_quantities.begin(), m_quantities.end(),
                               [&wanted](const Quantity &one) { return bearsOut(wanted, one); });
        };
        return has(claim) || (!claim.parts.empty() &&
                              std::all_of(claim.parts.begin(), claim.parts.end(), [&](const std::string &part) {
                                  Quantity one;
                                  one.text = part;
                                  return has(one);
                              }));
    }

    [[nodiscard]] const KnownWords &words() const { return m_words; }

private:
    std::vector<Quantity> m_quantities;
    KnownWords m_words;
};

/// Names that stand side by side make one: "Chief Executive Officer".
std::vector<std::vector<TextSpan>> runsOf(std::string_view text, const std::vector<TextSpan> &names)
{
    std::vector<std::vector<TextSpan>> runs;
    for (const TextSpan name : names) {
        const bool joined =
            !runs.empty() && text.substr(runs.back().back().end, name.begin - runs.back().back().end) == " ";
        if (!joined)
            runs.emplace_back();
        runs.back().push_back(name);
    }
    return runs;
}

/// The name and the word before it, which may begin the sentence: "Best Buy".
std::string_view withWordBefore(std::string_view text, TextSpan statement, TextSpan name)
{
    std::size_t begin = name.begin;
    while (begin > statement.begin && text[begin - 1] == ' ')
        --begin;
    while (begin > statement.begin && isLetter(text[begin - 1]))
        --begin;
    return text.substr(begin, name.end - begin);
}

} // namespace

TextSpan passageAround(std::string_view source, TextSpan span)
{
    const auto isSpace = [&](std::size_t i) {
        return source[i] == ' ' || source[i] == '\n' || source[i] == '\f';
    };
    constexpr std::size_t kMostOfAWord = 40;
    TextSpan wide{utf8::floorBoundary(source, span.begin - std::min(span.begin, kPassageMargin)),
                  utf8::ceilBoundary(source, std::min(source.size(), span.end + kPassageMargin))};
    const TextSpan reach = wide;
    while (wide.begin > 0 && reach.begin - wide.begin < kMostOfAWord && !isSpace(wide.begin - 1))
        --wide.begin;
    while (wide.end < source.size() && wide.end - reach.end < kMostOfAWord && !isSpace(wide.end))
        ++wide.end;
    return {utf8::floorBoundary(source, wide.begin), utf8::ceilBoundary(source, wide.end)};
}

std::vector<TextSpan> unsupportedParts(std::string_view text, TextSpan statement,
                                       const std::vector<CitedPassage> &passages)
{
    statement.end = std::min(statement.end, text.size());
    if (passages.empty() || statement.empty())
        return {};
    const Evidence evidence(passages);
    std::vector<TextSpan> out;
    const std::string_view words = text.substr(0, statement.end);
    for (Quantity &one : quantitiesIn(words.substr(statement.begin), NumberWords::Ignore)) {
        const TextSpan span{one.span.begin + statement.begin, one.span.end + statement.begin};
        if ((!one.year && isReference(words, statement, span)) || evidence.bears(one))
            continue;
        if (out.empty() || out.back().end <= span.begin) // numbers that run together share a span
            out.push_back(span);
    }
    for (const std::vector<TextSpan> &run : runsOf(text, namesIn(text, statement))) {
        if (run.size() > 1 && evidence.words().hasInitials(initialsOf(text, run)))
            continue;
        for (const TextSpan name : run) {
            if (!evidence.words().has(text.substr(name.begin, name.size())) &&
                !evidence.words().hasJoined(withWordBefore(text, statement, name)))
                out.push_back(name);
        }
    }
    std::sort(out.begin(), out.end(), [](TextSpan a, TextSpan b) { return a.begin < b.begin; });
    return out;
}

} // namespace longleaf::answer
