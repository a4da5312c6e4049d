// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/ingest_pipeline.h"
#include "core/store/ingest_sink.h"
#include "tests/support/make_pdf.h"
#include "tests/support/temp_library.h"
#include "ui/reader/extractor_page_source.h"
#include "ui/reader/page_canvas.h"
#include "ui/reader/page_text.h"
#include "ui/reader/reader_view.h"
#include "ui/text/qt_convert.h"
#include "ui/widgets/theme.h"

#include <QClipboard>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QGuiApplication>
#include <QScrollBar>
#include <QTest>
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
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

/// Twenty pages; the fourth has so many curves that drawing it takes seconds.
std::vector<test::PdfPage> slowPages()
{
    std::vector<test::PdfPage> pages(20);
    for (test::PdfPage &page : pages)
        page.runs = test::textLines(50, 700, {"Plain words on a plain page."});
    std::string curves = "0.5 w ";
    for (int i = 0; i < 60'000; ++i) {
        curves += std::to_string(i % 600) + " " + std::to_string(i * 7 % 800) + " m " + std::to_string(i * 13 % 600) +
                  " " + std::to_string(i * 3 % 800) + " 300 400 " + std::to_string(i * 17 % 600) + " 10 c S ";
    }
    pages[3].drawing = curves;
    return pages;
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
    void boxesTheWordsOfATurnedPage_data();
    void boxesTheWordsOfATurnedPage();
    void darkPageKeepsItsBoxLegible();
    void selectsTheWordsOfARealPage();
    void copiesAcrossMorePagesThanAreLoaded();
    void drawsTheSharpPartOfALargePage();
    void pageInSightDoesNotWaitForASlowOne();
    void keepsAtMostThreeProcesses();
    void saysWhyAPageCannotBeShown_data();
    void saysWhyAPageCannotBeShown();
    void readsTextPagesFromTheLibrary();
    void endsWhileAPictureIsInWork();

private:
    void makeView(const ingest::ExtractorOptions &options);
    [[nodiscard]] PageCanvas *canvas() const { return m_view->canvas(); }
    [[nodiscard]] document::Document documentNamed(const std::string &name) const;
    [[nodiscard]] Highlight highlightOf(const document::Document &document, int page, std::string_view from,
                                        std::string_view to, bool uncertain);

    test::TempFolder m_slow;
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
    request.paths.push_back(m_slow.path() / "slow.pdf");
    std::ofstream(request.paths.back(), std::ios::binary) << test::makePdf(slowPages());
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
    QElapsedTimer timer;
    timer.start();
    m_view->showHighlight(document, wanted);
    QTRY_VERIFY_WITH_TIMEOUT(m_view->isPageRendered(2), 30'000);
    qInfo("the cited page came after %lld ms, an extractor's start included", timer.elapsed());
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

void ReaderExtractorTest::boxesTheWordsOfATurnedPage_data()
{
    QTest::addColumn<int>("turns");
    QTest::addColumn<PageArrangement>("arrangement");
    QTest::newRow("clockwise") << 1 << PageArrangement::Single;
    QTest::newRow("upside down") << 2 << PageArrangement::Single;
    QTest::newRow("against the clock, in pairs") << 3 << PageArrangement::Pairs;
    QTest::newRow("upright, in pairs after a cover") << 0 << PageArrangement::PairsAfterCover;
}

void ReaderExtractorTest::boxesTheWordsOfATurnedPage()
{
    QFETCH(int, turns);
    QFETCH(PageArrangement, arrangement);
    m_theme.apply(ThemeChoice::Light);
    m_view->resize(1100, 860);
    const auto document = documentNamed("tracemonkey");
    const Highlight wanted = highlightOf(document, 2, "If one of the guards", "the VM can record", false);
    m_view->showHighlight(document, wanted);
    QTRY_VERIFY_WITH_TIMEOUT(m_view->isPageRendered(2), 30'000);
    canvas()->setArrangement(arrangement);
    canvas()->turn(turns);
    m_view->showHighlight(document, wanted);
    QTRY_VERIFY_WITH_TIMEOUT(canvas()->isSharp(2), 30'000);
    QTest::qWait(600); // the flash is over
    const QImage image = m_view->grab().toImage();
    QVERIFY(image.save(QStringLiteral(LONGLEAF_BINARY_DIR "/tests/reader_turned_%1.png").arg(turns)));
    const auto rects = m_view->visibleHighlightRects();
    QCOMPARE(rects.size(), wanted.boxes.size());
    for (const QRect &rect : rects) {
        QVERIFY2((rect.height() > rect.width()) == (turns % 2 == 1), "lines of a page on its side stand upright");
        const double share = ink(image, QRectF(QPointF(rect.topLeft()) * image.devicePixelRatio(),
                                               QSizeF(rect.size()) * image.devicePixelRatio()));
        QVERIFY2(share > 0.02 && share < 0.6, qPrintable(QString::number(share)));
    }
}

void ReaderExtractorTest::darkPageKeepsItsBoxLegible()
{
    m_theme.apply(ThemeChoice::Dark);
    const auto document = documentNamed("tracemonkey");
    const Highlight wanted = highlightOf(document, 2, "If one of the guards", "the VM can record", false);
    m_view->showHighlight(document, wanted);
    QTRY_VERIFY_WITH_TIMEOUT(m_view->isPageRendered(2), 30'000);
    canvas()->setDarkPages(true);
    QVERIFY2(m_view->isPageRendered(2), "the page in sight must not go blank");
    QTRY_VERIFY_WITH_TIMEOUT(canvas()->isSharp(2), 30'000);
    QTest::qWait(600);
    const QImage image = m_view->grab().toImage();
    QVERIFY(image.save(QStringLiteral(LONGLEAF_BINARY_DIR "/tests/reader_dark_page.png")));
    const QRect box = m_view->visibleHighlightRects().front();
    const double ratio = image.devicePixelRatio();
    const auto colorAt = [&](double x, double y) {
        return image.pixelColor(qRound(x * ratio), qRound(y * ratio));
    };
    // Across the box's upper edge: the border must stand out from the page above it.
    const QColor page = colorAt(box.center().x(), box.top() - 8);
    double best = 0;
    for (int y = box.top() - 4; y <= box.top() + 2; ++y)
        best = std::max(best, contrast(colorAt(box.center().x(), y), page));
    QVERIFY2(page.lightness() < 60, qPrintable(page.name()));
    QVERIFY2(best >= 3, qPrintable(QString::number(best)));
    // Within it: letters against the fill.
    QColor lightest = Qt::black;
    QColor darkest = Qt::white;
    for (int y = box.top() + 3; y < box.bottom() - 3; ++y) {
        for (int x = box.left() + 3; x < box.right() - 3; ++x) {
            const QColor color = colorAt(x, y);
            lightest = color.lightness() > lightest.lightness() ? color : lightest;
            darkest = color.lightness() < darkest.lightness() ? color : darkest;
        }
    }
    const double within = contrast(lightest, darkest);
    QVERIFY2(within >= 4.5, qPrintable(QString::number(within)));
    canvas()->setDarkPages(false);
    QTRY_VERIFY_WITH_TIMEOUT(canvas()->isSharp(2), 30'000);
}

void ReaderExtractorTest::selectsTheWordsOfARealPage()
{
    const auto document = documentNamed("tracemonkey");
    const Highlight sentence = highlightOf(document, 2, "If one of the guards", "the VM can record", false);
    m_view->showHighlight(document, sentence);
    QTRY_VERIFY_WITH_TIMEOUT(m_view->isPageRendered(2), 30'000);
    QTRY_VERIFY(canvas()->selector().words().find(2) != nullptr);
    // The boxes of the sentence say where the mouse must go; what it selects must be the sentence.
    const auto rects = canvas()->visibleBoxes();
    QVERIFY(rects.size() >= 2);
    QWidget *viewport = canvas()->viewport();
    const QPoint from(rects.front().left() + 1, rects.front().center().y());
    const QPoint to(rects.back().right(), rects.back().center().y());
    QTest::mousePress(viewport, Qt::LeftButton, {}, from);
    QTest::mouseMove(viewport, (from + to) / 2);
    QTest::mouseMove(viewport, to);
    QTest::mouseRelease(viewport, Qt::LeftButton, {}, to);
    const auto selected = canvas()->selector().text();
    QVERIFY(selected);
    const QString text = asOneLine(selected->text);
    QVERIFY2(text.startsWith(QStringLiteral("If one of the guards")), qPrintable(text));
    QVERIFY2(text.endsWith(QStringLiteral("the VM can record")), qPrintable(text));
    QCOMPARE(canvas()->selectionRects().size(), rects.size());
    canvas()->copyWithReference();
    const QString copied = QGuiApplication::clipboard()->text();
    QVERIFY2(copied.startsWith(QStringLiteral("“If one of the guards")), qPrintable(copied));
    QVERIFY2(copied.contains(toQString(document.title).simplified()) && copied.endsWith(QStringLiteral(", p. 2")),
             qPrintable(copied));
    QVERIFY(!copied.contains(QLatin1Char('\n')));
    QTest::mouseDClick(viewport, Qt::LeftButton, {}, from + QPoint(2, 0));
    QTRY_COMPARE(canvas()->selector().text()->text, QStringLiteral("If"));
}

void ReaderExtractorTest::copiesAcrossMorePagesThanAreLoaded()
{
    const auto document = documentNamed("fb_PG_E");
    m_view->showPage(document, 3);
    QTRY_VERIFY_WITH_TIMEOUT(m_view->isPageRendered(3), 30'000);
    canvas()->selectPage();
    QTRY_VERIFY(canvas()->hasSelection());
    const QString first = canvas()->selector().text()->text;
    m_view->showPage(document, 90);
    QTRY_VERIFY_WITH_TIMEOUT(m_view->isPageRendered(90), 30'000);
    canvas()->selector().extendTo(90, {1, 1});
    QTRY_COMPARE(canvas()->selector().end().page, 90);
    QVERIFY2(!canvas()->selector().text(), "87 pages are not all at hand");
    QGuiApplication::clipboard()->clear();
    canvas()->copy();
    QTRY_VERIFY_WITH_TIMEOUT(!QGuiApplication::clipboard()->text().isEmpty(), 20'000);
    const QString copied = QGuiApplication::clipboard()->text();
    QVERIFY(copied.startsWith(first));
    const auto middle = (*m_library)->pageText(document.id, 50);
    QVERIFY(middle && copied.contains(toQString(*middle)));
    const auto last = (*m_library)->pageText(document.id, 90);
    QVERIFY(last);
    QVERIFY(copied.endsWith(toQString(last->substr(0, canvas()->selector().end().offset))));
}

void ReaderExtractorTest::drawsTheSharpPartOfALargePage()
{
    const auto document = documentNamed("tracemonkey");
    m_view->showPage(document, 2);
    QTRY_VERIFY_WITH_TIMEOUT(m_view->isPageRendered(2), 30'000);
    canvas()->setZoom(5);
    auto *store = canvas()->findChild<PictureStore *>();
    const auto sharpShare = [&] {
        PageLayout layout;
        layout.setPages(*(*m_library)->pages(document.id));
        layout.setScale(5 * 96.0 / 72.0);
        const QRect seen(canvas()->horizontalScrollBar()->value(), canvas()->verticalScrollBar()->value(),
                         canvas()->viewport()->width(), canvas()->viewport()->height());
        const auto tiles = tilesWanted(layout, canvas()->currentPage(),
                                       {seen, canvas()->viewport()->width(), canvas()->devicePixelRatioF(), 0, false});
        return !tiles.empty() && std::all_of(tiles.begin(), tiles.end(),
                                             [&](const PictureRequest &tile) { return store->tile(tile) != nullptr; });
    };
    QTRY_VERIFY_WITH_TIMEOUT(sharpShare(), 30'000);
    QVERIFY(m_view->grab().toImage().save(QStringLiteral(LONGLEAF_BINARY_DIR "/tests/reader_large.png")));
    QVERIFY(canvas()->cachedBytes() <= PageCanvas::kCacheBytes);
}

void ReaderExtractorTest::pageInSightDoesNotWaitForASlowOne()
{
    const auto document = documentNamed("slow.pdf");
    m_view->showPage(document, 1);
    QTRY_VERIFY_WITH_TIMEOUT(m_view->isPageRendered(1), 30'000);
    QElapsedTimer timer;
    timer.start();
    m_view->showPage(document, 4); // takes seconds
    QTest::qWait(300);
    QVERIFY2(!m_view->isPageRendered(4), "the slow page must be slow, or nothing is tested");
    m_view->showPage(document, 20);
    timer.restart();
    QTRY_VERIFY_WITH_TIMEOUT(m_view->isPageRendered(20), 30'000);
    QVERIFY2(timer.elapsed() < 2'000, qPrintable(QString::number(timer.elapsed())));
}

void ReaderExtractorTest::keepsAtMostThreeProcesses()
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
    QVERIFY2(most >= 1 && most <= static_cast<int>(ExtractorPageSource::kMostProcesses),
             qPrintable(QString::number(most)));
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
    connect(m_source.get(), &PageSource::pictureFailed, this,
            [&reason](const QObject *, DocumentId, const PictureRequest &, const QString &words) { reason = words; });
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
