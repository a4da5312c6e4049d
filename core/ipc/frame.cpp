// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ipc/frame.h"

#include <cassert>

namespace longleaf::ipc {

namespace {

void appendU32(std::string &out, std::uint32_t value)
{
    for (unsigned shift = 0; shift < 32; shift += 8)
        out += static_cast<char>(static_cast<unsigned char>((value >> shift) & 0xFFU));
}

std::uint32_t u32At(std::string_view bytes, std::size_t offset)
{
    std::uint32_t value = 0;
    for (unsigned i = 0; i < 4; ++i)
        value |= static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[offset + i])) << (8U * i);
    return value;
}

} // namespace

std::string encodeFrame(const Frame &frame)
{
    assert(frame.payload.size() <= kMaxPayloadBytes);
    std::string out;
    out.reserve(kHeaderBytes + frame.payload.size());
    appendU32(out, frame.type);
    appendU32(out, static_cast<std::uint32_t>(frame.payload.size()));
    out += frame.payload;
    return out;
}

FrameReader::FrameReader(std::size_t maxPayloadBytes)
    : m_maxPayloadBytes(maxPayloadBytes)
{
}

void FrameReader::feed(std::string_view bytes)
{
    // Only what was consumed is moved away, so a frame that comes in many pieces is copied once.
    if (m_offset > 0) {
        m_buffer.erase(0, m_offset);
        m_offset = 0;
    }
    m_buffer.append(bytes);
}

Result<std::optional<Frame>> FrameReader::next()
{
    if (pending() < kHeaderBytes)
        return std::nullopt;
    const std::uint32_t type = u32At(m_buffer, m_offset);
    const std::size_t length = u32At(m_buffer, m_offset + 4);
    if (length > m_maxPayloadBytes)
        return fail(ErrorCode::Protocol, "A message of " + std::to_string(length) + " bytes is over the limit of " +
                                             std::to_string(m_maxPayloadBytes) + " bytes.");
    if (pending() - kHeaderBytes < length)
        return std::nullopt;
    Frame frame{type, m_buffer.substr(m_offset + kHeaderBytes, length)};
    m_offset += kHeaderBytes + length;
    if (m_offset == m_buffer.size()) {
        m_buffer.clear();
        m_offset = 0;
    }
    return frame;
}

std::size_t FrameReader::pending() const
{
    return m_buffer.size() - m_offset;
}

} // namespace longleaf::ipc
