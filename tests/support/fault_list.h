// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/reply.h"

#include <string>
#include <string_view>
#include <vector>

namespace longleaf::test {

/// One way in which a provider, or the way to it, misbehaves. There are 40 rows; some have several entries.
struct ListedFault {
    /// Who causes it.
    enum class Cause {
        Server,     ///< a reply of the replay server: replyFor()
        NoServer,   ///< an address where nobody answers: `how` says which
        BlackHole,  ///< black_hole.h
        TlsServer,  ///< the server of tst_http_tls, with the certificate that `how` describes
        Http2,      ///< tests/vendor/h2/h2_faults.mjs with the argument `how`
        Unpassable, ///< nothing on the loopback can cause it: `how` says why
    };
    int row = 0; ///< 1 to 40
    std::string_view name;
    Cause cause = Cause::Server;
    Fault fault = Fault::None;
    std::string_view how;
};

/// In the order of the rows.
[[nodiscard]] const std::vector<ListedFault> &listedFaults();

/// The reply for an entry of the server. Row 26 needs a text with characters of several bytes.
[[nodiscard]] Reply replyFor(const ListedFault &entry, const WireAnswer &answer);

/// Whether the fault can happen on that wire: one object per line has no multi-line data, Gemini no end marker.
[[nodiscard]] bool makesSense(Fault fault, Wire wire);

} // namespace longleaf::test
