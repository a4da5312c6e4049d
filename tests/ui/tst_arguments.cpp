// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/arguments.h"

#include <QTest>

using namespace longleaf;
using namespace longleaf::desktop;

class ArgumentsTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everythingIsRead();
    void theFileOfALibraryOpensTheLibrary();
    void wrongOnesAreNamed_data();
    void wrongOnesAreNamed();
    void aRequestSurvivesTheWire();
    void strangeRequestsAreRefused();
};

void ArgumentsTest::everythingIsRead()
{
    const auto read = readArguments({QStringLiteral("longleaf"), QStringLiteral("--page"), QStringLiteral("12"),
                                     QStringLiteral("--find"), QStringLiteral("net sales"), QStringLiteral("--ask"),
                                     QString::fromUtf8("Wie hoch?"), QStringLiteral("--profile"), QStringLiteral("p"),
                                     QStringLiteral("a.pdf"), QStringLiteral("../b"), QStringLiteral("/c/d.txt")},
                                    QStringLiteral("/home/me/x"));
    QVERIFY(read);
    QCOMPARE(read->request.files, (QStringList{QStringLiteral("/home/me/x/a.pdf"), QStringLiteral("/home/me/b"),
                                               QStringLiteral("/c/d.txt")}));
    QCOMPARE(read->request.page, 12);
    QCOMPARE(read->request.find, QStringLiteral("net sales"));
    QCOMPARE(read->request.ask, QStringLiteral("Wie hoch?"));
    QCOMPARE(read->profile, QStringLiteral("/home/me/x/p"));
    QVERIFY(!read->newInstance);
}

void ArgumentsTest::theFileOfALibraryOpensTheLibrary()
{
    const QString folder = QStringLiteral("/home/me");
    const auto opened = readArguments({QStringLiteral("longleaf"), QStringLiteral("x/library.sqlite")}, folder);
    QVERIFY(opened);
    QCOMPARE(opened->library, QStringLiteral("/home/me/x"));
    QVERIFY(opened->request.files.isEmpty());
    // Beside other files, or where a library is named, it is a file like any other, and the list says what is wrong.
    const auto added = readArguments({QStringLiteral("longleaf"), QStringLiteral("--library"), QStringLiteral("/l"),
                                      QStringLiteral("x/library.sqlite")},
                                     folder);
    QVERIFY(added);
    QCOMPARE(added->library, QStringLiteral("/l"));
    QCOMPARE(added->request.files, QStringList{QStringLiteral("/home/me/x/library.sqlite")});
}

void ArgumentsTest::wrongOnesAreNamed_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<QString>("named");
    QTest::newRow("unknown") << QStringList{QStringLiteral("--pgae")} << QStringLiteral("pgae");
    QTest::newRow("page zero") << QStringList{QStringLiteral("--page=0"), QStringLiteral("a.pdf")}
                               << QStringLiteral("--page");
    QTest::newRow("page in words") << QStringList{QStringLiteral("--page=two"), QStringLiteral("a.pdf")}
                                   << QStringLiteral("--page");
    QTest::newRow("find in nothing") << QStringList{QStringLiteral("--find=x")} << QStringLiteral("--find");
}

void ArgumentsTest::wrongOnesAreNamed()
{
    QFETCH(QStringList, words);
    QFETCH(QString, named);
    words.prepend(QStringLiteral("longleaf"));
    const auto read = readArguments(words, QStringLiteral("/"));
    QVERIFY(!read);
    QVERIFY2(QString::fromStdString(read.error().message).contains(named), read.error().message.c_str());
}

void ArgumentsTest::aRequestSurvivesTheWire()
{
    Request request;
    request.files = {QStringLiteral("/tmp/ein \"Bericht\".pdf"), QString::fromUtf8("/tmp/中文.txt")};
    request.page = 3;
    request.find = QStringLiteral("x");
    request.ask = QStringLiteral("y\nz");
    request.sample = true;
    const auto back = requestFromJson(toJson(request));
    QVERIFY(back);
    QCOMPARE(*back, request);
}

void ArgumentsTest::strangeRequestsAreRefused()
{
    QVERIFY(!requestFromJson("nonsense"));
    QVERIFY(!requestFromJson("[1]"));
    QVERIFY(!requestFromJson(R"({"files": ["relative.pdf"]})"));
    QVERIFY(!requestFromJson(R"({"files": [7]})"));
    QVERIFY(!requestFromJson(QByteArray(2 << 20, ' ') + "{}"));
    QCOMPARE(requestFromJson(R"({"page": -5})")->page, 0);
}

QTEST_MAIN(ArgumentsTest)
#include "tst_arguments.moc"
