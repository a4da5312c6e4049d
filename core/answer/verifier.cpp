// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/answer/verifier.h"

#include "core/answer/quote_parts.h"
#include "core/answer/quote_search.h"
#include "core/answer/table_match.h"

#include <algorithm>

namespace longleaf::answer {

namespace {

constexpr double kFewLetters = 40;
constexpr double kCloseForFewLetters = 0.95;
constexpr double kClearlyBetter = 0.05; ///< how much more similar another place must be to win over the cited one
constexpr std::size_t kOccurrencesChecked = 64;

CitationStatus statusOf(const Hit &hit, double letters)
{
    if (hit.similarity < kMinSimilarity)
        return CitationStatus::NotFound;
    if (!hit.numbersAgree)
        return CitationStatus::NumbersDiffer;
    const double close = letters < kFewLetters ? kCloseForFewLetters : kCloseSimilarity;
    return hit.similarity >= close ? CitationStatus::Close : CitationStatus::Reworded;
}

} // namespace

struct Verifier::State {
    std::vector<IndexedDocument> documents;

    Verdict exactVerdict(QuoteSearch &search, const WantedQuote &quote, const Hit &hit)
    {
        if (!hit.numbersAgree)
            return verdict(CitationStatus::NumbersDiffer, hit);
        return verdict(search.whereCited(quote, hit) ? CitationStatus::Exact : CitationStatus::ExactOtherPage, hit);
    }

    Verdict verdict(CitationStatus status, const Hit &hit)
    {
        Verdict out{status, hit.similarity, hit.numbersAgree, {}, 0, {}};
        if (status == CitationStatus::NotFound)
            return out;
        IndexedDocument &document = documents[hit.document];
        out.document = document.source().id;
        out.span = document.sourceSpan(hit.squeezed);
        out.page = document.pageOf(out.span.begin);
        return out;
    }

    /// The most similar place; the cited page and then the cited document win unless another is clearly better.
    std::optional<Hit> mostSimilar(QuoteSearch &search, const WantedQuote &quote)
    {
        std::optional<Hit> best = search.similarNearPage(quote);
        const auto isClose = [&best] {
            return best && best->similarity >= kCloseSimilarity;
        };
        const auto consider = [&](const std::vector<std::size_t> &where) {
            const auto other = search.similar(quote, where);
            if (other && (!best || other->similarity > best->similarity + kClearlyBetter))
                best = other;
        };
        if (!isClose() && quote.document)
            consider({*quote.document});
        if (!isClose()) {
            std::vector<std::size_t> others;
            for (std::size_t i = 0; i < documents.size(); ++i) {
                if (quote.document != i)
                    others.push_back(i);
            }
            consider(others);
        }
        return best;
    }

    /// The quote's words in another order: on the cited page, or if none is cited on that of the similar place.
    std::optional<Hit> inTable(const WantedQuote &quote, const std::optional<Hit> &similar)
    {
        std::optional<std::size_t> where = quote.document;
        std::optional<int> page = quote.page;
        if (!page && similar) {
            where = similar->document;
            page = documents[*where].pageOf(documents[*where].sourceSpan(similar->squeezed).begin);
        }
        if (!where || !page)
            return std::nullopt;
        const auto found = findOnPage(quote.text, documents[*where], *page);
        return found ? std::optional(Hit{*where, found->squeezed, found->coverage, true}) : std::nullopt;
    }

    Verdict verifyLong(QuoteSearch &search, const WantedQuote &quote)
    {
        const std::vector<Hit> exact = search.exact(quote, kOccurrencesChecked);
        const auto agreeing = std::find_if(exact.begin(), exact.end(), [](const Hit &hit) { return hit.numbersAgree; });
        if (!exact.empty())
            return exactVerdict(search, quote, agreeing != exact.end() ? *agreeing : exact.front());
        const auto parts = findParts(search, documents, quote);
        if (parts && parts->similarity >= 1.0)
            return exactVerdict(search, quote, *parts);
        std::optional<Hit> best = parts ? parts : mostSimilar(search, quote);
        const CitationStatus status = best ? statusOf(*best, quote.weight) : CitationStatus::NotFound;
        // What stands elsewhere says little against a page that has every word and number.
        const bool here = best && search.whereCited(quote, *best);
        const bool settled = here && (status == CitationStatus::Close || status == CitationStatus::Reworded ||
                                      search.contradicts(quote, *best));
        if (!settled) {
            if (const auto table = inTable(quote, best))
                return verdict(CitationStatus::TableMatch, *table);
        }
        return best ? verdict(status, *best) : Verdict{};
    }
};

Verifier::Verifier(std::vector<SourceDocument> documents)
    : m_state(std::make_unique<State>())
{
    m_state->documents.reserve(documents.size());
    for (SourceDocument &document : documents)
        m_state->documents.emplace_back(std::move(document));
}

Verifier::~Verifier() = default;
Verifier::Verifier(Verifier &&) noexcept = default;
Verifier &Verifier::operator=(Verifier &&) noexcept = default;

void Verifier::prepare()
{
    for (IndexedDocument &document : m_state->documents)
        document.prepare();
}

const SourceDocument *Verifier::source(DocumentId id) const
{
    const auto found = std::find_if(m_state->documents.begin(), m_state->documents.end(),
                                    [id](const IndexedDocument &one) { return one.source().id == id; });
    return found == m_state->documents.end() ? nullptr : &found->source();
}

Verdict Verifier::verify(std::string_view quote, std::optional<DocumentId> document, std::optional<int> page)
{
    WantedQuote wanted(quote);
    wanted.page = page;
    wanted.documentCited = document.has_value();
    for (std::size_t i = 0; i < m_state->documents.size(); ++i) {
        if (document == m_state->documents[i].source().id)
            wanted.document = i;
    }
    if (!document && m_state->documents.size() == 1)
        wanted.document = 0;

    if (wanted.squeezed.text.empty()) {
        const bool blank = quote.find_first_not_of(" \t\r\n") == std::string_view::npos;
        const bool known = blank && wanted.document && page && m_state->documents[*wanted.document].hasPage(*page);
        if (!known)
            return {};
        Verdict out;
        out.status = CitationStatus::PageOnly;
        out.document = m_state->documents[*wanted.document].source().id;
        out.page = *page;
        return out;
    }
    QuoteSearch search(m_state->documents);
    if (wanted.weight >= kShortWeight)
        return m_state->verifyLong(search, wanted);
    auto hit = search.exactShort(wanted);
    if (!hit)
        hit = findParts(search, m_state->documents, wanted);
    return hit ? m_state->exactVerdict(search, wanted, *hit) : Verdict{};
}

} // namespace longleaf::answer
