// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/ingest_pipeline.h"
#include "core/store/ingest_sink.h"
#include "tests/support/temp_library.h"
#include "ui/reader/extractor_page_source.h"
#include "ui/reader/page_canvas.h"
#include "ui/reader/reader_view.h"
#include "ui/widgets/theme.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QSignalSpy>
#include <QTest>
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <memory>

using namespace longleaf;
using namespace longleaf::ui;

namespace {

const std::filesystem::path kData = LONGLEAF_SOURCE_DIR "/../shared/data/pdf";

ingest::ExtractorOptions extractor()
{
    ingest::ExtractorOptions options;
    options.program = LONGLEAF_BINARY_DIR "/bin/longleaf-extractor";
    return options;
}

/// Extractor processes of this program that are alive.
int extractorsAlive()
{
    int alive = 0;
    const QString self = QString::number(QCoreApplication::applicationPid());
    for (const QString &entry : QDir(QStringLiteral("/proc")).entryList(QDir::Dirs)) {
        QFile stat(QStringLiteral("/proc/") + entry + QStringLiteral("/stat"));
        if (!stat.open(QIODevice::ReadOnly))
            continue;
        const QString line = QString::fromLatin1(stat.readAll());
        const QStringList rest = line.mid(line.lastIndexOf(QLatin1Char(')')) + 2).split(QLatin1Char(' '));
        const bool isExtractor = line.contains(QStringLiteral("(longleaf-extra"));
        if (isExtractor && rest.size() > 1 && rest[1] == self && rest[0] != QStringLiteral("Z"))
            ++alive;
    }
    return alive;
}

/// Share of dark pixels.
double ink(const QImage &image, const QRectF &area)
{
    const QRect pixels = area.toAlignedRect().intersected(image.rect());
    int dark = 0;
    for (int y = pixels.top(); y <= pixels.bottom(); ++y) {
        for (int x = pixels.left(); x <= pixels.right(); ++x)
            dark += image.pixelColor(x, y).lightness() < 110 ? 1 : 0;
    }
    return static_cast<double>(dark) / std::max(1, pixels.width() * pixels.height());
}

} // namespace

class ReaderExtractorTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void cleanupTestCase();
    void boxesTheWordsOfARealPage_data();
    void boxesTheWordsOfARealPage();
    void keepsAtMostTwoProcesses();
    void saysWhyAPageCannotBeShown_data();
    void saysWhyAPageCannotBeShown();
    void readsTextPagesFromTheLibrary();
    void endsWhileAPictureIsInWork();

private:
    void makeView(const ingest::ExtractorOptions &options);
    [[nodiscard]] document::Document documentNamed(const std::string &name) const;
    [[nodiscard]] Highlight highlightOf(const document::Document &document, int page, std::string_view from,
                                        std::string_view to, bool uncertain);

    std::unique_ptr<test::TempLibrary> m_library;
    std::vector<document::Document> m_documents;
    std::unique_ptr<async::JobRunner> m_jobs;
    std::unique_ptr<ExtractorPageSource> m_source;
    std::unique_ptr<ReaderView> m_view;
    Theme m_theme;
};

void ReaderExtractorTest::initTestCase()
{
    const std::vector<std::string> names = {"test_pdfs_tracemonkey.pdf", "fb_PG_E_2021_10K.pdf", "samplebook.pdf",
                                            "tests_resources_multipage.pdf"};
    if (!std::filesystem::exists(kData / names.front()))
        QSKIP("the folder shared/data with real documents is not there");
    m_library = std::make_unique<test::TempLibrary>();
    store::IngestSink sink(**m_library, &test::countTokens);
    ingest::IngestOptions options;
    options.extractor = extractor();
    options.spoolFolder = m_library->folder();
    ingest::IngestRequest request;
    for (const std::string &name : names)
        request.paths.push_back(kData / name);
    const auto results = ingest::IngestPipeline(sink, options, m_library->clock()).run(request, {}, {});
    QVERIFY2(results, results ? "" : results.error().message.c_str());
    for (const ingest::FileResult &result : *results) {
        QVERIFY2(result.document.id.valid(), result.error.message.c_str());
        m_documents.push_back(result.document);
    }
    m_documents.push_back(m_library->add("notes.txt", {"first page", "second page: Zürich"}));
}

void ReaderExtractorTest::init()
{
    if (m_library)
        makeView(extractor());
}

void ReaderExtractorTest::makeView(const ingest::ExtractorOptions &options)
{
    cleanup();
    m_jobs = std::make_unique<async::JobRunner>(2);
    m_source = std::make_unique<ExtractorPageSource>(*m_jobs, m_library->folder(), options);
    m_view = std::make_unique<ReaderView>(*m_source);
    m_view->resize(620, 860);
    m_view->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
}

void ReaderExtractorTest::cleanup()
{
    m_view.reset();
    m_source.reset();
    m_jobs.reset();
}

void ReaderExtractorTest::cleanupTestCase()
{
    QCOMPARE(extractorsAlive(), 0);
}

document::Document ReaderExtractorTest::documentNamed(const std::string &name) const
{
    const auto found = std::find_if(m_documents.begin(), m_documents.end(), [&name](const auto &document) {
        return document.path.find(name) != std::string::npos;
    });
    return found == m_documents.end() ? document::Document{} : *found;
}

Highlight ReaderExtractorTest::highlightOf(const document::Document &document, int page, std::string_view from,
                                           std::string_view to, bool uncertain)
{
    Highlight highlight;
    highlight.uncertain = uncertain;
    const auto text = (*m_library)->pageText(document.id, page);
    const auto layer = (*m_library)->textLayer(document.id, page);
    if (!text || !layer)
        return highlight;
    const std::size_t begin = text->find(from);
    const std::size_t end = begin == std::string::npos ? begin : text->find(to, begin);
    if (end == std::string::npos)
        return highlight;
    for (const document::Box &box : layer->boxes({begin, end + to.size()}, *text))
        highlight.boxes.push_back({page, box});
    return highlight;
}

void ReaderExtractorTest::boxesTheWordsOfARealPage_data()
{
    QTest::addColumn<QString>("theme");
    QTest::addColumn<bool>("uncertain");
    QTest::addColumn<double>("zoom");
    QTest::newRow("light") << QStringLiteral("light") << false << 0.0;
    QTest::newRow("light, large, uncertain") << QStringLiteral("light") << true << 1.6;
    QTest::newRow("dark") << QStringLiteral("dark") << false << 0.0;
    QTest::newRow("dark, small, uncertain") << QStringLiteral("dark") << true << 0.5;
}

void ReaderExtractorTest::boxesTheWordsOfARealPage()
{
    QFETCH(QString, theme);
    QFETCH(bool, uncertain);
    QFETCH(double, zoom);
    m_theme.apply(themeFromWord(theme));
    const auto document = documentNamed("tracemonkey");
    const Highlight wanted = highlightOf(document, 2, "If one of the guards", "the VM can record", uncertain);
    QVERIFY(!wanted.boxes.empty());
    QSignalSpy rendered(m_view.get(), &ReaderView::pageRendered);
    QElapsedTimer timer;
    timer.start();
    m_view->showHighlight(document, wanted);
    QVERIFY(rendered.wait(30'000));
    qInfo("the first picture came after %lld ms, an extractor's start included", timer.elapsed());
    QCOMPARE(rendered.front().front().toInt(), 2);
    auto *canvas = m_view->findChild<PageCanvas *>();
    if (zoom > 0) {
        canvas->setZoom(zoom);
        m_view->showHighlight(document, wanted);
    }
    QTest::qWait(1500);
    const QImage image = m_view->grab().toImage();
    const QString name = QStringLiteral("/tests/reader_%1_%2_%3x.png")
                             .arg(theme, uncertain ? QStringLiteral("uncertain") : QStringLiteral("exact"))
                             .arg(image.devicePixelRatio());
    QVERIFY(image.save(QStringLiteral(LONGLEAF_BINARY_DIR) + name));
    QVERIFY(!m_view->visibleHighlightRects().empty());
    for (const QRect &rect : m_view->visibleHighlightRects()) {
        const double ratio = image.devicePixelRatio();
        const QRectF pixels(QPointF(rect.topLeft()) * ratio, QSizeF(rect.size()) * ratio);
        const double share = ink(image, pixels);
        QVERIFY2(share > 0.02 && share < 0.6, qPrintable(QString::number(share)));
    }
}

void ReaderExtractorTest::keepsAtMostTwoProcesses()
{
    if (!std::filesystem::exists("/proc/self/stat"))
        QSKIP("processes are counted by /proc");
    int most = 0;
    for (int round = 0; round < 3; ++round) {
        for (const document::Document &document : m_documents) {
            m_view->showDocument(document);
            QTest::qWait(round == 2 ? 300 : 20);
            most = std::max(most, extractorsAlive());
        }
    }
    const auto last = documentNamed("samplebook");
    m_view->showDocument(last);
    QTRY_VERIFY_WITH_TIMEOUT(m_view->isPageRendered(1), 30'000);
    most = std::max(most, extractorsAlive());
    QVERIFY2(most >= 1 && most <= 2, qPrintable(QString::number(most)));
    cleanup();
    QTRY_COMPARE(extractorsAlive(), 0);
}

void ReaderExtractorTest::saysWhyAPageCannotBeShown_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<QString>("said");
    QTest::newRow("the file is gone") << QStringLiteral("gone") << QStringLiteral("gone.pdf");
    QTest::newRow("the file has changed") << QStringLiteral("changed") << QStringLiteral("changed");
    QTest::newRow("the extractor is not there") << QStringLiteral("extractor") << QStringLiteral("longleaf-extractor");
}

void ReaderExtractorTest::saysWhyAPageCannotBeShown()
{
    QFETCH(QString, what);
    QFETCH(QString, said);
    auto document = documentNamed("samplebook");
    if (what == QStringLiteral("gone"))
        document.path = "/tmp/longleaf/gone.pdf";
    if (what == QStringLiteral("changed"))
        document.path = documentNamed("tracemonkey").path;
    if (what == QStringLiteral("extractor")) {
        ingest::ExtractorOptions options = extractor();
        options.program = "/nowhere/longleaf-extractor";
        makeView(options);
    }
    QString reason;
    connect(m_source.get(), &PageSource::pageFailed, this,
            [&reason](DocumentId, int, const QString &words) { reason = words; });
    m_view->showDocument(document);
    QTRY_VERIFY_WITH_TIMEOUT(!reason.isEmpty(), 20'000);
    QVERIFY2(reason.contains(said), qPrintable(reason));
    QVERIFY(!m_view->isPageRendered(1));
    QTest::qWait(100);
    QVERIFY(m_view->grab().toImage().save(QStringLiteral(LONGLEAF_BINARY_DIR "/tests/reader_failed_") + what +
                                          QStringLiteral(".png")));
}

void ReaderExtractorTest::readsTextPagesFromTheLibrary()
{
    m_theme.apply(ThemeChoice::Light);
    const auto document = documentNamed("notes.txt");
    m_view->showTextHighlight(document, 2, {13, 20}, true);
    QTRY_VERIFY(m_view->isPageRendered(2));
    QTRY_VERIFY(m_view->isPageRendered(1));
    QTest::qWait(500);
    QVERIFY(!m_view->visibleHighlightRects().empty());
    QVERIFY(m_view->grab().toImage().save(QStringLiteral(LONGLEAF_BINARY_DIR "/tests/reader_text.png")));
    m_view->showDocument([&document] {
        auto unknown = document;
        unknown.id = DocumentId{999};
        unknown.format = document::Format::Pdf;
        return unknown;
    }());
    QTest::qWait(200);
    QVERIFY(!m_view->isPageRendered(1));
}

void ReaderExtractorTest::endsWhileAPictureIsInWork()
{
    m_view->showDocument(documentNamed("fb_PG_E"));
    QTest::qWait(30);
    cleanup();
    QTRY_COMPARE(extractorsAlive(), 0);
}

QTEST_MAIN(ReaderExtractorTest)
#include "tst_reader_extractor.moc"
