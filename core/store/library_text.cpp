// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/sha256.h"
#include "core/store/document_rows.h"
#include "core/store/library.h"
#include "core/store/sqlite.h"

#include <functional>

namespace longleaf::store {

namespace {

constexpr std::int64_t kEverything = INT64_MAX;

struct StoredPage {
    int number = 0;
    TextSpan span;
    bool formFeedAfter = false;
    std::string text;
};

using PageVisitor = std::function<Status(const StoredPage &)>;

/// SQLite's own checks do not notice changed bytes within a text, so each page carries its hash.
tl::unexpected<Error> damagedPage(int page, std::string_view what, DocumentId document, const Connection &connection)
{
    return fail(ErrorCode::StoreDamaged,
                "The stored " + std::string(what) + " of page " + std::to_string(page) + " of document " +
                    toText(document) + " is damaged: bytes have changed on the disk since it was read. Repair the " +
                    "document, which reads its file again, or remove it and add the file anew.",
                connection.path());
}

Status verifyPage(const StoredPage &page, std::string_view sha256, DocumentId document, const Connection &connection)
{
    if (page.text.size() == page.span.size() && Sha256::hex(page.text) == sha256)
        return {};
    return damagedPage(page.number, "text", document, connection);
}

/// Visits the pages that touch bytes begin..end of the canonical text, in order, their texts verified.
Status visitPages(const Connection &connection, DocumentId document, std::int64_t begin, std::int64_t end,
                  const PageVisitor &visit)
{
    auto statement = connection.prepare("SELECT number, begin_byte, end_byte, form_feed, sha256, text FROM pages"
                                        " WHERE document = ? AND end_byte + form_feed > ? AND begin_byte < ?"
                                        " ORDER BY number");
    if (!statement)
        return tl::unexpected(statement.error());
    statement->bind(document.value, begin, end);
    for (auto row = statement->step();; row = statement->step()) {
        if (!row)
            return tl::unexpected(row.error());
        if (!*row)
            return {};
        const StoredPage page{
            static_cast<int>(statement->integer(0)),
            {static_cast<std::size_t>(statement->integer(1)), static_cast<std::size_t>(statement->integer(2))},
            statement->integer(3) != 0,
            statement->text(5)};
        if (Status good = verifyPage(page, statement->text(4), document, connection); !good)
            return good;
        if (Status done = visit(page); !done)
            return done;
    }
}

std::int64_t clippedToInt64(std::size_t value)
{
    return value > static_cast<std::size_t>(kEverything) ? kEverything : static_cast<std::int64_t>(value);
}

/// The failure for a page that is not there: it says whether the document or only the page is missing.
tl::unexpected<Error> missingPage(Connection &connection, DocumentId id, int page)
{
    const auto document = readDocument(connection, id);
    if (!document)
        return tl::unexpected(document.error());
    return fail(ErrorCode::NotFound,
                "There is no page " + std::to_string(page) + " in \"" + document->path + "\"; it has " +
                    std::to_string(document->pageCount) + (document->pageCount == 1 ? " page." : " pages."),
                document->path);
}

} // namespace

Result<std::vector<document::Page>> Library::pages(DocumentId id)
{
    auto view = Transaction::beginRead(*m_connection);
    if (!view)
        return tl::unexpected(view.error());
    if (const auto document = readDocument(*m_connection, id); !document)
        return tl::unexpected(document.error());
    auto statement =
        m_connection->prepare("SELECT number, begin_byte, end_byte, state, width_pt, height_pt, tokens, label,"
                              " sha256 FROM pages WHERE document = ? ORDER BY number");
    if (!statement)
        return tl::unexpected(statement.error());
    statement->bind(id.value);
    std::vector<document::Page> pages;
    for (auto row = statement->step();; row = statement->step()) {
        if (!row)
            return tl::unexpected(row.error());
        if (!*row)
            return pages;
        pages.push_back(
            {static_cast<int>(statement->integer(0)),
             {static_cast<std::size_t>(statement->integer(1)), static_cast<std::size_t>(statement->integer(2))},
             document::pageStateFromWord(statement->text(3)),
             statement->real(4),
             statement->real(5),
             statement->integer(6),
             statement->text(7),
             statement->text(8)});
    }
}

Result<std::string> Library::pageText(DocumentId id, int page)
{
    auto view = Transaction::beginRead(*m_connection);
    if (!view)
        return tl::unexpected(view.error());
    auto statement =
        m_connection->prepare("SELECT begin_byte, end_byte, sha256, text FROM pages WHERE document = ? AND number = ?");
    if (!statement)
        return tl::unexpected(statement.error());
    const auto row = statement->bind(id.value, page).step();
    if (!row)
        return tl::unexpected(row.error());
    if (!*row)
        return missingPage(*m_connection, id, page);
    const StoredPage stored{
        page,
        {static_cast<std::size_t>(statement->integer(0)), static_cast<std::size_t>(statement->integer(1))},
        false,
        statement->text(3)};
    if (const Status good = verifyPage(stored, statement->text(2), id, *m_connection); !good)
        return tl::unexpected(good.error());
    return stored.text;
}

Result<std::string> Library::text(DocumentId id)
{
    return text(id, {0, static_cast<std::size_t>(kEverything)});
}

Result<std::string> Library::text(DocumentId id, TextSpan span)
{
    auto view = Transaction::beginRead(*m_connection);
    if (!view)
        return tl::unexpected(view.error());
    if (const auto document = readDocument(*m_connection, id); !document)
        return tl::unexpected(document.error());
    if (span.empty())
        return std::string{};
    std::string out;
    const auto append = [&](const StoredPage &page) -> Status {
        const std::size_t from = std::max(span.begin, page.span.begin);
        const std::size_t to = std::min(span.end, page.span.end);
        if (from < to)
            out.append(page.text, from - page.span.begin, to - from);
        if (page.formFeedAfter && span.contains(page.span.end))
            out.push_back('\f');
        return {};
    };
    const Status read = visitPages(*m_connection, id, clippedToInt64(span.begin), clippedToInt64(span.end), append);
    if (!read)
        return tl::unexpected(read.error());
    return out;
}

Result<document::TextLayer> Library::textLayer(DocumentId id, int page)
{
    auto view = Transaction::beginRead(*m_connection);
    if (!view)
        return tl::unexpected(view.error());
    auto statement = m_connection->prepare("SELECT layer, layer_sha256 FROM pages WHERE document = ? AND number = ?");
    if (!statement)
        return tl::unexpected(statement.error());
    const auto row = statement->bind(id.value, page).step();
    if (!row)
        return tl::unexpected(row.error());
    if (!*row)
        return missingPage(*m_connection, id, page);
    const std::string layer = statement->text(0);
    const std::string hash = statement->text(1);
    if (!hash.empty() && Sha256::hex(layer) != hash)
        return damagedPage(page, "places of the words", id, *m_connection);
    if (layer.empty())
        return document::TextLayer{};
    return document::TextLayer::decode(layer);
}

} // namespace longleaf::store
