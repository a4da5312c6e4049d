// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/wire_dump.h"

#include "tests/support/sample_requests.h"
#include "tests/support/wires.h"

#include <array>
#include <fstream>
#include <map>
#include <string>
#include <system_error>

namespace longleaf::test {

namespace {

const std::map<std::string, WireAnswer> &scenarios()
{
    static const std::map<std::string, WireAnswer> all = [] {
        WireAnswer plain;
        plain.text = "Die Gebühr beträgt 4.200 € im Jahr, and it is due in March.";
        std::map<std::string, WireAnswer> out = {{"plain", plain}};
        WireAnswer next = plain;
        next.reasoningSummary = "The fee stands in section 2.";
        next.thinking = next.reasoningSummary;
        next.cachedTokens = 500;
        next.cacheWriteTokens = 100;
        out["reasoning"] = next;
        next = plain;
        next.refusal = "I can't help with that.";
        out["declined"] = next;
        next = plain;
        next.incompleteReason = "max_output_tokens";
        out["cut-by-limit"] = next;
        next.incompleteReason = "content_filter";
        out["filtered"] = next;
        next = plain;
        NativeCitation citation;
        citation.afterText = 41;
        citation.citedText = "Die Gebühr: 4.200 €";
        citation.documentTitle = "Vertrag";
        next.nativeCitations = {citation};
        out["cited"] = next;
        return out;
    }();
    return all;
}

} // namespace

bool dumpWire(const std::filesystem::path &folder, const Dialect &dialect, std::string_view name, Dumped kind,
              std::string_view bytes)
{
    constexpr std::array<std::string_view, 3> kKinds = {"stream", "object", "body"};
    std::error_code failed;
    std::filesystem::create_directories(folder, failed);
    std::string file(wireName(dialect.wire));
    file.append(".").append(flavourName(dialect.flavour)).append(".").append(name).append(".");
    file += kKinds.at(static_cast<std::size_t>(kind));
    std::ofstream out(folder / file, std::ios::binary);
    out << bytes;
    return out.good();
}

bool dumpAllWires(const std::filesystem::path &folder)
{
    bool good = true;
    for (const Dialect &dialect : kDialects) {
        for (const auto &[name, answer] : scenarios()) {
            const WireStream stream = streamOf(dialect, answer);
            std::string bytes;
            for (const std::string &frame : stream.frames)
                bytes += frame;
            good = dumpWire(folder, dialect, name, Dumped::Stream, bytes + stream.endMarker) && good;
            good = dumpWire(folder, dialect, name, Dumped::Object, objectOf(dialect, answer)) && good;
        }
        good = dumpWire(folder, dialect, "sample", Dumped::Body, sampleRequest(dialect)) && good;
    }
    return good;
}

} // namespace longleaf::test
