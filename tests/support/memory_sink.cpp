// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/memory_sink.h"

#include <algorithm>
#include <utility>

namespace longleaf::test {

namespace {

class MemoryTransaction final : public ingest::DocumentTransaction {
public:
    MemoryTransaction(MemorySink &sink, MemorySink::Stored stored)
        : m_sink(sink)
        , m_stored(std::move(stored))
    {
        ++m_sink.openTransactions;
    }
    ~MemoryTransaction() override { --m_sink.openTransactions; }
    MemoryTransaction(const MemoryTransaction &) = delete;
    MemoryTransaction &operator=(const MemoryTransaction &) = delete;

    Status addPage(const ingest::NewPage &page) override
    {
        if (m_sink.failAddPage && concerned())
            return tl::unexpected(*m_sink.failAddPage);
        m_stored.pages.push_back(page);
        return {};
    }

    Result<document::Document> commit() override
    {
        if (m_sink.failCommit && concerned())
            return tl::unexpected(*m_sink.failCommit);
        document::Document &document = m_stored.document;
        for (const ingest::NewPage &page : m_stored.pages) {
            document.textBytes += static_cast<std::int64_t>(page.text.size());
            if (page.state == document::PageState::NoText)
                document.pagesWithoutText.push_back(page.number);
            else if (page.state != document::PageState::Ok)
                document.badPages.push_back(page.number);
        }
        document.pageCount = static_cast<int>(m_stored.pages.size());
        document.id.value = static_cast<std::int64_t>(m_sink.stored.size()) + 1;
        m_sink.stored.push_back(m_stored);
        return document;
    }

private:
    [[nodiscard]] bool concerned() const
    {
        return m_sink.failForTitle.empty() || m_sink.failForTitle == m_stored.document.title;
    }

    MemorySink &m_sink;
    MemorySink::Stored m_stored;
};

} // namespace

Result<std::optional<document::Document>> MemorySink::findByHash(std::string_view sha256)
{
    for (const Stored &one : stored) {
        if (one.document.sha256 == sha256)
            return one.document;
    }
    return std::nullopt;
}

Result<document::Document> MemorySink::touch(DocumentId id, const ingest::NewDocument &seen,
                                             std::string_view collection)
{
    const auto found =
        std::find_if(stored.begin(), stored.end(), [id](const Stored &one) { return one.document.id == id; });
    if (found == stored.end())
        return fail(ErrorCode::NotFound, "There is no such document.");
    found->document.path = seen.path;
    found->document.fileSize = seen.fileSize;
    found->document.fileMtimeMs = seen.fileMtimeMs;
    if (!collection.empty())
        found->document.collections.emplace_back(collection);
    return found->document;
}

Result<std::unique_ptr<ingest::DocumentTransaction>> MemorySink::begin(const ingest::NewDocument &document,
                                                                       std::string_view collection)
{
    ++begun;
    Stored fresh;
    fresh.document.sha256 = document.sha256;
    fresh.document.path = document.path;
    fresh.document.title = document.title;
    fresh.document.format = document.format;
    fresh.document.status = document.status;
    fresh.document.warnings = document.warnings;
    fresh.document.fileSize = document.fileSize;
    fresh.document.fileMtimeMs = document.fileMtimeMs;
    if (!collection.empty())
        fresh.document.collections.emplace_back(collection);
    return std::unique_ptr<ingest::DocumentTransaction>(std::make_unique<MemoryTransaction>(*this, std::move(fresh)));
}

} // namespace longleaf::test
