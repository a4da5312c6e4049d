// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/document_repair.h"
#include "core/store/backups.h"
#include "core/store/library_replace.h"
#include "core/store/salvage.h"

#include <cstdio>

namespace longleaf::cli {

using nlohmann::json;

namespace {

json toJson(const store::Backup &backup)
{
    return {{"file", backup.file.string()},
            {"kind", std::string(store::toWord(backup.kind))},
            {"commits", backup.commits},
            {"made_at_ms", backup.madeAtMs},
            {"bytes", backup.bytes}};
}

void printBackup(const store::Backup &backup)
{
    std::printf("%-6s  %s  %6.1f MB  %s\n", std::string(store::toWord(backup.kind)).c_str(),
                store::timeStamp(backup.madeAtMs).c_str(), static_cast<double>(backup.bytes) / 1e6,
                backup.file.string().c_str());
}

json pagesJson(const std::vector<store::DamagedPage> &pages)
{
    json rows = json::array();
    for (const store::DamagedPage &one : pages)
        rows.push_back(
            {{"document", toText(one.document)}, {"page", one.page}, {"text", one.text}, {"layer", one.layer}});
    return rows;
}

/// The backup that the option names: none for the newest good one.
Result<std::filesystem::path> chosenBackup(const Context &context, const std::string &name)
{
    const store::Backups backups(context.libraryFolder, context.clock);
    if (name.empty() || name == "newest") {
        const auto newest = backups.newestGood(context.stop);
        if (!newest)
            return fail(ErrorCode::NotFound,
                        "There is no usable backup of the library in \"" +
                            (context.libraryFolder / "backups").string() +
                            "\". \"longleaf-cli salvage\" saves what can still be read.",
                        context.libraryFolder.string());
        return newest->file;
    }
    const std::filesystem::path own = context.libraryFolder / "backups" / name;
    std::error_code error;
    return std::filesystem::exists(own, error) ? own : std::filesystem::path(name);
}

json salvageJson(const store::SalvageReport &report)
{
    json tables = json::array();
    for (const store::SalvageReport::Table &one : report.tables)
        tables.push_back({{"name", one.name}, {"saved", one.saved}, {"lost", one.lost}, {"damaged", one.broken}});
    return {{"complete", report.complete()},
            {"documents", report.documents},
            {"documents_to_read", report.documentsToRead},
            {"documents_lost", report.documentsLost},
            {"conversations", report.conversations},
            {"answers", report.answers},
            {"notes", report.notes},
            {"tables", std::move(tables)}};
}

} // namespace

int backup(const Context &context, const BackupOptions &options)
{
    const store::Backups backups(context.libraryFolder, context.clock);
    if (!options.list) {
        // Brings an older library to this version first, and tells what is wrong with it.
        if (const auto library = context.openLibrary(); !library)
            return report(context, library.error());
        const auto made = backups.make(store::Backup::Kind::Daily, context.stop);
        if (!made)
            return report(context, made.error());
        if (context.json)
            printJson(toJson(*made));
        else
            printBackup(*made);
        return kDone;
    }
    json rows = json::array();
    for (const store::Backup &one : backups.list()) {
        rows.push_back(toJson(one));
        if (!context.json)
            printBackup(one);
    }
    if (context.json)
        printJson({{"backups", std::move(rows)}});
    return kDone;
}

int restore(const Context &context, const std::string &name)
{
    const auto file = chosenBackup(context, name);
    if (!file)
        return report(context, file.error());
    if (const Status alone = context.lock(store::LibraryLock::Purpose::Replace); !alone)
        return report(context, alone.error());
    const auto restored = store::Backups(context.libraryFolder, context.clock).restore(*file, context.stop);
    if (!restored)
        return report(context, restored.error());
    if (context.json)
        printJson({{"restored", file->string()},
                   {"documents", restored->facts.documents},
                   {"moved_to", restored->movedTo.string()}});
    else
        std::printf("The library is that of %s now, with %lld documents.%s%s\n", file->filename().string().c_str(),
                    static_cast<long long>(restored->facts.documents),
                    restored->movedTo.empty() ? "" : " What was there before is in ",
                    restored->movedTo.string().c_str());
    return kDone;
}

int salvage(const Context &context, const std::string &to)
{
    const bool inPlace = to.empty();
    if (inPlace) {
        if (const Status alone = context.lock(store::LibraryLock::Purpose::Replace); !alone)
            return report(context, alone.error());
    }
    const std::filesystem::path folder =
        inPlace ? context.libraryFolder / ("salvaged-" + store::timeStamp(context.clock.wallMs()))
                : std::filesystem::path(to);
    const auto saved =
        store::salvageLibrary(context.libraryFolder / "library.sqlite", folder, context.clock, context.stop);
    if (!saved)
        return report(context, saved.error());
    json value = salvageJson(*saved);
    if (inPlace) {
        const auto movedTo = store::replaceLibrary(context.libraryFolder, saved->file, context.clock);
        if (!movedTo)
            return report(context, movedTo.error());
        std::error_code ignored; // its lock stays
        std::filesystem::remove_all(folder, ignored);
        value["moved_to"] = movedTo->string();
        if (!context.json)
            std::printf("%s\nThe damaged library is in %s.\n", saved->sentence().c_str(), movedTo->string().c_str());
    } else {
        value["file"] = saved->file.string();
        if (!context.json)
            std::printf("%s\nThe new library is %s.\n", saved->sentence().c_str(), saved->file.string().c_str());
    }
    if (context.json)
        printJson(value);
    return saved->complete() ? kDone : kDoneInPart;
}

int check(const Context &context, bool repair)
{
    auto library = context.openLibrary();
    if (!library)
        return report(context, library.error());
    const auto state = (*library)->check(context.stop);
    if (!state)
        return report(context, state.error());
    auto pages = (*library)->damagedPages({}, context.stop);
    if (!pages)
        return report(context, pages.error());
    const auto losses = (*library)->losses();
    if (!losses)
        return report(context, losses.error());
    RepairReport repaired;
    if (repair && !pages->empty()) {
        auto done = repairPages(**library, *pages, context.ingestOptions(), context.clock, context.stop);
        if (!done)
            return report(context, done.error());
        repaired = std::move(*done);
        pages = repaired.left;
    }
    json sentences = json::array();
    for (const store::Loss &one : *losses)
        sentences.push_back(store::lossSentence(one));
    if (context.json) {
        printJson({{"database", *state},
                   {"damaged_pages", pagesJson(*pages)},
                   {"repaired_pages", repaired.repaired},
                   {"problems", repaired.problems},
                   {"losses", sentences}});
    } else {
        std::printf("database: %s\n", state->c_str());
        for (const json &one : sentences)
            std::printf("%s\n", one.get<std::string>().c_str());
        if (repaired.repaired > 0)
            std::printf("%d pages were read again and are right now.\n", repaired.repaired);
        for (const store::DamagedPage &one : *pages)
            std::printf("document %s, page %d: the stored %s changed on the disk%s\n", toText(one.document).c_str(),
                        one.page, one.text ? "text" : "places of the words",
                        repair ? "" : "; --repair reads the file again");
        for (const std::string &one : repaired.problems)
            std::printf("%s\n", one.c_str());
    }
    // Told once, here or in the window.
    if (const Status told = (*library)->forgetLosses(); !told)
        return report(context, told.error());
    return *state == "ok" && pages->empty() ? kDone : kFailed;
}

} // namespace longleaf::cli
