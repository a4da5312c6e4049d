// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pack/question_patterns.h"

#include <array>

namespace longleaf::pack {
namespace {

using enum QuestionKind;

constexpr auto kWords = std::to_array<WordPattern>({
    // ---- English ----
    {ListAll, "^ list|enumerate|itemize|itemise !price|prices|of|date|number"},
    {ListAll,
     "^ name|find|show|identify|extract|collect|give|get|tell|mention|quote|cite|state|report me|us? all|every|each"},
    {ListAll,
     "^ give|make|create|write|provide|compile|produce|draw me|us? up? * list|inventory|enumeration of !price|prices"},
    {ListAll, "^ list of !price|prices"},
    {ListAll, "^ all the|of? "
              "mentions|references|cases|places|dates|names|parties|clauses|occurrences|instances|documents|figures|"
              "amounts|deadlines"},
    {ListAll, "^ what|which|who are|is|were all|every"},
    {ListAll, "^ what|which all"},
    {ListAll, "^ where does|do|is|are * every|all"},
    {ListAll, "full|complete|exhaustive|comprehensive list|inventory !price|prices"},
    {ListAll, "^ which|what of the|these|those|my|our *"},
    {ListAll, "^ in? which|what "
              "documents|contracts|agreements|files|papers|filings|reports|policies|leases|letters|pages|clauses|"
              "sections|studies"},
    {ListAll, "every|each|all mention|mentions|occurrence|occurrences|instance|instances|reference|references of|to"},
    {ListAll, "for each|every "
              "document|contract|agreement|file|paper|filing|report|policy|company|year|quarter|party|lease|study"},
    {ListAll, "across|in|from all|every|each the|of? the? "
              "document|documents|contract|contracts|agreement|agreements|file|files|paper|papers|filing|filings|"
              "report|reports|leases|policies"},
    {Compare, "^ compare|contrast"},
    {Compare, "^ give|make|write|create|show|draw|provide me|us? * comparison !table|date"},
    {Compare, "difference|differences|similarities|distinction|contrast between|among"},
    {Compare, "^ what|which changed|changes between|from"},
    {Compare, "^ what|which are|is the|main|key? main|key|biggest|most? important? differences|similarities"},
    {Compare, "^ how do|does|did|are|is|were * differ|different|differs"},
    {Compare, "^ how do|does|did|are|is|were * compare|compares"},
    {Compare, "^ what do|does * have|has in common"},
    {Compare, "^ * versus|vs !inc|co|state"},
    {Compare, "side by side"},
    {Summarise, "^ summarize|summarise|recap|condense|synopsize|tldr"},
    {Summarise, "^ sum up"},
    {Summarise, "^ tl dr"},
    {Summarise, "^ outline the|this|these|each|all|its|their|this? * "},
    {Summarise, "^ give|write|provide|make|create|draft|produce|prepare|get|show me|us? * "
                "summary|overview|synopsis|abstract|digest|précis "
                "!judgment|judgement|table|page|section|prospectus|compensation|plan"},
    {Summarise, "^ what|whats is|s? the|a? summary|gist|essence of"},
    {Summarise, "^ summary|overview|synopsis !judgment|judgement|table|compensation|prospectus"},
    {Summarise, "^ executive|short|brief|quick summary|overview !judgment|judgement|compensation"},
    {Summarise, "^ what is|are|s the|this|these|those|that|it * about !a|the|page|section"},
    {Summarise, "^ whats the|this|these|it * about"},
    {Summarise, "^ what does|do the|this|these "
                "document|documents|paper|papers|report|reports|contract|contracts|agreement|agreements|book|file|"
                "files say !about|on|of|in"},
    {Summarise, "^ * main|key|central|most? important? "
                "points|findings|takeaways|themes|ideas|messages|arguments|conclusions|topics !table"},
    {Summarise, "in a|one|two|three|few? sentence|sentences|words|nutshell"},
    // ---- German ----
    {ListAll, "^ liste|zähle|nenne|zeige|finde|suche|gib mir|uns|bitte? alle|sämtliche|jede|jeden|jedes"},
    {ListAll, "^ liste|zähle * auf"},
    {ListAll, "^ alle|sämtliche * !preise"},
    {ListAll, "^ welche|was sind|waren alle"},
    {ListAll,
     "^ in? welchen|welche dokumente|dokumenten|verträge|verträgen|dateien|berichte|berichten|klauseln|unterlagen"},
    {ListAll, "vollständige|komplette|lückenlose liste|aufstellung|aufzählung"},
    {ListAll, "^ erstelle|mach|schreibe|gib mir|uns|bitte? eine * liste|aufstellung"},
    {ListAll, "in allen|jedem dokumenten|dokument|verträgen|vertrag|dateien|berichten"},
    {Compare, "^ vergleiche|vergleich|vergleichen"},
    {Compare, "unterschied|unterschiede|gemeinsamkeiten zwischen|von|der"},
    {Compare, "^ wie|worin * unterscheiden|unterscheidet"},
    {Compare, "^ stelle * gegenüber"},
    {Summarise, "^ fasse|fass * zusammen"},
    {Summarise, "^ * zusammenfassung !vom|am"},
    {Summarise, "^ gib|gebe|erstelle|schreibe mir|uns|bitte? * überblick|zusammenfassung|übersicht"},
    {Summarise, "^ worum|um geht|was? es|geht *"},
    {Summarise, "^ was sind die * kernaussagen|hauptpunkte|kernpunkte|hauptaussagen|ergebnisse"},
    {Summarise, "^ was steht in dem|diesem|den|diesen dokument|dokumenten|vertrag|bericht !über|zu|auf"},
    // ---- French ----
    {ListAll, "^ "
              "liste|listez|lister|énumère|énumérez|énumérer|cite|citez|donne|donnez|trouve|trouvez|montre|montrez|"
              "nomme|nommez moi|nous? tous|toutes|chaque|les"},
    {ListAll, "^ quels|quelles sont|étaient tous|toutes"},
    {ListAll, "^ quels|quelles documents|contrats|fichiers|rapports|clauses|accords"},
    {ListAll, "^ dans quels|quelles documents|contrats|fichiers|rapports|clauses|accords"},
    {ListAll, "liste complète|exhaustive"},
    {ListAll, "^ tous|toutes les *"},
    {ListAll, "dans tous|toutes|chaque les? document|documents|contrat|contrats|fichiers|rapports"},
    {Compare, "^ compare|comparez|comparer|comparaison"},
    {Compare, "différence|différences|similitudes entre"},
    {Compare, "^ en quoi|comment * diffèrent|diffère"},
    {Summarise, "^ résume|résumez|résumer|synthétise|synthétisez"},
    {Summarise, "^ fais|faites|donne|donnez|écris|rédige|rédigez moi|nous? un|une * résumé|synthèse|aperçu"},
    {Summarise, "^ un|le? résumé|synthèse de|du|des"},
    {Summarise, "^ de quoi parle|parlent|traite|traitent|s|il *"},
    {Summarise, "^ quels|quelles sont les points|idées|conclusions clés|principaux|principales"},
    // ---- Spanish ----
    {ListAll, "^ "
              "enumera|enumere|enumerar|lista|liste|listar|nombra|nombre|muestra|muestre|encuentra|encuentre|cita|dame|"
              "deme|indica|indique todos|todas|cada|los|las"},
    {ListAll, "^ cuáles|cuales|qué|que son|eran todos|todas"},
    {ListAll, "^ en? qué|que|cuáles|cuales documentos|contratos|archivos|informes|cláusulas|acuerdos"},
    {ListAll, "lista|relación completa|exhaustiva"},
    {ListAll, "^ todos|todas los|las *"},
    {ListAll, "en todos|todas|cada los|las? documento|documentos|contrato|contratos|archivos|informes"},
    {Compare, "^ compara|compare|comparar|comparación"},
    {Compare, "diferencia|diferencias|similitudes entre"},
    {Compare, "^ en? qué|que|cómo|como se diferencian|diferencia|distinguen"},
    {Summarise, "^ resume|resuma|resumir|sintetiza|sintetice"},
    {Summarise, "^ haz|haga|dame|deme|escribe|escriba|redacta un|una * resumen|síntesis"},
    {Summarise, "^ un|el? resumen de|del"},
    {Summarise, "^ de qué|que trata|tratan|va|habla|hablan *"},
    {Summarise, "^ cuáles|cuales son los|las puntos|ideas|conclusiones clave|principales"},
});

constexpr auto kCharacters = std::to_array<CharacterPattern>({
    {ListAll, "列出"},           {ListAll, "列举"},       {ListAll, "列舉"},         {ListAll, "所有的"},
    {ListAll, "找出所有"},       {ListAll, "找出全部"},   {ListAll, "哪些文件"},     {ListAll, "哪些合同"},
    {ListAll, "哪些文档"},       {ListAll, "有哪些"},     {ListAll, "完整清单"},     {ListAll, "全部列"},
    {ListAll, "每份文件"},       {ListAll, "每份合同"},   {ListAll, "逐一"},         {Compare, "比较一下"},
    {Compare, "请比较"},         {Compare, "比较这"},     {Compare, "比较两"},       {Compare, "對比"},
    {Compare, "对比"},           {Compare, "有什么不同"}, {Compare, "有何不同"},     {Compare, "的区别"},
    {Compare, "的差异"},         {Compare, "有什么区别"}, {Compare, "异同"},         {Summarise, "总结", "报告"},
    {Summarise, "總結", "報告"}, {Summarise, "概括"},     {Summarise, "归纳"},       {Summarise, "概述"},
    {Summarise, "摘要一下"},     {Summarise, "写摘要"},   {Summarise, "写一份摘要"}, {Summarise, "讲了什么"},
    {Summarise, "说了什么"},     {Summarise, "主要内容"}, {Summarise, "主要观点"},
});

constexpr auto kCourtesies = std::to_array<std::string_view>({
    "please", "can",      "could", "would", "will",    "you",   "kindly",  "now",      "then",     "and",
    "also",   "ok",       "okay",  "so",    "hello",   "hi",    "i",       "want",     "need",     "d",
    "like",   "to",       "first", "next",  "finally", "just",  "bitte",   "kannst",   "könntest", "könnten",
    "können", "sie",      "du",    "mir",   "nun",     "s'il",  "vous",    "plaît",    "peux",     "tu",
    "pouvez", "pourriez", "por",   "favor", "puedes",  "puede", "podrías", "veuillez", "merci",
});

} // namespace

std::span<const WordPattern> wordPatterns()
{
    return kWords;
}

std::span<const CharacterPattern> characterPatterns()
{
    return kCharacters;
}

std::span<const std::string_view> courtesies()
{
    return kCourtesies;
}

} // namespace longleaf::pack
