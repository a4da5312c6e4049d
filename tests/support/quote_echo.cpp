// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/quote_echo.h"

#include "tests/support/request_text.h"

#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <set>
#include <vector>

namespace longleaf::test {

namespace {

constexpr std::size_t kFewestWords = 6;
constexpr std::size_t kMostWords = 16;

/// Words that stand one after another on a page.
struct Sentence {
    long document = 0;
    int page = 0;
    int pages = 0;
    std::vector<std::string> words;
    int score = 0; ///< words of the question in it
};

struct Texts {
    std::string documents;
    std::string question;
};

/// The user's words up to the last question, and that question. Our prompt puts both into parts of their own; a wire
/// without parts has them in one text.
Texts textsOf(const RequestText &request)
{
    constexpr std::string_view kBegin = "<question>";
    constexpr std::string_view kEnd = "</question>";
    Texts texts;
    for (const RequestMessage &message : request.messages) {
        if (message.role != "user")
            continue;
        for (const std::string &part : message.parts)
            texts.documents += part + "\n";
    }
    const std::size_t begin = texts.documents.rfind(kBegin);
    if (begin == std::string::npos) {
        if (!request.messages.empty())
            texts.question = request.messages.back().parts.back();
        return texts;
    }
    texts.question = texts.documents.substr(begin + kBegin.size());
    texts.question.resize(std::min(texts.question.find(kEnd), texts.question.size()));
    texts.documents.resize(begin);
    return texts;
}

std::string plain(std::string_view word)
{
    std::string out;
    for (const char c : word) {
        if (std::isalnum(static_cast<unsigned char>(c)) != 0)
            out += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    }
    return out;
}

std::vector<std::string> wordsOf(std::string_view text)
{
    constexpr std::string_view kSpace = " \t\r\n\f\v";
    std::vector<std::string> words;
    while (true) {
        const std::size_t begin = text.find_first_not_of(kSpace);
        if (begin == std::string_view::npos)
            return words;
        const std::size_t end = std::min(text.find_first_of(kSpace, begin), text.size());
        words.emplace_back(text.substr(begin, end - begin));
        text.remove_prefix(end);
    }
}

/// The number after `name="` in a tag, or 0.
long attribute(std::string_view tag, std::string_view name)
{
    const std::size_t at = tag.find(name);
    return at == std::string_view::npos ? 0 : std::atol(std::string(tag.substr(at + name.size())).c_str());
}

/// Reads the documents' part line by line.
class SentenceReader final {
public:
    explicit SentenceReader(std::string_view question)
    {
        for (const std::string &word : wordsOf(question)) {
            if (std::string bare = plain(word); bare.size() > 3)
                m_wanted.insert(std::move(bare));
        }
    }

    void line(std::string_view text)
    {
        if (text.starts_with("<document id=\"")) {
            flush();
            m_current.document = attribute(text, "id=\"");
            m_current.pages = static_cast<int>(attribute(text, "pages=\""));
        } else if (text.starts_with("[[") && text.find(':') != std::string_view::npos) {
            flush();
            m_current.page = static_cast<int>(attribute(text, ":"));
        } else if (text.starts_with("</document")) {
            flush();
            m_current.page = 0; // what follows stands on no page
        } else if (text.starts_with("[") || text.empty()) {
            flush();
        } else {
            for (std::string &word : wordsOf(text)) {
                const bool ends = word.ends_with('.') || word.ends_with('?') || word.ends_with('!');
                m_current.words.push_back(std::move(word));
                if (ends || m_current.words.size() >= kMostWords)
                    flush();
            }
        }
    }

    /// Best first; equal ones in the order of the documents.
    [[nodiscard]] std::vector<Sentence> take()
    {
        flush();
        std::stable_sort(m_sentences.begin(), m_sentences.end(),
                         [](const Sentence &a, const Sentence &b) { return a.score > b.score; });
        return std::move(m_sentences);
    }

private:
    void flush()
    {
        if (m_current.words.size() >= kFewestWords && m_current.page > 0) {
            m_current.score = static_cast<int>(
                std::count_if(m_current.words.begin(), m_current.words.end(),
                              [this](const std::string &word) { return m_wanted.count(plain(word)) > 0; }));
            m_sentences.push_back(m_current);
        }
        m_current.words.clear();
    }

    std::set<std::string> m_wanted;
    Sentence m_current;
    std::vector<Sentence> m_sentences;
};

std::string joined(const std::vector<std::string> &words)
{
    std::string out;
    for (const std::string &word : words)
        out += (out.empty() ? "" : " ") + word;
    return out;
}

std::string tag(long document, int page, std::string_view quote)
{
    std::string out = "<q d=\"" + std::to_string(document) + "\" p=\"" + std::to_string(page) + "\">";
    for (const char c : quote) {
        if (c == '<')
            out += "&lt;";
        else if (c == '>')
            out += "&gt;";
        else if (c == '&')
            out += "&amp;";
        else
            out += c;
    }
    return out + "</q>";
}

int farPage(const Sentence &sentence)
{
    constexpr int kFar = 4; // a neighbouring page would still count as right
    return sentence.page + kFar <= sentence.pages || sentence.page <= kFar ? sentence.page + kFar
                                                                           : sentence.page - kFar;
}

/// The quote with the last digit of its first number changed; empty if it has none.
std::string withAnotherDigit(std::string quote)
{
    const auto digit = [](char c) {
        return std::isdigit(static_cast<unsigned char>(c)) != 0;
    };
    const auto first = std::find_if(quote.begin(), quote.end(), digit);
    if (first == quote.end())
        return {};
    const auto last = std::find_if_not(first, quote.end(), digit) - 1;
    *last = *last == '9' ? '0' : static_cast<char>(*last + 1);
    return quote;
}

/// A block of a document and how well it fits the question.
struct FittingBlock {
    NativeCitation citation;
    std::size_t score = 0;
};

/// The blocks that hold words, best first.
std::vector<FittingBlock> fittingBlocks(const RequestText &request, const std::string &question)
{
    std::set<std::string> wanted;
    for (const std::string &word : wordsOf(question)) {
        if (std::string bare = plain(word); bare.size() > 3)
            wanted.insert(std::move(bare));
    }
    std::vector<FittingBlock> blocks;
    for (std::size_t document = 0; document < request.documents.size(); ++document) {
        const auto &texts = request.documents[document].blocks;
        for (std::size_t block = 0; block < texts.size(); ++block) {
            const std::vector<std::string> words = wordsOf(texts[block]);
            if (words.size() < kFewestWords)
                continue;
            FittingBlock fitting;
            fitting.citation.documentIndex = static_cast<int>(document);
            fitting.citation.firstBlock = static_cast<int>(block);
            fitting.citation.lastBlock = fitting.citation.firstBlock + 1;
            fitting.citation.citedText = texts[block];
            fitting.citation.documentTitle = request.documents[document].title;
            fitting.score = static_cast<std::size_t>(std::count_if(
                words.begin(), words.end(), [&wanted](const std::string &w) { return wanted.count(plain(w)) > 0; }));
            blocks.push_back(std::move(fitting));
        }
    }
    std::stable_sort(blocks.begin(), blocks.end(),
                     [](const FittingBlock &a, const FittingBlock &b) { return a.score > b.score; });
    return blocks;
}

void addCited(WireAnswer &answer, std::string_view words, NativeCitation citation)
{
    citation.fromText = answer.text.size();
    answer.text += words;
    citation.afterText = answer.text.size();
    answer.nativeCitations.push_back(std::move(citation));
    answer.text += "\n\n";
}

} // namespace

std::string echoQuotes(std::string_view requestBody, Wire wire)
{
    const Texts texts = textsOf(requestText(wire, requestBody));
    SentenceReader reader(texts.question);
    for (std::string_view rest = texts.documents; !rest.empty();) {
        const std::size_t end = std::min(rest.find('\n'), rest.size());
        reader.line(rest.substr(0, end));
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    const std::vector<Sentence> sentences = reader.take();
    if (sentences.empty())
        return "Not found in the documents.";
    const Sentence &best = sentences.front();
    const Sentence &second = sentences[sentences.size() > 1 ? 1 : 0];
    std::string out = "This stand-in for a model quotes the documents and understands nothing.\n\n";
    out += "These words stand on the page that is named. " + tag(best.document, best.page, joined(best.words)) + "\n\n";
    out += "These words stand in the document, but on another page. " +
           tag(second.document, farPage(second), joined(second.words)) + "\n\n";
    for (const Sentence &sentence : sentences) {
        if (const std::string changed = withAnotherDigit(joined(sentence.words)); !changed.empty()) {
            out += "One digit of these words was changed. " + tag(sentence.document, sentence.page, changed) + "\n\n";
            break;
        }
    }
    out += "These words were made up. " +
           tag(best.document, best.page, "the lighthouse keeper counted nineteen violet umbrellas before breakfast") +
           "\n";
    return out;
}

WireAnswer echoAnswer(std::string_view requestBody, Wire wire)
{
    WireAnswer answer;
    const RequestText request = requestText(wire, requestBody);
    if (request.documents.empty()) {
        answer.text = echoQuotes(requestBody, wire);
        return answer;
    }
    const std::vector<FittingBlock> blocks = fittingBlocks(request, textsOf(request).question);
    if (blocks.empty()) {
        answer.text = "Not found in the documents.";
        return answer;
    }
    answer.text = "This stand-in for a model cites the documents and understands nothing.\n\n";
    const NativeCitation &best = blocks.front().citation;
    std::vector<std::string> words = wordsOf(best.citedText);
    words.resize(std::min(words.size(), kMostWords));
    addCited(answer, joined(words), best);
    addCited(answer, "The lighthouse keeper counted nineteen violet umbrellas before breakfast.",
             blocks[blocks.size() > 1 ? 1 : 0].citation);
    return answer;
}

} // namespace longleaf::test
