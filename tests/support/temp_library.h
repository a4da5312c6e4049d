// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/ingest/document_sink.h"
#include "core/store/library.h"

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace longleaf::test {

/// A folder that is gone with the object.
class TempFolder final {
public:
    TempFolder();
    ~TempFolder();
    TempFolder(const TempFolder &) = delete;
    TempFolder &operator=(const TempFolder &) = delete;
    [[nodiscard]] const std::filesystem::path &path() const { return m_path; }

private:
    std::filesystem::path m_path;
};

/// Bytes / 4, rounded up.
[[nodiscard]] std::int64_t countTokens(std::string_view text);

/// What an ingest would hand over for a file of this name with these page texts; a form feed follows every page but
/// the last. The hash is that of the texts.
[[nodiscard]] ingest::NewDocument newDocument(const std::string &name, const std::vector<std::string> &pages);
[[nodiscard]] std::vector<ingest::NewPage> newPages(const std::vector<std::string> &pages);

/// Adds a document as the ingest does: one transaction, chunked and indexed.
[[nodiscard]] Result<document::Document> addDocument(store::Library &library, const std::string &name,
                                                     const std::vector<std::string> &pages,
                                                     const std::string &collection = {});

/// A library in a folder of its own. Ends the test program with a message when it cannot be opened.
class TempLibrary final {
public:
    TempLibrary();
    [[nodiscard]] store::Library &operator*() { return *m_library; }
    [[nodiscard]] store::Library *operator->() { return m_library.get(); }
    [[nodiscard]] std::filesystem::path folder() const { return m_folder.path() / "library"; }
    [[nodiscard]] const Clock &clock() const { return m_clock; }

    /// As addDocument; ends the test program on failure.
    document::Document add(const std::string &name, const std::vector<std::string> &pages,
                           const std::string &collection = {});
    /// Closes and opens again.
    void reopen();
    void close() { m_library.reset(); }

private:
    TempFolder m_folder;
    SystemClock m_clock;
    std::unique_ptr<store::Library> m_library;
};

} // namespace longleaf::test
