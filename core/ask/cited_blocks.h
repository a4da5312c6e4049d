// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/model_client.h"

#include <string>
#include <vector>

namespace longleaf::ask {

/// Words that a provider's citation stands for.
struct CitedWords {
    DocumentId document;
    int page = 0; ///< 0: not known
    std::string words;
};

/// What a provider's own citation comes to: the text of each block that it names, at most three; our own marks among
/// them are no source. Words that are not those of the blocks, white space aside, stay as the provider gave them, so
/// that the check finds them wrong. Empty: it names nothing of a document.
[[nodiscard]] std::vector<CitedWords> citedWords(const model::NativeCitation &citation,
                                                 const model::ModelRequest &request);

} // namespace longleaf::ask
