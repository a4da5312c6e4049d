// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/commands.h"
#include "app/cli/models_setup.h"
#include "core/ask/ask_question.h"

#include <nlohmann/json.hpp>

namespace longleaf::cli {

/// Everything that a question needs, opened for one command.
struct Prepared {
    std::unique_ptr<store::Library> library;
    ask::PromptTemplates templates;
    ModelSetup models;
    ask::Question question;
};
[[nodiscard]] Result<Prepared> prepare(const Context &context, const QuestionOptions &options);

[[nodiscard]] std::string_view stateWord(store::AnswerState state);
/// The object that `ask` prints. The library has the words of the nearest passages where nothing was found.
[[nodiscard]] nlohmann::json reportJson(const ask::AnswerReport &report, store::Library &library);
/// What was searched and sent of it, and what that means for the question.
void printCoverage(const pack::Plan &plan);
/// The same as reportJson for people.
void printCitations(const ask::AnswerReport &report, store::Library &library);

} // namespace longleaf::cli
