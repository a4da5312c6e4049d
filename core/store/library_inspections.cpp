// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/library.h"
#include "core/store/sqlite.h"

#include <charconv>
#include <utility>

namespace longleaf::store {

namespace {

using document::HiddenText;
using document::Inspection;

std::string toNumbers(const std::vector<int> &pages)
{
    std::string text;
    for (const int page : pages)
        text += (text.empty() ? "" : " ") + std::to_string(page);
    return text;
}

std::vector<int> fromNumbers(std::string_view text)
{
    std::vector<int> pages;
    const char *at = text.data();
    const char *const end = text.data() + text.size();
    while (at < end) {
        int page = 0;
        const auto read = std::from_chars(at, end, page);
        if (read.ec != std::errc())
            break;
        pages.push_back(page);
        at = read.ptr < end ? read.ptr + 1 : end;
    }
    return pages;
}

Result<std::vector<HiddenText>> hiddenTexts(const Connection &connection, DocumentId id)
{
    auto statement = connection.prepare(
        "SELECT page, begin_byte, end_byte, reason FROM hidden_texts WHERE document = ? ORDER BY begin_byte");
    if (!statement)
        return tl::unexpected(statement.error());
    statement->bind(id.value);
    std::vector<HiddenText> texts;
    for (auto row = statement->step();; row = statement->step()) {
        if (!row)
            return tl::unexpected(row.error());
        if (!*row)
            return texts;
        const auto begin = static_cast<std::size_t>(statement->integer(1));
        const auto end = static_cast<std::size_t>(statement->integer(2));
        texts.push_back({static_cast<int>(statement->integer(0)),
                         {begin, end},
                         document::hiddenReasonFromWord(statement->text(3)).value_or(document::HiddenReason::NoInk)});
    }
}

Status writeTexts(const Connection &connection, DocumentId id, const std::vector<HiddenText> &texts)
{
    auto old = connection.prepare("DELETE FROM hidden_texts WHERE document = ?");
    if (!old)
        return tl::unexpected(old.error());
    if (Status done = old->bind(id.value).run(); !done)
        return done;
    auto add = connection.prepare(
        "INSERT INTO hidden_texts(document, page, begin_byte, end_byte, reason) VALUES (?, ?, ?, ?, ?)");
    if (!add)
        return tl::unexpected(add.error());
    for (const HiddenText &one : texts) {
        if (Status done = add->bind(id.value, one.page, static_cast<std::int64_t>(one.span.begin),
                                    static_cast<std::int64_t>(one.span.end), document::toWord(one.reason))
                              .run();
            !done)
            return done;
    }
    return {};
}

} // namespace

Result<Inspection> Library::inspection(DocumentId id)
{
    Inspection inspection;
    auto statement = m_connection->prepare("SELECT state, problem, pages_failed FROM inspections WHERE document = ?");
    if (!statement)
        return tl::unexpected(statement.error());
    const auto row = statement->bind(id.value).step();
    if (!row)
        return tl::unexpected(row.error());
    if (!*row)
        return inspection;
    inspection.state = document::inspectionStateFromWord(statement->text(0));
    inspection.problem = statement->text(1);
    inspection.pagesFailed = fromNumbers(statement->text(2));
    auto texts = hiddenTexts(*m_connection, id);
    if (!texts)
        return tl::unexpected(texts.error());
    inspection.texts = std::move(*texts);
    return inspection;
}

Status Library::setInspection(DocumentId id, const Inspection &inspection)
{
    auto transaction = Transaction::beginWrite(*m_connection);
    if (!transaction)
        return tl::unexpected(transaction.error());
    {
        auto statement =
            m_connection->prepare("INSERT OR REPLACE INTO inspections(document, state, problem, pages_failed)"
                                  " SELECT id, ?, ?, ? FROM documents WHERE id = ?");
        if (!statement)
            return tl::unexpected(statement.error());
        if (Status done = statement
                              ->bind(document::toWord(inspection.state), inspection.problem,
                                     toNumbers(inspection.pagesFailed), id.value)
                              .run();
            !done)
            return done;
    }
    if (m_connection->changes() != 1)
        return {}; // removed meanwhile
    if (Status done = writeTexts(*m_connection, id, inspection.texts); !done)
        return done;
    return transaction->commit();
}

Result<std::vector<DocumentId>> Library::uninspected()
{
    auto statement = m_connection->prepare(
        "SELECT id FROM documents WHERE id NOT IN (SELECT document FROM inspections) ORDER BY id DESC");
    if (!statement)
        return tl::unexpected(statement.error());
    std::vector<DocumentId> ids;
    for (auto row = statement->step();; row = statement->step()) {
        if (!row)
            return tl::unexpected(row.error());
        if (!*row)
            return ids;
        ids.push_back(DocumentId{statement->integer(0)});
    }
}

Result<std::string> Library::promptSecret()
{
    return m_connection->queryText("SELECT secret FROM prompt_secret");
}

} // namespace longleaf::store
