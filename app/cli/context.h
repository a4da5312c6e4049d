// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/document/document.h"
#include "core/ingest/ingest_pipeline.h"
#include "core/settings/key_ring.h"
#include "core/settings/settings.h"
#include "core/store/library.h"
#include "core/store/library_lock.h"

#include <filesystem>
#include <memory>
#include <nlohmann/json.hpp>
#include <stop_token>
#include <string>
#include <vector>

namespace longleaf::cli {

/// Exit statuses of longleaf-cli.
enum ExitStatus : int {
    kDone = 0,
    kFailed = 1,
    kUsage = 2,
    kDoneInPart = 3,
    kRefused = 4,
    kModelFailed = 5,
    kInterrupted = 130,
};

/// What every command is given.
struct Context {
    std::filesystem::path libraryFolder;
    std::filesystem::path programFolder;
    std::filesystem::path portable; ///< the folder beside the program that holds everything; empty: not portable
    bool json = false;
    std::stop_token stop;
    const Clock &clock;
    const settings::SettingsStore &settingsStore;
    settings::KeyRing &keys;
    std::vector<std::unique_ptr<store::LibraryLock>> &locks; ///< held until the program ends

    /// Opens the library, creating it if needed.
    [[nodiscard]] Result<std::unique_ptr<store::Library>> openLibrary() const;
    /// How documents of this library are read; without an extractor if there is none.
    [[nodiscard]] ingest::IngestOptions ingestOptions() const;
    /// Keeps others from what must not happen beside this command. Errors: StoreBusy.
    [[nodiscard]] Status lock(store::LibraryLock::Purpose purpose) const;
};

/// The status that fits an error (refusals 4, model and network 5, interruption 130, else 1).
[[nodiscard]] int exitStatus(const Error &error);

[[nodiscard]] nlohmann::json toJson(const Error &error);
[[nodiscard]] nlohmann::json toJson(const document::Document &document);

/// Writes the one object of --json.
void printJson(const nlohmann::json &value);
/// Reports an error as the contract says (JSON on standard output, or a sentence on standard error); returns its exit
/// status.
int report(const Context &context, const Error &error);
/// The same before there is a context. @param asJson  as --json says.
int report(bool asJson, const Error &error);

/// A document by id or by path (as given, or made absolute). Errors: NotFound.
[[nodiscard]] Result<document::Document> findDocument(store::Library &library, const std::string &idOrPath);
[[nodiscard]] Result<std::vector<DocumentId>> findDocuments(store::Library &library,
                                                            const std::vector<std::string> &idsOrPaths);

} // namespace longleaf::cli
