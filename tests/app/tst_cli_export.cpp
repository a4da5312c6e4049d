// SPDX-License-Identifier: GPL-3.0-or-later
// An answer about a real PDF in every format, through the real processes.
#include "tests/app/cli_runner.h"

#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using longleaf::test::CliRun;
using longleaf::test::CliRunner;
using nlohmann::json;

namespace {

const QString kSample = QStringLiteral(LONGLEAF_SOURCE_DIR "/resources/samples/apple-10q-2022-q3.pdf");

QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(not there)");
}

/// What a program writes to its standard output; empty if it fails.
QByteArray outputOf(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.start(program, arguments);
    if (!process.waitForFinished(60'000) || process.exitCode() != 0)
        qWarning("%s", process.readAllStandardError().constData());
    return process.exitCode() == 0 ? process.readAllStandardOutput() : QByteArray();
}

QString oneLine(QByteArray text)
{
    return QString::fromUtf8(text.replace('\f', ' ')).simplified();
}

} // namespace

class CliExportTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_cli = std::make_unique<CliRunner>(path("library"), path("config"));
        QCOMPARE(m_cli->json({QStringLiteral("add"), kSample}).status, 0);
        const CliRun asked =
            m_cli->json({QStringLiteral("ask"), QStringLiteral("--model"), QStringLiteral("offline/quotes"),
                         QStringLiteral("What were the total net sales in the third quarter of 2022?")});
        QCOMPARE(asked.status, 0);
        m_answer = asked.json();
        QVERIFY(m_answer.at("citations").size() > 0);
        m_id = QString::fromStdString(m_answer.at("answer_id").get<std::string>());
        m_quote = QString::fromStdString(m_answer.at("citations")[0].at("quote").get<std::string>()).simplified();
        m_page = m_answer.at("citations")[0].at("page").get<int>();
    }

    void everyFormatHasTheAnswer_data();
    void everyFormatHasTheAnswer();
    void aWebPageShowsTheCitedParts();
    void aWordDocumentIsValid();
    void aPdfCanBeRead();
    void aProgramFoundByThePathMakesAPdfToo();
    void jsonIsWhatAskPrinted();
    void aConversationIsExportedWhole();
    void nothingIsReplacedUnasked();
    void aChangedDocumentIsToldSo();
    void mistakesAreToldInWords_data();
    void mistakesAreToldInWords();

private:
    [[nodiscard]] QString path(const char *name) const { return m_folder.filePath(QString::fromUtf8(name)); }
    [[nodiscard]] CliRun exported(const QString &format, const QString &file, const QStringList &more = {}) const
    {
        return m_cli->json(QStringList{QStringLiteral("export"), m_id, QStringLiteral("--format"), format,
                                       QStringLiteral("--out"), file} +
                           more);
    }

    QTemporaryDir m_folder;
    std::unique_ptr<CliRunner> m_cli;
    json m_answer;
    QString m_id;
    QString m_quote;
    int m_page = 0;
};

void CliExportTest::everyFormatHasTheAnswer_data()
{
    QTest::addColumn<QString>("format");
    for (const char *format : {"md", "txt", "html", "csv", "bibtex", "csl", "json"})
        QTest::newRow(format) << QString::fromUtf8(format);
}

void CliExportTest::everyFormatHasTheAnswer()
{
    QFETCH(QString, format);
    const CliRun run = m_cli->run({QStringLiteral("export"), m_id, QStringLiteral("--format"), format});
    QCOMPARE(run.status, 0);
    QString text = QString::fromUtf8(run.output);
    text.remove(QLatin1Char('\\')); // what Markdown and BibTeX put before signs
    text = text.simplified();
    QVERIFY2(text.contains(QStringLiteral("total net sales in the third quarter of 2022")), qPrintable(text));
    QVERIFY2(text.contains(QStringLiteral("offline/quotes")), qPrintable(format));
    if (format != QLatin1String("json"))
        QVERIFY2(text.contains(QStringLiteral("Word for word")), qPrintable(format));
    QVERIFY(text.contains(QStringLiteral("apple-10q-2022-q3.pdf")));
    if (format != QLatin1String("json") && format != QLatin1String("csl") && format != QLatin1String("html")) {
        QVERIFY2(text.contains(m_quote) || text.contains(QString(m_quote).replace(QLatin1Char('|'), QString())),
                 qPrintable(m_quote));
    }
    // The same answer is the same bytes.
    QVERIFY(m_cli->run({QStringLiteral("export"), m_id, QStringLiteral("--format"), format}).output == run.output);
}

void CliExportTest::aWebPageShowsTheCitedParts()
{
    const QString file = path("answer.html");
    const CliRun run = exported(QStringLiteral("html"), file);
    QCOMPARE(run.status, 0);
    QCOMPARE(QString::fromStdString(run.json().at("path").get<std::string>()), file);
    const QByteArray page = bytesOf(file);
    QVERIFY(page.count("src=\"data:image/png;base64,") >= static_cast<int>(m_answer.at("citations").size()));
    QVERIFY(!page.contains("<script"));
    // Without pictures it is smaller, and says nothing of them.
    QCOMPARE(exported(QStringLiteral("html"), path("plain.html"), {QStringLiteral("--no-pictures")}).status, 0);
    const QByteArray plain = bytesOf(path("plain.html"));
    QVERIFY(plain.size() < page.size() / 2);
    QVERIFY(!plain.contains("<img"));
}

void CliExportTest::aWordDocumentIsValid()
{
    const QString file = path("answer.docx");
    QCOMPARE(exported(QStringLiteral("docx"), file).status, 0);
    QVERIFY(!outputOf(QStringLiteral("python3"),
                      {QStringLiteral(LONGLEAF_SOURCE_DIR "/tests/core/export/check_docx.py"), file})
                 .isEmpty());
    // Where a word processor is installed, it must open it and find the words.
    const QString office = QStandardPaths::findExecutable(QStringLiteral("soffice"));
    if (office.isEmpty())
        return;
    QVERIFY(!outputOf(office, {QStringLiteral("-env:UserInstallation=file://") + path("office"),
                               QStringLiteral("--headless"), QStringLiteral("--convert-to"), QStringLiteral("pdf"),
                               QStringLiteral("--outdir"), path("converted"), file})
                 .isEmpty());
    const QString text =
        oneLine(outputOf(QStringLiteral("pdftotext"), {path("converted/answer.pdf"), QStringLiteral("-")}));
    QVERIFY2(text.contains(QStringLiteral("Word for word")), qPrintable(text));
    QVERIFY(text.contains(QStringLiteral("What was sent")));
}

void CliExportTest::aPdfCanBeRead()
{
    if (!QFileInfo::exists(QStringLiteral(LONGLEAF_BINARY_DIR "/bin/longleaf")))
        QSKIP("The window's program, which makes PDFs, is not built.");
    const QString file = path("answer.pdf");
    const CliRun run = exported(QStringLiteral("pdf"), file);
    QVERIFY2(run.status == 0, run.errors.constData());
    QVERIFY(bytesOf(file).startsWith("%PDF-"));
    const QString text = oneLine(outputOf(QStringLiteral("pdftotext"), {file, QStringLiteral("-")}));
    for (const char *words : {"What were the total net sales in the third quarter of 2022?", "Word for word",
                              "Citations", "What was sent", "Documents cited", "SHA-256"})
        QVERIFY2(text.contains(QString::fromUtf8(words)), words);
    QVERIFY2(text.contains(QStringLiteral("p. %1").arg(m_page)), qPrintable(text));
    static const QRegularExpression foot(QStringLiteral("\\b1 ?/ ?[2-9]\\b"));
    QVERIFY2(text.contains(foot), qPrintable(text));
    const QString info = QString::fromUtf8(outputOf(QStringLiteral("pdfinfo"), {file}));
    QVERIFY2(info.contains(QStringLiteral("What were the total net sales")), qPrintable(info));
    // One picture for each citation.
    const QByteArray images = outputOf(QStringLiteral("pdfimages"), {QStringLiteral("-list"), file});
    QVERIFY2(images.count(" image ") >= 1, images.constData());
    QCOMPARE(exported(QStringLiteral("pdf"), path("again.pdf")).status, 0);
    QVERIFY(bytesOf(path("again.pdf")) == bytesOf(file));
}

void CliExportTest::aProgramFoundByThePathMakesAPdfToo()
{
    const QString programs = QStringLiteral(LONGLEAF_BINARY_DIR "/bin");
    if (!QFileInfo::exists(programs + QStringLiteral("/longleaf")))
        QSKIP("The window's program, which makes PDFs, is not built.");
    QProcess shell;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("PATH"), programs + QStringLiteral(":/usr/bin:/bin"));
    environment.insert(QStringLiteral("XDG_CONFIG_HOME"), path("config"));
    environment.insert(QStringLiteral("LONGLEAF_KEYCHAIN"), QStringLiteral("off"));
    shell.setProcessEnvironment(environment);
    // The programs are not here, so the first word of the command does not say where they are.
    shell.setWorkingDirectory(m_folder.path());
    const QString file = path("by-path.pdf");
    shell.start(QStringLiteral("/bin/sh"),
                {QStringLiteral("-c"), QStringLiteral("longleaf-cli \"$@\""), QStringLiteral("sh"),
                 QStringLiteral("--library"), path("library"), QStringLiteral("export"), m_id,
                 QStringLiteral("--format"), QStringLiteral("pdf"), QStringLiteral("--out"), file});
    QVERIFY(shell.waitForFinished(120'000));
    QVERIFY2(shell.exitCode() == 0, shell.readAllStandardError().constData());
    QVERIFY(bytesOf(file).startsWith("%PDF-"));
}

void CliExportTest::jsonIsWhatAskPrinted()
{
    const json value =
        m_cli->run({QStringLiteral("export"), m_id, QStringLiteral("--format"), QStringLiteral("json")}).json();
    for (const char *name : {"conversation", "answer_id", "state", "model", "text"})
        QVERIFY2(value.at(name) == m_answer.at(name), name);
    for (const auto &[name, part] : m_answer.at("coverage").items()) // what is stored may say more
        QVERIFY2(value.at("coverage").at(name) == part, name.c_str());
    QCOMPARE(value.at("citations").size(), m_answer.at("citations").size());
    for (std::size_t i = 0; i < value.at("citations").size(); ++i) {
        const json &asked = m_answer.at("citations")[i];
        for (const auto &[name, part] : asked.items())
            QVERIFY2(value.at("citations")[i].at(name) == part, name.c_str());
    }
}

void CliExportTest::aConversationIsExportedWhole()
{
    const QString conversation = QString::fromStdString(m_answer.at("conversation").get<std::string>());
    QCOMPARE(m_cli
                 ->json({QStringLiteral("ask"), QStringLiteral("--model"), QStringLiteral("offline/quotes"),
                         QStringLiteral("--continue"), conversation, QStringLiteral("What is said of services?")})
                 .status,
             0);
    const CliRun run = m_cli->run({QStringLiteral("export"), QStringLiteral("--conversation"), conversation,
                                   QStringLiteral("--format"), QStringLiteral("md")});
    QCOMPARE(run.status, 0);
    QVERIFY(run.output.contains("## What were the total net sales"));
    QVERIFY(run.output.contains("## What is said of services?"));
}

void CliExportTest::nothingIsReplacedUnasked()
{
    const QString file = path("memo.md");
    QFile old(file);
    QVERIFY(old.open(QIODevice::WriteOnly));
    old.write("mine");
    old.close();
    const CliRun refused = exported(QStringLiteral("md"), file);
    QCOMPARE(refused.status, 1);
    QVERIFY(refused.json().at("error").at("message").get<std::string>().find("--force") != std::string::npos);
    QCOMPARE(bytesOf(file), QByteArray("mine"));
    QCOMPARE(exported(QStringLiteral("md"), file, {QStringLiteral("--force")}).status, 0);
    QVERIFY(bytesOf(file).contains("total net sales"));
}

void CliExportTest::aChangedDocumentIsToldSo()
{
    const QString copy = path("copy.txt");
    QFile file(copy);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("The deposit is nine thousand dollars and is held in escrow.\n");
    file.close();
    const json added = m_cli->json({QStringLiteral("add"), copy}).json();
    const QString id = QString::fromStdString(added.at("documents")[0].at("id").get<std::string>());
    const json asked =
        m_cli
            ->json({QStringLiteral("ask"), QStringLiteral("--model"), QStringLiteral("offline/quotes"),
                    QStringLiteral("--in"), id, QStringLiteral("What deposit of how many dollars is held in escrow?")})
            .json();
    QCOMPARE(m_cli->json({QStringLiteral("remove"), id}).status, 0);
    const CliRun run =
        m_cli->run({QStringLiteral("export"), QString::fromStdString(asked.at("answer_id").get<std::string>()),
                    QStringLiteral("--format"), QStringLiteral("txt")});
    QCOMPARE(run.status, 0);
    QVERIFY2(run.output.contains("The document is no longer in the library"), run.output.constData());
    QVERIFY(run.output.contains("nine thousand dollars"));
}

void CliExportTest::mistakesAreToldInWords_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("status");
    const QString e = QStringLiteral("export");
    const QString f = QStringLiteral("--format");
    QTest::newRow("no such answer") << QStringList{e,
                                                   QStringLiteral("999"),
                                                   f,
                                                   QStringLiteral("csl"),
                                                   QStringLiteral("--out"),
                                                   QStringLiteral("/tmp/never-written.json")}
                                    << 1;
    QTest::newRow("no answer named") << QStringList{e, f, QStringLiteral("md")} << 2;
    QTest::newRow("no number") << QStringList{e, QStringLiteral("first"), f, QStringLiteral("md")} << 2;
    QTest::newRow("binary to the terminal") << QStringList{e, QStringLiteral("1"), f, QStringLiteral("docx")} << 2;
    QTest::newRow("unknown format") << QStringList{e, QStringLiteral("1"), f, QStringLiteral("doc")} << 2;
    QTest::newRow("no such folder") << QStringList{e,
                                                   QStringLiteral("1"),
                                                   f,
                                                   QStringLiteral("md"),
                                                   QStringLiteral("--out"),
                                                   QStringLiteral("/nowhere/at/all.md")}
                                    << 1;
}

void CliExportTest::mistakesAreToldInWords()
{
    QFETCH(QStringList, arguments);
    QFETCH(int, status);
    const CliRun run = m_cli->json(arguments);
    QCOMPARE(run.status, status);
    QVERIFY(!run.errors.isEmpty());
}

QTEST_GUILESS_MAIN(CliExportTest)
#include "tst_cli_export.moc"
