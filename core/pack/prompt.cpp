// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pack/prompt.h"

#include "core/base/sha256.h"
#include "core/pack/markup.h"
#include "core/pack/token_estimate.h"

#include <algorithm>

namespace longleaf::pack {
namespace {

constexpr std::string_view kSpace = " \t\r\n\f\v";

std::string_view trimmed(std::string_view text)
{
    const std::size_t begin = text.find_first_not_of(kSpace);
    return begin == std::string_view::npos ? std::string_view()
                                           : text.substr(begin, text.find_last_not_of(kSpace) + 1 - begin);
}

// The text between the line `heading` and the next line that starts with "## ".
std::string_view section(std::string_view text, std::string_view heading)
{
    const std::string line = "\n## " + std::string(heading) + "\n";
    const std::size_t found = text.find(line);
    if (found == std::string_view::npos) {
        return {};
    }
    const std::string_view rest = text.substr(found + line.size());
    return trimmed(rest.substr(0, rest.find("\n## ")));
}

std::string questionPart(std::string_view question, const PromptTemplate &fixed)
{
    return "<question>\n" + defused(trimmed(question)) + "\n</question>\n\n" + fixed.reminder;
}

void endLine(std::string &out)
{
    if (!out.empty() && out.back() != '\n') {
        out += '\n';
    }
}

// Writes the documents' part of a request.
class DocumentsWriter final {
public:
    explicit DocumentsWriter(const TextSource &text)
        : m_text(text)
    {
    }

    Status add(const PlannedDocument &planned, const ScopeDocument &document)
    {
        m_out += documentOpen(document.id, planned.title, planned.pagesTotal);
        int next = 1; // the first page that has neither been written nor reported missing
        auto passage = planned.passages.begin();
        for (const document::Page &page : document.pages) {
            std::vector<TextSpan> parts;
            while (passage != planned.passages.end() && passage->span.begin < page.span.end) {
                parts.push_back(
                    {std::max(passage->span.begin, page.span.begin), std::min(passage->span.end, page.span.end)});
                if (passage->span.end > page.span.end) {
                    break;
                }
                ++passage;
            }
            std::erase_if(parts, [](TextSpan part) { return part.empty(); });
            if (parts.empty()) {
                continue;
            }
            missing(next, page.number - 1, planned.pagesTotal);
            next = page.number + 1;
            m_out += pageMarker(document.id, page.number);
            if (const Status done = addPage(document.id, page.span, parts); !done) {
                return done;
            }
        }
        missing(next, planned.pagesTotal, planned.pagesTotal);
        m_out += kDocumentClose;
        return {};
    }

    std::string take() { return std::move(m_out); }

private:
    void missing(int first, int last, int total)
    {
        if (first <= last) {
            m_out += pagesNotIncluded(first, last, total);
        }
    }

    Status addPage(DocumentId id, TextSpan page, const std::vector<TextSpan> &parts)
    {
        const auto bytes = m_text(id, page);
        if (!bytes) {
            return tl::unexpected(bytes.error());
        }
        if (bytes->size() != page.size()) {
            return fail(ErrorCode::Internal,
                        "The text of document " + toText(id) + " is not the one that was planned.");
        }
        const std::string_view text = *bytes;
        std::size_t written = page.begin;
        for (const TextSpan part : parts) {
            gap(text.substr(written - page.begin, part.begin - written));
            m_out += defused(text.substr(part.begin - page.begin, part.size()));
            endLine(m_out);
            written = part.end;
        }
        gap(text.substr(written - page.begin));
        return {};
    }

    void gap(std::string_view leftOut)
    {
        if (!trimmed(leftOut).empty()) {
            m_out += kPartNotIncluded;
        }
    }

    const TextSource &m_text;
    std::string m_out;
};

Result<std::string> documentsPart(const Plan &plan, const std::vector<ScopeDocument> &scope, const TextSource &text)
{
    DocumentsWriter writer(text);
    for (const PlannedDocument &planned : plan.documents) {
        const auto document =
            std::find_if(scope.begin(), scope.end(), [&](const ScopeDocument &d) { return d.id == planned.id; });
        if (document == scope.end()) {
            return fail(ErrorCode::Internal,
                        "The plan names document " + toText(planned.id) + ", which is not in scope.");
        }
        if (const Status done = writer.add(planned, *document); !done) {
            return tl::unexpected(done.error());
        }
    }
    return writer.take();
}

std::string requestHash(const Prompt &prompt)
{
    // Sizes keep different divisions of the same bytes apart.
    Sha256 hash;
    const auto add = [&](std::string_view bytes) {
        hash.add(std::to_string(bytes.size()) + ":");
        hash.add(bytes);
    };
    // The prefix stands for the instructions and the first part, which can be megabytes.
    add(prompt.prefixSha256);
    for (const PromptMessage &message : prompt.messages) {
        add(message.role == Role::User ? "user" : "assistant");
        for (const std::string &part : message.parts) {
            if (&part != &prompt.messages.front().parts.front()) {
                add(part);
            }
        }
    }
    return hash.finishHex();
}

} // namespace

Result<PromptTemplate> parsePromptTemplate(std::string_view text)
{
    PromptTemplate fixed;
    if (text.starts_with("# ")) {
        fixed.version = trimmed(text.substr(2, text.find('\n') - 2));
    }
    fixed.instructions = section(text, "instructions");
    fixed.reminder = section(text, "reminder");
    for (const auto &[name, value] :
         {std::pair("instructions", &fixed.instructions), std::pair("reminder", &fixed.reminder)}) {
        if (value->empty()) {
            return fail(ErrorCode::InvalidInput,
                        "The prompt file has no section \"## " + std::string(name) + "\" or it is empty.", name);
        }
    }
    return fixed;
}

std::int64_t fixedTokens(const PromptTemplate &fixed, const std::vector<HistoryTurn> &history,
                         std::string_view question)
{
    std::int64_t tokens = estimateTokens(fixed.instructions) + estimateTokens(questionPart(question, fixed));
    for (const HistoryTurn &turn : history) {
        tokens += estimateTokens(questionPart(turn.question, fixed)) + estimateTokens(turn.answer);
    }
    return tokens;
}

Result<Prompt> layout(const Plan &plan, const std::vector<ScopeDocument> &scope, const PromptTemplate &fixed,
                      const std::vector<HistoryTurn> &history, std::string_view question, const TextSource &text)
{
    auto documents = documentsPart(plan, scope, text);
    if (!documents) {
        return tl::unexpected(documents.error());
    }
    Prompt prompt;
    prompt.instructions = fixed.instructions;
    Sha256 prefix;
    prefix.add(prompt.instructions);
    prefix.add(std::string_view("\0", 1));
    prefix.add(*documents);
    prompt.prefixSha256 = prefix.finishHex();

    PromptMessage user{Role::User, {std::move(*documents)}};
    for (const HistoryTurn &turn : history) {
        user.parts.push_back(questionPart(turn.question, fixed));
        prompt.messages.push_back(std::move(user));
        prompt.messages.push_back({Role::Assistant, {turn.answer}});
        user = PromptMessage{Role::User, {}};
    }
    user.parts.push_back(questionPart(question, fixed));
    prompt.messages.push_back(std::move(user));
    prompt.requestSha256 = requestHash(prompt);
    return prompt;
}

} // namespace longleaf::pack
