// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/log.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <thread>
#include <vector>

using namespace longleaf;

class LogTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void masksCredentials_data();
    void masksCredentials();
    void masksRegisteredSecretsWhereverTheyStand();
    void ignoresSecretsTooShortToBeOne();
    void threadsWriteWholeLines();
};

void LogTest::masksCredentials_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("shown");
    const auto row = [](const char *name, const char *text, const char *shown) {
        QTest::newRow(name) << QByteArray(text) << QByteArray(shown);
    };
    row("a bearer token", "Authorization: Bearer abcdefgh1234", "Authorization: Bearer [redacted]");
    row("a key with the sk- prefix", "key=sk-abcdefghijkl rest", "key=sk-[redacted] rest");
    row("a key at the start", "sk-abcdefghijkl", "sk-[redacted]");
    row("a key in quotes", "{\"key\":\"sk-abcdefghijkl\"}", "{\"key\":\"sk-[redacted]\"}");
    row("an x-api-key header", "x-api-key: 0123456789", "x-api-key: [redacted]");
    row("a key with bars", "LLM|123456|abcdef", "LLM|[redacted]");
    row("two keys", "sk-aaaaaaaaaa, sk-bbbbbbbbbb", "sk-[redacted], sk-[redacted]");
    row("risk-adjusted is a word", "the risk-adjusted return", "the risk-adjusted return");
    row("task-oriented is a word", "task-oriented1 sk-abcdefghijkl", "task-oriented1 sk-[redacted]");
    row("a digit before the prefix is a word too", "3sk-abcdefghijkl", "3sk-abcdefghijkl");
    row("a short value is no key", "sk-1", "sk-1");
    row("plain text stays", "12 pages read", "12 pages read");
}

void LogTest::masksCredentials()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, shown);
    QCOMPARE(QByteArray::fromStdString(log::redacted(text.toStdString())), shown);
}

void LogTest::masksRegisteredSecretsWhereverTheyStand()
{
    log::addSecret("correct-horse");
    QCOMPARE(log::redacted("xcorrect-horsex correct-horse"), std::string("x[redacted]x [redacted]"));
}

void LogTest::ignoresSecretsTooShortToBeOne()
{
    log::addSecret("abc");
    QCOMPARE(log::redacted("abcabc"), std::string("abcabc"));
}

void LogTest::threadsWriteWholeLines()
{
    constexpr int kThreads = 4;
    constexpr int kLines = 50;
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("log.txt"));
    QVERIFY(log::setFile(path.toStdString()));
    {
        std::vector<std::jthread> threads;
        for (int number = 0; number < kThreads; ++number) {
            threads.emplace_back([number] {
                for (int i = 0; i < kLines; ++i) {
                    const std::string secret = "secret-" + std::to_string(number) + "-" + std::to_string(i) + ";";
                    log::addSecret(secret);
                    log::setLevel(log::Level::Error);
                    log::write(log::Level::Info, "test", "line " + secret + " ends");
                }
            });
        }
    }
    log::setFile({});
    log::setLevel(log::Level::Warning);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArrayList lines = file.readAll().trimmed().split('\n');
    QCOMPARE(lines.size(), kThreads * kLines);
    for (const QByteArray &line : lines)
        QVERIFY2(line.endsWith("Z info test: line [redacted] ends"), line.constData());
}

QTEST_GUILESS_MAIN(LogTest)
#include "tst_log.moc"
