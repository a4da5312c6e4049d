// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/answer/citation.h"
#include "core/document/document.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace longleaf::answer {

/// A text that quotes are looked up in.
struct SourceDocument {
    DocumentId id;
    std::string text;                  ///< canonical text
    std::vector<document::Page> pages; ///< number and span are used
    std::vector<TextSpan> sent;        ///< parts that were sent; empty: all of it. Quotes count only there
};

/// Finds quotes in source texts. Building is cheap (indexes are made on first use, per document); verify() is
/// const-like but fills those indexes, so one verifier belongs to one job.
class Verifier final {
public:
    explicit Verifier(std::vector<SourceDocument> documents);
    ~Verifier();
    Verifier(Verifier &&) noexcept;
    Verifier &operator=(Verifier &&) noexcept;
    Verifier(const Verifier &) = delete;
    Verifier &operator=(const Verifier &) = delete;

    /// Builds all indexes now (while a request is in flight).
    void prepare();

    /// @param document,page  what the citation says; either may be missing or wrong.
    /// An empty quote with a page gives PageOnly. Never fails: what is not there is NotFound.
    [[nodiscard]] Verdict verify(std::string_view quote, std::optional<DocumentId> document, std::optional<int> page);

    /// The text that quotes of a document are looked up in; none if it is not one of these.
    [[nodiscard]] const SourceDocument *source(DocumentId id) const;

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace longleaf::answer
