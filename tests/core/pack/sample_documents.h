// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pack/plan.h"
#include "core/pack/prompt.h"
#include "core/pack/token_estimate.h"

#include <map>
#include <string>
#include <vector>

namespace longleaf::pack::test {

/// Documents made of page texts, as the library would give them.
struct Samples {
    std::vector<ScopeDocument> scope;
    std::map<DocumentId, std::string> texts;

    /// An empty page text gives a page without text; "!" a page that could not be read; "?" before a page's text one
    /// that could be read only in part.
    void add(std::int64_t id, const std::string &title, const std::vector<std::string> &pages)
    {
        ScopeDocument document{DocumentId{id}, title, "/documents/" + title + ".pdf", {}};
        std::string text;
        for (const std::string &given : pages) {
            const bool partial = given.starts_with('?');
            const std::string pageText = given.substr(partial ? 1 : 0);
            if (!document.pages.empty()) {
                text += '\f';
            }
            document::Page page;
            page.number = static_cast<int>(document.pages.size()) + 1;
            const bool failed = pageText == "!";
            page.span = {text.size(), text.size() + (failed ? 0 : pageText.size())};
            page.state = failed             ? document::PageState::Failed
                         : partial          ? document::PageState::Partial
                         : pageText.empty() ? document::PageState::NoText
                                            : document::PageState::Ok;
            page.tokensEstimate = failed ? 0 : estimateTokens(pageText);
            text += failed ? "" : pageText;
            document.pages.push_back(page);
        }
        texts[document.id] = text;
        scope.push_back(std::move(document));
    }

    [[nodiscard]] TextSource source() const
    {
        return [this](DocumentId id, TextSpan span) -> Result<std::string> {
            return texts.at(id).substr(span.begin, span.size());
        };
    }

    /// The candidate for the words `words` of a document, which must occur in it once.
    [[nodiscard]] Candidate candidate(std::int64_t id, const std::string &words) const
    {
        const std::string &text = texts.at(DocumentId{id});
        const std::size_t begin = text.find(words);
        Candidate candidate{DocumentId{id}, 0, {begin, begin + words.size()}, 1.0, estimateTokens(words)};
        for (const ScopeDocument &document : scope) {
            for (const document::Page &page : document.pages) {
                if (document.id == candidate.document && page.span.contains(begin)) {
                    candidate.page = page.number;
                }
            }
        }
        return candidate;
    }
};

/// Deterministic numbers, the same on every platform.
class Random {
public:
    explicit Random(std::uint64_t seed)
        : m_state(seed)
    {
    }
    /// 0 .. below-1
    std::uint64_t operator()(std::uint64_t below)
    {
        m_state = m_state * 6364136223846793005ULL + 1442695040888963407ULL;
        return (m_state >> 33) % below;
    }

private:
    std::uint64_t m_state;
};

/// `count` sentences of a few words each, without repeats of a whole sentence.
inline std::string sentences(Random &random, std::size_t count)
{
    static const char *const kWords[] = {"revenue", "the", "company", "of", "quarter", "and",  "cost",      "increase",
                                         "2022",    "a",   "margin",  "to", "$12,345", "risk", "agreement", "shall"};
    std::string text;
    for (std::size_t i = 0; i < count; ++i) {
        const std::uint64_t words = 4 + random(20);
        for (std::uint64_t w = 0; w < words; ++w) {
            text += kWords[random(std::size(kWords))];
            text += ' ';
        }
        text += std::to_string(random(1'000'000)) + ".\n";
    }
    return text;
}

inline Limits limits(std::int64_t window)
{
    Limits limits;
    limits.contextWindow = window;
    return limits;
}

} // namespace longleaf::pack::test
