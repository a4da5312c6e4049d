// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fault_frames.h"

#include <cstdint>

namespace longleaf::test {

namespace {

/// Bits from the lowest upwards, as deflate packs them (RFC 1951, 3.1.1).
class BitWriter final {
public:
    explicit BitWriter(std::string head)
        : m_bytes(std::move(head))
    {
    }
    void add(unsigned bits, int count)
    {
        for (int i = 0; i < count; ++i) {
            m_now |= ((bits >> static_cast<unsigned>(i)) & 1U) << static_cast<unsigned>(m_used);
            if (++m_used == 8) {
                m_bytes += static_cast<char>(m_now);
                m_now = 0;
                m_used = 0;
            }
        }
    }
    /// A Huffman code: its highest bit first.
    void addCode(unsigned code, int count)
    {
        for (int i = count; i-- > 0;)
            add((code >> static_cast<unsigned>(i)) & 1U, 1);
    }
    /// A byte below 144 in the fixed code.
    void addLiteral(char c) { addCode(0x30U + static_cast<unsigned char>(c), 8); }
    [[nodiscard]] std::string take()
    {
        add(0, (8 - m_used) % 8);
        return std::move(m_bytes);
    }

private:
    std::string m_bytes;
    unsigned m_now = 0;
    int m_used = 0;
};

} // namespace

std::string gzipBomb(std::size_t bytes)
{
    constexpr std::size_t kMatch = 258;      // the longest that one code can repeat
    constexpr unsigned kLongestMatch = 0xC5; // length code 285 in the fixed code
    BitWriter out(std::string("\x1F\x8B\x08\0\0\0\0\0\0\x03", 10));
    out.add(1, 1); // the last block
    out.add(1, 2); // fixed codes
    for (const char c : {':', ' ', 'x'})
        out.addLiteral(c);
    for (std::size_t done = 3; done < bytes; done += kMatch) {
        out.addCode(kLongestMatch, 8);
        out.addCode(0, 5); // one byte back
    }
    out.addCode(0, 7); // the end of the block
    return out.take();
}

} // namespace longleaf::test
