// SPDX-License-Identifier: GPL-3.0-or-later
// The rewriting of a PDF's object streams: any bytes give a refusal, or an addition whose table names the places of its
// objects.
#include "core/extract/pdf_rewrite.h"
#include "tests/fuzz/fuzz_entry.h"

#include <charconv>
#include <string_view>

using namespace longleaf;

namespace {

long long numberAt(std::string_view text, std::size_t size)
{
    long long value = -1;
    std::from_chars(text.data(), text.data() + std::min(size, text.size()), value);
    return value;
}

/// The table at the end of `added`, which follows a file of `before` bytes.
void checkTable(std::string_view added, std::size_t before)
{
    constexpr std::string_view kEnd = "startxref\n";
    constexpr std::size_t kLine = 20;
    const std::size_t end = added.rfind(kEnd);
    require(end != std::string_view::npos && added.ends_with("\n%%EOF\n"));
    const long long start = numberAt(added.substr(end + kEnd.size()), 20) - static_cast<long long>(before);
    require(start >= 0 && static_cast<std::size_t>(start) < added.size());
    std::string_view table = added.substr(static_cast<std::size_t>(start));
    require(table.starts_with("xref\n0 "));
    const long long count = numberAt(table.substr(7), 20);
    table.remove_prefix(table.find('\n', 7) + 1);
    require(count > 0 && table.substr(static_cast<std::size_t>(count) * kLine).starts_with("trailer\n"));
    for (long long number = 0; number < count; ++number) {
        const std::string_view line = table.substr(static_cast<std::size_t>(number) * kLine, kLine);
        require(line.ends_with(" n \n") || line.ends_with(" f \n"));
        const long long offset = numberAt(line, 10);
        require(offset >= 0 && static_cast<std::size_t>(offset) < before + added.size());
        if (static_cast<std::size_t>(offset) >= before)
            require(
                added.substr(static_cast<std::size_t>(offset) - before).starts_with(std::to_string(number) + " 0 obj"));
    }
}

/// A file whose first three objects are packed; `more` is further lines of its table.
std::string packed(const std::string &more)
{
    const std::string objects = "1 0 2 30 3 66 <</Type/Catalog/Pages 2 0 R>> <</Type/Pages/Kids[3 0 R]/Count 1>> "
                                "<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]>>";
    std::string out = "%PDF-1.5\n4 0 obj<</Type/ObjStm/N 3/First 14/Length " + std::to_string(objects.size()) +
                      ">>stream\n" + objects + "\nendstream endobj\n";
    const std::size_t start = out.size();
    // Kind, place in eight bytes, generation or index in four.
    const auto line = [](char kind, std::size_t place, char last) {
        return std::string(1, kind) + std::string(7, '\0') + static_cast<char>(place) + std::string(3, '\0') + last;
    };
    const std::string table =
        line(0, 0, 0) + line(2, 4, 0) + line(2, 4, 1) + line(2, 4, 2) + line(1, 9, 0) + line(1, start, 0) + more;
    return out + "5 0 obj<</Type/XRef/Size " + std::to_string(table.size() / 13) + "/W[1 8 4]/Root 1 0 R/Length " +
           std::to_string(table.size()) + ">>stream\n" + table + "\nendstream endobj\nstartxref\n" +
           std::to_string(start) + "\n%%EOF\n";
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::string bytes(reinterpret_cast<const char *>(data), size);
    static_cast<void>(extract::unpackingPays(bytes, 1'000));
    const auto added = extract::unpackedObjects(bytes);
    if (added)
        checkTable(*added, bytes.size());
    else
        require(!added.error().message.empty());
    return 0;
}

std::vector<std::string> fuzzSeeds()
{
    const std::string head =
        "%PDF-1.5\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count "
        "1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]>>endobj\n";
    return {head + "trailer<</Root 1 0 R/Size 4>>\nstartxref\n9\n%%EOF\n", packed({}),
            packed(std::string("\1\0\0\0\0\0\0\0\x09\0\2\x23\x45", 13)), "%PDF-1.5\n", std::string()};
}
