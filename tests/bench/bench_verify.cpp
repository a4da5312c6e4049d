// SPDX-License-Identifier: GPL-3.0-or-later
// How well and how fast quotes are found in 14 annual reports (5 MB). Quotes are cut from the reports (or, as absent
// ones, from other reports) and changed in known ways with a fixed seed. Exit status 1 if a figure is under its bar.
// Usage: bench_verify [FOLDER with *.txt files, pages ending at form feeds]
#include "core/answer/squeeze.h"
#include "core/answer/verifier.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdio>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <map>
#include <random>
#include <string>
#include <string_view>
#include <vector>

using namespace longleaf;
using answer::CitationStatus;
using answer::SourceDocument;
using answer::Verdict;
using answer::Verifier;

namespace {

constexpr std::size_t kContextDocuments = 14;
constexpr std::size_t kSmallestBytes = 200'000; ///< of a context document: 14 make about 5 MB
constexpr std::size_t kLargestBytes = 560'000;
constexpr std::uint32_t kSeed = 20240601;
constexpr double kMinLetters = 40;

/// Processor time, so that other programs on the machine do not show up as slow quotes.
double cpuMs()
{
    return 1000.0 * static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

using Random = std::mt19937;
using Words = std::vector<std::string>;

std::size_t below(Random &random, std::size_t limit)
{
    return random() % limit;
}

SourceDocument load(const std::filesystem::path &path, std::int64_t id)
{
    std::ifstream file(path, std::ios::binary);
    SourceDocument out;
    out.id = DocumentId{id};
    out.text.assign(std::istreambuf_iterator<char>(file), {});
    std::size_t begin = 0;
    for (int number = 1; begin <= out.text.size(); ++number) {
        const std::size_t end = std::min(out.text.find('\f', begin), out.text.size());
        document::Page page;
        page.number = number;
        page.span = {begin, end};
        out.pages.push_back(page);
        begin = end + 1;
    }
    return out;
}

bool isSpace(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

Words split(std::string_view text)
{
    Words words;
    for (std::size_t i = 0; i < text.size();) {
        while (i < text.size() && isSpace(text[i]))
            ++i;
        const std::size_t begin = i;
        while (i < text.size() && !isSpace(text[i]))
            ++i;
        if (i > begin)
            words.emplace_back(text.substr(begin, i - begin));
    }
    return words;
}

std::string join(const Words &words)
{
    std::string out;
    for (const std::string &word : words)
        out += (out.empty() ? "" : " ") + word;
    return out;
}

struct Sample {
    std::string quote;
    DocumentId document;
    int page = 0;
    TextSpan span;
};

/// 10 to 25 consecutive words of one page, at least 40 letters.
Sample sampleFrom(const SourceDocument &source, Random &random)
{
    for (;;) {
        const document::Page &page = source.pages[below(random, source.pages.size())];
        const std::string_view text = std::string_view(source.text).substr(page.span.begin, page.span.size());
        if (text.size() < 400)
            continue;
        std::size_t begin = below(random, text.size() - 300);
        while (begin < text.size() && !isSpace(text[begin]))
            ++begin;
        while (begin < text.size() && isSpace(text[begin]))
            ++begin;
        std::size_t end = begin;
        std::size_t words = 10 + below(random, 16);
        for (; words > 0 && end < text.size(); --words) {
            while (end < text.size() && isSpace(text[end]))
                ++end;
            while (end < text.size() && !isSpace(text[end]))
                ++end;
        }
        const std::string quote(text.substr(begin, end - begin));
        if (words > 0 || answer::letterWeight(answer::squeeze(quote).text) < kMinLetters)
            continue;
        return {quote, source.id, page.number, {page.span.begin + begin, page.span.begin + end}};
    }
}

struct Library {
    std::vector<SourceDocument> context;
    std::vector<SourceDocument> others;
    Words vocabulary;
};

using Change = std::function<bool(std::string &quote, Random &random)>;

/// Typographic differences that a reader would not call a difference.
bool soften(std::string &quote, Random &random)
{
    std::string out;
    for (std::size_t i = 0; i < quote.size(); ++i) {
        const std::string_view rest = std::string_view(quote).substr(i);
        if (rest.starts_with("\u2019") || rest.starts_with("\u2018") || rest.starts_with("\u201C") ||
            rest.starts_with("\u201D")) {
            out += '\'';
            i += 2;
        } else if (rest.starts_with("fi")) {
            out += "\uFB01";
            ++i;
        } else if (isSpace(rest.front())) {
            out += ' ';
        } else {
            out += rest.front();
            const bool inWord = rest.size() > 1 && std::isalpha(static_cast<unsigned char>(rest[0])) != 0 &&
                                std::isalpha(static_cast<unsigned char>(rest[1])) != 0;
            if (inWord && below(random, 40) == 0)
                out += "-\n";
        }
    }
    quote = out;
    return true;
}

bool addTypo(std::string &quote, Random &random)
{
    std::vector<std::size_t> letters;
    for (std::size_t i = 0; i < quote.size(); ++i) {
        if (std::isalpha(static_cast<unsigned char>(quote[i])) != 0)
            letters.push_back(i);
    }
    if (letters.empty())
        return false;
    char &letter = quote[letters[below(random, letters.size())]];
    letter = static_cast<char>('a' + (std::tolower(static_cast<unsigned char>(letter)) - 'a' + 1) % 26);
    return true;
}

/// Leaves out a third of the words in the middle.
bool addEllipsis(std::string &quote, Random &)
{
    Words words = split(quote);
    const auto third = static_cast<std::ptrdiff_t>(words.size() / 3);
    Words shortened(words.begin(), words.begin() + third);
    shortened.emplace_back("...");
    shortened.insert(shortened.end(), words.end() - third, words.end());
    quote = join(shortened);
    return true;
}

bool changeDigit(std::string &quote, Random &random)
{
    std::vector<std::size_t> digits;
    for (std::size_t i = 0; i < quote.size(); ++i) {
        if (isDigit(quote[i]))
            digits.push_back(i);
    }
    if (digits.empty())
        return false;
    const std::size_t at = digits[below(random, digits.size())];
    const bool leads = at == 0 || !isDigit(quote[at - 1]);
    const auto before = static_cast<std::size_t>(quote[at] - '0');
    std::size_t after = (before + 1 + below(random, 9)) % 10;
    if (leads && after == 0)
        after = before == 9 ? 8 : 9;
    quote[at] = static_cast<char>('0' + after);
    return true;
}

Change changeWords(const Words &vocabulary, double share)
{
    return [&vocabulary, share](std::string &quote, Random &random) {
        Words words = split(quote);
        const auto wanted = static_cast<std::size_t>(share * static_cast<double>(words.size()) + 0.5);
        std::vector<std::size_t> order(words.size());
        for (std::size_t i = 0; i < order.size(); ++i)
            order[i] = i;
        std::shuffle(order.begin(), order.end(), random);
        for (std::size_t i = 0; i < std::max<std::size_t>(1, wanted); ++i)
            words[order[i]] = vocabulary[below(random, vocabulary.size())];
        quote = join(words);
        return true;
    };
}

bool shuffleWords(std::string &quote, Random &random)
{
    Words words = split(quote);
    std::shuffle(words.begin(), words.end(), random);
    quote = join(words);
    return true;
}

struct Figures {
    std::map<CitationStatus, int> statuses;
    int quotes = 0;
    int rightPlace = 0;
    std::vector<double> ms;

    [[nodiscard]] double share(CitationStatus status) const
    {
        const auto known = statuses.find(status);
        return known == statuses.end() ? 0 : 100.0 * known->second / std::max(1, quotes);
    }
    [[nodiscard]] double found() const { return 100.0 - share(CitationStatus::NotFound); }
    [[nodiscard]] double right() const { return 100.0 * rightPlace / std::max(1, quotes); }
};

struct Row {
    std::string name;
    Figures plain;
    Figures hinted;
};

void measure(Verifier &verifier, const Sample &sample, bool hint, Figures &figures)
{
    const double before = cpuMs();
    const Verdict verdict = hint ? verifier.verify(sample.quote, sample.document, sample.page)
                                 : verifier.verify(sample.quote, std::nullopt, std::nullopt);
    const double took = cpuMs() - before;
    ++figures.quotes;
    ++figures.statuses[verdict.status];
    figures.ms.push_back(took);
    if (verdict.document == sample.document && verdict.span.overlaps(sample.span))
        ++figures.rightPlace;
}

Row run(const std::string &name, Verifier &verifier, const Library &library, std::size_t count, bool absent,
        const Change &change)
{
    Random random(kSeed);
    Row row{name, {}, {}};
    const auto &from = absent ? library.others : library.context;
    while (row.plain.quotes < static_cast<int>(count)) {
        Sample sample = sampleFrom(from[below(random, from.size())], random);
        if (!change(sample.quote, random))
            continue;
        if (absent) { // a citation that names some page of the context
            const SourceDocument &claimed = library.context[below(random, library.context.size())];
            sample.document = claimed.id;
            sample.page = static_cast<int>(1 + below(random, claimed.pages.size()));
            sample.span = {};
        }
        measure(verifier, sample, false, row.plain);
        measure(verifier, sample, true, row.hinted);
    }
    return row;
}

double percentile(std::vector<double> values, double share)
{
    std::sort(values.begin(), values.end());
    return values.empty() ? 0 : values[static_cast<std::size_t>(share * static_cast<double>(values.size() - 1))];
}

void print(const Row &row)
{
    for (const Figures *figures : {&row.plain, &row.hinted}) {
        std::printf("%-22s %-5s %5d ", figures == &row.plain ? row.name.c_str() : "",
                    figures == &row.plain ? "no" : "page", figures->quotes);
        for (const CitationStatus status :
             {CitationStatus::Exact, CitationStatus::ExactOtherPage, CitationStatus::Close, CitationStatus::Reworded,
              CitationStatus::TableMatch, CitationStatus::NumbersDiffer, CitationStatus::NotFound})
            std::printf("%7.1f ", figures->share(status));
        std::printf("%7.1f  %7.3f %7.3f %7.3f\n", figures->right(), percentile(figures->ms, 0.5),
                    percentile(figures->ms, 0.99), percentile(figures->ms, 1.0));
    }
}

bool holds(const char *what, double value, bool atLeast, double bar)
{
    const bool good = atLeast ? value >= bar : value <= bar;
    std::printf("%-4s %-52s %8.3f  (%s %g)\n", good ? "ok" : "FAIL", what, value, atLeast ? ">=" : "<=", bar);
    return good;
}

/// 14 filings of about 5 MB in all; every other file is a source of absent quotes.
Library readLibrary(const std::filesystem::path &folder)
{
    std::vector<std::filesystem::path> files;
    for (const auto &entry : std::filesystem::directory_iterator(folder)) {
        if (entry.path().extension() == ".txt" && entry.path().string().find("10K") != std::string::npos)
            files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    Library library;
    std::int64_t id = 0;
    for (std::size_t i = 0; i < files.size(); ++i) {
        SourceDocument document = load(files[i], ++id);
        const bool inContext = i % 2 == 0 && document.text.size() > kSmallestBytes &&
                               document.text.size() < kLargestBytes && library.context.size() < kContextDocuments;
        if (library.vocabulary.size() < 200000) {
            const Words words = split(std::string_view(document.text).substr(0, 300000));
            library.vocabulary.insert(library.vocabulary.end(), words.begin(), words.end());
        }
        (inContext ? library.context : library.others).push_back(std::move(document));
    }
    return library;
}

std::vector<Row> runAll(Verifier &verifier, const Library &library)
{
    const Change same = [](std::string &, Random &) {
        return true;
    };
    std::vector<Row> rows;
    rows.push_back(run("verbatim", verifier, library, 300, false, same));
    rows.push_back(run("soft changes", verifier, library, 300, false, soften));
    rows.push_back(run("one typo", verifier, library, 300, false, addTypo));
    rows.push_back(run("ellipsis", verifier, library, 300, false, addEllipsis));
    rows.push_back(run("5 % words changed", verifier, library, 300, false, changeWords(library.vocabulary, 0.05)));
    rows.push_back(run("10 % words changed", verifier, library, 300, false, changeWords(library.vocabulary, 0.10)));
    rows.push_back(run("20 % words changed", verifier, library, 300, false, changeWords(library.vocabulary, 0.20)));
    rows.push_back(run("50 % words changed", verifier, library, 300, false, changeWords(library.vocabulary, 0.50)));
    rows.push_back(run("one digit changed", verifier, library, 600, false, changeDigit));
    rows.push_back(run("absent", verifier, library, 1500, true, same));
    rows.push_back(run("absent, shuffled", verifier, library, 500, true, shuffleWords));
    return rows;
}

bool judge(const std::vector<Row> &rows, double buildMs)
{
    const auto row = [&rows](std::string_view name) -> const Row & {
        return *std::find_if(rows.begin(), rows.end(), [name](const Row &one) { return one.name == name; });
    };
    Figures hinted;
    std::vector<double> ms;
    std::vector<double> hintedMs;
    for (const Row &one : rows) {
        hintedMs.insert(hintedMs.end(), one.hinted.ms.begin(), one.hinted.ms.end());
        ms.insert(ms.end(), one.plain.ms.begin(), one.plain.ms.end());
        if (one.name.starts_with("absent") || one.name.starts_with("20") || one.name.starts_with("50"))
            continue;
        hinted.quotes += one.hinted.quotes;
        hinted.rightPlace += one.hinted.rightPlace;
    }
    const Figures &typo = row("one typo").hinted;
    const double closeOrBetter = typo.share(CitationStatus::Exact) + typo.share(CitationStatus::ExactOtherPage) +
                                 typo.share(CitationStatus::Close);
    bool good = true;
    good &= holds("soft changes: exact, %", row("soft changes").hinted.share(CitationStatus::Exact), true, 100);
    good &= holds("soft changes: exact without a hint, %", row("soft changes").plain.share(CitationStatus::Exact), true,
                  100);
    good &= holds("one digit changed: numbers differ, %",
                  row("one digit changed").hinted.share(CitationStatus::NumbersDiffer), true, 99.5);
    good &= holds("one typo: close or better, %", closeOrBetter, true, 99);
    good &= holds("20 % words changed: found, %", row("20 % words changed").plain.found(), true, 86);
    good &= holds("shuffled: found, %", row("absent, shuffled").plain.found(), false, 0.3);
    good &= holds("right place with a page hint (to 10 % changed), %", hinted.right(), true, 98);
    good &= holds("median per quote without a hint, ms", percentile(ms, 0.5), false, 0.3);
    good &= holds("99th percentile without a hint, ms", percentile(ms, 0.99), false, 5);
    good &= holds("99th percentile with a page, ms", percentile(hintedMs, 0.99), false, 5);
    good &= holds("one digit changed: numbers differ without a hint, %",
                  row("one digit changed").plain.share(CitationStatus::NumbersDiffer), true, 99.5);
    good &= holds("building the indexes, ms", buildMs, false, 150);
    return good;
}

} // namespace

int main(int argc, char **argv)
{
    const std::filesystem::path folder =
        argc > 1 ? argv[1] : LONGLEAF_SOURCE_DIR "/../shared/data/qa/financebench/docs";
    if (!std::filesystem::is_directory(folder)) {
        std::printf("no folder %s: nothing measured\n", folder.string().c_str());
        return 0;
    }
    const Library library = readLibrary(folder);
    std::size_t bytes = 0;
    std::size_t pages = 0;
    for (const SourceDocument &document : library.context) {
        bytes += document.text.size();
        pages += document.pages.size();
    }
    double buildMs = 1e9;
    for (int i = 0; i < 3; ++i) {
        Verifier verifier(library.context);
        const double before = cpuMs();
        verifier.prepare();
        buildMs = std::min(buildMs, cpuMs() - before);
    }
    std::printf("%zu documents, %zu pages, %.2f MB; indexes built in %.1f ms (best of 3)\n\n", library.context.size(),
                pages, static_cast<double>(bytes) / 1e6, buildMs);
    Verifier verifier(library.context);
    verifier.prepare();
    std::printf("%-22s %-5s %5s %7s %7s %7s %7s %7s %7s %7s %7s  %7s %7s %7s\n", "quotes", "hint", "n", "exact",
                "other p.", "close", "reword", "table", "numbers", "none", "right", "p50 ms", "p99 ms", "max ms");
    const std::vector<Row> rows = runAll(verifier, library);
    std::for_each(rows.begin(), rows.end(), print);
    std::printf("\n");
    return judge(rows, buildMs) ? 0 : 1;
}
