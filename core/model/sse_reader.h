// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

namespace longleaf::model {

/// One server-sent event. Both texts are valid UTF-8; invalid bytes of the stream became U+FFFD.
struct SseEvent {
    std::string name; ///< of the event: line; empty if there was none
    std::string data; ///< data: lines joined by line feeds

    bool operator==(const SseEvent &) const = default;
};

/// Called per event, in order; returning false stops the reader, and nothing more is delivered.
using SseSink = std::function<bool(const SseEvent &)>;

/// Splits a byte stream into server-sent events by the WHATWG rules: LF, CRLF or CR end a line, a byte-order mark and
/// comments are skipped, id: and retry: have no use here. Any split of the bytes gives the same events. An event whose
/// blank line never comes is dropped, as the rules demand. Cost: linear in the bytes.
class SseReader final {
public:
    static constexpr std::size_t kMaxLineBytes = std::size_t{64} << 20U;

    explicit SseReader(SseSink sink, std::size_t maxLineBytes = kMaxLineBytes);

    /// Errors: Protocol (a line, or the joined data of one event, is longer than the limit); the reader is then
    /// stopped.
    [[nodiscard]] Status feed(std::string_view bytes);
    [[nodiscard]] bool stopped() const { return m_stopped; }

private:
    [[nodiscard]] Status endLine(std::string_view line);
    [[nodiscard]] Status field(std::string_view name, std::string_view value);
    [[nodiscard]] std::string_view skipByteOrderMark(std::string_view bytes);
    void dispatch();
    [[nodiscard]] Status tooLong();

    SseSink m_sink;
    std::size_t m_maxLineBytes;
    std::string m_line; ///< the unfinished line
    std::string m_name;
    std::string m_data;         ///< each data line followed by a line feed
    std::size_t m_markSeen = 0; ///< bytes of a byte-order mark matched so far
    bool m_atStart = true;
    bool m_afterCarriageReturn = false;
    bool m_stopped = false;
};

} // namespace longleaf::model
