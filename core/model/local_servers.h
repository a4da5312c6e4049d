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
/// request chooses (Ollama) or it is not loaded yet (LM Studio). 8,192 tokens where a server names none.
///
/// Which server listens is told by its own endpoints, not by the port. A port where nobody or somebody else listens is
/// passed over. Nothing but names and figures is taken from the answers. At most kMaxLocalModels rows. Cost: a refused
/// connection for each port without a server; a request for each model of Ollama.
[[nodiscard]] std::vector<ModelInfo> findLocalModels(HttpTransport &transport, const Catalogue &catalogue,
                                                     const LocalPorts &ports, const std::stop_token &stop);

} // namespace longleaf::model
