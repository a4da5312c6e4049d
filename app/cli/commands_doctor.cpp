// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/file_system.h"
#include "app/cli/models_setup.h"
#include "app/cli/synonyms_setup.h"
#include "core/ingest/extractor_location.h"
#include "core/ingest/extractor_session.h"
#include "core/sandbox/lockdown.h"
#include "core/store/backups.h"
#include "core/store/library_replace.h"
#include "core/store/sqlite.h"
#include "longleaf_version.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <numeric>

namespace longleaf::cli {

using nlohmann::json;

namespace {

namespace fs = std::filesystem;

/// Enough to know that there are some; a folder of fonts may be huge.
constexpr std::size_t kMostFonts = 1000;

std::size_t fontFiles(const std::string &folder)
{
    static constexpr std::array<std::string_view, 5> kEndings{".ttf", ".otf", ".ttc", ".pfb", ".t1"};
    std::size_t count = 0;
    std::error_code unreadable;
    for (fs::recursive_directory_iterator entry(folder, fs::directory_options::skip_permission_denied, unreadable), end;
         !unreadable && entry != end && count < kMostFonts; entry.increment(unreadable)) {
        const std::string ending = entry->path().extension().string();
        if (std::find(kEndings.begin(), kEndings.end(), ending) != kEndings.end())
            ++count;
    }
    return count;
}

json check(const char *name, bool ok, std::string detail)
{
    return {{"name", name}, {"ok", ok}, {"detail", std::move(detail)}};
}

void addFiles(json &checks)
{
    const sandbox::ReadableFolders folders = sandbox::readableFolders();
    const std::string tables = sandbox::characterTables(folders);
    checks.push_back(check("tables", !tables.empty(),
                           tables.empty() ? "poppler-data is missing: Chinese, Japanese and Korean text of many "
                                            "documents cannot be read; install the package poppler-data"
                                          : "poppler-data in " + tables));
    const std::size_t fonts =
        std::accumulate(folders.fonts.begin(), folders.fonts.end(), std::size_t{0},
                        [](std::size_t sum, const std::string &folder) { return sum + fontFiles(folder); });
    checks.push_back(check("fonts", fonts > 0,
                           fonts > 0 ? std::to_string(fonts) + " font files"
                                     : "no font is installed: text in fonts that a document does not bring is not "
                                       "drawn; install for instance fonts-liberation"));
}

json checkExtractor(const Context &context, json &checks)
{
    const auto program = ingest::findExtractor();
    if (!program)
        return check("extractor", false, program.error().message);
    ingest::ExtractorOptions options;
    options.program = *program;
    const auto session = ingest::ExtractorSession::start(options, context.clock);
    if (!session)
        return check("extractor", false, session.error().message);
    const ipc::Hello &hello = (*session)->hello();
    checks.push_back(check("parser", true, hello.parser));
    const auto profile = sandbox::profileFrom(hello.sandboxProfile).value_or(sandbox::Profile::LimitsOnly);
    json row = check("sandbox", profile != sandbox::Profile::LimitsOnly, std::string(sandbox::describe(profile)));
    row["profile"] = std::string(sandbox::toWord(profile));
    checks.push_back(std::move(row));
    row = check("landlock", true,
                hello.landlockAbi > 0 ? "version " + std::to_string(hello.landlockAbi)
                                      : "not in force: the kernel does not offer it, or it is switched off");
    row["abi"] = hello.landlockAbi;
    checks.push_back(std::move(row));
    addFiles(checks);
    return check("extractor", true, program->string());
}

json checkLibrary(const Context &context)
{
    auto library = context.openLibrary();
    if (!library)
        return check("library", false, library.error().message);
    const auto state = (*library)->check();
    if (!state)
        return check("library", false, state.error().message);
    const auto documents = (*library)->documents();
    const std::size_t count = documents ? documents->size() : 0;
    return check("library", *state == "ok",
                 context.libraryFolder.string() + " (" + fileSystemOf(context.libraryFolder) + "): " + *state + ", " +
                     std::to_string(count) + " documents");
}

json checkBackups(const Context &context)
{
    const auto backups = store::Backups(context.libraryFolder, context.clock).list();
    if (backups.empty())
        return check("backups", true, "none yet; the window makes one a day, `longleaf-cli backup` one at once");
    return check("backups", true,
                 std::to_string(backups.size()) + ", the newest of " + store::timeStamp(backups.front().madeAtMs));
}

json checkProxy()
{
    for (const char *name : {"https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"}) {
        if (const char *value = std::getenv(name); value != nullptr && *value != '\0')
            return check("proxy", true, std::string(name) + " is set");
    }
    return check("proxy", true, "none");
}

json checkKeys(const Context &context)
{
    const auto setup = ModelSetup::load(context.settingsStore, context.keys, context.clock);
    if (!setup)
        return check("keys", false, setup.error().message);
    const std::string warning = context.keys.warning();
    return check("keys", true,
                 warning.empty() ? "keys come from the environment or are kept in " +
                                       context.keys.nameOf(settings::KeyPlace::Keychain)
                                 : warning);
}

json checkPortable(const Context &context)
{
    if (context.portable.empty())
        return check("portable", true, "no; settings in " + context.settingsStore.folder().string());
    return check("portable", true, "data in " + context.portable.string());
}

std::string groupsText(std::size_t count)
{
    return std::to_string(count) + (count == 1 ? " group" : " groups");
}

json checkSynonymLists(const Context &context)
{
    const std::string builtIn = groupsText(rank::checkSynonyms(builtInSynonyms()).groups) + " built in";
    const auto own = ownSynonyms(context.settingsStore);
    if (!own)
        return check("synonyms", false, own.error().message);
    if (!own->exists)
        return check("synonyms", true, builtIn + "; a list of your own would be " + own->file.string());
    const rank::SynonymCheck state = rank::checkSynonyms(own->text);
    std::string detail = own->file.string() + ": " + groupsText(state.groups) + " of your own, " + builtIn;
    for (const rank::SynonymProblem &problem : state.problems)
        detail += "; " + rank::sentence(problem);
    return check("synonyms", state.problems.empty(), std::move(detail));
}

} // namespace

int doctor(const Context &context)
{
    json checks = json::array();
    checks.push_back(check("version", true, std::string("Longleaf ") + kVersion));
    checks.push_back(checkPortable(context));
    json extractor = checkExtractor(context, checks);
    checks.push_back(std::move(extractor));
    checks.push_back(checkLibrary(context));
    checks.push_back(checkBackups(context));
    checks.push_back(check("sqlite", true, store::sqliteVersion()));
    checks.push_back(checkKeys(context));
    checks.push_back(checkProxy());
    checks.push_back(checkSynonymLists(context));
    bool allOk = true;
    for (const json &one : checks) {
        const bool ok = one["ok"].get<bool>();
        allOk = allOk && ok;
        if (!context.json) {
            std::printf("%-6s %-10s %s\n", ok ? "ok" : "FAILED", one["name"].get<std::string>().c_str(),
                        one["detail"].get<std::string>().c_str());
        }
    }
    if (context.json)
        printJson({{"checks", std::move(checks)}});
    return allOk ? kDone : kFailed;
}

} // namespace longleaf::cli
