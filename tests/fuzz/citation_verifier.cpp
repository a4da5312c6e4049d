// SPDX-License-Identifier: GPL-3.0-or-later
// A quote and a source text from outside: every verdict must be consistent, its span must lie within what was sent, and
// what is called exact must be there.
#include "core/answer/ellipsis.h"
#include "core/answer/squeeze.h"
#include "core/answer/verifier.h"
#include "core/base/utf8.h"
#include "tests/fuzz/fuzz_entry.h"

#include <algorithm>
#include <string_view>

using namespace longleaf;
using answer::CitationStatus;

namespace {

/// One document whose pages end at form feeds; only every other page was sent if `half`.
answer::SourceDocument sourceFrom(std::string_view text, bool half)
{
    answer::SourceDocument out;
    out.id = DocumentId{1};
    out.text = utf8::sanitize(text);
    std::size_t begin = 0;
    for (int number = 1; begin <= out.text.size(); ++number) {
        const std::size_t end = std::min(out.text.find('\f', begin), out.text.size());
        document::Page page;
        page.number = number;
        page.span = {begin, end};
        if (half && number % 2 == 1)
            out.sent.push_back(page.span);
        out.pages.push_back(page);
        begin = end + 1;
    }
    return out;
}

bool isExact(CitationStatus status)
{
    return status == CitationStatus::Exact || status == CitationStatus::ExactOtherPage;
}

void checkPlace(const answer::SourceDocument &source, std::string_view quote, const answer::Verdict &verdict)
{
    const std::string_view text = source.text;
    const TextSpan span = verdict.span;
    const auto holds = [](TextSpan part, std::size_t at) {
        return part.begin <= at && at < part.end;
    };
    for (const std::size_t at : {span.begin, span.end - 1})
        require(source.sent.empty() ||
                std::any_of(source.sent.begin(), source.sent.end(), [&](TextSpan part) { return holds(part, at); }));
    require(utf8::isValid(text.substr(span.begin, span.size())));
    const auto page = std::find_if(source.pages.begin(), source.pages.end(),
                                   [&verdict](const document::Page &one) { return one.number == verdict.page; });
    require(page != source.pages.end() && page->span.begin <= span.begin && span.begin <= page->span.end);
    if (isExact(verdict.status) && answer::splitAtEllipses(quote).size() < 2) {
        const std::string found = answer::squeeze(text.substr(span.begin, span.size())).text;
        require(found.find(answer::squeeze(quote).text) != std::string::npos);
    }
}

void check(answer::Verifier &verifier, std::string_view quote, std::optional<int> page)
{
    const answer::SourceDocument &source = *verifier.source(DocumentId{1});
    const std::string &text = source.text;
    const answer::Verdict verdict = verifier.verify(quote, DocumentId{1}, page);
    require(verdict.similarity >= 0 && verdict.similarity <= 1);
    require(verdict.span.end <= text.size());
    const bool placed = verdict.status != CitationStatus::NotFound && verdict.status != CitationStatus::PageOnly;
    require(placed != verdict.span.empty());
    require(verdict.document.valid() == (verdict.status != CitationStatus::NotFound));
    if (placed)
        checkPlace(source, quote, verdict);
}

} // namespace

/// The quote is what comes before the first zero byte.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::string_view bytes(reinterpret_cast<const char *>(data), size);
    const std::size_t zero = std::min(bytes.find('\0'), bytes.size());
    const std::string_view quote = bytes.substr(0, zero);
    for (const bool half : {false, true}) {
        answer::SourceDocument source = sourceFrom(bytes.substr(std::min(zero + 1, bytes.size())), half);
        std::vector<answer::SourceDocument> documents;
        documents.push_back(std::move(source));
        answer::Verifier verifier(std::move(documents));
        check(verifier, quote, 1);
        check(verifier, quote, std::nullopt);
    }
    return 0;
}

std::vector<std::string> fuzzSeeds()
{
    const auto seed = [](std::string quote, std::string_view text) {
        quote += '\0';
        return quote += text;
    };
    return {
        seed("net sales rose to 1,234.5 in 2018", "Net sales rose to (1,234.5) % in 2018.\f\n12 345 and more\f"),
        seed("the first part ... the last part", "here is the first part and\fsome words, then the last part"),
        seed("2018 Health Care 6,021 Segment", "Segment 2018\nHealth Care 6,021\n\f3.5 % (7) %"),
        seed("salaries of scientists and offices", "salaries of scienti\u00ADsts and o\uFB03ces e\u0301\u0301 \uFDFA"),
        seed("\u92B7\u552E\u92B7\u552E\u92B7\u552E\u92B7\u552E", "\u92B7\u552E\u92B7\u552E\n\u92B7\u552E\u92B7\u552E"),
        seed("", "text")};
}
