// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/pack/plan.h"
#include "core/pack/token_estimate.h"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace longleaf::pack {

/// The fixed texts of a request; a file under resources/prompts with "## instructions" and "## reminder" sections.
struct PromptTemplate {
    std::string version;      ///< e.g. "answer-1"
    std::string instructions; ///< rules, before the documents
    std::string reminder;     ///< at most 60 tokens, after the question
};

/// Reads a template file's text. Errors: InvalidInput (a section is missing).
[[nodiscard]] Result<PromptTemplate> parsePromptTemplate(std::string_view text);

/// An earlier turn of the conversation as it was sent and answered.
struct HistoryTurn {
    std::string question;
    std::string answer; ///< the model's raw text
};

enum class Role { User, Assistant };

/// One message; its parts stay separate so that a provider can mark the documents' part for caching.
struct PromptMessage {
    Role role = Role::User;
    std::vector<std::string> parts;

    bool operator==(const PromptMessage &) const = default;
};

/// A piece of a document that a provider can cite by its position. Offsets are bytes.
struct PromptBlock {
    int page = 0;
    TextSpan source; ///< of the document's canonical text; empty for our own marks
    TextSpan part;   ///< of the first part of the first message

    bool operator==(const PromptBlock &) const = default;
};

/// Where a document stands in the first part of the first message. Its blocks are about 500 bytes long, end where a
/// line or a sentence ends if they can, never reach over a page, and together are all that stands between its tags.
struct PromptDocument {
    DocumentId id;
    std::string title;
    std::vector<PromptBlock> blocks;

    bool operator==(const PromptDocument &) const = default;
};

/// A request's text: rules; then a user message of two parts, documents and first question; then the turns.
/// A follow-up has every earlier message as a byte-identical prefix. A question stands between the lines `<question>`
/// and `</question>`; the reminder follows it.
struct Prompt {
    std::string instructions;
    std::vector<PromptMessage> messages;
    std::vector<PromptDocument> documents;
    std::string prefixSha256;  ///< of instructions and documents: equal for all follow-ups over the same plan
    std::string requestSha256; ///< of everything
};

/// Tokens of a request without its documents' part (Limits::fixedTokens), margins not included: what `count` says of
/// its rules, turns and question.
[[nodiscard]] std::int64_t fixedTokens(const PromptTemplate &fixed, const std::vector<HistoryTurn> &history,
                                       std::string_view question, const CountTokens &count = estimateTokens);

/// Gives bytes of a document's canonical text. Errors of the store pass through.
using TextSource = std::function<Result<std::string>(DocumentId, TextSpan)>;

/// Lays out a request; text that was found to be hidden on the page (ScopeDocument::inspection) stands between lines
/// that say so, or is left out. It is laid out so: per document `<document id="7" title="..." pages="160"
/// key="5be1c0a94f27">` (documentKey), a marker line `[[7:58]]` before each page's text, `[pages 12-18 of 90 not
/// included]` where pages are missing and
/// `[...]` where part of a page is; documents in plan order. Text that looks like our own tags or a model's marks is
/// defused so that it stays text, and characters that no reader sees are left out; blocks still name the bytes of the
/// stored text. Cost: linear in the text.
[[nodiscard]] Result<Prompt> layout(const Plan &plan, const std::vector<ScopeDocument> &scope,
                                    const PromptTemplate &fixed, const std::vector<HistoryTurn> &history,
                                    std::string_view question, const TextSource &text,
                                    HiddenPolicy hidden = HiddenPolicy::Label);

} // namespace longleaf::pack
