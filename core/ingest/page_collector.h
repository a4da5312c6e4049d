// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/document/document.h"
#include "core/ingest/document_sink.h"
#include "core/ingest/page_spool.h"
#include "core/ipc/extractor_protocol.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace longleaf::ingest {

/// Gathers the pages of one document, checks them, and knows what to say of them. A page that never came becomes a
/// failed page, so that no number is missing.
class PageCollector final {
public:
    struct Limits {
        int maxPages = 0;
        std::int64_t maxTextBytes = 0;
    };

    PageCollector(PageSpool spool, document::Format format, Limits limits);

    /// What the document said when it was opened (again, after a crash: the first time counts).
    /// Errors: NoPages, ResourceLimit (too many pages).
    [[nodiscard]] Status opened(const ipc::DocumentOpened &document);
    /// Errors: Protocol (page out of range or order, text layer that does not fit the text), ResourceLimit, DiskFull,
    /// Io.
    [[nodiscard]] Status add(ipc::PageText &&page);
    /// The page after the last one killed its process.
    [[nodiscard]] Status addKiller(const Error &error);
    /// No more pages. Errors: NoPages, DamagedDocument or the killer's error (every page failed), DiskFull, Io.
    [[nodiscard]] Status finish();

    [[nodiscard]] int lastPage() const { return m_lastPage; }
    [[nodiscard]] int pageCount() const { return m_pageCount; } ///< 0: not known
    [[nodiscard]] bool complete() const { return m_pageCount > 0 && m_lastPage >= m_pageCount; }
    [[nodiscard]] document::DocumentStatus status() const;
    /// One sentence each.
    [[nodiscard]] std::vector<std::string> warnings() const;
    /// The next page for the library; empty after the last.
    [[nodiscard]] Result<std::optional<NewPage>> next();

private:
    [[nodiscard]] Status spool(const ipc::PageText &page);
    [[nodiscard]] Status addMissingUpTo(int last);
    [[nodiscard]] ipc::PageText failedPage(int number) const;
    void noteWarnings(const ipc::PageText &page);

    PageSpool m_spool;
    document::Format m_format;
    Limits m_limits;
    int m_pageCount = 0;
    int m_lastPage = 0;
    int m_pagesWithText = 0;
    std::int64_t m_textBytes = 0;
    double m_widthPt = 0; ///< of the last page that told its size
    double m_heightPt = 0;
    std::vector<int> m_partial;
    std::vector<int> m_failed;
    std::vector<int> m_withoutText;
    std::optional<Error> m_killer;
    std::vector<std::string> m_documentWarnings;
    std::map<std::string, std::vector<int>> m_pageWarnings; ///< pages by what is said of them
    int m_warningsLeftOut = 0;
};

} // namespace longleaf::ingest
