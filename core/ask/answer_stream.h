// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/answer/citation_parser.h"
#include "core/ask/ask_question.h"
#include "core/ask/citation_checker.h"

#include <string>

namespace longleaf::ask {

/// Turns the model's deltas into shown text and checked citations, and keeps what came on disk.
class AnswerStream final {
public:
    /// Keeps the raw text received so far.
    using SaveProgress = std::function<Status(std::string_view rawText)>;

    AnswerStream(SaveProgress saveProgress, CitationChecker &checker, const AskSink &sink, const Clock &clock);

    void feed(std::string_view bytes);
    /// A proof of what was fed last that the provider names itself; goes the way of every quote. @param page  0: not
    /// known
    void cite(DocumentId document, int page, std::string_view words);
    /// The answer is over: open citations are closed and checked.
    void finish();

    [[nodiscard]] const std::string &rawText() const { return m_raw; }
    [[nodiscard]] const std::string &text() const { return m_parser.text(); }
    [[nodiscard]] const std::vector<answer::Citation> &citations() const { return m_citations; }
    /// The first failure to write progress, if any.
    [[nodiscard]] const std::optional<Error> &storeError() const { return m_storeError; }

private:
    void publish();
    void compareStatements(bool final);
    void save();

    SaveProgress m_saveProgress;
    CitationChecker &m_checker;
    const AskSink &m_sink;
    const Clock &m_clock;
    answer::CitationParser m_parser;
    std::string m_raw;
    std::size_t m_published = 0;
    std::size_t m_opened = 0;
    std::vector<answer::Citation> m_citations;
    std::size_t m_compared = 0; ///< citations whose statement has been compared with its passages
    std::int64_t m_savedAtMs = 0;
    std::optional<Error> m_storeError;
};

} // namespace longleaf::ask
