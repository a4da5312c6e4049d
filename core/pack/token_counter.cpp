// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pack/token_counter.h"

#include <utility>

namespace longleaf::pack {

TokenCounter::TokenCounter(std::string_view vocabulary)
    : m_vocabulary(vocabulary)
{
}

const std::optional<O200k> &TokenCounter::exact() const
{
    std::call_once(m_loaded, [this] {
        if (auto loaded = O200k::load(m_vocabulary)) {
            m_exact.emplace(std::move(*loaded));
        }
    });
    return m_exact;
}

std::int64_t TokenCounter::count(std::string_view text) const
{
    const auto &exact = this->exact();
    return exact ? exact->count(text) : estimateTokens(text);
}

std::string_view TokenCounter::name() const
{
    return exact() ? "o200k_base" : "estimate";
}

CountTokens TokenCounter::function() const
{
    return [this](std::string_view text) {
        return count(text);
    };
}

} // namespace longleaf::pack
