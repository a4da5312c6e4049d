// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/load_report.h"

#include "core/answer/markdown.h"
#include "core/ask/answer_json.h"
#include "core/ask/citation_sight.h"
#include "core/base/utf8.h"
#include "core/export/coverage.h"

#include <algorithm>
#include <map>
#include <numeric>

namespace longleaf::exporting {

namespace {

/// Nothing that is stored can make an export say something else than it shows.
std::string shown(std::string_view text)
{
    return answer::markdown::defused(utf8::sanitize(text));
}

bool isUncertain(answer::CitationStatus status)
{
    using Status = answer::CitationStatus;
    return status == Status::Close || status == Status::Reworded || status == Status::TableMatch ||
           status == Status::NumbersDiffer;
}

/// The reader's marks by citation. A mark whose citation stands elsewhere now, after another part of a sweep, is found
/// by its quote.
std::map<std::size_t, std::string> notesOf(const std::vector<store::CitationMark> &marks,
                                           const std::vector<answer::Citation> &citations)
{
    std::map<std::size_t, std::string> notes;
    for (const store::CitationMark &mark : marks) {
        const auto place = static_cast<std::size_t>(mark.citation);
        if (mark.citation >= 0 && place < citations.size() && citations[place].raw.quote == mark.quote) {
            notes[place] = mark.note;
            continue;
        }
        const auto moved = std::find_if(citations.begin(), citations.end(),
                                        [&mark](const answer::Citation &one) { return one.raw.quote == mark.quote; });
        if (moved != citations.end())
            notes[static_cast<std::size_t>(moved - citations.begin())] = mark.note;
    }
    return notes;
}

class Loader {
public:
    Loader(store::Library &library, const ModelName &modelName, Report &report)
        : m_library(library)
        , m_modelName(modelName)
        , m_report(report)
    {
    }

    Status add(store::StoredAnswer stored);

private:
    Result<Reference> reference(answer::Citation citation);
    std::optional<std::size_t> sourceOf(const answer::Citation &citation);
    std::string labelOf(DocumentId id, int page);

    store::Library &m_library;
    const ModelName &m_modelName;
    Report &m_report;
    std::map<DocumentId, std::map<int, std::string>> m_labels;
    int m_number = 0;
};

Status Loader::add(store::StoredAnswer stored)
{
    Answer answer;
    answer.model = stored.turn.model;
    if (const std::string name = m_modelName ? m_modelName(stored.turn.model) : std::string(); !name.empty())
        answer.model = name + " (" + stored.turn.model + ")";
    answer.coverage = coverageFromJson(stored.turn.coverageJson);
    answer.absence = absenceFromCoverage(stored.turn.coverageJson);
    if (!stored.answer.citationsJson.empty()) {
        auto citations = ask::citationsFromJson(stored.answer.citationsJson);
        if (!citations)
            return tl::unexpected(citations.error());
        const std::map<std::size_t, std::string> notes = notesOf(stored.marks, *citations);
        std::vector<std::size_t> order(citations->size());
        std::iota(order.begin(), order.end(), std::size_t{0});
        std::stable_sort(order.begin(), order.end(), [&citations](std::size_t one, std::size_t other) {
            return (*citations)[one].raw.statement.end < (*citations)[other].raw.statement.end;
        });
        for (const std::size_t i : order) {
            auto made = reference(std::move((*citations)[i]));
            if (!made)
                return tl::unexpected(made.error());
            const auto note = notes.find(i);
            made->markedWrong = note != notes.end();
            made->remark = note != notes.end() ? shown(note->second) : std::string();
            answer.references.push_back(std::move(*made));
        }
    }
    stored.turn.question = shown(stored.turn.question);
    stored.answer.text = shown(stored.answer.text);
    stored.answer.errorMessage = shown(stored.answer.errorMessage);
    answer.stored = std::move(stored);
    m_report.answers.push_back(std::move(answer));
    return {};
}

Result<Reference> Loader::reference(answer::Citation citation)
{
    Reference made;
    made.number = ++m_number;
    ask::updateSight(m_library, citation);
    citation.raw.quote = shown(citation.raw.quote);
    citation.title = shown(citation.title);
    for (answer::UnsupportedPart &part : citation.notInPassage)
        part.text = shown(part.text);
    made.source = sourceOf(citation);
    const answer::Verdict &verdict = citation.verdict;
    const bool kept = made.source && !m_report.sources[*made.source].sha256.empty();
    if (kept && verdict.page > 0)
        made.pageLabel = labelOf(m_report.sources[*made.source].id, verdict.page);
    if (kept && isUncertain(verdict.status) && !verdict.span.empty()) {
        const auto text = m_library.text(verdict.document, verdict.span);
        // A span that the text does not have any more is no reason to lose the citation.
        if (!text && text.error().code != ErrorCode::InvalidInput && text.error().code != ErrorCode::NotFound)
            return tl::unexpected(text.error());
        if (text)
            made.documentText = shown(*text);
    }
    made.citation = std::move(citation);
    return made;
}

std::optional<std::size_t> Loader::sourceOf(const answer::Citation &citation)
{
    DocumentId id = citation.verdict.document;
    if (!id.valid() && citation.raw.document)
        id = DocumentId{*citation.raw.document};
    if (!id.valid())
        return std::nullopt;
    for (std::size_t i = 0; i < m_report.sources.size(); ++i) {
        if (m_report.sources[i].id == id)
            return i;
    }
    Source source;
    source.id = id;
    if (const auto document = m_library.document(id)) {
        source = {id,
                  shown(document->title),
                  shown(document->path.substr(document->path.rfind('/') + 1)),
                  document->sha256,
                  std::string(document::toWord(document->format)),
                  document->pageCount};
    } else if (citation.path.empty() && citation.title.empty()) {
        return std::nullopt; // an id that the model made up
    } else {
        source.title = citation.title;
        source.file = shown(citation.path.substr(citation.path.rfind('/') + 1));
    }
    if (source.title.empty())
        source.title = source.file;
    m_report.sources.push_back(std::move(source));
    return m_report.sources.size() - 1;
}

std::string Loader::labelOf(DocumentId id, int page)
{
    auto known = m_labels.find(id);
    if (known == m_labels.end()) {
        known = m_labels.emplace(id, std::map<int, std::string>()).first;
        if (const auto pages = m_library.pages(id)) {
            for (const document::Page &one : *pages) {
                if (!one.label.empty() && one.label != std::to_string(one.number))
                    known->second[one.number] = shown(one.label);
            }
        }
    }
    const auto label = known->second.find(page);
    return label == known->second.end() ? std::string() : label->second;
}

Result<std::string> nameOf(store::Library &library, ConversationId id)
{
    const auto conversations = library.conversations();
    if (!conversations)
        return tl::unexpected(conversations.error());
    for (const store::Conversation &one : *conversations) {
        if (one.id == id)
            return shown(one.title);
    }
    return fail(ErrorCode::NotFound, "There is no conversation " + toText(id) + " in the library.", toText(id));
}

} // namespace

Result<Report> loadReport(store::Library &library, const Subject &subject, const ModelName &modelName, Words say)
{
    Report report;
    report.say = std::move(say);
    Loader loader(library, modelName, report);
    if (!subject.conversation.valid()) {
        auto stored = library.answer(subject.answer);
        if (!stored)
            return tl::unexpected(stored.error());
        if (const Status added = loader.add(std::move(*stored)); !added)
            return tl::unexpected(added.error());
        report.title = report.answers.front().stored.turn.question;
        return report;
    }
    auto name = nameOf(library, subject.conversation);
    if (!name)
        return tl::unexpected(name.error());
    report.title = std::move(*name);
    report.isConversation = true;
    auto turns = library.turns(subject.conversation);
    if (!turns)
        return tl::unexpected(turns.error());
    if (turns->empty())
        return fail(ErrorCode::NotFound, "This conversation has no answers yet.", toText(subject.conversation));
    for (store::StoredAnswer &turn : *turns) {
        if (const Status added = loader.add(std::move(turn)); !added)
            return tl::unexpected(added.error());
    }
    if (report.title.empty())
        report.title = report.answers.front().stored.turn.question;
    return report;
}

} // namespace longleaf::exporting
