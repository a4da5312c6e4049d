// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/sha256.h"

#include <sodium.h>
#include <vector>

namespace longleaf {

struct Sha256::State {
    crypto_hash_sha256_state value{};
};

namespace {

std::string toHex(const unsigned char *bytes, std::size_t size)
{
    std::string out(size * 2 + 1, '\0');
    sodium_bin2hex(out.data(), out.size(), bytes, size);
    out.pop_back();
    return out;
}

} // namespace

Sha256::Sha256()
    : m_state(std::make_unique<State>())
{
    crypto_hash_sha256_init(&m_state->value);
}

Sha256::~Sha256() = default;
Sha256::Sha256(Sha256 &&) noexcept = default;
Sha256 &Sha256::operator=(Sha256 &&) noexcept = default;

void Sha256::add(std::string_view bytes)
{
    crypto_hash_sha256_update(&m_state->value, reinterpret_cast<const unsigned char *>(bytes.data()), bytes.size());
}

std::string Sha256::finishHex()
{
    std::array<unsigned char, crypto_hash_sha256_BYTES> digest{};
    crypto_hash_sha256_final(&m_state->value, digest.data());
    return toHex(digest.data(), digest.size());
}

std::string Sha256::hex(std::string_view bytes)
{
    Sha256 hash;
    hash.add(bytes);
    return hash.finishHex();
}

std::string randomHex(std::size_t count)
{
    // sodium_init is idempotent and thread-safe; it only fails where the system has no random source.
    if (sodium_init() < 0)
        return {};
    std::vector<unsigned char> bytes(count);
    // An empty vector may have no address, and libsodium takes no null, not even for no bytes.
    if (!bytes.empty())
        randombytes_buf(bytes.data(), bytes.size());
    return toHex(bytes.data(), bytes.size());
}

} // namespace longleaf
