// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/page_health.h"

#include "core/base/sha256.h"
#include "core/store/library.h"
#include "core/store/sqlite.h"

#include <algorithm>
#include <utility>

namespace longleaf::store {

Result<std::vector<DamagedPage>> Library::damagedPages(std::optional<DocumentId> document, const std::stop_token &stop)
{
    auto view = Transaction::beginRead(*m_connection);
    if (!view)
        return tl::unexpected(view.error());
    auto statement = m_connection->prepare(
        "SELECT document, number, end_byte - begin_byte, sha256, text, layer_sha256, layer FROM pages"
        " WHERE ?1 = 0 OR document = ?1 ORDER BY document, number");
    if (!statement)
        return tl::unexpected(statement.error());
    statement->bind(document ? document->value : 0);
    std::vector<DamagedPage> damaged;
    for (auto row = statement->step();; row = statement->step()) {
        if (!row)
            return tl::unexpected(row.error());
        if (!*row)
            return damaged;
        if (stop.stop_requested())
            return fail(ErrorCode::Canceled, "The check of the stored pages was stopped.");
        const std::string text = statement->text(4);
        const std::string layerHash = statement->text(5);
        DamagedPage page{DocumentId{statement->integer(0)}, static_cast<int>(statement->integer(1))};
        page.text =
            static_cast<std::int64_t>(text.size()) != statement->integer(2) || Sha256::hex(text) != statement->text(3);
        page.layer = !layerHash.empty() && Sha256::hex(statement->text(6)) != layerHash;
        if (page.text || page.layer)
            damaged.push_back(page);
    }
}

Result<bool> Library::repairPage(const DamagedPage &page, std::string_view text, std::string_view layer)
{
    auto transaction = Transaction::beginWrite(*m_connection);
    if (!transaction)
        return tl::unexpected(transaction.error());
    auto update = m_connection->prepare(
        "UPDATE pages SET text = iif(?3, ?4, text), layer = iif(?6, ?7, layer) WHERE document = ?1 AND number = ?2"
        " AND (NOT ?3 OR (sha256 = ?5 AND end_byte - begin_byte = length(CAST(?4 AS BLOB))))"
        " AND (NOT ?6 OR layer_sha256 = ?8)");
    if (!update)
        return tl::unexpected(update.error());
    update->bind(page.document.value, page.page, page.text ? 1 : 0, text, Sha256::hex(text), page.layer ? 1 : 0,
                 Blob{layer}, Sha256::hex(layer));
    if (const Status done = update->run(); !done)
        return tl::unexpected(done.error());
    const bool changed = m_connection->changes() == 1;
    if (const Status done = transaction->commit(); !done)
        return tl::unexpected(done.error());
    return changed;
}

/// Keeps what is read of the damaged pages until all is read.
class RepairSink::Transaction final : public ingest::DocumentTransaction {
public:
    explicit Transaction(RepairSink &sink)
        : m_sink(sink)
    {
    }

    Status addPage(const ingest::NewPage &page) override
    {
        const bool wanted = std::any_of(m_sink.m_pages.begin(), m_sink.m_pages.end(),
                                        [&page](const DamagedPage &one) { return one.page == page.number; });
        if (wanted)
            m_pages.push_back(page);
        return {};
    }

    Result<document::Document> commit() override
    {
        for (const DamagedPage &damaged : m_sink.m_pages) {
            const auto read = std::find_if(m_pages.begin(), m_pages.end(),
                                           [&](const ingest::NewPage &one) { return one.number == damaged.page; });
            if (read == m_pages.end())
                continue;
            const auto repaired = m_sink.m_library.repairPage(damaged, read->text, read->layer);
            if (!repaired)
                return tl::unexpected(repaired.error());
            m_sink.m_repaired += *repaired ? 1 : 0;
        }
        return m_sink.m_document;
    }

private:
    RepairSink &m_sink;
    std::vector<ingest::NewPage> m_pages;
};

RepairSink::RepairSink(Library &library, document::Document document, std::vector<DamagedPage> pages)
    : m_library(library)
    , m_document(std::move(document))
    , m_pages(std::move(pages))
{
}

// As if it were not known, so that it is read.
Result<std::optional<document::Document>> RepairSink::findByHash(std::string_view)
{
    return std::optional<document::Document>();
}

Result<document::Document> RepairSink::touch(DocumentId, const ingest::NewDocument &, std::string_view)
{
    return m_document;
}

Result<std::unique_ptr<ingest::DocumentTransaction>> RepairSink::begin(const ingest::NewDocument &document,
                                                                       std::string_view)
{
    if (document.sha256 != m_document.sha256)
        return fail(
            ErrorCode::InvalidInput,
            "The file \"" + document.path + "\" has changed since document " + toText(m_document.id) +
                " was read from it, so its damaged pages cannot be read again. Restore a backup, or add the file "
                "as a new document.",
            document.path);
    return std::make_unique<Transaction>(*this);
}

} // namespace longleaf::store
