// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/export/report.h"
#include "core/store/library.h"

#include <functional>

namespace longleaf::exporting {

/// What is to be exported: one of both.
struct Subject {
    AnswerId answer;
    ConversationId conversation;
};

/// The name of a model by its id; empty: not known.
using ModelName = std::function<std::string(const std::string &id)>;

/// Reads an answer, or the turns of a conversation, with everything that its citations need; without pictures.
/// Errors: NotFound (no such answer or conversation; a conversation without turns), InvalidInput (citations that cannot
/// be read: nothing is exported without them), and those of the library.
[[nodiscard]] Result<Report> loadReport(store::Library &library, const Subject &subject, const ModelName &modelName,
                                        Words say);

} // namespace longleaf::exporting
