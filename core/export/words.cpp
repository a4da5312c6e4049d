// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/words.h"

#include <utility>

namespace longleaf::exporting {

Words::Words(Translate translate)
    : m_translate(std::move(translate))
{
}

std::string Words::operator()(const char *english) const
{
    return m_translate ? m_translate(english) : std::string(english);
}

std::string Words::operator()(const char *english, std::initializer_list<std::string_view> values) const
{
    const std::string pattern = (*this)(english);
    std::string out;
    for (std::size_t at = 0; at < pattern.size(); ++at) {
        const std::size_t index =
            pattern[at] == '%' && at + 1 < pattern.size() ? static_cast<std::size_t>(pattern[at + 1] - '1') : 9;
        if (index < values.size()) {
            out += *(values.begin() + index);
            ++at;
        } else {
            out += pattern[at];
        }
    }
    return out;
}

} // namespace longleaf::exporting
