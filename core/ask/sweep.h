// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ask/ask_question.h"
#include "core/pack/windows.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace longleaf::ask {

/// How the answers of the parts become one.
enum class SweepMerge {
    Union, ///< their statements side by side, document by document; costs nothing
    Model, ///< written anew by the model in one more request (or levels of them); what it drops is appended
};
std::string_view toWord(SweepMerge merge); // "union", "model"
std::optional<SweepMerge> sweepMergeFromWord(std::string_view word);

/// What reading everything in parts would send, without sending.
struct SweepPlan {
    model::ModelInfo model;
    SweepMerge merge = SweepMerge::Union;
    std::int64_t window = 0;             ///< of the model, tokens
    std::int64_t budgetTokens = 0;       ///< bound on the documents of a part
    std::vector<pack::Window> windows;   ///< what each part reads
    std::vector<pack::Plan> parts;       ///< the request over each
    pack::Plan coverage;                 ///< all of them together; promptTokens is their sum, merges included
    std::vector<pack::PageRange> larger; ///< pages above the bound, each in a part of its own
    int mergeRequests = 0;               ///< of the model's merge, if the answers are of usual length
    int pagesTotal = 0;
    /// Price of everything with nothing in a cache: if no part has anything to say, and if each part writes 4,096
    /// tokens; empty when the catalogue has no price.
    std::optional<double> leastUsd;
    std::optional<double> mostUsd;
    std::optional<store::Collection> collection;

    [[nodiscard]] int requests() const { return static_cast<int>(parts.size()) + mergeRequests; }
    [[nodiscard]] int pagesToRead() const;
};

/// A part of a sweep as it stands.
struct SweepPart {
    int number = 0; ///< from 1
    pack::Window pages;
    bool begun = false;
    store::AnswerState state = store::AnswerState::Running; ///< meaningless unless begun
    std::string text;                                       ///< as shown
    std::vector<answer::Citation> citations;
    std::optional<Error> error;

    [[nodiscard]] bool complete() const { return begun && state == store::AnswerState::Complete; }
};

/// "pages 201-310 of 3M 2018 10-K; pages 1-90 of Boeing 2018 10-K"; titles are those of `scope`.
[[nodiscard]] std::string pagesText(const pack::Window &window, const std::vector<pack::ScopeDocument> &scope);
/// The same in one line: of more than three documents only the first and the last are named, with their number.
[[nodiscard]] std::string pagesLabel(const pack::Window &window, const std::vector<pack::ScopeDocument> &scope);

} // namespace longleaf::ask
