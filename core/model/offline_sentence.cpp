// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/offline_sentence.h"

#include <algorithm>
#include <array>

namespace longleaf::model {
namespace {

constexpr double kRowNumberShare = 0.5; // of the words after the label
constexpr std::size_t kMaxLabelWords = 14;

bool isYear(std::string_view number)
{
    return number.size() == 4 && (number.starts_with("19") || number.starts_with("20"));
}

bool onlyRefers(std::string_view sentence)
{
    constexpr std::array<std::string_view, 5> kOpenings = {"For a discussion", "For a description", "For further",
                                                           "Refer to ", "See "};
    return std::any_of(kOpenings.begin(), kOpenings.end(),
                       [&](std::string_view opening) { return sentence.starts_with(opening); });
}

} // namespace

OfflineSentence readSentence(std::string_view text, TextSpan span, const OfflineTerms &terms,
                             const std::vector<double> &weights)
{
    OfflineSentence sentence;
    sentence.span = span;
    sentence.counts.assign(terms.terms().size(), 0.0);
    OfflineWords words(text.substr(span.begin, span.size()));
    OfflineWord word;
    const OfflineTerms::Match *before = nullptr;
    while (words.next(word)) {
        ++sentence.words;
        const std::string_view bytes = text.substr(span.begin + word.begin, word.end - word.begin);
        sentence.numbers += word.number ? 1 : 0;
        sentence.amounts += word.number && !isYear(bytes) ? 1 : 0;
        const OfflineTerms::Match *match = terms.find(word.key);
        if (sentence.numbers == 0) {
            ++sentence.labelWords;
            sentence.labelMatches += match != nullptr ? 1 : 0;
        }
        if (match != nullptr) {
            sentence.mask |= std::uint64_t{1} << match->term;
            sentence.counts[match->term] += match->share;
            if (before != nullptr && before->term + 1 == match->term) {
                sentence.pairs += std::min(weights[before->term], weights[match->term]) * match->share * before->share;
            }
        }
        before = match;
    }
    const char last = text[span.end - 1];
    sentence.ends = last == '.' || last == '!' || last == '?' || last == ';';
    const auto afterLabel = static_cast<double>(sentence.words - sentence.labelWords);
    sentence.row = sentence.numbers > 0 && !sentence.ends && sentence.labelWords > 0 &&
                   sentence.labelWords <= kMaxLabelWords &&
                   static_cast<double>(sentence.numbers) >= kRowNumberShare * afterLabel;
    sentence.refers = onlyRefers(text.substr(span.begin, span.size()));
    return sentence;
}

} // namespace longleaf::model
