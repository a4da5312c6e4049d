// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/log.h"

#include <QTest>

using namespace longleaf;

class LogTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void masksCredentials_data();
    void masksCredentials();
    void masksRegisteredSecretsWhereverTheyStand();
    void ignoresSecretsTooShortToBeOne();
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

QTEST_GUILESS_MAIN(LogTest)
#include "tst_log.moc"
