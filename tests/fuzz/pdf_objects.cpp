// SPDX-License-Identifier: GPL-3.0-or-later
// The rewriting of a PDF's object streams: any bytes give an addition or a refusal, never an end of the program.
#include "core/extract/pdf_rewrite.h"
#include "tests/fuzz/fuzz_entry.h"

#include <string_view>

using namespace longleaf;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::string bytes(reinterpret_cast<const char *>(data), size);
    static_cast<void>(extract::unpackingPays(bytes, 1'000));
    const auto added = extract::unpackedObjects(bytes);
    require(added ? added->find("startxref") != std::string::npos : !added.error().message.empty());
    return 0;
}

std::vector<std::string> fuzzSeeds()
{
    const std::string head =
        "%PDF-1.5\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count "
        "1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]>>endobj\n";
    const std::string streams = "%PDF-1.5\n4 0 obj<</Type/ObjStm/N 3/First 15/Length 145>>stream\n1 0 2 34 3 79 "
                                "<</Type/Catalog/Pages 2 0 R     >><</Type/Pages/Kids[3 0 R]/Count 1          >>"
                                "<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]>>\nendstream endobj\n"
                                "5 0 obj<</Type/XRef/Size 6/W[1 2 1]/Root 1 0 R/Length 24>>stream\n" +
                                std::string("\0\0\0\xFF\2\0\4\0\2\0\4\1\2\0\4\2\1\0\x09\0\1\0\xE0\0", 24) +
                                "\nendstream endobj\nstartxref\n224\n%%EOF\n";
    return {head + "trailer<</Root 1 0 R/Size 4>>\nstartxref\n9\n%%EOF\n", streams, "%PDF-1.5\n", std::string()};
}
