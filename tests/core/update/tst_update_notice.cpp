// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/update/update_notice.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace longleaf;
using namespace longleaf::update;

class UpdateNoticeTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void readsWhatIsPublished();
    void readsWhatThePublishScriptWrites();
    void summaryIsOneVisibleLine();
    void longSummaryIsCutBetweenLetters();
    void saysWhatIsWrong_data();
    void saysWhatIsWrong();
};

void UpdateNoticeTest::readsWhatIsPublished()
{
    const auto notice = readNotice(R"({"format": 1, "version": "1.10.0", "date": "2026-12-24", "later": [1],
        "page": "https://longleaf.example/releases/1.10.0", "summary": "Reads Word documents."})");
    QVERIFY2(notice, notice ? "" : notice.error().message.c_str());
    QVERIFY(notice->version == *parseVersion("1.10"));
    QVERIFY(notice->name == "1.10.0" && notice->date == "2026-12-24");
    QVERIFY(notice->page == "https://longleaf.example/releases/1.10.0");
    QVERIFY(notice->summary == "Reads Word documents.");
}

void UpdateNoticeTest::readsWhatThePublishScriptWrites()
{
    const QString python = QStandardPaths::findExecutable(QStringLiteral("python3"));
    if (python.isEmpty())
        QSKIP("python3 is not installed");
    const QTemporaryDir folder;
    QVERIFY(QDir(folder.path()).mkpath(QStringLiteral("packaging/cmake")));
    QVERIFY(QFile::copy(QStringLiteral(LONGLEAF_SOURCE_DIR "/packaging/cmake/LongleafIdentity.cmake"),
                        folder.filePath(QStringLiteral("packaging/cmake/LongleafIdentity.cmake"))));
    QFile changelog(folder.filePath(QStringLiteral("CHANGELOG.md")));
    QVERIFY(changelog.open(QIODevice::WriteOnly));
    changelog.write("# Changelog\n\n## [1.10.0] - 2026-12-24\n\nReads “Word” documents.\n\n### Added\n- Word.\n");
    changelog.close();
    QProcess script;
    script.start(python, {QStringLiteral(LONGLEAF_SOURCE_DIR "/packaging/update_notice.py"), folder.path(),
                          QStringLiteral("1.10.0")});
    QVERIFY(script.waitForFinished());
    const auto notice = readNotice(script.readAllStandardOutput().toStdString());
    QVERIFY2(notice, notice ? "" : notice.error().message.c_str());
    QVERIFY(notice->version == *parseVersion("1.10.0") && notice->date == "2026-12-24");
    QVERIFY(notice->page.ends_with("/releases/1.10.0"));
    QCOMPARE(QString::fromStdString(notice->summary), QString::fromUtf8("Reads “Word” documents."));
}

void UpdateNoticeTest::summaryIsOneVisibleLine()
{
    const auto notice = readNotice("{\"format\": 1, \"version\": \"1.0\", \"date\": \"2026-12-24\", "
                                   "\"page\": \"https://longleaf.example/\", "
                                   "\"summary\": \" Reads\\n\\n Word\\u202e\\u0000 documents.\\t\"}");
    QVERIFY(notice);
    QCOMPARE(QString::fromStdString(notice->summary), QStringLiteral("Reads Word documents."));
}

void UpdateNoticeTest::longSummaryIsCutBetweenLetters()
{
    QByteArray summary;
    while (summary.size() < 2'000)
        summary += "文";
    const auto notice = readNotice("{\"format\": 1, \"version\": \"1.0\", \"date\": \"2026-12-24\", "
                                   "\"page\": \"https://longleaf.example/\", \"summary\": \"" +
                                   summary.toStdString() + "\"}");
    QVERIFY(notice);
    QVERIFY(notice->summary.size() <= 300 && notice->summary.size() > 290);
    QVERIFY(notice->summary.ends_with("文…"));
}

void UpdateNoticeTest::saysWhatIsWrong_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("what");
    const auto with = [](const char *format, const char *version, const char *date, const char *page) {
        return QByteArray("{\"format\": ") + format + ", \"version\": " + version + ", \"date\": " + date +
               ", \"page\": " + page + "}";
    };
    const char *const version = "\"1.0\"";
    const char *const date = "\"2026-12-24\"";
    const char *const page = "\"https://longleaf.example/\"";
    const QString json = QStringLiteral("not a JSON object");
    QTest::newRow("nothing") << QByteArray() << json;
    QTest::newRow("a web page") << QByteArray("<!doctype html><title>Sign in</title>") << json;
    QTest::newRow("cut short") << with("1", version, date, page).chopped(1) << json;
    QTest::newRow("a list") << QByteArray("[1]") << json;
    QTest::newRow("nested without end") << QByteArray(50'000, '[') << json;
    QTest::newRow("another format") << with("2", version, date, page) << QStringLiteral("\"format\"");
    QTest::newRow("a version that is a number") << with("1", "1.0", date, page) << QStringLiteral("\"version\"");
    QTest::newRow("a version with a tag's letter")
        << with("1", "\"v1.0\"", date, page) << QStringLiteral("\"version\"");
    QTest::newRow("another date") << with("1", version, "\"24.12.2026\"", page) << QStringLiteral("\"date\"");
    QTest::newRow("a thirteenth month") << with("1", version, "\"2026-13-01\"", page) << QStringLiteral("\"date\"");
    for (const char *bad : {"\"http://longleaf.example/\"", "\"file:///etc/passwd\"", "\"javascript:alert(1)\"",
                            "\"https://\"", "\"https://longleaf.example@evil.example/\"",
                            "\"https://longleaf.example/a b\"", "\"\"", "7", "\"HTTPS://longleaf.example/\\u202e\""})
        QTest::newRow(qPrintable(QStringLiteral("the page %1").arg(QLatin1String(bad))))
            << with("1", version, date, bad) << QStringLiteral("\"page\"");
    QTest::newRow("an address that is too long")
        << with("1", version, date, ("\"https://longleaf.example/" + QByteArray(400, 'a') + '"').constData())
        << QStringLiteral("\"page\"");
}

void UpdateNoticeTest::saysWhatIsWrong()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, what);
    const auto notice = readNotice(json.toStdString());
    QVERIFY(!notice);
    QCOMPARE(notice.error().code, ErrorCode::Protocol);
    QVERIFY2(notice.error().message.find(what.toStdString()) != std::string::npos, notice.error().message.c_str());
}

QTEST_GUILESS_MAIN(UpdateNoticeTest)
#include "tst_update_notice.moc"
