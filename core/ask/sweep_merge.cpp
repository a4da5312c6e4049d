// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ask/sweep_merge.h"

#include "core/ask/absence.h"
#include "core/ask/answer_blocks.h"
#include "core/ask/sweep_summary.h"

#include <algorithm>
#include <map>
#include <string_view>

namespace longleaf::ask {

namespace {

constexpr std::string_view kAlsoFound = "## Also found";
constexpr std::string_view kClosest = "## What comes closest, in parts that do not say it";

/// A statement with the lines that lead to it.
struct Statement {
    DocumentId document;
    std::vector<AnswerBlock> blocks; ///< the last one has the citations, unless none of the part has any
};

bool isSame(const answer::Citation &a, const answer::Citation &b)
{
    return !a.verdict.span.empty() && a.verdict.document == b.verdict.document && a.verdict.span == b.verdict.span;
}

DocumentId documentOf(const AnswerBlock &block, const pack::Window &window, DocumentId otherwise)
{
    for (const answer::Citation &one : block.citations) {
        const DocumentId id =
            one.verdict.document.valid() ? one.verdict.document : DocumentId{one.raw.document.value_or(0)};
        const bool inPart =
            std::any_of(window.begin(), window.end(), [id](const auto &range) { return range.document == id; });
        if (inPart)
            return id;
    }
    return otherwise;
}

/// Takes the sentence that says there is nothing away; what comes closest stays.
void dropPhrase(AnswerBlock &block)
{
    const std::size_t at = block.item ? 2 : 0;
    if (!beginsWithNothing(std::string_view(block.text).substr(at)))
        return;
    std::size_t end = at + kNothingPhrase.size();
    end = std::min(block.text.find_first_not_of(" .:\n", end), block.text.size());
    block.text.erase(at, end - at);
    for (answer::Citation &one : block.citations) {
        for (std::size_t *position : {&one.raw.statement.begin, &one.raw.statement.end})
            *position = *position <= at ? *position : *position <= end ? at : *position - (end - at);
    }
}

std::vector<Statement> statementsOf(const SweepPart &part)
{
    std::vector<Statement> statements;
    std::vector<AnswerBlock> pending;
    DocumentId current = part.pages.empty() ? DocumentId{} : part.pages.front().document;
    const bool nothing = saysNothing(part);
    for (AnswerBlock &block : answerBlocks(part.text, part.citations)) {
        if (nothing)
            dropPhrase(block);
        const bool proved = !block.citations.empty();
        if (proved)
            current = documentOf(block, part.pages, current);
        pending.push_back(std::move(block));
        if (proved)
            statements.push_back({current, std::exchange(pending, {})});
    }
    if (pending.empty())
        return statements;
    if (statements.empty())
        statements.push_back({current, {}});
    for (AnswerBlock &block : pending)
        statements.back().blocks.push_back(std::move(block));
    return statements;
}

/// Writes blocks one after the other and keeps the citations in step.
class AnswerWriter final {
public:
    explicit AnswerWriter(MergedAnswer &answer)
        : m_answer(answer)
    {
    }

    void line(std::string_view text)
    {
        separate(false);
        m_answer.text += text;
        m_afterItem = false;
    }

    void block(const AnswerBlock &block)
    {
        if (block.text.empty() && block.citations.empty())
            return;
        separate(block.item);
        const std::size_t base = m_answer.text.size();
        m_answer.text += block.text;
        for (answer::Citation citation : block.citations) {
            citation.raw.statement.begin += base;
            citation.raw.statement.end += base;
            m_answer.citations.push_back(std::move(citation));
        }
        m_afterItem = block.item;
    }

private:
    void separate(bool item)
    {
        if (!m_answer.text.empty())
            m_answer.text += item && m_afterItem ? "\n" : "\n\n";
    }

    MergedAnswer &m_answer;
    bool m_afterItem = false;
};

/// Knows what has been written, to leave out what says nothing new.
class Repetition final {
public:
    /// Whether an earlier statement cites the same words, all of them, and has every word of this one.
    bool isRepeated(const AnswerBlock &block)
    {
        if (block.citations.empty())
            return false;
        std::vector<std::string> words = wordSet(block.text);
        for (const Written &earlier : m_written) {
            const bool cites = std::all_of(block.citations.begin(), block.citations.end(), [&](const auto &one) {
                return std::any_of(earlier.citations.begin(), earlier.citations.end(),
                                   [&one](const auto &other) { return isSame(one, other); });
            });
            if (cites && std::includes(earlier.words.begin(), earlier.words.end(), words.begin(), words.end()))
                return true;
        }
        m_written.push_back({std::move(words), block.citations});
        return false;
    }

    /// A line without proof that stood there before, as the sentence by which an engine introduces its list.
    bool isRepeatedLine(const AnswerBlock &block)
    {
        if (!block.citations.empty())
            return false;
        return !m_lines.emplace(block.text, true).second;
    }

private:
    struct Written {
        std::vector<std::string> words;
        std::vector<answer::Citation> citations;
    };
    std::vector<Written> m_written;
    std::map<std::string, bool> m_lines;
};

void write(const Statement &statement, Repetition &seen, AnswerWriter &writer, MergedAnswer &answer)
{
    for (const AnswerBlock &block : statement.blocks) {
        if (seen.isRepeatedLine(block))
            continue;
        if (seen.isRepeated(block)) {
            ++answer.collapsed;
            continue;
        }
        writer.block(block);
    }
}

bool hasFindings(const SweepPart &part)
{
    // What came before a part was cut is shown too; the summary says that it was cut. A part that was stopped begins
    // anew.
    return part.complete() || (part.begun && part.state == store::AnswerState::Incomplete);
}

void writeDocuments(const SweepFindings &findings, const std::map<DocumentId, std::vector<Statement>> &byDocument,
                    Repetition &seen, AnswerWriter &writer, MergedAnswer &answer)
{
    for (const pack::ScopeDocument &document : findings.scope) {
        const auto statements = byDocument.find(document.id);
        if (statements == byDocument.end())
            continue;
        writer.line("## " + document.title);
        for (const Statement &statement : statements->second)
            write(statement, seen, writer, answer);
    }
}

} // namespace

std::string MergedAnswer::rawText() const
{
    return taggedText(text, citations);
}

bool saysNothing(const SweepPart &part)
{
    const std::size_t begin = part.text.find_first_not_of(" \t\r\n-*");
    return begin == std::string::npos ? part.citations.empty()
                                      : beginsWithNothing(std::string_view(part.text).substr(begin));
}

bool allSayAbsent(const std::vector<SweepPart> &parts)
{
    int answered = 0;
    for (const SweepPart &part : parts) {
        if (!hasFindings(part))
            continue;
        ++answered;
        if (!saysNothing(part) && absentStatements(part.text).empty())
            return false;
    }
    return answered > 0;
}

std::string_view withoutAppended(std::string_view text)
{
    return text.substr(0, text.find(kAlsoFound));
}

MergedAnswer mergeParts(const SweepFindings &findings)
{
    MergedAnswer answer;
    std::map<DocumentId, std::vector<Statement>> byDocument;
    std::vector<Statement> closest;
    for (const SweepPart &part : findings.parts) {
        if (!hasFindings(part))
            continue;
        const bool nothing = saysNothing(part);
        answer.emptyParts += nothing ? 1 : 0;
        if (nothing && part.citations.empty())
            continue;
        for (Statement &one : statementsOf(part))
            (nothing ? closest : byDocument[one.document]).push_back(std::move(one));
    }
    AnswerWriter writer(answer);
    if (byDocument.empty() && answer.emptyParts > 0)
        writer.line(std::string(kNothingPhrase) + ".");
    writer.line(coverageSummary(findings));
    Repetition seen;
    writeDocuments(findings, byDocument, seen, writer, answer);
    if (!closest.empty()) {
        writer.line(kClosest);
        for (const Statement &statement : closest)
            write(statement, seen, writer, answer);
    }
    return answer;
}

MergedAnswer partAnswer(const SweepPart &part)
{
    return {part.text, part.citations, saysNothing(part) ? 1 : 0, 0};
}

int appendMissing(MergedAnswer &answer, const MergedAnswer &from)
{
    const std::vector<answer::Citation> kept = answer.citations;
    // Shorter or longer words of the same place prove the same.
    const auto isKept = [&kept](const answer::Citation &one) {
        return std::any_of(kept.begin(), kept.end(), [&one](const answer::Citation &other) {
            if (one.verdict.span.empty())
                return other.raw.document == one.raw.document && other.raw.quote == one.raw.quote &&
                       other.raw.page == one.raw.page;
            return one.verdict.document == other.verdict.document && one.verdict.span.begin < other.verdict.span.end &&
                   other.verdict.span.begin < one.verdict.span.end;
        });
    };
    AnswerWriter writer(answer);
    int appended = 0;
    for (AnswerBlock &block : answerBlocks(from.text, from.citations)) {
        const auto missing = std::count_if(block.citations.begin(), block.citations.end(),
                                           [&](const auto &one) { return !isKept(one); });
        if (missing == 0)
            continue;
        if (appended == 0 && answer.text.find(kAlsoFound) == std::string::npos)
            writer.line(kAlsoFound);
        appended += static_cast<int>(missing);
        writer.block(block);
    }
    return appended;
}

} // namespace longleaf::ask
