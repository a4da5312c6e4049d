// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pack/prompt.h"

#include "core/base/sha256.h"
#include "core/pack/markup.h"
#include "core/pack/outline.h"

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
    return "<question>\n" + sendable(trimmed(question)) + "\n</question>\n\n" + fixed.reminder;
}

void endLine(std::string &out)
{
    if (!out.empty() && out.back() != '\n') {
        out += '\n';
    }
}

// Bytes of the next block of a page's text, which is not empty. A cut never divides what could be taken for one of our
// own marks: these hold neither a line break nor a character beyond ASCII, and a space only where they are already
// known.
std::size_t blockSize(std::string_view text)
{
    constexpr std::size_t kLeast = 300;
    constexpr std::size_t kMost = 700;
    if (text.size() <= kMost) {
        return text.size();
    }
    std::size_t line = 0;
    std::size_t sentence = 0;
    std::size_t space = 0;
    for (std::size_t at = kLeast; at < text.size() && (at <= kMost || line + sentence + space == 0); ++at) {
        const char before = text[at - 1];
        const auto here = static_cast<unsigned char>(text[at]);
        if (before == '\n') {
            line = at;
        } else if (before == ' ' && (text[at - 2] == '.' || text[at - 2] == '?' || text[at - 2] == '!')) {
            sentence = at;
        } else if (before == ' ' || (static_cast<unsigned char>(before) >= 0x80 && (here & 0xC0U) != 0x80U)) {
            space = at;
        }
    }
    const std::size_t size = sentence > 0 ? sentence : line > 0 ? line : space;
    return size > 0 ? size : text.size();
}

// Writes the documents' part of a request.
class DocumentsWriter final {
public:
    DocumentsWriter(const TextSource &text, HiddenPolicy policy)
        : m_text(text)
        , m_policy(policy)
    {
    }

    Status add(const PlannedDocument &planned, const ScopeDocument &document, const Outline *outline)
    {
        m_out += documentOpen(document.id, planned.title, planned.pagesTotal, document.key);
        m_key = document.key;
        m_hidden = &document.inspection.texts;
        m_documents.push_back({document.id, planned.title, {}});
        m_blocksEnd = m_out.size();
        if (outline != nullptr) {
            m_out += outlineText(outline->headings);
        }
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
            if (const Status done = addPage(document.id, page.number, page.span, parts); !done) {
                return done;
            }
        }
        missing(next, planned.pagesTotal, planned.pagesTotal);
        endBlock(document.pages.empty() ? 0 : document.pages.back().number, {});
        m_out += documentClose(document.key);
        return {};
    }

    std::string takeText() { return std::move(m_out); }
    std::vector<PromptDocument> takeDocuments() { return std::move(m_documents); }

private:
    void missing(int first, int last, int total)
    {
        if (first <= last) {
            m_out += pagesNotIncluded(first, last, total);
        }
    }

    // Everything written since the last block becomes one.
    void endBlock(int page, TextSpan source)
    {
        if (m_out.size() > m_blocksEnd) {
            m_documents.back().blocks.push_back({page, source, {m_blocksEnd, m_out.size()}});
        }
        m_blocksEnd = m_out.size();
    }

    // A part of a page, with what is hidden in it marked.
    void addPart(int page, std::string_view text, TextSpan part)
    {
        std::size_t at = part.begin;
        const auto upTo = [&](std::size_t end) {
            addText(page, text.substr(at - part.begin, end - at), {at, end});
            at = end;
        };
        for (const document::HiddenText &one : *m_hidden) {
            const TextSpan inside{std::max(one.span.begin, at), std::min(one.span.end, part.end)};
            if (inside.empty()) {
                continue;
            }
            upTo(inside.begin);
            endLine(m_out);
            if (m_policy == HiddenPolicy::LeaveOut) {
                m_out += kHiddenLeftOut;
                at = inside.end;
                continue;
            }
            m_out += kHiddenBegin;
            upTo(inside.end);
            m_out += kHiddenEnd;
        }
        upTo(part.end);
    }

    void addText(int page, std::string_view text, TextSpan part)
    {
        endBlock(page, {}); // marks stand for themselves
        while (!part.empty()) {
            const std::size_t size = blockSize(text);
            const bool last = size == text.size();
            m_out += withoutKey(sendable(text.substr(0, size)));
            if (last) {
                endLine(m_out);
            }
            endBlock(page, {part.begin, part.begin + size});
            text.remove_prefix(size);
            part.begin += size;
        }
    }

    Status addPage(DocumentId id, int number, TextSpan page, const std::vector<TextSpan> &parts)
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
            addPart(number, text.substr(part.begin - page.begin, part.size()), part);
            written = part.end;
        }
        gap(text.substr(written - page.begin));
        return {};
    }

    // Nobody who wrote the document knows its key, unless a request was shown to them.
    [[nodiscard]] std::string withoutKey(std::string text) const
    {
        if (m_key.empty()) {
            return text;
        }
        for (std::size_t at = text.find(m_key); at != std::string::npos; at = text.find(m_key, at)) {
            text.insert(at + 1, " ");
        }
        return text;
    }

    void gap(std::string_view leftOut)
    {
        if (!trimmed(leftOut).empty()) {
            m_out += kPartNotIncluded;
        }
    }

    const TextSource &m_text;
    HiddenPolicy m_policy;
    const std::vector<document::HiddenText> *m_hidden = nullptr; ///< of the document that is being written
    std::string m_out;
    std::string m_key; ///< of the document that is being written
    std::vector<PromptDocument> m_documents;
    std::size_t m_blocksEnd = 0;
};

const Outline *outlineOf(DocumentId id, const Plan &plan)
{
    const auto found =
        std::find_if(plan.outlines.begin(), plan.outlines.end(), [id](const Outline &one) { return one.id == id; });
    return found == plan.outlines.end() ? nullptr : &*found;
}

Status writeDocuments(DocumentsWriter &writer, const Plan &plan, const std::vector<ScopeDocument> &scope)
{
    auto outline = plan.outlines.begin();
    // Documents of which only the outline is sent stand where they would stand with passages.
    const auto outlinesBefore = [&](DocumentId next) -> Status {
        for (; outline != plan.outlines.end() && outline->id != next; ++outline) {
            const auto document =
                std::find_if(scope.begin(), scope.end(), [&](const ScopeDocument &d) { return d.id == outline->id; });
            if (document == scope.end()) {
                return fail(ErrorCode::Internal,
                            "The outline names document " + toText(outline->id) + ", which is not in scope.");
            }
            const PlannedDocument none{
                document->id, document->title, document->path, static_cast<int>(document->pages.size()), {}, {}, false};
            if (Status done = writer.add(none, *document, &*outline); !done) {
                return done;
            }
        }
        return {};
    };
    for (const PlannedDocument &planned : plan.documents) {
        const auto document =
            std::find_if(scope.begin(), scope.end(), [&](const ScopeDocument &d) { return d.id == planned.id; });
        if (document == scope.end()) {
            return fail(ErrorCode::Internal,
                        "The plan names document " + toText(planned.id) + ", which is not in scope.");
        }
        const Outline *own = outlineOf(planned.id, plan);
        // Outlines end where their room ends, so what has none comes after all that have one.
        if (Status done = outlinesBefore(own != nullptr ? planned.id : DocumentId{}); !done) {
            return done;
        }
        if (own != nullptr) {
            ++outline;
        }
        if (Status done = writer.add(planned, *document, own); !done) {
            return done;
        }
    }
    return outlinesBefore({});
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
                         std::string_view question, const CountTokens &count)
{
    std::int64_t tokens = count(fixed.instructions) + count(questionPart(question, fixed));
    for (const HistoryTurn &turn : history) {
        tokens += count(questionPart(turn.question, fixed)) + count(turn.answer);
    }
    return tokens;
}

Result<Prompt> layout(const Plan &plan, const std::vector<ScopeDocument> &scope, const PromptTemplate &fixed,
                      const std::vector<HistoryTurn> &history, std::string_view question, const TextSource &text,
                      HiddenPolicy hidden)
{
    DocumentsWriter writer(text, hidden);
    if (const Status written = writeDocuments(writer, plan, scope); !written) {
        return tl::unexpected(written.error());
    }
    std::string documents = writer.takeText();
    Prompt prompt;
    prompt.documents = writer.takeDocuments();
    prompt.instructions = fixed.instructions;
    Sha256 prefix;
    prefix.add(prompt.instructions);
    prefix.add(std::string_view("\0", 1));
    prefix.add(documents);
    prompt.prefixSha256 = prefix.finishHex();

    PromptMessage user{Role::User, {std::move(documents)}};
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
