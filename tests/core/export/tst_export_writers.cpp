// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest> // first: moc 6.4 cannot read <compare>, which ids.h includes

#include "core/export/format.h"
#include "core/export/writers.h"
#include "tests/core/export/sample_report.h"

#include <QFile>
#include <QRegularExpression>
#include <nlohmann/json.hpp>

using namespace longleaf;
using namespace longleaf::exporting;

namespace {

/// Compares with a golden file byte for byte; LONGLEAF_WRITE_GOLDEN renews it (tests/data/golden/README.md).
void compareWithGolden(const QString &file, const std::string &bytes)
{
    QFile golden(QStringLiteral(LONGLEAF_SOURCE_DIR "/tests/data/golden/export/") + file);
    if (qEnvironmentVariableIsSet("LONGLEAF_WRITE_GOLDEN")) {
        QVERIFY(golden.open(QIODevice::WriteOnly));
        golden.write(QByteArray::fromStdString(bytes));
        golden.close();
    }
    QVERIFY2(golden.open(QIODevice::ReadOnly), qPrintable(golden.fileName()));
    QCOMPARE(QString::fromStdString(bytes), QString::fromUtf8(golden.readAll()));
}

/// RFC 4180.
std::vector<std::vector<std::string>> parseCsv(const std::string &bytes)
{
    std::vector<std::vector<std::string>> rows(1, std::vector<std::string>(1));
    bool quoted = false;
    for (std::size_t i = 3; i < bytes.size(); ++i) { // after the byte-order mark
        const char c = bytes[i];
        std::string &cell = rows.back().back();
        if (quoted && c == '"' && i + 1 < bytes.size() && bytes[i + 1] == '"')
            cell += bytes[++i];
        else if (c == '"')
            quoted = !quoted;
        else if (!quoted && c == ',')
            rows.back().emplace_back();
        else if (!quoted && c == '\r')
            continue;
        else if (!quoted && c == '\n')
            rows.emplace_back(1);
        else
            cell += c;
    }
    rows.pop_back(); // behind the last line end
    return rows;
}

bool contains(const std::string &text, const std::string &part)
{
    return text.find(part) != std::string::npos;
}

} // namespace

class ExportWritersTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void isWhatItWas_data();
    void isWhatItWas();
    void everyFormatTellsEverything_data();
    void everyFormatTellsEverything();
    void aPageNeedsNothingElseAndRunsNothing();
    void noCellIsAFormula();
    void aBibliographyInventsNothing();
    void jsonIsThatOfAsk();
    void namesOfFilesAreHarmless_data();
    void namesOfFilesAreHarmless();
};

void ExportWritersTest::isWhatItWas_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<std::string>("bytes");
    const Report answer = test::sampleReport();
    const Report conversation = test::sampleConversation();
    QTest::newRow("web page") << "answer.html" << writeHtml(answer);
    QTest::newRow("Markdown") << "answer.md" << writeMarkdown(answer);
    QTest::newRow("plain text") << "answer.txt" << writeText(answer);
    QTest::newRow("table") << "answer.csv" << writeCsv(answer);
    QTest::newRow("BibTeX") << "answer.bib" << writeBibtex(answer);
    QTest::newRow("CSL") << "answer.csl.json" << writeCsl(answer);
    QTest::newRow("JSON") << "answer.json" << writeJson(answer);
    QTest::newRow("for the clipboard") << "fragment.html" << writeHtmlFragment(answer);
    QTest::newRow("conversation, web page") << "conversation.html" << writeHtml(conversation);
    QTest::newRow("conversation, Markdown") << "conversation.md" << writeMarkdown(conversation);
    QTest::newRow("conversation, plain text") << "conversation.txt" << writeText(conversation);
}

void ExportWritersTest::isWhatItWas()
{
    QFETCH(QString, file);
    QFETCH(std::string, bytes);
    compareWithGolden(file, bytes);
}

void ExportWritersTest::everyFormatTellsEverything_data()
{
    QTest::addColumn<std::string>("text");
    const Report report = test::sampleConversation();
    QTest::newRow("web page") << writeHtml(report);
    QTest::newRow("fragment") << writeHtmlFragment(report);
    QTest::newRow("print") << writePrintHtml(report);
    QTest::newRow("Markdown") << writeMarkdown(report);
    QTest::newRow("plain text") << writeText(report);
    QTest::newRow("table") << writeCsv(report);
    QTest::newRow("BibTeX") << writeBibtex(report);
    QTest::newRow("CSL") << writeCsl(report);
}

void ExportWritersTest::everyFormatTellsEverything()
{
    QFETCH(std::string, text);
    for (const char *part : {"How did net sales and",
                             "And the year before?",
                             "meta/muse-spark-1.3",
                             "2026-11-24 19:22 UTC",
                             "Focused",
                             "Complete",
                             "Cut short before the end",
                             "The connection broke.",
                             "Word for word",
                             "A number differs",
                             "Not found",
                             "Page only",
                             "Found in a table",
                             "Nearly word for word",
                             "Reworded",
                             "3f2a9c01d7e4",
                             "beat the plan by 21 ",
                             "wrong quarter",
                             "p. 4",
                             "7 of 30 pages"}) {
        const std::string wanted = part; // the table has pages as numbers
        if (wanted == "p. 4" && text.starts_with("\xef\xbb\xbf"))
            continue;
        QVERIFY2(contains(text, wanted), wanted.c_str());
    }
}

void ExportWritersTest::aPageNeedsNothingElseAndRunsNothing()
{
    const std::string page = writeHtml(test::sampleReport());
    const QString text = QString::fromStdString(page);
    QVERIFY(contains(page, "default-src 'none'"));
    QVERIFY(contains(page, "data:image/png;base64,iVBORw0KGgo"));
    // Every tag is one of ours; what the answer wrote is text.
    static const QRegularExpression tag(QStringLiteral("<(/?)([a-zA-Z!][a-zA-Z0-9]*)([^>]*)>"));
    const QStringList known =
        QStringLiteral("!DOCTYPE html head meta title style body main article section h1 h2 h3 h4 h5 "
                       "h6 p ul ol li dl dt dd div span strong em s code pre blockquote table thead "
                       "tbody tr th td hr br sup a figure figcaption img footer")
            .split(QLatin1Char(' '));
    int tags = 0;
    for (auto match = tag.globalMatch(text); match.hasNext(); ++tags) {
        const auto one = match.next();
        QVERIFY2(known.contains(one.captured(2)), qPrintable(one.captured()));
        QVERIFY2(!one.captured(3).contains(QRegularExpression(QStringLiteral("\\son\\w+\\s*="))),
                 qPrintable(one.captured()));
        static const QRegularExpression source(QStringLiteral("src=\"(?!data:image/png;base64,)"));
        QVERIFY2(!one.captured(3).contains(source), qPrintable(one.captured()));
        static const QRegularExpression target(QStringLiteral("href=\"(?!#|https?:|mailto:)"));
        QVERIFY2(!one.captured(3).contains(target), qPrintable(one.captured()));
    }
    QVERIFY(tags > 100);
    QVERIFY(contains(page, "&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;"));
    QVERIFY(contains(page, "prefers-color-scheme: dark"));
    QVERIFY(contains(page, "@media print"));
    QVERIFY(contains(page, "id=\"c8\""));
    QVERIFY(!contains(page, "url("));
    QVERIFY(!contains(page, "@import"));
}

void ExportWritersTest::noCellIsAFormula()
{
    const std::string bytes = writeCsv(test::sampleReport());
    QVERIFY(bytes.starts_with("\xef\xbb\xbf"));
    const auto rows = parseCsv(bytes);
    QCOMPARE(rows.size(), std::size_t{9});
    for (const auto &row : rows) {
        QCOMPARE(row.size(), rows.front().size());
        for (const std::string &cell : row)
            QVERIFY2(cell.empty() || std::string("=+-@\t").find(cell.front()) == std::string::npos, cell.c_str());
    }
    const auto column = [&rows](const char *name) {
        return static_cast<std::size_t>(std::find(rows[0].begin(), rows[0].end(), name) - rows[0].begin());
    };
    QCOMPARE(rows[4][column("Quote")], std::string("'=cmd|' /C calc'!A0"));
    QCOMPARE(rows[4][column("Document")], std::string("'=HYPERLINK(\"http://x\") {Notes} 100% #1"));
    QCOMPARE(rows[8][column("Verdict")], std::string("Not found"));
    QCOMPARE(rows[1][column("Quote")], std::string("Net sales 82,959"));
    QCOMPARE(rows[1][column("Page")], std::string("4"));
    QCOMPARE(rows[3][column("Reader's mark")], std::string("wrong: wrong quarter"));
    QCOMPARE(bytes.find('\n') > 0 && bytes[bytes.find('\n') - 1] == '\r', true);
}

void ExportWritersTest::aBibliographyInventsNothing()
{
    const std::string bibtex = writeBibtex(test::sampleReport());
    int depth = 0;
    for (std::size_t i = 0; i < bibtex.size(); ++i) {
        if (bibtex[i] == '\\') {
            ++i; // an escaped brace does not count for TeX
            continue;
        }
        depth += bibtex[i] == '{' ? 1 : bibtex[i] == '}' ? -1 : 0;
        QVERIFY(depth >= 0);
    }
    QCOMPARE(depth, 0);
    QCOMPARE(QString::fromStdString(bibtex).count(QLatin1Char('@')), 3); // entries, and nothing else
    QVERIFY(!contains(bibtex, "author") && !contains(bibtex, "year"));
    QVERIFY(contains(bibtex, "100\\% \\#1"));

    const auto items = nlohmann::json::parse(writeCsl(test::sampleReport()));
    QCOMPARE(items.size(), std::size_t{3});
    for (const auto &item : items) {
        QVERIFY(!item.contains("author") && !item.contains("issued"));
        QCOMPARE(item.at("type").get<std::string>(), std::string("document"));
    }
    QCOMPARE(items[0].at("number-of-pages").get<std::string>(), std::string("28"));
    QVERIFY(items[2].at("custom").at("sha256").is_null());
}

void ExportWritersTest::jsonIsThatOfAsk()
{
    const auto value = nlohmann::json::parse(writeJson(test::sampleReport()));
    for (const char *name : {"conversation", "answer_id", "state", "model", "text", "citations", "coverage", "absence",
                             "usage", "cost_usd", "maybe_charged", "attempts", "question", "documents"})
        QVERIFY2(value.contains(name), name);
    QCOMPARE(value.at("text").get<std::string>(), test::sampleText());
    QCOMPARE(value.at("citations").size(), std::size_t{8});
    const auto &first = value.at("citations")[0];
    QCOMPARE(first.at("status").get<std::string>(), std::string("exact"));
    QCOMPARE(first.at("quote").get<std::string>(), std::string("Net sales\n  82,959"));
    QCOMPARE(value.at("citations")[7].at("status").get<std::string>(), std::string("not_found"));
    QVERIFY(value.at("citations")[2].at("marked_wrong").get<bool>());
}

void ExportWritersTest::namesOfFilesAreHarmless_data()
{
    QTest::addColumn<std::string>("title");
    QTest::addColumn<QString>("name");
    QTest::newRow("a question") << std::string("What is the rent?") << "What is the rent.docx";
    QTest::newRow("a path") << std::string("../../etc/passwd") << "etcpasswd.docx";
    QTest::newRow("an option") << std::string("--force \n it") << "force it.docx";
    QTest::newRow("nothing usable") << std::string("???") << "Answer.docx";
    QTest::newRow("another script") << std::string("売上高は?") << QString::fromUtf8("売上高は.docx");
    QTest::newRow("too long") << std::string(300, 'a') << QString(80, QLatin1Char('a')) + QStringLiteral(".docx");
}

void ExportWritersTest::namesOfFilesAreHarmless()
{
    QFETCH(std::string, title);
    QFETCH(QString, name);
    QCOMPARE(QString::fromStdString(fileNameFor(title, Format::Docx)), name);
}

QTEST_APPLESS_MAIN(ExportWritersTest)
#include "tst_export_writers.moc"
