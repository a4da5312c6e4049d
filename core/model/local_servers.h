// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/catalogue.h"
#include "core/model/http_transport.h"

#include <cstddef>
#include <stop_token>
#include <vector>

namespace longleaf::model {

/// The loopback ports on which model servers usually listen.
struct LocalPorts {
    int ollama = 11434;
    int llamaServer = 8080;
    int vllm = 8000;
    int lmStudio = 1234;
};

inline constexpr std::size_t kMaxLocalModels = 200;

/// The models of the servers that run on this computer, with the window that each server itself names: the one that it
/// has allocated (llama-server, vLLM, a loaded model of LM Studio), or the one that the model was made for where the
/// request chooses (Ollama). 8,192 tokens where a server names none, and for a model that LM Studio has not loaded,
/// because it loads with less than the model was made for and answers with nothing to a prompt that is longer.
///
/// Models that Ollama passes on to its cloud are left out: documents would leave this computer. Which server listens is
/// told by its own endpoints, not by the port. A port where nobody or somebody else listens is passed over. Nothing but
/// names and figures is taken from the answers. At most kMaxLocalModels rows. Cost: a refused connection for each port
/// without a server; a request for each model of Ollama; 1.5 s for one that gives no answer, after which nothing more
/// is asked of that server, and 6.5 s in all for one that is slow.
[[nodiscard]] std::vector<ModelInfo> findLocalModels(HttpTransport &transport, const Catalogue &catalogue,
                                                     const LocalPorts &ports, const std::stop_token &stop);

} // namespace longleaf::model
