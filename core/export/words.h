// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <initializer_list>
#include <string>
#include <string_view>

namespace longleaf::exporting {

/// The fixed texts of an export in the reader's language, looked up by their English form.
class Words final {
public:
    using Translate = std::function<std::string(const char *english)>;

    /// English.
    Words() = default;
    /// `translate` gives UTF-8 and is called on the thread that exports.
    explicit Words(Translate translate);

    [[nodiscard]] std::string operator()(const char *english) const;
    /// With %1, %2 ... replaced by `values`, whose own per cent signs stay as they are.
    [[nodiscard]] std::string operator()(const char *english, std::initializer_list<std::string_view> values) const;

private:
    Translate m_translate;
};

} // namespace longleaf::exporting
