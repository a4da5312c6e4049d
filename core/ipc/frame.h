// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace longleaf::ipc {

/// One message: a type and a payload. On the wire: u32 type, u32 payload length, both little endian, payload.
struct Frame {
    std::uint32_t type = 0;
    std::string payload;

    bool operator==(const Frame &) const = default;
};

inline constexpr std::size_t kHeaderBytes = 8;
inline constexpr std::size_t kMaxPayloadBytes = 96U * 1024U * 1024U;

/// The frame's bytes. The payload must not exceed kMaxPayloadBytes.
std::string encodeFrame(const Frame &frame);

/// Splits a byte stream, fed in pieces of any size, into frames.
class FrameReader final {
public:
    explicit FrameReader(std::size_t maxPayloadBytes = kMaxPayloadBytes);

    void feed(std::string_view bytes);
    /// The next whole frame; empty when more bytes are needed.
    /// Errors: Protocol (declared length over the limit; the stream cannot be used after it).
    [[nodiscard]] Result<std::optional<Frame>> next();
    /// Bytes fed but not yet returned in a frame.
    [[nodiscard]] std::size_t pending() const;

private:
    std::size_t m_maxPayloadBytes;
    std::string m_buffer;
    std::size_t m_offset = 0;
};

} // namespace longleaf::ipc
