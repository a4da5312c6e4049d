// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "core/async/interrupt.h"
#include "core/base/log.h"
#include "core/ingest/extractor_location.h"
#include "core/pack/regime.h"
#include "core/settings/folders.h"
#include "longleaf_version.h"

#include <CLI/CLI.hpp>
#include <clocale>
#include <functional>
#include <map>

namespace longleaf::cli {

namespace {

struct Globals {
    std::string library;
    bool json = false;
    bool version = false;
};

using Run = std::function<int(const Context &)>;

/// Adds the options that plan and ask share.
CLI::Option *addQuestionOptions(CLI::App &command, QuestionOptions &options)
{
    CLI::Option *question = command.add_option("question", options.question, "The question");
    command.add_option("--in", options.in, "Only this document (id or path); may be repeated")->allow_extra_args(false);
    command.add_option("--collection", options.collection, "Only the documents of this collection");
    command.add_option("--model", options.model, "provider/model; see `longleaf-cli models`");
    command.add_option("--budget", options.budgetTokens, "Bound on the documents' part, in tokens, or cheap, thorough")
        ->transform(CLI::Transformer(
            std::map<std::string, std::int64_t>{{"cheap", pack::kCheapTokens}, {"thorough", pack::kThoroughTokens}}));
    command.add_option("--pin", options.pins, "Send this passage in any case, DOCUMENT:BEGIN:END; may be repeated")
        ->allow_extra_args(false);
    command.add_option("--rest-of", options.restOf, "Search on, without the passages that this answer had");
    command.add_option("--mode", options.mode, "auto, whole, focused, or sweep: everything in parts")
        ->check(CLI::IsMember({"auto", "whole", "focused", "sweep"}));
    command
        .add_option("--merge", options.merge, "Of a sweep's parts: union (side by side) or model (one more request)")
        ->check(CLI::IsMember({"union", "model"}));
    command.add_option("--continue", options.conversation, "Conversation to continue");
    return question;
}

void declareLibraryCommands(CLI::App &app, Run &run)
{
    static AddOptions addOptions;
    CLI::App *addCommand = app.add_subcommand("add", "Add files and folders to the library");
    addCommand->add_option("paths", addOptions.paths, "Files and folders")->required();
    addCommand->add_option("--collection", addOptions.collection, "Put them into this collection");
    addCommand->add_option("--password-file", addOptions.passwordFile, "File whose first line opens protected PDFs");
    addCommand->add_option("--workers", addOptions.workers, "Extractor processes at a time")->check(CLI::Range(1, 64));
    addCommand->add_flag("--retry", addOptions.retry, "Try files once more that ended the document reader three times");
    addCommand->callback([&run] {
        run = [](const Context &c) {
            return add(c, addOptions);
        };
    });

    app.add_subcommand("list", "List documents and collections")->callback([&run] { run = list; });

    static std::vector<std::string> showIds;
    CLI::App *showCommand = app.add_subcommand("show", "What is known of a document, hidden text in it, too");
    showCommand->add_option("ids", showIds, "Documents")->required();
    showCommand->callback([&run] {
        run = [](const Context &c) {
            return show(c, showIds);
        };
    });

    static std::vector<std::string> inspectIds;
    CLI::App *inspectCommand = app.add_subcommand("inspect", "Look for text that nobody can see on the page");
    inspectCommand->add_option("ids", inspectIds, "Documents; else all that were not looked at");
    inspectCommand->callback([&run] {
        run = [](const Context &c) {
            return inspect(c, inspectIds);
        };
    });

    static std::vector<std::string> removeIds;
    CLI::App *removeCommand = app.add_subcommand("remove", "Remove documents from the library; files stay");
    removeCommand->add_option("ids", removeIds, "Documents")->required();
    removeCommand->callback([&run] {
        run = [](const Context &c) {
            return remove(c, removeIds);
        };
    });

    static std::string textId;
    static std::optional<int> textPage;
    CLI::App *textCommand = app.add_subcommand("text", "Print the canonical text of a document");
    textCommand->add_option("id", textId, "Document")->required();
    textCommand->add_option("--page", textPage, "Only this page");
    textCommand->callback([&run] {
        run = [](const Context &c) {
            return text(c, textId, textPage);
        };
    });

    static SearchOptions searchOptions;
    CLI::App *searchCommand = app.add_subcommand("search", "Search the full text");
    searchCommand->add_option("words", searchOptions.words, "Words to search for")->required();
    searchCommand->add_option("--in", searchOptions.in, "Only this document; may be repeated")->allow_extra_args(false);
    searchCommand->add_option("--limit", searchOptions.limit, "Most hits to print")->check(CLI::Range(1, 100'000));
    searchCommand->callback([&run] {
        run = [](const Context &c) {
            return search(c, searchOptions);
        };
    });
}

void declareQuestionCommands(CLI::App &app, Run &run)
{
    static QuestionOptions planOptions;
    CLI::App *planCommand = app.add_subcommand("plan", "Show what `ask` would send, without sending");
    addQuestionOptions(*planCommand, planOptions)->required();
    planCommand->callback([&run] {
        run = [](const Context &c) {
            return plan(c, planOptions);
        };
    });

    static QuestionOptions askOptions;
    CLI::App *askCommand = app.add_subcommand("ask", "Ask a question about the documents");
    addQuestionOptions(*askCommand, askOptions);
    askCommand->add_flag("--plan", askOptions.planOnly, "Show what would be sent, without sending");
    askCommand->add_flag("--show-request", askOptions.showRequest,
                         "Print the exact request, with the key masked, without sending");
    askCommand->add_option("--resume", askOptions.resume, "Sweep to go on with, in place of a question");
    askCommand->add_option("--max-cost", askOptions.maxCostUsd, "Refuse before sending above this, in US dollars");
    askCommand->add_option("--max-cost-per-day", askOptions.maxCostPerDayUsd,
                           "Refuse when the answers of this day would cost more, in US dollars");
    askCommand->callback([&run] {
        run = [](const Context &c) {
            return ask(c, askOptions);
        };
    });

    static ConversationOptions conversationOptions;
    CLI::App *conversationCommand = app.add_subcommand("conversations", "List the conversations, or search them");
    CLI::Option *words = conversationCommand->add_option("--search", conversationOptions.search,
                                                         "Only those whose questions, answers, notes or name have it");
    conversationCommand
        ->add_flag("--deleted", conversationOptions.deleted, "Those that were deleted but are still kept")
        ->excludes(words);
    conversationCommand->add_option("--limit", conversationOptions.limit, "Most to print")
        ->check(CLI::Range(1, 100'000));
    conversationCommand->callback([&run] {
        run = [](const Context &c) {
            return conversations(c, conversationOptions);
        };
    });

    app.add_subcommand("verify", "Check quotes: JSON lines in, JSON lines out")->callback([&run] { run = verify; });
}

void declarePageCommands(CLI::App &app, Run &run)
{
    static std::string boxesId;
    static std::size_t begin = 0;
    static std::size_t end = 0;
    CLI::App *boxesCommand = app.add_subcommand("boxes", "Rectangles of a byte range of the text");
    boxesCommand->add_option("id", boxesId, "Document")->required();
    boxesCommand->add_option("begin", begin, "First byte")->required();
    boxesCommand->add_option("end", end, "Byte after the last")->required();
    boxesCommand->callback([&run] {
        run = [](const Context &c) {
            return boxes(c, boxesId, begin, end);
        };
    });

    static PageOptions pageOptions;
    CLI::App *pageCommand = app.add_subcommand("page", "Render a page as a PNG picture");
    pageCommand->add_option("id", pageOptions.id, "Document")->required();
    pageCommand->add_option("page", pageOptions.page, "Page, from 1")->required();
    pageCommand->add_option("--dpi", pageOptions.dpi, "Resolution")->check(CLI::Range(10.0, 1200.0));
    pageCommand->add_option("--out", pageOptions.out, "File to write")->required();
    pageCommand->callback([&run] {
        run = [](const Context &c) {
            return page(c, pageOptions);
        };
    });

    static CollectionOptions collectionOptions;
    CLI::App *collectionCommand = app.add_subcommand("collections", "List the collections, or change one");
    collectionCommand->add_option("name", collectionOptions.name, "Collection to change");
    collectionCommand
        ->add_option("--allow-training", collectionOptions.allowTraining,
                     "Models whose provider may train on what is sent: on or off")
        ->check(CLI::IsMember({"on", "off"}));
    collectionCommand
        ->add_option("--local-only", collectionOptions.localOnly, "Only models on this computer: on or off")
        ->check(CLI::IsMember({"on", "off"}));
    collectionCommand->add_option("--max-cost", collectionOptions.maxCostUsd,
                                  "Bound on all its answers together, in US dollars; -1: none");
    collectionCommand->callback([&run] {
        run = [](const Context &c) {
            return collections(c, collectionOptions);
        };
    });
    app.add_subcommand("spending", "What the answers cost: today, in all")->callback([&run] { run = spending; });

    app.add_subcommand("models", "List the models")->callback([&run] { run = models; });
    app.add_subcommand("doctor", "Check the installation and the library")->callback([&run] { run = doctor; });
}

void declareExportCommand(CLI::App &app, Run &run)
{
    static ExportOptions exportOptions;
    CLI::App *exportCommand = app.add_subcommand("export", "Write an answer with its checked citations to a file");
    exportCommand->add_option("answer", exportOptions.answer, "Answer (answer_id of ask --json)");
    exportCommand->add_option("--conversation", exportOptions.conversation, "All answers of this conversation instead");
    exportCommand->add_option("--format", exportOptions.format, "md, html, pdf, docx, csv, bibtex, csl, json or txt")
        ->check(CLI::IsMember({"md", "html", "pdf", "docx", "csv", "bibtex", "csl", "json", "txt"}));
    exportCommand->add_option("-o,--out", exportOptions.out, "File to write; else standard output");
    exportCommand->add_flag("--no-pictures", exportOptions.noPictures, "Without the parts of pages that are cited");
    exportCommand->add_flag("--force", exportOptions.force, "Replace the file if it exists");
    exportCommand->callback([&run] {
        run = [](const Context &c) {
            return exportAnswer(c, exportOptions);
        };
    });
}

void declareKeyCommands(CLI::App &app, Run &run)
{
    static KeyOptions options;
    CLI::App *key = app.add_subcommand("key", "Keys of providers");
    key->require_subcommand(1);
    key->add_subcommand("list", "Which keys there are and where they are kept")->callback([&run] { run = keyList; });
    const auto declare = [&](const char *name, const char *help, int (*command)(const Context &, const KeyOptions &)) {
        CLI::App *added = key->add_subcommand(name, help);
        added->add_option("provider", options.provider, "meta, openai, anthropic, google, openrouter, ...")->required();
        added->callback([&run, command] {
            run = [command](const Context &c) {
                return command(c, options);
            };
        });
        return added;
    };
    declare("set", "Save a key, read from standard input", keySet)
        ->add_option("--host", options.host,
                     "Host that the key is for; else the provider's own, or that of its address");
    declare("remove", "Remove a key", keyRemove);
    declare("test", "Ask the provider whether address and key are right", keyTest);
    key->add_subcommand("move", "Move the keys of the file into the keychain")->callback([&run] { run = keyMove; });
}

void declareUpkeepCommands(CLI::App &app, Run &run)
{
    static BackupOptions backupOptions;
    CLI::App *backupCommand = app.add_subcommand("backup", "Copy the library into its folder of backups");
    backupCommand->add_flag("--list", backupOptions.list, "Only list the backups, newest first");
    backupCommand->callback([&run] {
        run = [](const Context &c) {
            return backup(c, backupOptions);
        };
    });

    static std::string backupName;
    CLI::App *restoreCommand =
        app.add_subcommand("restore", "Put a backup in the library's place; what is there is moved aside");
    restoreCommand->add_option("backup", backupName, "File or name of the backup; else the newest good one");
    restoreCommand->callback([&run] {
        run = [](const Context &c) {
            return restore(c, backupName);
        };
    });

    static std::string salvageFolder;
    CLI::App *salvageCommand = app.add_subcommand("salvage", "Save what can be read of a damaged library, row by row");
    salvageCommand->add_option("--to", salvageFolder, "Write the new library into this folder, and leave this one");
    salvageCommand->callback([&run] {
        run = [](const Context &c) {
            return salvage(c, salvageFolder);
        };
    });

    static bool repairPagesToo = false;
    CLI::App *checkCommand = app.add_subcommand("check", "Check the library and the hash of every stored page");
    checkCommand->add_flag("--repair", repairPagesToo, "Read the files of damaged pages again");
    checkCommand->callback([&run] {
        run = [](const Context &c) {
            return check(c, repairPagesToo);
        };
    });
}

int runProgram(int argc, char **argv)
{
    const async::InterruptWatcher interrupts;
    CLI::App app("Answers about long documents, every citation checked.", "longleaf-cli");
    Globals globals;
    Run run;
    app.add_option("--library", globals.library, "Folder of the library (else LONGLEAF_LIBRARY)");
    app.add_flag("--json", globals.json, "One JSON object on standard output");
    app.set_version_flag("--version", std::string("longleaf-cli ") + kVersion);
    app.require_subcommand(1);
    app.fallthrough();
    declareLibraryCommands(app, run);
    declareQuestionCommands(app, run);
    declarePageCommands(app, run);
    declareExportCommand(app, run);
    declareKeyCommands(app, run);
    declareUpkeepCommands(app, run);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError &error) {
        // --help and --version end here too, with status 0.
        return app.exit(error) == 0 ? kDone : kUsage;
    }

    const SystemClock clock;
    const auto folders = settings::findFolders(ingest::executableFolder());
    if (!folders)
        return report(globals.json, folders.error());
    const auto installation = folders->isPortable() ? settings::Installation::Portable : settings::Installation::System;
    const settings::SettingsStore settingsStore(folders->config);
    settings::KeyRing keys(settingsStore.folder(), settings::systemKeychain(interrupts.token(), installation),
                           installation);
    std::vector<std::unique_ptr<store::LibraryLock>> locks;
    const Context context{globals.library.empty() ? folders->library : std::filesystem::path(globals.library),
                          ingest::executableFolder(),
                          folders->portable,
                          globals.json,
                          interrupts.token(),
                          clock,
                          settingsStore,
                          keys,
                          locks};
    return run(context);
}

} // namespace

} // namespace longleaf::cli

int main(int argc, char **argv)
{
    std::setlocale(LC_CTYPE, "C.UTF-8");
    longleaf::log::setLevelFromEnvironment();
    return longleaf::cli::runProgram(argc, argv);
}
