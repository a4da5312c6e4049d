// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ask/answer_stream.h"

#include "core/base/log.h"
#include "core/base/utf8.h"
#include "core/pack/markup.h"

#include <algorithm>

namespace longleaf::ask {

namespace {

// Text older than a second must survive the death of the process.
constexpr std::int64_t kSaveIntervalMs = 500;
// Of the words in a tag: the parser takes at most 400 characters, and what is over would be shown.
constexpr std::size_t kMaxQuoteBytes = 360;

/// The beginning of words that are too long, cut between two of them where there is a space.
std::string_view beginning(std::string_view words)
{
    const std::string_view cut = utf8::truncated(words, kMaxQuoteBytes);
    const std::size_t space = cut.find_last_of(" \n");
    return cut.size() == words.size() || space == std::string_view::npos ? cut : cut.substr(0, space);
}

} // namespace

AnswerStream::AnswerStream(SaveProgress saveProgress, CitationChecker &checker, const AskSink &sink, const Clock &clock)
    : m_saveProgress(std::move(saveProgress))
    , m_checker(checker)
    , m_sink(sink)
    , m_clock(clock)
    , m_savedAtMs(clock.steadyMs())
{
}

void AnswerStream::feed(std::string_view bytes)
{
    m_raw += bytes;
    m_parser.feed(bytes);
    publish();
    if (m_clock.steadyMs() - m_savedAtMs >= kSaveIntervalMs)
        save();
}

void AnswerStream::cite(DocumentId document, int page, std::string_view words)
{
    // Written as the tag that other models write: one way to the checked citation, and one form on disk.
    std::string quote = pack::defused(beginning(words));
    std::replace_if(
        quote.begin(), quote.end(), [](char c) { return c == '\n' || c == '\r' || c == '\f'; }, ' ');
    const std::string at = page > 0 ? " p=\"" + std::to_string(page) + '"' : std::string();
    feed("<q d=\"" + toText(document) + '"' + at + '>' + quote + "</q>");
}

void AnswerStream::finish()
{
    m_parser.finish();
    publish();
    compareStatements(true);
}

void AnswerStream::publish()
{
    const std::string &text = m_parser.text();
    if (text.size() > m_published) {
        m_sink(TextGrew{text.substr(m_published)});
        m_published = text.size();
    }
    const auto &raw = m_parser.citations();
    while (m_citations.size() < raw.size() && raw[m_citations.size()].closed) {
        const std::size_t index = m_citations.size();
        m_citations.push_back(m_checker.check(raw[index]));
        m_sink(CitationChecked{index, m_citations.back()});
    }
    compareStatements(false);
    m_opened = std::max(m_opened, m_citations.size());
    for (; m_opened < raw.size(); ++m_opened)
        m_sink(CitationOpened{m_opened, raw[m_opened]});
}

/// A statement is compared when all of its citations are there: another one has begun, or the answer is over.
void AnswerStream::compareStatements(bool final)
{
    const auto &raw = m_parser.citations();
    while (m_compared < m_citations.size()) {
        const std::size_t begin = raw[m_compared].statement.begin;
        std::size_t end = m_compared;
        while (end < m_citations.size() && raw[end].statement.begin == begin)
            ++end;
        if (end == m_citations.size() && !final)
            return;
        for (std::size_t i = m_compared; i < end; ++i)
            m_citations[i].raw.statement = raw[i].statement; // its full stop may have come since
        m_checker.compareStatement(m_parser.text(), std::span(m_citations).subspan(m_compared, end - m_compared));
        for (std::size_t i = m_compared; i < end; ++i) {
            if (!m_citations[i].notInPassage.empty())
                m_sink(CitationChecked{i, m_citations[i]});
        }
        m_compared = end;
    }
}

void AnswerStream::save()
{
    m_savedAtMs = m_clock.steadyMs();
    if (const Status saved = m_saveProgress(m_raw); !saved && !m_storeError) {
        m_storeError = saved.error();
        log::write(log::Level::Error, "ask", saved.error().message);
    }
}

} // namespace longleaf::ask
