// SPDX-License-Identifier: GPL-3.0-or-later
// dump_wire FOLDER: writes what our server sends and what our clients ask, for check_schema.py.
#include "tests/support/dialect_cases.h"
#include "tests/support/wire_dump.h"

#include <cstdio>

using namespace longleaf;
using namespace longleaf::test;
using longleaf::test::Dialect;

namespace {

constexpr std::string_view kDocument =
    "<document id=\"1\" title=\"Lease\" pages=\"1\">\n[[1:1]]\nThe fee is 4.200 \xE2\x82\xAC.\n</document>\n";

model::ModelRequest firstQuestion(Flavour flavour)
{
    model::ModelRequest request;
    request.wireModel = wireModelOf(flavour);
    request.instructions = "Answer from the documents.";
    request.cacheKey = "library-4f2a91";
    request.promptTokens = 60;
    request.contextWindow = 131'072;
    request.messages = {{pack::Role::User, {std::string(kDocument), "What is the fee?"}}};
    const std::size_t mark = kDocument.find("[[");
    const std::size_t text = kDocument.find("The fee");
    request.documents = {
        {DocumentId{1}, "Lease", {{1, {}, {mark, text}}, {1, {0, 19}, {text, kDocument.find("</document>")}}}}};
    return request;
}

model::ModelRequest followUp(Flavour flavour)
{
    model::ModelRequest request = firstQuestion(flavour);
    request.messages.push_back({pack::Role::Assistant, {"4.200 \xE2\x82\xAC<q d=\"1\" p=\"1\">The fee is</q>."}});
    request.messages.push_back({pack::Role::User, {"And when is it due?"}});
    return request;
}

/// The bodies that our clients write, over every wire and for every habit.
bool dumpClientBodies(const std::filesystem::path &folder)
{
    const ReplayServer nobody; // only its address is needed
    bool good = true;
    for (const Dialect &dialect : kDialects) {
        const model::Endpoint endpoint = endpointFor(nobody, dialect, "key");
        const auto body = [&](const model::ModelRequest &request) {
            return clientDialect(dialect.wire).request(endpoint, request).body;
        };
        good = dumpWire(folder, dialect, "client-first", Dumped::Body, body(firstQuestion(dialect.flavour))) && good;
        good = dumpWire(folder, dialect, "client-follow-up", Dumped::Body, body(followUp(dialect.flavour))) && good;
    }
    return good;
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
