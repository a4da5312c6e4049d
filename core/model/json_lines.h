// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/model/sse_reader.h"

#include <cstddef>
#include <string>
#include <string_view>

namespace longleaf::model {

/// Splits a byte stream into lines of JSON (NDJSON): each line that is not blank becomes an event without a name. Any
/// split of the bytes gives the same events. Invalid bytes become U+FFFD. Cost: linear in the bytes.
class JsonLines final {
public:
    explicit JsonLines(SseSink sink, std::size_t maxLineBytes = SseReader::kMaxLineBytes);

    /// Errors: Protocol (a line is longer than the limit); the reader is then stopped.
    [[nodiscard]] Status feed(std::string_view bytes);
    /// The stream is over: a last line without a line feed counts.
    void finish();

private:
    void deliver(std::string_view line);

    SseSink m_sink;
    std::size_t m_maxLineBytes;
    std::string m_line; ///< the unfinished line
    bool m_stopped = false;
};

} // namespace longleaf::model
