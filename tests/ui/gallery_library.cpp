// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/gallery_library.h"

#include "tests/support/make_pdf.h"
#include "tests/support/ui_driver.h"
#include "ui/ask/ask_pane.h"
#include "ui/library/collection_dialog.h"
#include "ui/library/collection_list.h"
#include "ui/library/document_card.h"
#include "ui/library/library_pane.h"
#include "ui/library/reading_report.h"
#include "ui/library/search_pane.h"
#include "ui/library/watch_dialog.h"
#include "ui/main_window/reader_pane.h"
#include "ui/widgets/notice_bar.h"

#include <QApplication>
#include <QDialog>
#include <QFile>
#include <QListView>
#include <QTemporaryDir>
#include <cstdio>

namespace longleaf::test {

namespace {

class LibraryGallery final {
public:
    explicit LibraryGallery(QString folder)
        : m_folder(std::move(folder))
    {
    }

    void run()
    {
        m_driver.useServer("http://127.0.0.1:9");
        m_driver.open();
        fill();
        collections();
        search();
        cards();
        batch();
        small();
        m_driver.close();
    }

private:
    void shoot(const char *name)
    {
        UiDriver::wait(250);
        m_driver.window().grab().save(m_folder + QLatin1Char('/') + QString::fromLatin1(name) + QStringLiteral(".png"));
    }

    template <typename Dialog> void shootDialog(const char *name)
    {
        UiDriver::wait(400);
        if (auto *dialog = m_driver.window().findChild<Dialog *>()) {
            dialog->grab().save(m_folder + QLatin1Char('/') + QString::fromLatin1(name) + QStringLiteral(".png"));
            dialog->close();
            UiDriver::wait(50);
        }
    }

    void theme(ui::ThemeChoice choice)
    {
        m_driver.program().theme().apply(choice);
        UiDriver::wait(100);
    }

    QString pdf(const QString &name, int pages, const std::vector<int> &empty = {})
    {
        std::vector<PdfPage> made;
        for (int page = 1; page <= pages; ++page) {
            PdfPage one;
            const bool blank = std::find(empty.begin(), empty.end(), page) != empty.end();
            if (!blank)
                one.runs = textLines(60, 740,
                                     {name.toStdString() + ", page " + std::to_string(page),
                                      "Net sales of the services segment rose by 12% in the quarter, and the",
                                      "company expects that supply constraints ease during the next one.",
                                      "The board of directors declared a dividend of $0.23 for each share."});
            made.push_back(one);
        }
        return write(name, QByteArray::fromStdString(makePdf(made)));
    }

    QString write(const QString &name, const QByteArray &bytes)
    {
        QFile file(m_files.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            std::fprintf(stderr, "A file could not be written.\n");
        return file.fileName();
    }

    DocumentId idOf(const QString &file)
    {
        for (const ui::LibraryRow &row : m_driver.program().library().model().rows()) {
            if (row.state == ui::LibraryRow::State::Ready && row.fileName() == file)
                return row.document.id;
        }
        return {};
    }

    CollectionId make(const QString &name, const QStringList &files)
    {
        ui::CollectionController &collections = m_driver.program().library().collections();
        std::vector<DocumentId> ids;
        for (const QString &file : files)
            ids.push_back(idOf(file));
        CollectionId made;
        QObject context;
        QObject::connect(&collections, &ui::CollectionController::created, &context,
                         [&made](CollectionId id) { made = id; });
        collections.create(name, ids);
        UiDriver::waitFor([&made]() { return made.valid(); });
        return made;
    }

    void fill()
    {
        m_driver.drop({UiDriver::sampleDocument(), pdf(QStringLiteral("Annual report 2021.pdf"), 48),
                       pdf(QStringLiteral("Annual report 2022.pdf"), 52, {7, 8, 21}),
                       pdf(QStringLiteral("Lease of the warehouse in Rotterdam, signed copy.pdf"), 12),
                       pdf(QStringLiteral("Board minutes 2022-04.pdf"), 4),
                       pdf(QStringLiteral("Board minutes 2022-07.pdf"), 5),
                       write(QStringLiteral("notes.md"), "# Notes\n\nAsk about the dividend.\n")});
        if (!m_driver.waitUntilRead())
            std::fprintf(stderr, "The files were not read.\n");
        m_driver.window().askPane()->notice()->dismiss();
    }

    void collections()
    {
        make(QStringLiteral("Annual reports"),
             {QStringLiteral("Annual report 2021.pdf"), QStringLiteral("Annual report 2022.pdf")});
        const CollectionId locked =
            make(QStringLiteral("Project Birch: due diligence of a target"),
                 {QStringLiteral("Board minutes 2022-04.pdf"), QStringLiteral("Board minutes 2022-07.pdf")});
        ui::CollectionController &collections = m_driver.program().library().collections();
        collections.setRules(locked, {true, false, 25.0});
        make(QStringLiteral("Empty"), {});
        UiDriver::wait(200);
        m_driver.program().library().setInScope({idOf(QStringLiteral("notes.md"))}, false);
        m_driver.window().askPane()->notice()->dismiss();
        shoot("70-library");
        collections.setCurrent(locked);
        shoot("71-collection-locked");
        m_driver.window().libraryPane()->showProperties(locked);
        shootDialog<ui::CollectionDialog>("72-collection-properties");
        collections.setCurrent(collections.model().rows()[2].id);
        shoot("73-collection-empty");
        collections.setCurrent({});
        m_driver.window().libraryPane()->showWatched();
        shootDialog<ui::WatchDialog>("74-watched");
    }

    void search()
    {
        ui::LibraryPane *pane = m_driver.window().libraryPane();
        pane->showSearch();
        shoot("75-search-empty");
        pane->search()->setWords(QStringLiteral("services net sales"));
        UiDriver::waitFor([pane]() { return !pane->search()->isSearching(); });
        for (int i = 0; i < pane->search()->results().rowCount(); ++i) {
            if (pane->search()->results().lines()[static_cast<std::size_t>(i)].page == 17) {
                pane->search()->list()->setCurrentIndex(pane->search()->results().index(i));
                Q_EMIT pane->search()->list()->activated(pane->search()->results().index(i));
                break;
            }
        }
        ui::ReaderView *reader = m_driver.window().readerPane()->view();
        UiDriver::waitFor([reader]() { return reader->isPageRendered(17); }, 5'000);
        UiDriver::wait(900);
        shoot("76-search");
        theme(ui::ThemeChoice::Dark);
        shoot("77-search-dark");
        theme(ui::ThemeChoice::Light);
        pane->showDocuments();
    }

    void cards()
    {
        ui::LibraryController &library = m_driver.program().library();
        const DocumentId changed = idOf(QStringLiteral("Annual report 2022.pdf"));
        pdf(QStringLiteral("Annual report 2022.pdf"), 53);
        QFile::remove(m_files.filePath(QStringLiteral("Board minutes 2022-04.pdf")));
        library.originals().check(true);
        UiDriver::waitFor([&library]() { return !library.originals().isChecking(); });
        m_driver.window().askPane()->notice()->dismiss();
        shoot("78-changed");
        m_driver.window().libraryPane()->showCard(changed);
        UiDriver::wait(300);
        shootDialog<ui::DocumentCard>("79-card-changed");
        theme(ui::ThemeChoice::Dark);
        shoot("80-library-dark");
        m_driver.window().libraryPane()->showCard(idOf(QStringLiteral("Annual report 2021.pdf")));
        UiDriver::wait(300);
        shootDialog<ui::DocumentCard>("81-card-dark");
        theme(ui::ThemeChoice::Light);
    }

    void batch()
    {
        ui::ReadingController &reading = m_driver.program().library().reading();
        QStringList paths{write(QStringLiteral("download.pdf"), "<html>Please sign in</html>"),
                          write(QStringLiteral("empty.txt"), {})};
        for (int i = 1; i <= 60; ++i)
            paths << pdf(QStringLiteral("Exhibit %1.pdf").arg(i), 30);
        m_driver.drop(paths);
        UiDriver::waitFor([&reading]() { return reading.counts().done() > 8; });
        m_driver.window().libraryPane()->setOrder(ui::DocumentFilter::Order::State, Qt::AscendingOrder);
        UiDriver::wait(120);
        shoot("82-batch");
        reading.pause();
        UiDriver::waitFor([&reading]() { return reading.phase() == ui::ReadingController::Phase::Paused; });
        shoot("83-batch-paused");
        reading.resume();
        (void)m_driver.waitUntilRead(120'000);
        shoot("84-batch-failures");
        theme(ui::ThemeChoice::Dark);
        shoot("85-batch-failures-dark");
        theme(ui::ThemeChoice::Light);
        m_driver.window().libraryPane()->showReport();
        shootDialog<ui::ReadingReport>("86-report");
        QTemporaryDir many;
        for (int i = 0; i < 230; ++i) {
            QFile file(many.filePath(QStringLiteral("%1.txt").arg(i)));
            if (file.open(QIODevice::WriteOnly))
                file.write("Text " + QByteArray::number(i));
        }
        m_driver.drop({many.path()});
        UiDriver::waitFor([&reading]() { return reading.large() != nullptr; });
        shoot("87-large");
        reading.declineLarge();
    }

    void small()
    {
        m_driver.window().askPane()->notice()->dismiss();
        m_driver.window().resize(1024, 700);
        UiDriver::wait(200);
        shoot("88-small");
        m_driver.window().libraryPane()->showSearch();
        shoot("89-small-search");
        m_driver.window().libraryPane()->showDocuments();
        QApplication::setLayoutDirection(Qt::RightToLeft);
        UiDriver::wait(200);
        shoot("90-right-to-left");
        QApplication::setLayoutDirection(Qt::LeftToRight);
    }

    QString m_folder;
    QTemporaryDir m_files;
    UiDriver m_driver;
};

} // namespace

void shootLibrary(const QString &folder)
{
    LibraryGallery(folder).run();
}

} // namespace longleaf::test
