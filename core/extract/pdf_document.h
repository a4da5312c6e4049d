// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/ipc/extractor_protocol.h"

#include <memory>
#include <string>
#include <string_view>

namespace longleaf::extract {

/// A PDF file in memory, read by poppler. One at a time per process (poppler's error channel is global).
/// Not thread-safe.
class PdfDocument final {
public:
    /// @param fileName  only for messages.
    /// @param password  tried as user and as owner password; files that open without one never need it.
    /// Errors: EncryptedDocument, TruncatedDocument, DamagedDocument, NoPages, FileTooLarge (2 GiB and more).
    [[nodiscard]] static Result<std::unique_ptr<PdfDocument>> open(std::string bytes, const std::string &fileName,
                                                                   const std::string &password);
    ~PdfDocument();
    PdfDocument(const PdfDocument &) = delete;
    PdfDocument &operator=(const PdfDocument &) = delete;

    [[nodiscard]] int pageCount() const;
    /// Title and what had to be repaired.
    [[nodiscard]] ipc::DocumentOpened description();
    /// The bookmarks (core/extract/pdf_outline.h).
    [[nodiscard]] Result<document::Outline> outline() const;

    /// To be called before many pages are read: makes the rest faster where the file's structure slows poppler down.
    void prepareForPages(int count);

    /// Text, words and state of a page, 1-based. Never fails: a page that cannot be read is `Failed`, with a warning.
    [[nodiscard]] ipc::PageText page(int number);

    /// Errors: InvalidInput (no such page, clip outside of the page), DamagedDocument, ResourceLimit.
    [[nodiscard]] Result<ipc::PageImage> render(const ipc::RenderPage &request);

    /// e.g. "poppler 22.12.0"
    [[nodiscard]] static std::string parserName();

private:
    struct State;
    explicit PdfDocument(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

} // namespace longleaf::extract
