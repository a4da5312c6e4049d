// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace longleaf::ipc {

/// Appends values to a payload: integers little endian, text and bytes with a u32 length before them.
class WireWriter final {
public:
    void u8(std::uint8_t value);
    void u32(std::uint32_t value);
    void i32(std::int32_t value);
    void f64(double value);
    void boolean(bool value);
    void bytes(std::string_view value);

    [[nodiscard]] std::string take();

private:
    std::string m_out;
};

/// Reads what WireWriter wrote, from bytes that nobody vouches for. After the first value that is not there or not
/// allowed, `ok()` is false and every further read gives 0 or an empty text. Never allocates more than the payload
/// holds.
class WireReader final {
public:
    explicit WireReader(std::string_view payload);

    [[nodiscard]] std::uint8_t u8();
    [[nodiscard]] std::uint32_t u32();
    [[nodiscard]] std::int32_t i32();
    /// A finite number.
    [[nodiscard]] double f64();
    /// 0 or 1.
    [[nodiscard]] bool boolean();
    [[nodiscard]] std::string bytes();
    /// Valid UTF-8.
    [[nodiscard]] std::string text();
    /// Number of items that follow: at most `limit`, each of at least `itemBytes` (> 0) bytes.
    [[nodiscard]] std::uint32_t count(std::uint32_t limit, std::size_t itemBytes);
    /// A number below `end`.
    [[nodiscard]] std::uint8_t enumeration(std::uint8_t end);

    /// Marks the payload as bad when a rule of the message does not hold.
    void require(bool holds);

    [[nodiscard]] bool ok() const { return m_ok; }
    /// Everything was read, and all of it was good.
    [[nodiscard]] bool finished() const { return m_ok && m_rest.empty(); }

private:
    [[nodiscard]] std::string_view take(std::size_t size);

    std::string_view m_rest;
    bool m_ok = true;
};

} // namespace longleaf::ipc
