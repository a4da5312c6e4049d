// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/path_text.h"

#include "core/base/utf8.h"

#include <string_view>

namespace longleaf::ingest {

std::string pathText(const std::filesystem::path &path)
{
    const std::u8string text = path.u8string();
    return utf8::sanitize(std::string_view(reinterpret_cast<const char *>(text.data()), text.size()));
}

std::string quotedName(const std::filesystem::path &path)
{
    const std::filesystem::path name = path.filename();
    return "\u201C" + pathText(name.empty() ? path : name) + "\u201D";
}

} // namespace longleaf::ingest
