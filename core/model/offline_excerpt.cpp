// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/offline_excerpt.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

namespace longleaf::model {
namespace {

constexpr std::size_t kShownWords = 40;
constexpr std::size_t kQuoteWords = 25;
constexpr std::size_t kSureCharacters = 25; // letters and digits from which a quote is looked up without its page
constexpr std::size_t kLinesAbove = 40;
constexpr std::size_t kHeaderLines = 3;
constexpr std::size_t kHeaderBytes = 160;

bool isSpace(char c)
{
    return c == ' ' || (c >= 9 && c <= 13);
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

// Words as the reader counts them: what stands between white space.
std::vector<TextSpan> blankWords(std::string_view text, TextSpan span)
{
    std::vector<TextSpan> words;
    for (std::size_t at = span.begin; at < span.end;) {
        if (isSpace(text[at])) {
            ++at;
            continue;
        }
        const std::size_t begin = at;
        while (at < span.end && !isSpace(text[at])) {
            ++at;
        }
        words.push_back({begin, at});
    }
    return words;
}

std::string folded(std::string_view text)
{
    std::string out;
    for (const char c : text) {
        if (!isSpace(c)) {
            out += c;
        } else if (!out.empty() && out.back() != ' ') {
            out += ' ';
        }
    }
    if (!out.empty() && out.back() == ' ') {
        out.pop_back();
    }
    return out;
}

std::string_view part(std::string_view text, TextSpan span)
{
    return text.substr(span.begin, span.size());
}

// Letters and digits; characters beyond ASCII count as one each.
std::size_t sureCharacters(std::string_view text)
{
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return isDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || byte >= 0xC0;
    }));
}

// The run of at most `most` words with the greatest weight of question words; the earliest of equals.
std::pair<std::size_t, std::size_t> bestWindow(std::string_view text, const std::vector<TextSpan> &words,
                                               std::size_t most, const OfflineTerms &terms)
{
    if (words.size() <= most) {
        return {0, words.size()};
    }
    std::vector<double> weights;
    for (const TextSpan span : words) {
        OfflineWords inner(part(text, span));
        OfflineWord word;
        double weight = 0;
        while (inner.next(word)) {
            const OfflineTerms::Match *match = terms.find(word.key);
            weight += match != nullptr ? match->share * terms.terms()[match->term].weight : word.number ? 0.2 : 0.0;
        }
        weights.push_back(weight);
    }
    std::size_t best = 0;
    double bestWeight = -1;
    for (std::size_t begin = 0; begin + most <= words.size(); ++begin) {
        double sum = 0;
        for (std::size_t i = begin; i < begin + most; ++i) {
            sum += weights[i];
        }
        const bool afterStop =
            begin == 0 || std::string_view(",;:.").find(text[words[begin - 1].end - 1]) != std::string_view::npos;
        sum += afterStop ? 0.5 : 0.0;
        if (sum > bestWeight + 1e-9) {
            bestWeight = sum;
            best = begin;
        }
    }
    return {best, best + most};
}

// Lines of the text that end before `before`, nearest first.
class LinesAbove final {
public:
    LinesAbove(std::string_view text, std::size_t before)
        : m_text(text)
    {
        const std::size_t newline = text.rfind('\n', before);
        m_end = before == 0 || newline == std::string_view::npos ? 0 : newline;
        m_more = newline != std::string_view::npos && before > 0;
    }

    bool next(TextSpan &line)
    {
        if (!m_more) {
            return false;
        }
        const std::size_t newline = m_end == 0 ? std::string_view::npos : m_text.rfind('\n', m_end - 1);
        line = {newline == std::string_view::npos ? 0 : newline + 1, m_end};
        m_more = newline != std::string_view::npos;
        m_end = m_more ? newline : 0;
        return true;
    }

private:
    std::string_view m_text;
    std::size_t m_end = 0;
    bool m_more = false;
};

constexpr std::array<std::string_view, 24> kColumnWords = {
    "january",   "february", "march",    "april",    "may",    "june",  "july",    "august",
    "september", "october",  "november", "december", "months", "ended", "quarter", "weeks",
    "year",      "years",    "change",   "three",    "six",    "nine",  "twelve",  "fiscal"};

std::string lower(std::string_view text)
{
    std::string out(text);
    std::transform(out.begin(), out.end(), out.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return out;
}

bool isYear(std::string_view word)
{
    return word.size() == 4 && (word.starts_with("19") || word.starts_with("20")) && isDigit(word[2]) &&
           isDigit(word[3]);
}

// Whether a line names columns by dates: years, days of months and words like "Three Months Ended".
bool namesColumns(std::string_view line)
{
    OfflineWords words(line);
    OfflineWord word;
    std::size_t dates = 0;
    std::size_t others = 0;
    while (words.next(word)) {
        const std::string_view bytes = line.substr(word.begin, word.end - word.begin);
        const bool day = word.number && bytes.size() <= 2;
        const bool known =
            isYear(bytes) || std::find(kColumnWords.begin(), kColumnWords.end(), lower(bytes)) != kColumnWords.end();
        dates += known ? 1 : 0;
        others += known || day ? 0 : 1;
    }
    return dates > 0 && others <= dates / 2 && line.size() <= kHeaderBytes;
}

std::string unitIn(std::string_view line)
{
    const std::string small = lower(line);
    for (const std::string_view unit : {"in millions", "in thousands", "in billions"}) {
        if (small.find(unit) != std::string::npos) {
            return std::string(unit);
        }
    }
    return {};
}

std::string columnsAbove(std::string_view text, std::size_t row)
{
    LinesAbove lines(text, row);
    TextSpan line;
    std::string columns;
    std::string unit;
    std::size_t taken = 0;
    bool over = false;
    for (std::size_t i = 0; i < kLinesAbove && unit.empty() && lines.next(line); ++i) {
        const std::string_view bytes = part(text, line);
        if (!over && namesColumns(bytes)) {
            columns = folded(bytes) + (columns.empty() ? "" : " / " + columns);
            over = ++taken >= kHeaderLines;
        } else {
            over = over || taken > 0;
        }
        unit = unitIn(bytes);
    }
    if (columns.empty() || unit.empty()) {
        return columns + unit;
    }
    return columns + "; " + unit;
}

// "Earnings per share:" above "Basic $ 1.20"; empty when there is none close by.
std::string labelAbove(std::string_view text, std::size_t row)
{
    constexpr std::size_t kNear = 4;
    LinesAbove lines(text, row);
    TextSpan line;
    for (std::size_t i = 0; i < kNear && lines.next(line); ++i) {
        const std::string bytes = folded(part(text, line));
        if (bytes.size() <= kHeaderBytes / 2 && bytes.ends_with(":") && bytes.find(')') == std::string::npos) {
            return bytes;
        }
        if (bytes.starts_with("Total")) {
            break;
        }
    }
    return {};
}

// Makes a short quote surer by taking in the line before it, or the words after it.
TextSpan widened(std::string_view text, TextSpan quote)
{
    if (sureCharacters(part(text, quote)) >= kSureCharacters) {
        return quote;
    }
    LinesAbove lines(text, quote.begin);
    TextSpan line;
    if (lines.next(line)) {
        const TextSpan both{line.begin, quote.end};
        if (!folded(part(text, line)).empty() && blankWords(text, both).size() <= kQuoteWords) {
            quote.begin = blankWords(text, both).front().begin;
        }
    }
    for (const TextSpan word : blankWords(text, {quote.end, text.size()})) {
        if (sureCharacters(part(text, quote)) >= kSureCharacters || blankWords(text, quote).size() >= kQuoteWords) {
            break;
        }
        quote.end = word.end;
    }
    return quote;
}

} // namespace

OfflineExcerpt makeExcerpt(std::string_view text, TextSpan span, bool row, const OfflineTerms &terms)
{
    OfflineExcerpt excerpt;
    const std::vector<TextSpan> words = blankWords(text, span);
    if (words.empty()) {
        return excerpt;
    }
    const auto [quoteBegin, quoteEnd] = bestWindow(text, words, kQuoteWords, terms);
    const TextSpan quote = widened(text, {words[quoteBegin].begin, words[quoteEnd - 1].end});
    excerpt.quote = folded(part(text, quote));

    // The shown words have the quote in their middle when both cannot hold the whole sentence.
    const std::size_t room = words.size() <= kShownWords ? words.size() : kShownWords;
    const std::size_t spare = room - std::min(room, quoteEnd - quoteBegin);
    std::size_t begin = quoteBegin - std::min(quoteBegin, spare / 2);
    begin = std::min(begin, words.size() - room);
    excerpt.shown = (begin > 0 ? "… " : "") + folded(part(text, {words[begin].begin, words[begin + room - 1].end})) +
                    (begin + room < words.size() ? " …" : "");
    if (row) {
        const std::string label = labelAbove(text, span.begin);
        excerpt.shown = label.empty() ? excerpt.shown : label + " " + excerpt.shown;
        excerpt.columns = columnsAbove(text, span.begin);
    }
    return excerpt;
}

} // namespace longleaf::model
