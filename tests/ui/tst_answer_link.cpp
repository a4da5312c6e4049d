// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window/answer_link.h"

#include <QTest>

using longleaf::ui::AnswerLink;
using longleaf::ui::readAnswerLink;

class AnswerLinkTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void opensOnlyWhatIsHarmless_data();
    void opensOnlyWhatIsHarmless();
    void showsAllOfIt();
};

void AnswerLinkTest::opensOnlyWhatIsHarmless_data()
{
    QTest::addColumn<QString>("target");
    QTest::addColumn<int>("use");
    const auto row = [](const char *name, const QString &target, AnswerLink::Use use) {
        QTest::newRow(name) << target << static_cast<int>(use);
    };
    row("a web page opens", QStringLiteral("https://e.example/a?b=c"), AnswerLink::Use::Opens);
    row("a letter opens", QStringLiteral("mailto:a@b.example?subject=x"), AnswerLink::Use::Opens);
    row("a file does not", QStringLiteral("file:///etc/passwd"), AnswerLink::Use::Elsewhere);
    row("a script does not", QStringLiteral("javascript:alert(1)"), AnswerLink::Use::Elsewhere);
    row("data do not", QStringLiteral("data:text/html,x"), AnswerLink::Use::Elsewhere);
    row("a share does not", QStringLiteral("//192.0.2.1/share"), AnswerLink::Use::Elsewhere);
    row("a name in the folder does not", QStringLiteral("notes.txt"), AnswerLink::Use::Elsewhere);
    row("another program does not", QStringLiteral("ms-msdt:/id"), AnswerLink::Use::Elsewhere);
    row("an address without a host does not", QStringLiteral("https:///etc/passwd"), AnswerLink::Use::Elsewhere);
    row("a name before the host does not", QStringLiteral("https://bank.example@evil.example/"),
        AnswerLink::Use::Pretends);
    row("a letter with a file does not", QStringLiteral("mailto:a@b.example?subject=x&Attach=/etc/passwd"),
        AnswerLink::Use::Attaches);
    row("an endless address does not", QStringLiteral("https://e.example/?d=") + QString(2'000, QLatin1Char('a')),
        AnswerLink::Use::TooLong);
}

void AnswerLinkTest::opensOnlyWhatIsHarmless()
{
    QFETCH(QString, target);
    QFETCH(int, use);
    QCOMPARE(static_cast<int>(readAnswerLink(target).use), use);
}

void AnswerLinkTest::showsAllOfIt()
{
    const QString query = QString(300, QLatin1Char('a'));
    const AnswerLink link = readAnswerLink(QStringLiteral("https://b\u00fccher.example/?d=") + query);
    QString shown = link.shown;
    QCOMPARE(shown.remove(QChar(0x200B)), QStringLiteral("https://xn--bcher-kva.example/?d=") + query);
    const QStringList pieces = link.shown.split(QChar(0x200B));
    for (const QString &piece : pieces)
        QVERIFY(piece.size() <= 24); // a label can break the line anywhere
}

QTEST_GUILESS_MAIN(AnswerLinkTest)
#include "tst_answer_link.moc"
