// SPDX-License-Identifier: GPL-3.0-or-later
// dump_wire FOLDER: writes what our server sends and what our clients ask, for check_schema.py.
#include "core/model/openai_responses.h"
#include "tests/support/wire_dump.h"

#include <cstdio>

using namespace longleaf;
using namespace longleaf::test;

namespace {

model::ModelRequest requestOf(const char *wireModel)
{
    model::ModelRequest request;
    request.wireModel = wireModel;
    request.instructions = "Answer from the documents.";
    request.cacheKey = "library-4f2a91";
    request.messages = {{pack::Role::User, {"<document>\nThe fee is 4.200 €.\n</document>", "What is the fee?"}},
                        {pack::Role::Assistant, {"4.200 €."}},
                        {pack::Role::User, {"And when is it due?"}}};
    return request;
}

/// The bodies that our clients write. A new client adds its own line.
bool dumpClientBodies(const std::filesystem::path &folder)
{
    return dumpWire(folder, {Wire::Responses, Flavour::Meta}, "follow-up", Dumped::Body,
                    model::responsesBody(requestOf("muse-spark-1.3")));
}

} // namespace

int main(int count, char **arguments)
{
    if (count != 2) {
        std::fputs("usage: dump_wire FOLDER\n", stderr);
        return 2;
    }
    return dumpAllWires(arguments[1]) && dumpClientBodies(arguments[1]) ? 0 : 1;
}
