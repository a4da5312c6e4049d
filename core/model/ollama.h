// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/dialect.h"

#include <cstdint>

namespace longleaf::model {

/// Ollama's own wire: POST {base}/api/chat, one JSON object per line. Its OpenAI wire is not used because there the
/// window cannot be set, and Ollama cuts what is longer than its window in silence.
class Ollama final : public Dialect {
public:
    [[nodiscard]] Framing framing() const override { return Framing::JsonLines; }
    /// Sends the window that the request needs, and that nothing may be cut: `truncate` (the prompt) and `shift` (the
    /// oldest text, while the answer grows) are off.
    [[nodiscard]] HttpRequest request(const Endpoint &endpoint, const ModelRequest &request) const override;
    [[nodiscard]] std::unique_ptr<AnswerReader> reader(std::string host, const ModelRequest &request,
                                                       const EventSink &sink) const override;
};

/// The window to ask for, in tokens: prompt and output limit, rounded up to an eighth of its greatest power of two and
/// to 1,024 at least, never above the model's. The steps are coarse because Ollama loads the model anew, and forgets
/// what it has read, whenever this number changes: a follow-up should find the same.
[[nodiscard]] std::int64_t ollamaWindow(const ModelRequest &request);

/// What Ollama's count of the input says of a prompt.
enum class PromptRead {
    Whole,   ///< or nothing is known
    NewPart, ///< the count leaves out what was in the cache: no figure to go by
    Cut,     ///< less was read than was sent
};
/// @param inputTokens  Ollama's count, 0 if it gave none
/// @param countsCache  it told the cached part by itself, so the count is of the whole prompt
/// @param freshlyLoaded  the model was loaded for this request, so nothing was in its cache
///
/// A count below 0.7 of our own is a cut (our own may hold a margin of 10 %, which leaves 0.77 of the estimate), unless
/// a warm cache explains it: versions before 0.2 and the first 0.30 count only what was not in the cache. That is at
/// most the last answer and question, for a first question the question alone, and only in a model that was in memory.
/// A cut of the text leaves more, because Ollama keeps half of its window then.
[[nodiscard]] PromptRead ollamaPromptRead(const ModelRequest &request, std::int64_t inputTokens, bool countsCache,
                                          bool freshlyLoaded);

} // namespace longleaf::model
