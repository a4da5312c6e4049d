// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ask/answer_stream.h"
#include "core/ask/ask_question.h"

namespace longleaf::ask {

/// The request as the dialects take it. Takes the text out of `planned`: it can be megabytes.
[[nodiscard]] model::ModelRequest wireRequest(const Question &question, PlannedRequest &planned);

/// The most input tokens that a model takes.
[[nodiscard]] std::int64_t mostInput(const model::ModelInfo &model);
/// Whether the provider is asked for its own count before the request leaves, because ours is near the bound.
[[nodiscard]] bool isCountedFirst(const PlannedRequest &planned);

/// Sends a planned request, feeds the stream with what comes, finishes it, and tells in `report` how it ended: text,
/// citations, state, usage, cost, attempts, error. The text is taken out of `planned`.
void exchange(const Question &question, PlannedRequest &planned, model::ModelClient &client,
              const std::stop_token &stop, AnswerStream &stream, const AskSink &sink, AnswerReport &report);

/// Remembers what the usage says of the model's tokenizer; a failure goes to the log.
void learnTokens(store::Library &library, const PlannedRequest &planned, const model::Usage &usage);

/// What is stored of a report. @param expectedUsd  counts where something may have been charged and nothing is known.
[[nodiscard]] store::FinishedAnswer finishedAnswer(const AnswerReport &report, double expectedUsd);

} // namespace longleaf::ask
