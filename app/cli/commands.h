// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/context.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// One function per command of longleaf-cli; each returns the exit status.
namespace longleaf::cli {

struct AddOptions {
    std::vector<std::string> paths;
    std::string collection;
    std::string passwordFile;
    int workers = 0;    ///< 0: one per core
    bool retry = false; ///< try files that ended the document reader too often once more
};
int add(const Context &context, const AddOptions &options);

int list(const Context &context);
int remove(const Context &context, const std::vector<std::string> &ids);
/// What is known of documents, with the text in them that nobody can see.
int show(const Context &context, const std::vector<std::string> &ids);
/// Looks for text that nobody can see, in these documents or in all that were not looked at.
int inspect(const Context &context, const std::vector<std::string> &ids);
int text(const Context &context, const std::string &id, std::optional<int> page);

struct SearchOptions {
    std::string words;
    std::vector<std::string> in;
    int limit = 20;
};
int search(const Context &context, const SearchOptions &options);

struct QuestionOptions {
    std::string question;
    std::vector<std::string> in;
    std::string model;
    std::string mode = "auto"; ///< "auto", "whole", "focused" or "sweep"
    std::optional<std::int64_t> budgetTokens;
    std::optional<double> maxCostUsd;
    std::optional<double> maxCostPerDayUsd;
    std::string collection; ///< its documents are the scope
    std::string conversation;
    bool planOnly = false;         ///< of ask: as plan
    bool showRequest = false;      ///< of ask: print the request, the key masked, and send nothing
    std::string merge = "union";   ///< of a sweep: "union" or "model"
    std::string resume;            ///< id of a sweep to go on with
    std::vector<std::string> pins; ///< passages that must be sent, DOCUMENT:BEGIN:END
    std::string restOf;            ///< answer whose passages are not sent again
};
int plan(const Context &context, const QuestionOptions &options);
int ask(const Context &context, const QuestionOptions &options);
/// Prints the request that ask would send: its head on standard error, its body, byte for byte, on standard output.
int showRequest(const Context &context, const QuestionOptions &options);
/// The same where everything is read in parts.
int planSweep(const Context &context, const QuestionOptions &options);
int askSweep(const Context &context, const QuestionOptions &options);

struct ConversationOptions {
    std::string search;
    bool deleted = false; ///< list those that can still be restored
    int limit = 0;        ///< 0: all
};
/// Lists conversations, or those that have the words.
int conversations(const Context &context, const ConversationOptions &options);

int verify(const Context &context);
int boxes(const Context &context, const std::string &id, std::size_t begin, std::size_t end);

struct PageOptions {
    std::string id;
    int page = 1;
    double dpi = 96;
    std::string out;
};
int page(const Context &context, const PageOptions &options);

struct ExportOptions {
    std::string answer;       ///< id; this or a conversation
    std::string conversation; ///< id
    std::string format = "md";
    std::string out; ///< file; empty: standard output
    bool noPictures = false;
    bool force = false; ///< replace a file that exists
};
/// An answer or a conversation with its checked citations, in one of exporting::allFormats().
int exportAnswer(const Context &context, const ExportOptions &options);

struct CollectionOptions {
    std::string name;                 ///< of the collection to change; empty: only list
    std::string allowTraining;        ///< "on", "off", or empty: as it is
    std::optional<double> maxCostUsd; ///< below 0: no limit
    std::string localOnly;            ///< "on", "off", or empty: as it is
};
/// Lists the collections with what their answers cost, and changes what they allow.
int collections(const Context &context, const CollectionOptions &options);
/// What the answers of this day and of the library cost.
int spending(const Context &context);
struct KeyOptions {
    std::string provider;
    std::string host;
};
int keyList(const Context &context);
/// Reads the key from standard input, without echo on a terminal.
int keySet(const Context &context, const KeyOptions &options);
int keyRemove(const Context &context, const KeyOptions &options);
int keyTest(const Context &context, const KeyOptions &options);
int keyMove(const Context &context);

struct BackupOptions {
    bool list = false; ///< only list those that there are
};
/// Makes a backup of the library, or lists them.
int backup(const Context &context, const BackupOptions &options);
/// Puts a backup in the library's place. @param name  file, or name in the folder of backups; empty: the newest good
/// one
int restore(const Context &context, const std::string &name);
/// Saves what can be read of a damaged library. @param to  folder for the new one; empty: it takes the library's place
int salvage(const Context &context, const std::string &to);
/// Looks at every page of the library. @param repair  reads the files of damaged pages again
int check(const Context &context, bool repair);

int models(const Context &context);
int doctor(const Context &context);

} // namespace longleaf::cli
