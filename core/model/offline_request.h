// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/model_client.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace longleaf::model {

/// What a request holds, read back from its layout (core/pack/prompt.h). Views point into the request.
struct OfflineMaterial {
    struct Document {
        std::int64_t id = 0;
        std::string_view title;
    };
    /// A run of text of one page without gaps, at most 32 KiB.
    struct Segment {
        std::size_t document = 0; ///< index into documents
        int page = 0;
        std::string_view text;
    };

    std::vector<Document> documents;
    std::vector<Segment> segments; ///< in the order of the request
    std::size_t pages = 0;
    std::string_view question;         ///< the last one
    std::string_view previousQuestion; ///< empty: there was none
};

/// Reads documents and questions out of a request. A question without its tags is the last part as it stands; text
/// outside of documents and pages is ignored. Cost: linear, about 1 GB a second.
[[nodiscard]] OfflineMaterial readOfflineRequest(const ModelRequest &request);

} // namespace longleaf::model
