// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ipc/wire.h"

#include "core/base/utf8.h"

#include <bit>
#include <cmath>
#include <utility>

namespace longleaf::ipc {

namespace {

template <typename T> T littleEndian(std::string_view bytes)
{
    T value = 0;
    for (std::size_t i = 0; i < bytes.size(); ++i)
        value |= static_cast<T>(static_cast<unsigned char>(bytes[i])) << (8U * i);
    return value;
}

template <typename T> void appendLittleEndian(std::string &out, T value)
{
    for (std::size_t i = 0; i < sizeof(T); ++i)
        out += static_cast<char>(static_cast<unsigned char>((value >> (8U * i)) & 0xFFU));
}

} // namespace

void WireWriter::u8(std::uint8_t value)
{
    m_out += static_cast<char>(value);
}

void WireWriter::u32(std::uint32_t value)
{
    appendLittleEndian(m_out, value);
}

void WireWriter::i32(std::int32_t value)
{
    u32(static_cast<std::uint32_t>(value));
}

void WireWriter::f64(double value)
{
    appendLittleEndian(m_out, std::bit_cast<std::uint64_t>(value));
}

void WireWriter::boolean(bool value)
{
    u8(value ? 1 : 0);
}

void WireWriter::bytes(std::string_view value)
{
    u32(static_cast<std::uint32_t>(value.size()));
    m_out += value;
}

std::string WireWriter::take()
{
    return std::exchange(m_out, {});
}

WireReader::WireReader(std::string_view payload)
    : m_rest(payload)
{
}

std::string_view WireReader::take(std::size_t size)
{
    if (!m_ok || size > m_rest.size()) {
        m_ok = false;
        return {};
    }
    const std::string_view taken = m_rest.substr(0, size);
    m_rest.remove_prefix(size);
    return taken;
}

std::uint8_t WireReader::u8()
{
    const std::string_view byte = take(1);
    return byte.empty() ? std::uint8_t{0} : static_cast<std::uint8_t>(byte.front());
}

std::uint32_t WireReader::u32()
{
    return littleEndian<std::uint32_t>(take(sizeof(std::uint32_t)));
}

std::int32_t WireReader::i32()
{
    return static_cast<std::int32_t>(u32());
}

double WireReader::f64()
{
    const double value = std::bit_cast<double>(littleEndian<std::uint64_t>(take(sizeof(std::uint64_t))));
    require(std::isfinite(value));
    return m_ok ? value : 0.0;
}

bool WireReader::boolean()
{
    return enumeration(2) == 1;
}

std::string WireReader::bytes()
{
    const std::uint32_t size = u32();
    return std::string(take(size));
}

std::string WireReader::text()
{
    std::string value = bytes();
    require(utf8::isValid(value));
    return m_ok ? value : std::string();
}

std::uint32_t WireReader::count(std::uint32_t limit, std::size_t itemBytes)
{
    const std::uint32_t items = u32();
    require(items <= limit && items <= m_rest.size() / itemBytes);
    return m_ok ? items : 0;
}

std::uint8_t WireReader::enumeration(std::uint8_t end)
{
    const std::uint8_t value = u8();
    require(value < end);
    return m_ok ? value : std::uint8_t{0};
}

void WireReader::require(bool holds)
{
    if (!holds)
        m_ok = false;
}

} // namespace longleaf::ipc
