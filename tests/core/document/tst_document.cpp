// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "core/document/document.h"

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

    void unknownWordsNeverLookGood()
    {
        QCOMPARE(pageStateFromWord("fine"), PageState::Failed);
        QCOMPARE(statusFromWord(""), DocumentStatus::Failed);
        QCOMPARE(formatFromWord("docx"), Format::PlainText);
    }
};

QTEST_GUILESS_MAIN(DocumentTest)
#include "tst_document.moc"
