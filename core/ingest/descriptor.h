// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <utility>

namespace longleaf::ingest {

/// Owns an open file descriptor and closes it. -1: none.
class Descriptor final {
public:
    Descriptor() = default;
    explicit Descriptor(int value)
        : m_value(value)
    {
    }
    ~Descriptor() { reset(); }
    Descriptor(Descriptor &&other) noexcept
        : m_value(std::exchange(other.m_value, -1))
    {
    }
    Descriptor &operator=(Descriptor &&other) noexcept
    {
        if (this != &other) {
            reset();
            m_value = std::exchange(other.m_value, -1);
        }
        return *this;
    }
    Descriptor(const Descriptor &) = delete;
    Descriptor &operator=(const Descriptor &) = delete;

    [[nodiscard]] int get() const { return m_value; }
    [[nodiscard]] bool valid() const { return m_value >= 0; }
    void reset() noexcept;

private:
    int m_value = -1;
};

} // namespace longleaf::ingest
