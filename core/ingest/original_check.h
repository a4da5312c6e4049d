// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/document/document.h"

#include <filesystem>
#include <stop_token>
#include <string>

namespace longleaf::ingest {

/// How the file that a document was read from lies there now.
struct OriginalCheck {
    enum class State {
        Same,    ///< size and time are as they were
        Touched, ///< only the time is another: the bytes are the same
        Changed, ///< it has other bytes
        Missing, ///< there is no file at its path that can be read
    };
    State state = State::Same;
    std::int64_t size = 0; ///< of the file now
    std::int64_t mtimeMs = 0;

    /// This state as a word that Document::keptOriginal remembers; another change makes another word.
    [[nodiscard]] std::string mark() const;
    /// Whether the user is to be told: changed or missing, and not accepted as it is.
    [[nodiscard]] bool needsAttention(const document::Document &document) const;
};

/// Compares size and time first, and reads the file only if they differ.
/// @param path  where it lies; the document's own path is text and may not be the file system's bytes
/// Errors: Canceled.
[[nodiscard]] Result<OriginalCheck> checkOriginal(const document::Document &document, const std::filesystem::path &path,
                                                  std::stop_token stop);

} // namespace longleaf::ingest
