// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ask/ask_question.h"

#include <cstdint>
#include <string>
#include <vector>

namespace longleaf::ask {

/// The request that a question would send, as it goes over the network.
struct RequestPreview {
    std::string model; ///< id in the catalogue
    std::string modelName;
    std::string requestSha256;        ///< of the prompt, as the plan has it
    std::string method;               ///< "POST"; empty: nothing is sent, the answer is made on this computer
    std::string url;                  ///< a key in it is masked
    std::vector<std::string> headers; ///< "Name: value"; the key is model::kMaskedKey
    std::string body;                 ///< JSON, the very bytes; may be megabytes
    std::string unread;               ///< of pages in scope that were not read in full; empty: none
    std::int64_t promptTokens = 0;    ///< estimate of the whole request, margin included
    bool countedFirst = false; ///< the provider is asked for its own count before; too large a count changes the plan
    int requests = 1;          ///< of a sweep: how many follow each other; this is the first

    [[nodiscard]] bool isSent() const { return !method.empty(); }
    /// Method and address in the first line, then the headers; each line ends with a newline.
    [[nodiscard]] std::string head() const;
};

/// Writes the request of a question without sending it, by the same functions that send it: the plan, the limits in
/// money, wireRequest() and the client's own writing. Belongs to one job at a time.
class RequestPreviewer final {
public:
    RequestPreviewer(store::Library &library, const model::Catalogue &catalogue, ClientSource clients,
                     PromptTemplates templates, const Clock &clock, pack::CountTokens countTokens);

    /// Mode Sweep: the request of the first part. Errors: those that keep the question from being sent (those of
    /// AskQuestion::plan, OverBudget, MissingKey, PolicyRefused).
    [[nodiscard]] Result<RequestPreview> preview(const Question &question);

private:
    /// The planned request and the question that it is written for.
    struct Planned {
        Question question;
        PlannedRequest request;
        int requests = 1;
    };
    [[nodiscard]] Result<Planned> plan(const Question &question);
    [[nodiscard]] Result<Planned> planFirstPart(const Question &question);

    store::Library &m_library;
    const model::Catalogue &m_catalogue;
    ClientSource m_clients;
    PromptTemplates m_templates;
    const Clock &m_clock;
    pack::CountTokens m_countTokens;
};

} // namespace longleaf::ask
