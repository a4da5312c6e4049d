// SPDX-License-Identifier: GPL-3.0-or-later
// Search over conversations. The texts of turns, titles and notes have an index each; what they find is put together.
#include "core/base/utf8.h"
#include "core/chunk/characters.h"
#include "core/store/conversation_rows.h"
#include "core/store/history.h"
#include "core/store/library.h"
#include "core/store/snippet.h"
#include "core/store/sqlite.h"

#include <algorithm>
#include <map>
#include <set>

namespace longleaf::store {

namespace {

constexpr std::size_t kMaxWords = 16;
constexpr std::size_t kSnippetBytes = 160;

struct Words {
    std::vector<std::string> all;
    bool lastGoesOn = false;
    bool wide = false; ///< written without blanks between words, so the index does not know them
};

Words wordsOf(std::string_view text)
{
    Words words;
    std::string word;
    const auto close = [&words, &word] {
        if (!word.empty() && words.all.size() < kMaxWords)
            words.all.push_back(word);
        word.clear();
    };
    for (std::size_t at = 0; at < text.size();) {
        const utf8::Decoded one = utf8::decode(text, at);
        if (chunk::isWordCharacter(one.codePoint)) {
            word += text.substr(at, one.size);
            words.wide = words.wide || chunk::isWide(one.codePoint);
        } else {
            close();
        }
        at += one.size;
    }
    words.lastGoesOn = !word.empty();
    close();
    return words;
}

/// "net" "sal"*
std::string matchExpression(const Words &words)
{
    std::string expression;
    for (const std::string &word : words.all)
        expression += '"' + word + "\" ";
    if (words.lastGoesOn && !expression.empty())
        expression.back() = '*';
    return expression;
}

std::string likePattern(const std::string &word)
{
    std::string pattern = "%";
    for (const char c : word) {
        if (c == '%' || c == '_' || c == '\\')
            pattern += '\\';
        pattern += c;
    }
    return pattern + '%';
}

/// One of the three indexes. All of them are asked in the same two steps: which rows, then the snippets of those that
/// are shown, since a snippet costs far more than a row.
struct Index {
    const char *table;
    const char *conversation; ///< of a row
    const char *texts;        ///< all that is searched, as one
};
constexpr Index kTurns{"turn_index", "conversation", "question || char(10) || answer"};
constexpr Index kTitles{"title_index", "rowid", "title"};
constexpr Index kNotes{"note_index", "conversation", "text || char(10) || excerpt"};

class Search final {
public:
    Search(const Connection &connection, Words words, std::size_t limit)
        : m_connection(connection)
        , m_words(std::move(words))
        , m_expression(matchExpression(m_words))
        , m_limit(limit)
    {
    }

    [[nodiscard]] Result<ConversationHits> run()
    {
        if (const Status read = readHidden(); !read)
            return tl::unexpected(read.error());
        for (const Index *index : {&kTurns, &kNotes, &kTitles}) {
            if (const Status found = find(*index); !found)
                return tl::unexpected(found.error());
        }
        if (const Status sorted = sort(); !sorted)
            return tl::unexpected(sorted.error());
        for (const Index *index : {&kTurns, &kNotes}) {
            if (const Status read = readSnippets(*index); !read)
                return tl::unexpected(read.error());
        }
        return std::move(m_found);
    }

private:
    /// Of conversations and notes that are marked as deleted.
    Status readHidden()
    {
        if (const Status read = readIds("SELECT id FROM conversations WHERE deleted_at_ms > 0", m_hiddenConversations);
            !read)
            return read;
        return readIds("SELECT id FROM notes WHERE deleted_at_ms > 0", m_hiddenNotes);
    }

    Status readIds(std::string_view sql, std::set<std::int64_t> &ids) const
    {
        auto statement = m_connection.prepare(sql);
        if (!statement)
            return tl::unexpected(statement.error());
        for (auto row = statement->step();; row = statement->step()) {
            if (!row)
                return tl::unexpected(row.error());
            if (!*row)
                return {};
            ids.insert(statement->integer(0));
        }
    }

    [[nodiscard]] std::string condition(const Index &index) const
    {
        if (!m_words.wide)
            return std::string(index.table) + " MATCH ?";
        std::string all;
        for (std::size_t i = 0; i < m_words.all.size(); ++i)
            all += std::string(i > 0 ? " AND " : "") + index.texts + " LIKE ? ESCAPE '\\'";
        return all;
    }

    void bindWords(Statement &statement) const
    {
        if (!m_words.wide) {
            statement.bind(m_expression);
            return;
        }
        std::vector<std::string> patterns;
        for (const std::string &word : m_words.all)
            patterns.push_back(likePattern(word));
        statement.bindAll(patterns);
    }

    Status find(const Index &index)
    {
        auto statement = m_connection.prepare(std::string("SELECT rowid, ") + index.conversation + " FROM " +
                                              index.table + " WHERE " + condition(index) + " ORDER BY rowid DESC");
        if (!statement)
            return tl::unexpected(statement.error());
        bindWords(*statement);
        std::size_t count = 0;
        for (auto row = statement->step();; row = statement->step()) {
            if (!row)
                return tl::unexpected(row.error());
            if (!*row)
                return {};
            const ConversationId conversation{statement->integer(1)};
            if (m_hiddenConversations.contains(conversation.value) || m_known.contains(conversation) ||
                (&index == &kNotes && m_hiddenNotes.contains(statement->integer(0))))
                continue;
            if (++count > m_limit) {
                m_found.more = true;
                return {};
            }
            ConversationHit hit;
            hit.conversation = conversation;
            if (&index == &kTurns)
                hit.answer = AnswerId{statement->integer(0)};
            if (&index == &kNotes)
                hit.note = NoteId{statement->integer(0)};
            m_known.insert(conversation);
            m_found.hits.push_back(std::move(hit));
        }
    }

    Status sort()
    {
        auto statement = m_connection.prepare("SELECT coalesce(max(id), 0) FROM answers WHERE conversation = ?");
        if (!statement)
            return tl::unexpected(statement.error());
        std::map<ConversationId, std::int64_t> newest;
        auto about = m_connection.prepare("SELECT answer FROM notes WHERE id = ?");
        if (!about)
            return tl::unexpected(about.error());
        for (ConversationHit &hit : m_found.hits) {
            const auto row = statement->bind(hit.conversation.value).step();
            if (!row)
                return tl::unexpected(row.error());
            newest[hit.conversation] = statement->integer(0);
            if (!hit.note.valid())
                continue;
            const auto note = about->bind(hit.note.value).step();
            if (!note)
                return tl::unexpected(note.error());
            hit.answer = AnswerId{*note ? about->integer(0) : 0};
        }
        std::stable_sort(m_found.hits.begin(), m_found.hits.end(),
                         [&newest](const ConversationHit &first, const ConversationHit &second) {
                             return newest[first.conversation] > newest[second.conversation];
                         });
        if (m_found.hits.size() > m_limit) {
            m_found.hits.resize(m_limit);
            m_found.more = true;
        }
        return {};
    }

    [[nodiscard]] static std::int64_t rowOf(const Index &index, const ConversationHit &hit)
    {
        if (&index == &kNotes)
            return hit.note.value;
        return hit.note.valid() ? 0 : hit.answer.value;
    }

    /// All snippets in one pass: a beginning of a word stands for many words, whose rows are merged for every query.
    Status readSnippets(const Index &index)
    {
        std::map<std::int64_t, ConversationHit *> wanted;
        std::string list;
        for (ConversationHit &hit : m_found.hits) {
            if (rowOf(index, hit) <= 0)
                continue;
            wanted[rowOf(index, hit)] = &hit;
            list += (list.empty() ? "" : ",") + std::to_string(rowOf(index, hit));
        }
        if (wanted.empty())
            return {};
        const std::string snippet =
            m_words.wide ? index.texts
                         : std::string("snippet(") + index.table + ", -1, char(2), char(3), '\xE2\x80\xA6', 24)";
        auto statement = m_connection.prepare("SELECT rowid, iif(rowid IN (" + list + "), " + snippet + ", '') FROM " +
                                              index.table + " WHERE " + condition(index) + " AND rowid BETWEEN " +
                                              std::to_string(wanted.begin()->first) + " AND " +
                                              std::to_string(wanted.rbegin()->first) + " ORDER BY rowid DESC");
        if (!statement)
            return tl::unexpected(statement.error());
        bindWords(*statement);
        for (auto row = statement->step();; row = statement->step()) {
            if (!row)
                return tl::unexpected(row.error());
            if (!*row)
                return {};
            if (const auto found = wanted.find(statement->integer(0)); found != wanted.end())
                found->second->snippet = m_words.wide ? wideSnippet(statement->text(1)) : statement->text(1);
        }
    }

    [[nodiscard]] std::string wideSnippet(const std::string &text) const
    {
        std::string shown = store::snippet(text, m_words.all, kSnippetBytes);
        for (const std::string &word : m_words.all) {
            if (const std::size_t at = shown.find(word); at != std::string::npos)
                shown.replace(at, word.size(), kMatchBegin + word + kMatchEnd);
        }
        return shown;
    }

    const Connection &m_connection;
    Words m_words;
    std::string m_expression;
    std::size_t m_limit;
    std::set<std::int64_t> m_hiddenConversations;
    std::set<std::int64_t> m_hiddenNotes;
    std::set<ConversationId> m_known;
    ConversationHits m_found;
};

} // namespace

Result<ConversationHits> History::search(std::string_view words, int limit)
{
    Words parts = wordsOf(words);
    if (parts.all.empty())
        return ConversationHits{};
    const auto view = Transaction::beginRead(m_connection);
    if (!view)
        return tl::unexpected(view.error());
    return Search(m_connection, std::move(parts), static_cast<std::size_t>(std::max(1, limit))).run();
}

} // namespace longleaf::store
