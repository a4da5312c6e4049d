// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pack/o200k.h"
#include "core/pack/token_estimate.h"

#include <cstdint>
#include <mutex>
#include <optional>
#include <string_view>

namespace longleaf::pack {

/// Exact o200k_base counts for a whole program: made once, shared by reference. The vocabulary is loaded when the first
/// text is counted; should it be damaged, texts are estimated. Thread: any.
class TokenCounter final {
public:
    /// The resource that holds the vocabulary.
    static constexpr std::string_view kVocabulary = "tokenizer/o200k_base.bin";

    /// `vocabulary`: the bytes of that resource; they must outlive the counter.
    explicit TokenCounter(std::string_view vocabulary);
    TokenCounter(const TokenCounter &) = delete;
    TokenCounter &operator=(const TokenCounter &) = delete;

    [[nodiscard]] std::int64_t count(std::string_view text) const;
    /// How count() comes to its figures, as it is stored beside them: "o200k_base" or "estimate". Loads the vocabulary.
    [[nodiscard]] std::string_view name() const;
    /// count() as a function. The counter must outlive it.
    [[nodiscard]] CountTokens function() const;

private:
    const std::optional<O200k> &exact() const;

    std::string_view m_vocabulary;
    mutable std::once_flag m_loaded;
    mutable std::optional<O200k> m_exact; ///< written once, inside exact()
};

} // namespace longleaf::pack
