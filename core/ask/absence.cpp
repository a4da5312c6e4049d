// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ask/absence.h"

#include "core/pack/focus.h"
#include "core/pack/word_pattern.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

namespace longleaf::ask {

namespace {

constexpr std::size_t kNearest = 5; // of each kind

// The signs are those of pack::WordPattern.
#define LL_SOURCES                                                                                                     \
    "document|documents|excerpt|excerpts|passage|passages|text|texts|page|pages|file|files|source|sources|material|"   \
    "materials|filing|filings|report|reports|context"
constexpr auto kPatterns = std::to_array<std::string_view>({
    "not found|stated|mentioned|given|specified|disclosed|contained|included|provided|addressed|available|discussed|"
    "named|listed|reported in|by|within|anywhere in? * " LL_SOURCES,
    LL_SOURCES " do|does|did|don|doesn|didn not|t * say|state|mention|contain|specify|include|provide|give|disclose|"
               "address|indicate|tell|name|list|report|cover|discuss|reveal|answer",
    LL_SOURCES " provided|given|sent? do|does|did|don|doesn|didn not|t * say|state|mention|contain|specify|include|"
               "provide|give|disclose|address|indicate|tell|name|list|report|cover|discuss|reveal|answer",
    "no|any mention|information|reference|indication|statement|trace * in|within|of * " LL_SOURCES,
    LL_SOURCES " contain|contains|give|gives|provide|provides|make|makes no mention|information|reference|indication",
    "could|can|cannot|couldn|did|do|didn|don|unable not|t|to? find|locate * in|within * " LL_SOURCES,
    LL_SOURCES " are|is silent",
    "nicht|nichts|keine|kein|keinen|keiner * in den|diesen|dem|diesem * "
    "dokumenten|dokument|unterlagen|auszügen|auszug|texten|text",
    "in den|diesen|dem|diesem * dokumenten|dokument|unterlagen|auszügen|auszug|texten|text * "
    "nicht|nichts|keine|kein|keinen",
    "dokumente|unterlagen|auszüge|dokument|texte|text enthalten|enthält|nennen|nennt|erwähnen|erwähnt|sagen|sagt|geben|"
    "gibt * nicht|nichts|keine|kein|keinen",
    "aus den|dem|diesen|diesem * dokumenten|dokument|unterlagen|auszügen|text nicht * hervor",
    "pas|aucune|aucun|introuvable|introuvables * dans * document|documents|extrait|extraits|textes|texte",
    "document|documents|extraits|texte ne|n * pas|aucune|aucun|rien",
    "no|ninguna|ningún|nada * en los|el|estos|este * documento|documentos|fragmentos|extractos|textos|texto",
    "documento|documentos|fragmentos|texto no * mencionan|menciona|dicen|dice|contienen|contiene|indican|indica|"
    "especifican|especifica|incluyen|incluye",
});
#undef LL_SOURCES

constexpr auto kCharacters = std::to_array<std::string_view>({
    "文件中未",
    "文件中没有",
    "文档中未",
    "文档中没有",
    "未在文件",
    "未在文档",
    "文件未提及",
    "文档未提及",
    "文件没有提",
    "文档没有提",
    "文件并未",
    "文档并未",
    "文中未提",
    "文件中找不到",
    "文档中找不到",
});

bool saysAbsent(const pack::WordSentence &sentence, std::string_view text)
{
    const std::string_view own = text.substr(sentence.span.begin, sentence.span.size());
    return std::any_of(kPatterns.begin(), kPatterns.end(),
                       [&](std::string_view pattern) { return pack::matchesWords(sentence.words, pattern); }) ||
           std::any_of(kCharacters.begin(), kCharacters.end(),
                       [&](std::string_view phrase) { return own.find(phrase) != std::string_view::npos; });
}

bool isEverythingSent(const pack::Plan &plan)
{
    return std::all_of(plan.documents.begin(), plan.documents.end(), [](const auto &one) { return one.whole; }) &&
           std::none_of(plan.leftOut.begin(), plan.leftOut.end(), [](const pack::LeftOut &left) {
               return left.reason == pack::LeftOutReason::NotRelevant || left.reason == pack::LeftOutReason::NoRoom ||
                      left.reason == pack::LeftOutReason::NotRead;
           });
}

} // namespace

std::vector<TextSpan> absentStatements(std::string_view answer)
{
    std::vector<TextSpan> statements;
    const std::string text = pack::withoutQuoted(answer);
    for (const pack::WordSentence &sentence : pack::sentencesOf(text)) {
        if (saysAbsent(sentence, text))
            statements.push_back(sentence.span);
    }
    return statements;
}

AbsenceReport absenceReport(std::vector<TextSpan> statements, const pack::Plan &plan,
                            const std::vector<pack::Candidate> &ranked)
{
    AbsenceReport report;
    report.statements = std::move(statements);
    report.everythingSent = isEverythingSent(plan);
    report.search = plan.search;
    for (const pack::PlannedDocument &document : plan.documents)
        report.pagesSent += static_cast<int>(document.pagesSent.size());
    for (const pack::LeftOut &left : plan.leftOut) {
        const auto pages = static_cast<int>(left.pages.size());
        report.pagesWithoutText += left.reason == pack::LeftOutReason::NoText ? pages : 0;
        report.pagesUnreadable += left.reason == pack::LeftOutReason::Unreadable ? pages : 0;
    }
    report.pagesPartial = plan.unread.partial();
    std::array<std::size_t, 2> kept = {0, 0};
    for (const pack::Candidate &candidate : ranked) {
        const bool sent = pack::isSent(candidate, plan.documents);
        if (kept.at(sent ? 1 : 0)++ < kNearest)
            report.nearest.push_back({candidate, sent});
    }
    return report;
}

} // namespace longleaf::ask
