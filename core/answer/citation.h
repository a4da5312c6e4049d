// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/base/span.h"
#include "core/document/geometry.h"
#include "core/document/hidden_text.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace longleaf::answer {

/// How a quote compares with the source; the words are those of longleaf-cli.
enum class CitationStatus {
    Exact,          ///< letters and digits equal, on the cited page or its neighbour
    ExactOtherPage, ///< equal, but only elsewhere
    Close,          ///< similarity >= 0.90 (>= 0.95 under 40 letters), numbers agree
    Reworded,       ///< 0.70-0.90, numbers agree
    TableMatch,     ///< the quote's words stand on the cited page in another order, numbers agree
    NumbersDiffer,  ///< similarity >= 0.70, but a number of the quote is not there
    NotFound,       ///< not in the text that was sent
    PageOnly,       ///< no quote was given, only a page
};
std::string_view toWord(CitationStatus status);
std::optional<CitationStatus> statusFromWord(std::string_view word);

/// A citation as the model wrote it. Offsets are bytes of the shown text (tags taken out).
struct RawCitation {
    TextSpan statement;                   ///< the sentence before the tag; the chip stands at its end
    std::optional<std::int64_t> document; ///< the id in the tag
    std::optional<int> page;
    std::string quote;  ///< UTF-8, entities decoded; empty: page only
    bool closed = true; ///< false while the tag is still arriving

    bool operator==(const RawCitation &) const = default;
};

/// What the verifier found.
struct Verdict {
    CitationStatus status = CitationStatus::NotFound;
    double similarity = 0; ///< 0..1
    bool numbersAgree = false;
    DocumentId document; ///< where it was found; none if not found
    int page = 0;        ///< page of the span's first character; the cited page for PageOnly
    TextSpan span;       ///< in the document's canonical text; empty when NotFound

    bool operator==(const Verdict &) const = default;
};

/// A number or name of a statement that none of the passages cited for it has (core/answer/unsupported.h).
struct UnsupportedPart {
    TextSpan span;    ///< bytes of the shown text
    std::string text; ///< those bytes

    bool operator==(const UnsupportedPart &) const = default;
};

/// A checked citation, complete in itself: it is stored with the answer.
struct Citation {
    RawCitation raw;
    Verdict verdict;
    std::string path; ///< of the document
    std::string title;
    std::vector<document::PageBox> boxes;          ///< one per text line
    document::Sight sight = document::Sight::Seen; ///< of the words at the verdict's span
    /// Of `raw.statement`; the same for all citations of one statement. Empty until they have all come.
    std::vector<UnsupportedPart> notInPassage;
};

} // namespace longleaf::answer
