// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/pack/plan.h"
#include "core/pack/token_counter.h"
#include "core/rank/query.h"
#include "core/rank/ranking.h"
#include "core/store/library.h"

#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

/// Questions with known evidence, and libraries filled with their documents as an ingest fills them.
namespace longleaf::bench {

struct Evidence {
    DocumentId document;
    TextSpan span;
};

struct SetQuestion {
    std::string id;
    std::string text;
    std::vector<DocumentId> scope; ///< the right documents
    std::vector<Evidence> evidence;
};

struct QuestionSet {
    std::string name;
    std::unique_ptr<store::Library> library;
    std::vector<pack::ScopeDocument> documents;
    std::vector<SetQuestion> questions;
    std::size_t bytes = 0;
    std::size_t chunks = 0;
    double buildSeconds = 0;
};

/// @param folder  with docs/ and questions.jsonl
/// @param work    where the library is made
/// Ends the program with a message when the set cannot be read.
[[nodiscard]] QuestionSet readSet(const std::filesystem::path &folder, const std::filesystem::path &work,
                                  const Clock &clock, const pack::CountTokens &count);

/// How much of a question's evidence is in a plan.
struct Recall {
    double share = 0; ///< of the evidence's bytes, 0..1
    bool full = false;
};
[[nodiscard]] Recall recallOf(const SetQuestion &question, const pack::Plan &plan);

/// A plan as the program makes it for a question with a bound on the documents' part.
[[nodiscard]] pack::Plan makePlan(const std::vector<pack::ScopeDocument> &scope, const store::Found &found,
                                  const std::string &question, std::int64_t budget);

} // namespace longleaf::bench
