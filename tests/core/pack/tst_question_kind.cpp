// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pack/question_kind.h"

#include <QTest>

using namespace longleaf::pack;

namespace {

struct Row {
    const char *question;
    QuestionKind kind;
};
using enum QuestionKind;

constexpr Row kRows[] = {
    // ---- English: everything of a kind ----
    {"List all parties to the agreement.", ListAll},
    {"list the risk factors", ListAll},
    {"Please list every covenant in the lease", ListAll},
    {"Can you list all termination rights?", ListAll},
    {"Could you please enumerate the exhibits?", ListAll},
    {"Name all subsidiaries.", ListAll},
    {"Give me a list of the payment dates", ListAll},
    {"Give me all dates on which rent is due", ListAll},
    {"Find every mention of arbitration", ListAll},
    {"Find all references to Project Birch.", ListAll},
    {"What are all the defined terms?", ListAll},
    {"Which of these contracts are governed by New York law?", ListAll},
    {"Which documents mention force majeure?", ListAll},
    {"In which filings does the auditor change?", ListAll},
    {"Which clauses refer to the data protection act?", ListAll},
    {"What documents mention a change of control?", ListAll},
    {"Extract all email addresses", ListAll},
    {"Make a complete list of the obligations of the tenant", ListAll},
    {"I need an exhaustive list of deadlines.", ListAll},
    {"Identify every instance of a missing signature.", ListAll},
    {"For each contract, what is the notice period?", ListAll},
    {"What was revenue in each year? For every year, give the page.", ListAll},
    {"Show me all the tables about leases", ListAll},
    {"All mentions of Dr Varnholt", ListAll},
    {"Where is every reference to clause 12?", ListAll},
    {"Quote all sentences on liability", ListAll},
    {"What does the tenant owe across all the leases?", ListAll},
    {"Hello! Please list the directors.", ListAll},
    {"Thanks. Now list all amendments", ListAll},
    {"Itemise the fees.", ListAll},
    {"Produce an inventory of the equipment", ListAll},
    // ---- English: beside each other ----
    {"Compare the two leases.", Compare},
    {"Please compare revenue in 2021 and 2022", Compare},
    {"Contrast the views of both experts", Compare},
    {"What is the difference between the drafts?", Compare},
    {"What are the main differences between plan A and plan B?", Compare},
    {"How does the 2022 filing differ from the 2021 filing?", Compare},
    {"How are the two policies different?", Compare},
    {"How do the offers compare?", Compare},
    {"What changed between the first and the second version?", Compare},
    {"What do the three contracts have in common?", Compare},
    {"Show the notice periods side by side", Compare},
    {"Similarities between the trials", Compare},
    {"Make a comparison of the warranties", Compare},
    {"Gross margin versus operating margin", Compare},
    // ---- English: what the whole says ----
    {"Summarize this document.", Summarise},
    {"Summarise the report in three sentences", Summarise},
    {"Please summarize the agreement", Summarise},
    {"Can you sum up the findings?", Summarise},
    {"tl;dr", Summarise},
    {"TLDR please", Summarise},
    {"Give me an overview of the contract", Summarise},
    {"Write a short summary of each chapter", Summarise},
    {"Provide an executive summary", Summarise},
    {"What is this document about?", Summarise},
    {"What are these papers about?", Summarise},
    {"What are the key points?", Summarise},
    {"What are the main findings of the study?", Summarise},
    {"Key takeaways", Summarise},
    {"What is the gist of the letter?", Summarise},
    {"Outline the argument of the paper", Summarise},
    {"Recap the meeting notes", Summarise},
    {"Explain the paper in a nutshell", Summarise},
    {"Summary", Summarise},
    {"Executive summary of the filing", Summarise},
    // ---- English: a passage is enough ----
    {"What is the list price of the pump?", Lookup},
    {"What is the total list price?", Lookup},
    {"Total list", Lookup},
    {"List price of the X200", Lookup},
    {"Which price list applies from May?", Lookup},
    {"What is the summary judgment date?", Lookup},
    {"When was the motion for summary judgment filed?", Lookup},
    {"Summary judgment was granted on what date?", Lookup},
    {"Who wrote \"Compare and contrast: a guide\"?", Lookup},
    {"When was \"List of all vessels\" published?", Lookup},
    {"Who is the author of “Summarize this”?", Lookup},
    {"What is the ISBN of ‘Compare the Market’?", Lookup},
    {"What is the rent?", Lookup},
    {"How did net sales develop compared with the same quarter of last year, and why?", Lookup},
    {"What were comparable store sales in Q3?", Lookup},
    {"What is the notice period?", Lookup},
    {"Who signed the agreement?", Lookup},
    {"How many shares were outstanding on 31 December 2022?", Lookup},
    {"Is 3M a capital-intensive business based on FY2022 data?", Lookup},
    {"What is the FY2018 capital expenditure amount (in USD millions) for 3M?", Lookup},
    {"Does the agreement allow assignment?", Lookup},
    {"Which storage unit is assigned to Dr Ilse Varnholt?", Lookup},
    {"Was the company listed on the NYSE in 2019?", Lookup},
    {"When did the listing of the shares end?", Lookup},
    {"What is on page 12?", Lookup},
    {"What is the deadline for the summary report?", Lookup},
    {"What is the mailing list address?", Lookup},
    {"Who keeps the list of creditors?", Lookup},
    {"Is all of the rent due on the first day?", Lookup},
    {"Are all employees insured?", Lookup},
    {"What does the report say about water?", Lookup},
    {"What is the agreement about the garage worth?", Lookup},
    {"What is the name of the comparison table?", Lookup},
    {"What was decided in Smith vs Jones Inc?", Lookup},
    {"Give me the date of the summary compensation table", Lookup},
    {"At what overall rate does interest accrue?", Lookup},
    {"Every tenant must do what?", Lookup},
    {"", Lookup},
    {"?", Lookup},
    {"3.2", Lookup},
    // ---- German ----
    {"Liste alle Fristen auf.", ListAll},
    {"Nenne alle Vertragsparteien", ListAll},
    {"Bitte nenne mir sämtliche Gesellschafter.", ListAll},
    {"Welche Dokumente erwähnen höhere Gewalt?", ListAll},
    {"In welchen Verträgen steht eine Kündigungsfrist?", ListAll},
    {"Erstelle eine vollständige Liste der Mängel", ListAll},
    {"Vergleiche die beiden Mietverträge", Compare},
    {"Was sind die Unterschiede zwischen den Entwürfen?", Compare},
    {"Worin unterscheiden sich die Angebote?", Compare},
    {"Fasse den Bericht zusammen.", Summarise},
    {"Kannst du das Dokument bitte zusammenfassen? Schreibe mir eine Zusammenfassung.", Summarise},
    {"Worum geht es in dem Dokument?", Summarise},
    {"Gib mir einen Überblick", Summarise},
    {"Wie hoch ist die Miete?", Lookup},
    {"Wo steht die Preisliste?", Lookup},
    {"Wann erschien „Vergleiche mit allen“?", Lookup},
    // ---- French ----
    {"Liste toutes les parties au contrat", ListAll},
    {"Énumérez les obligations du locataire", ListAll},
    {"Quels documents mentionnent l'arbitrage ?", ListAll},
    {"Comparez les deux contrats", Compare},
    {"Quelle est la différence entre les deux versions ?", Compare},
    {"Résume ce document", Summarise},
    {"Fais-moi un résumé du rapport", Summarise},
    {"De quoi parle ce document ?", Summarise},
    {"Quel est le loyer ?", Lookup},
    {"Qui a écrit « Comparez tout » ?", Lookup},
    // ---- Spanish ----
    {"Enumera todas las cláusulas de rescisión", ListAll},
    {"¿Qué documentos mencionan el arbitraje?", ListAll},
    {"Compara los dos contratos", Compare},
    {"¿Cuál es la diferencia entre los borradores?", Compare},
    {"Resume el informe", Summarise},
    {"¿De qué trata este documento?", Summarise},
    {"¿Cuál es la renta mensual?", Lookup},
    // ---- Chinese ----
    {"列出所有合同的当事人", ListAll},
    {"哪些文件提到了仲裁？", ListAll},
    {"请比较这两份合同", Compare},
    {"两个版本有什么不同？", Compare},
    {"总结这份文件", Summarise},
    {"这份报告讲了什么？", Summarise},
    {"租金是多少？", Lookup},
    {"《比较一下所有方案》是谁写的？", Lookup},
};

} // namespace

class QuestionKindTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void recognisesTheKind_data()
    {
        QTest::addColumn<QString>("question");
        QTest::addColumn<QString>("kind");
        static_assert(std::size(kRows) >= 120);
        for (const Row &row : kRows) {
            QTest::newRow(row.question) << QString::fromUtf8(row.question)
                                        << QString::fromUtf8(toWord(row.kind).data());
        }
    }

    void recognisesTheKind()
    {
        QFETCH(QString, question);
        QFETCH(QString, kind);
        QCOMPARE(QString::fromUtf8(toWord(questionKind(question.toStdString())).data()), kind);
        QCOMPARE(toWord(questionKind(question.toUpper().toStdString())), toWord(questionKind(question.toStdString())));
    }

    void wordsRoundTrip()
    {
        for (const QuestionKind kind : {Lookup, ListAll, Compare, Summarise}) {
            QCOMPARE(questionKindFromWord(toWord(kind)), std::optional(kind));
        }
        QVERIFY(!questionKindFromWord("all"));
    }

    void readsWhatNobodyWouldAsk()
    {
        QCOMPARE(questionKind(std::string(100'000, '"')), Lookup);
        QCOMPARE(questionKind("\xff\xfe list all"), ListAll);
        std::string many;
        for (int i = 0; i < 500; ++i) {
            many += "what ";
        }
        QCOMPARE(questionKind(many), Lookup);
    }
};

QTEST_APPLESS_MAIN(QuestionKindTest)
#include "tst_question_kind.moc"
