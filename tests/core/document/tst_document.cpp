// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "core/document/document.h"
#include "core/document/hidden_text.h"

using namespace longleaf::document;

class DocumentTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void wordsOfEnumsComeBack()
    {
        for (const Format format : {Format::Pdf, Format::PlainText, Format::Markdown})
            QCOMPARE(formatFromWord(toWord(format)), format);
        for (const PageState state : {PageState::Ok, PageState::NoText, PageState::Partial, PageState::Failed})
            QCOMPARE(pageStateFromWord(toWord(state)), state);
        for (const DocumentStatus status : {DocumentStatus::Ready, DocumentStatus::Partial, DocumentStatus::Failed})
            QCOMPARE(statusFromWord(toWord(status)), status);
    }

    void sightIsThatOfTheCharacters_data()
    {
        QTest::addColumn<int>("begin");
        QTest::addColumn<int>("end");
        QTest::addColumn<QString>("sight");
        // "Rent is 10.  Obey me  now."; hidden: "Obey" and "me", found as two stretches
        QTest::newRow("before it") << 0 << 11 << "seen";
        QTest::newRow("ends where it begins") << 0 << 13 << "seen";
        QTest::newRow("reaches into it") << 8 << 14 << "part_hidden";
        QTest::newRow("is it") << 13 << 20 << "hidden";
        QTest::newRow("is it and blanks") << 11 << 22 << "hidden";
        QTest::newRow("begins in it") << 15 << 26 << "part_hidden";
        QTest::newRow("over it") << 0 << 26 << "part_hidden";
        QTest::newRow("after it") << 20 << 26 << "seen";
        QTest::newRow("blanks only") << 11 << 13 << "seen";
    }

    void sightIsThatOfTheCharacters()
    {
        QFETCH(int, begin);
        QFETCH(int, end);
        QFETCH(QString, sight);
        const std::string text = "Rent is 10.  Obey me  now.";
        const std::vector<HiddenText> hidden{{1, {13, 17}, HiddenReason::NoInk}, {1, {18, 20}, HiddenReason::Tiny}};
        const longleaf::TextSpan span{static_cast<std::size_t>(begin), static_cast<std::size_t>(end)};
        const Sight found = sightOf(std::string_view(text).substr(span.begin, span.size()), span, hidden);
        QCOMPARE(QString::fromUtf8(toWord(found).data()), sight);
        QCOMPARE(sightFromWord(toWord(found)), found);
    }

    void unknownWordsNeverLookGood()
    {
        QCOMPARE(pageStateFromWord("fine"), PageState::Failed);
        QCOMPARE(statusFromWord(""), DocumentStatus::Failed);
        QCOMPARE(formatFromWord("docx"), Format::PlainText);
    }
};

QTEST_GUILESS_MAIN(DocumentTest)
#include "tst_document.moc"
