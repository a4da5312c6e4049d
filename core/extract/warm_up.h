// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <memory>
#include <string>

namespace longleaf::extract {

/// Everything that the parser and the text decoder read from the disk for themselves, read before the process is
/// confined: poppler's lists of character tables and the C library's encodings; for drawing also the list of fonts.
/// To be kept for as long as documents are read: poppler forgets its tables with its last document, and the C library
/// its encodings with their last user, and neither could read them again.
class WarmUp final {
public:
    enum class For {
        Text,   ///< files may be opened later (profile A), so fonts can be found when the first page is drawn
        Drawing ///< no file can be opened later
    };

    /// @param characterTables  folder of poppler-data; empty: where the library was built to look.
    /// Errors: Internal (poppler cannot read a document that is built in).
    [[nodiscard]] static Result<std::unique_ptr<WarmUp>> run(For purpose, const std::string &characterTables);
    ~WarmUp();
    WarmUp(const WarmUp &) = delete;
    WarmUp &operator=(const WarmUp &) = delete;

private:
    struct State;
    explicit WarmUp(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

} // namespace longleaf::extract
