// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace longleaf {

/// Incremental SHA-256 (FIPS 180-4), computed by libsodium.
class Sha256 final {
public:
    Sha256();
    ~Sha256();
    Sha256(const Sha256 &) = delete;
    Sha256 &operator=(const Sha256 &) = delete;
    Sha256(Sha256 &&) noexcept;
    Sha256 &operator=(Sha256 &&) noexcept;

    void add(std::string_view bytes);
    /// 64 lower-case hexadecimal digits. Call once.
    [[nodiscard]] std::string finishHex();

    [[nodiscard]] static std::string hex(std::string_view bytes);

private:
    struct State;
    std::unique_ptr<State> m_state;
};

/// `count` random bytes from the system as lower-case hexadecimal (2 * count digits).
std::string randomHex(std::size_t count);

} // namespace longleaf
