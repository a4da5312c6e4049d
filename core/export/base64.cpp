// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/base64.h"

#include <sodium.h>

namespace longleaf::exporting {

std::string base64(std::string_view bytes)
{
    std::string out(sodium_base64_encoded_len(bytes.size(), sodium_base64_VARIANT_ORIGINAL), '\0');
    sodium_bin2base64(out.data(), out.size(), reinterpret_cast<const unsigned char *>(bytes.data()), bytes.size(),
                      sodium_base64_VARIANT_ORIGINAL);
    out.pop_back(); // the closing zero
    return out;
}

} // namespace longleaf::exporting
