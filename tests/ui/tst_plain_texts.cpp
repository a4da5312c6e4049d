// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/plain_texts.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QLabel>
#include <QTemporaryDir>
#include <QTest>
#include <QToolTip>
#include <sys/stat.h>

using longleaf::ui::PlainTexts;

class PlainTextsTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aLabelThatLooksLikeHtmlIsText();
    void aToolTipThatLooksLikeHtmlIsText();
    void aLabelThatWantsRichTextKeepsIt();
};

void PlainTextsTest::aLabelThatLooksLikeHtmlIsText()
{
    const PlainTexts plain(*qApp);
    QTemporaryDir folder;
    const QString pipe = folder.filePath(QStringLiteral("pipe"));
    QCOMPARE(mkfifo(pipe.toLocal8Bit().constData(), 0600), 0); // who opens it hangs
    QLabel label(QStringLiteral("<img src=\"%1\"> <b>title</b>").arg(pipe));
    label.show();
    label.grab();
    QCOMPARE(label.textFormat(), Qt::PlainText);
    QVERIFY(label.sizeHint().width() > label.fontMetrics().horizontalAdvance(pipe));
}

void PlainTextsTest::aToolTipThatLooksLikeHtmlIsText()
{
    const PlainTexts plain(*qApp);
    QTemporaryDir folder;
    const QString pipe = folder.filePath(QStringLiteral("pipe"));
    QCOMPARE(mkfifo(pipe.toLocal8Bit().constData(), 0600), 0);
    QWidget owner;
    owner.show();
    QToolTip::showText(QPoint(10, 10), QStringLiteral("<img src=\"%1\">").arg(pipe), &owner);
    const auto widgets = QApplication::topLevelWidgets();
    int tips = 0;
    for (QWidget *widget : widgets) {
        auto *tip = qobject_cast<QLabel *>(widget);
        if (tip == nullptr || !tip->inherits("QTipLabel"))
            continue;
        ++tips;
        QCOMPARE(tip->textFormat(), Qt::PlainText);
        tip->grab();
    }
    QCOMPARE(tips, 1);
    QToolTip::hideText();
}

void PlainTextsTest::aLabelThatWantsRichTextKeepsIt()
{
    const PlainTexts plain(*qApp);
    QLabel label;
    label.setTextFormat(Qt::RichText);
    label.setText(QStringLiteral("<b>bold</b>"));
    label.show();
    QCOMPARE(label.textFormat(), Qt::RichText);
}

QTEST_MAIN(PlainTextsTest)
#include "tst_plain_texts.moc"
