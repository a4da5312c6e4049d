// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/pack/o200k_merges.h"
#include "core/pack/o200k_splitter.h"

#include <cstdint>
#include <string_view>

namespace longleaf::pack {

/// Counts tokens of the o200k_base byte-pair encoding exactly. Holds about 5 MiB.
class O200k final {
public:
    /// `vocabulary`: the bytes of resources/tokenizer/o200k_base.bin, not needed afterwards.
    /// Errors: InvalidInput (damaged).
    [[nodiscard]] static Result<O200k> load(std::string_view vocabulary);

    /// Tokens of a text, >= 0. Names of special tokens are ordinary text; bytes that are not valid UTF-8 count as the
    /// encoding joins them. A run of more than 4 MiB of one kind (letters, blanks) is cut. Thread: any. Cost: linear
    /// but for runs, which cost n log n.
    [[nodiscard]] std::int64_t count(std::string_view utf8) const;

private:
    explicit O200k(const O200kVocabulary &vocabulary);

    O200kSplitter m_splitter;
    O200kMerges m_merges;
};

} // namespace longleaf::pack
