// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/library.h"
#include "tests/support/make_pdf.h"
#include "tests/support/ui_driver.h"
#include "ui/ask/ask_pane.h"
#include "ui/library/collection_dialog.h"
#include "ui/library/collection_list.h"
#include "ui/library/document_card.h"
#include "ui/library/document_delegate.h"
#include "ui/library/library_pane.h"
#include "ui/library/search_pane.h"
#include "ui/main_window/reader_pane.h"
#include "ui/widgets/notice_bar.h"

#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QFileDialog>
#include <QLineEdit>
#include <QListView>
#include <QMimeData>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>

using namespace longleaf;

namespace {

/// Files with one page for each text.
class Files final {
public:
    QString pdf(const QString &name, const std::vector<std::string> &pages)
    {
        std::vector<test::PdfPage> made;
        for (const std::string &text : pages) {
            test::PdfPage page;
            if (!text.empty())
                page.runs = test::textLines(60, 740, {text});
            made.push_back(page);
        }
        return write(name, QByteArray::fromStdString(test::makePdf(made)));
    }
    QString write(const QString &name, const QByteArray &bytes)
    {
        QFile file(m_folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("A test file could not be written.");
        return file.fileName();
    }
    [[nodiscard]] QString path(const QString &name) const { return m_folder.filePath(name); }

private:
    QTemporaryDir m_folder;
};

std::vector<store::Collection> storedCollections(test::UiDriver &driver)
{
    const SystemClock clock;
    auto library = store::Library::open(driver.library(), clock);
    return library ? (*library)->collections().value_or(std::vector<store::Collection>{})
                   : std::vector<store::Collection>{};
}

std::vector<document::Document> storedDocuments(test::UiDriver &driver)
{
    const SystemClock clock;
    auto library = store::Library::open(driver.library(), clock);
    return library ? (*library)->documents().value_or(std::vector<document::Document>{})
                   : std::vector<document::Document>{};
}

DocumentId idOf(test::UiDriver &driver, const QString &title)
{
    for (const ui::LibraryRow &row : driver.program().library().model().rows()) {
        if (row.state == ui::LibraryRow::State::Ready && row.fileName().startsWith(title))
            return row.document.id;
    }
    return {};
}

const ui::LibraryRow *rowOf(test::UiDriver &driver, DocumentId id)
{
    const int index = driver.program().library().model().indexOf(id);
    return index < 0 ? nullptr : &driver.program().library().model().rows()[static_cast<std::size_t>(index)];
}

/// Makes a collection as a person does and waits until it is there.
CollectionId makeCollection(test::UiDriver &driver, const QString &name)
{
    ui::CollectionController &collections = driver.program().library().collections();
    CollectionId made;
    QObject context;
    QObject::connect(&collections, &ui::CollectionController::created, &context,
                     [&made](CollectionId id) { made = id; });
    collections.create(name);
    if (!test::UiDriver::waitFor([&made]() { return made.valid(); }))
        qFatal("The collection was not made.");
    return made;
}

/// What dropping on a row of the chooser does.
bool dropOn(test::UiDriver &driver, CollectionId id, QMimeData *data, Qt::DropAction action = Qt::CopyAction)
{
    QListView *list = driver.window().libraryPane()->collections()->list();
    const auto *model = &driver.program().library().collections().model();
    const QPoint at = list->visualRect(model->index(model->indexOf(id))).center();
    const auto modifiers = action == Qt::MoveAction ? Qt::ShiftModifier : Qt::NoModifier;
    QDragEnterEvent enter(at, Qt::CopyAction | Qt::MoveAction, data, Qt::LeftButton, modifiers);
    QApplication::sendEvent(list->viewport(), &enter);
    QDragMoveEvent move(at, Qt::CopyAction | Qt::MoveAction, data, Qt::LeftButton, modifiers);
    QApplication::sendEvent(list->viewport(), &move);
    if (!move.isAccepted())
        return false;
    QDropEvent drop(at, Qt::CopyAction | Qt::MoveAction, data, Qt::LeftButton, modifiers);
    drop.setDropAction(action);
    QApplication::sendEvent(list->viewport(), &drop);
    return true;
}

QString notice(test::UiDriver &driver)
{
    return driver.window().askPane()->notice()->text();
}

/// Presses the first button of the notice.
void pressNotice(test::UiDriver &driver)
{
    for (QPushButton *button : driver.window().askPane()->notice()->findChildren<QPushButton *>()) {
        if (button->isVisible()) {
            button->click();
            return;
        }
    }
    QFAIL("The notice has no button.");
}

} // namespace

class WindowLibraryTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void documentsAreDraggedIntoCollections();
    void aCollectionIsWhatIsAskedAbout();
    void collectionsAreMadeRenamedAndRemoved();
    void filesDroppedOnACollectionAreAddedThere();
    void aFolderIsOpened();
    void aLockedCollectionRefusesCloudModels();
    void ticksAndOrderAreKept();
    void theSendingLineSaysWhenItDoesNotFit();
    void theSearchOpensThePageWithTheWordsMarked();
    void theSameBytesAreSaidToBeThere();
    void aChangedFileIsMarkedAndCanBeReadAnew();
    void aMissingFileIsMarkedAndCanBeLocated();
    void theCardSaysWhatIsKnown();
    void removingManyCanBeUndone();
};

void WindowLibraryTest::documentsAreDraggedIntoCollections()
{
    Files files;
    test::UiDriver driver;
    driver.useOfflineModel();
    driver.open();
    driver.drop({files.pdf(QStringLiteral("alpha.pdf"), {"Alpha."}), files.pdf(QStringLiteral("beta.pdf"), {"Beta."})});
    QVERIFY(driver.waitUntilRead());
    const DocumentId alpha = idOf(driver, QStringLiteral("alpha"));
    const CollectionId first = makeCollection(driver, QStringLiteral("First"));
    const CollectionId second = makeCollection(driver, QStringLiteral("Second"));

    // What the list gives when the row is dragged.
    ui::DocumentListModel &model = driver.program().library().model();
    const std::unique_ptr<QMimeData> data(model.mimeData({model.index(model.indexOf(alpha))}));
    QVERIFY(data != nullptr);
    QVERIFY(!data->hasUrls()); // else the window would take it for a file that is added
    QVERIFY(dropOn(driver, first, data.get()));
    QVERIFY(dropOn(driver, second, data.get()));
    QVERIFY(test::UiDriver::waitFor([&]() {
        const auto all = storedCollections(driver);
        return all.size() == 2 && all[0].documents == std::vector{alpha} && all[1].documents == std::vector{alpha};
    }));
    QCOMPARE(driver.program().library().collections().namesOf(alpha),
             (QStringList{QStringLiteral("First"), QStringLiteral("Second")}));
    QVERIFY2(notice(driver).contains(QStringLiteral("Second")), qPrintable(notice(driver)));
    pressNotice(driver);
    QVERIFY(test::UiDriver::waitFor([&]() { return storedCollections(driver)[1].documents.empty(); }));

    // With Shift it moves from the collection that is shown.
    driver.program().library().collections().setCurrent(first);
    QVERIFY(dropOn(driver, second, data.get(), Qt::MoveAction));
    QVERIFY(test::UiDriver::waitFor([&]() {
        const auto all = storedCollections(driver);
        return all[0].documents.empty() && all[1].documents == std::vector{alpha};
    }));
    QCOMPARE(driver.window().libraryPane()->filter().rowCount(), 0);

    // A list that was begun before a change is older than what is shown.
    driver.program().library().load();
    QVERIFY(dropOn(driver, first, data.get()));
    bool loaded = false;
    QObject context;
    QObject::connect(&driver.program().library(), &ui::LibraryController::loaded, &context,
                     [&loaded]() { loaded = true; });
    QVERIFY(test::UiDriver::waitFor([&loaded]() { return loaded; }));
    QCOMPARE(driver.window().libraryPane()->filter().rowCount(), 1);
    // Documents cannot be dropped on "All documents".
    QVERIFY(!dropOn(driver, {}, data.get()));
}

void WindowLibraryTest::aCollectionIsWhatIsAskedAbout()
{
    Files files;
    test::UiDriver driver;
    driver.useOfflineModel();
    driver.open();
    driver.drop({files.pdf(QStringLiteral("alpha.pdf"), {"Alpha."}), files.pdf(QStringLiteral("beta.pdf"), {"Beta."})});
    QVERIFY(driver.waitUntilRead());
    ui::LibraryController &library = driver.program().library();
    const DocumentId beta = idOf(driver, QStringLiteral("beta"));
    const CollectionId id = makeCollection(driver, QStringLiteral("Only beta"));
    library.collections().addDocuments(id, {beta});
    QCOMPARE(library.scope().size(), std::size_t{2});

    // A click on its row.
    QListView *list = driver.window().libraryPane()->collections()->list();
    const QModelIndex row = library.collections().model().index(library.collections().model().indexOf(id));
    QTest::mouseClick(list->viewport(), Qt::LeftButton, Qt::NoModifier, list->visualRect(row).center());
    QCOMPARE(library.scope(), std::vector{beta});
    QCOMPARE(driver.window().libraryPane()->filter().rowCount(), 1);
    QVERIFY2(driver.window().libraryPane()->sending().contains(QStringLiteral("1 document,")),
             qPrintable(driver.window().libraryPane()->sending()));
    library.setAllInScope(false);
    QVERIFY(library.scope().empty());
    library.collections().setCurrent({});
    QCOMPARE(library.scope().size(), std::size_t{1}); // the other stayed ticked

    // It is still chosen after a restart.
    library.collections().setCurrent(id);
    driver.close();
    driver.open();
    QCOMPARE(driver.program().library().collections().current(), id);
}

void WindowLibraryTest::collectionsAreMadeRenamedAndRemoved()
{
    test::UiDriver driver;
    driver.useOfflineModel();
    driver.open();
    ui::CollectionController &collections = driver.program().library().collections();
    ui::CollectionList *chooser = driver.window().libraryPane()->collections();
    chooser->createNew();
    QVERIFY(test::UiDriver::waitFor([&]() { return collections.current().valid(); }));
    // Its name is being edited.
    auto *editor = chooser->list()->findChild<QLineEdit *>();
    QVERIFY(editor != nullptr);
    QTest::keyClick(editor, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClicks(editor, QStringLiteral("Lawsuit"));
    QTest::keyClick(editor, Qt::Key_Return);
    QVERIFY(test::UiDriver::waitFor([&]() { return storedCollections(driver).front().name == "Lawsuit"; }));
    QVERIFY(test::UiDriver::waitFor([&]() { return notice(driver).contains(QStringLiteral("Lawsuit")); }));
    pressNotice(driver);
    QVERIFY(test::UiDriver::waitFor([&]() { return storedCollections(driver).front().name == "New collection"; }));

    const CollectionId id = collections.current();
    QTest::keyClick(chooser->list(), Qt::Key_Delete);
    QVERIFY(!collections.current().valid());
    QCOMPARE(collections.model().rowCount(), 1);
    pressNotice(driver);
    QCOMPARE(collections.current(), id);
    collections.remove(id);
    driver.close();
    QVERIFY(storedCollections(driver).empty());
}

void WindowLibraryTest::filesDroppedOnACollectionAreAddedThere()
{
    Files files;
    test::UiDriver driver;
    driver.useOfflineModel();
    driver.open();
    const CollectionId id = makeCollection(driver, QStringLiteral("Inbox"));
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(files.pdf(QStringLiteral("new.pdf"), {"New."}))});
    QVERIFY(dropOn(driver, id, &data));
    QVERIFY(driver.waitUntilRead());
    QCOMPARE(storedCollections(driver).front().documents.size(), std::size_t{1});
    QCOMPARE(driver.program().library().collections().find(id)->members.size(), std::size_t{1});
    // Dropped on the window while the collection is shown: the same.
    driver.program().library().collections().setCurrent(id);
    driver.drop({files.pdf(QStringLiteral("more.pdf"), {"More."})});
    QVERIFY(driver.waitUntilRead());
    QCOMPARE(storedCollections(driver).front().documents.size(), std::size_t{2});
    QCOMPARE(driver.program().library().scope().size(), std::size_t{2});
}

void WindowLibraryTest::aFolderIsOpened()
{
    Files files;
    files.pdf(QStringLiteral("alpha.pdf"), {"Alpha."});
    files.write(QStringLiteral("beta.txt"), "Beta.");
    test::UiDriver driver;
    driver.useOfflineModel();
    driver.open();
    driver.window().findChild<QAction *>(QStringLiteral("addFolder"))->trigger();
    auto *dialog = driver.window().findChild<QFileDialog *>();
    QVERIFY(dialog != nullptr && dialog->isVisible());
    dialog->setDirectory(QFileInfo(files.path({})).path());
    dialog->selectFile(files.path({}));
    QMetaObject::invokeMethod(dialog, "accept");
    QVERIFY(test::UiDriver::waitFor([&driver]() {
        return idOf(driver, QStringLiteral("alpha")).valid() && idOf(driver, QStringLiteral("beta")).valid();
    }));
}

void WindowLibraryTest::aLockedCollectionRefusesCloudModels()
{
    Files files;
    test::UiDriver driver;
    driver.useServer("http://127.0.0.1:9"); // nothing is sent
    driver.open();
    const CollectionId id = makeCollection(driver, QStringLiteral("Secret"));
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(files.pdf(QStringLiteral("new.pdf"), {"New."}))});
    QVERIFY(dropOn(driver, id, &data));
    QVERIFY(driver.waitUntilRead());
    driver.window().libraryPane()->showProperties(id);
    auto *dialog = driver.window().findChild<ui::CollectionDialog *>();
    QVERIFY(dialog != nullptr);
    for (QCheckBox *box : dialog->findChildren<QCheckBox *>()) {
        if (box->text().startsWith(QStringLiteral("Only models")))
            box->setChecked(true);
    }
    for (QPushButton *button : dialog->findChildren<QPushButton *>()) {
        if (button->text() == QStringLiteral("Save"))
            button->click();
    }
    QVERIFY(test::UiDriver::waitFor([&]() { return storedCollections(driver).front().localOnly; }));
    QVERIFY(test::UiDriver::waitFor(
        [&]() { return driver.window().libraryPane()->sending().startsWith(QStringLiteral("Nothing can be sent")); }));
    driver.program().ask().setDraft(QStringLiteral("What is new?"));
    QVERIFY(test::UiDriver::waitFor([&]() {
        const auto &plan = driver.program().ask().plan();
        return plan && !*plan && plan->error().code == ErrorCode::PolicyRefused;
    }));
}

void WindowLibraryTest::ticksAndOrderAreKept()
{
    Files files;
    test::UiDriver driver;
    driver.useOfflineModel();
    driver.open();
    driver.drop({files.pdf(QStringLiteral("b.pdf"), {"One."}), files.pdf(QStringLiteral("a.pdf"), {"Two.", "Two."}),
                 files.pdf(QStringLiteral("c.pdf"), {"Three.", "", "Three."})});
    QVERIFY(driver.waitUntilRead());
    ui::LibraryPane *pane = driver.window().libraryPane();
    const auto titles = [&]() {
        QStringList names;
        for (int i = 0; i < pane->filter().rowCount(); ++i)
            names << pane->filter().row(pane->filter().index(i, 0)).title();
        return names;
    };
    pane->setOrder(ui::DocumentFilter::Order::Title, Qt::AscendingOrder);
    QCOMPARE(titles(), (QStringList{QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")}));
    pane->setOrder(ui::DocumentFilter::Order::Pages, Qt::DescendingOrder);
    QCOMPARE(titles(), (QStringList{QStringLiteral("c"), QStringLiteral("a"), QStringLiteral("b")}));
    pane->setShow(ui::DocumentFilter::Show::Warnings);
    QCOMPARE(titles(), QStringList{QStringLiteral("c")});
    QVERIFY2(pane->sending().contains(QStringLiteral("1 page has no text")), qPrintable(pane->sending()));

    // The space bar ticks what is selected, not only the current row.
    pane->setShow(ui::DocumentFilter::Show::Everything);
    pane->list()->setFocus();
    pane->list()->selectAll();
    QTest::keyClick(pane->list(), Qt::Key_Space);
    QVERIFY(driver.program().library().scope().empty());
    driver.program().library().setOnlyInScope({idOf(driver, QStringLiteral("a"))});
    driver.close();
    driver.open();
    pane = driver.window().libraryPane();
    QCOMPARE(titles(), (QStringList{QStringLiteral("c"), QStringLiteral("a"), QStringLiteral("b")}));
    QCOMPARE(driver.program().library().scope(), std::vector{idOf(driver, QStringLiteral("a"))});
}

void WindowLibraryTest::theSendingLineSaysWhenItDoesNotFit()
{
    Files files;
    std::vector<std::string> pages(120,
                                   "The committee of the board meets on the first Monday of each month of the year "
                                   "and on each second Tuesday of every quarter, as its rules have it.");
    test::UiDriver driver;
    driver.useServer("http://127.0.0.1:9");
    driver.useModels(R"({"models":[{"id":"meta/muse-spark-1.3","contextWindow":4000,"maxOutput":1024}]})");
    driver.open();
    const QString small = files.pdf(QStringLiteral("small.pdf"), {"Short."});
    driver.drop({small});
    QVERIFY(driver.waitUntilRead());
    ui::LibraryPane *pane = driver.window().libraryPane();
    QVERIFY2(pane->sending().contains(QStringLiteral("fits whole")), qPrintable(pane->sending()));
    driver.drop({files.pdf(QStringLiteral("large.pdf"), pages)});
    QVERIFY(driver.waitUntilRead());
    QVERIFY2(pane->sending().contains(QStringLiteral("2 documents, 121 pages")), qPrintable(pane->sending()));
    QVERIFY2(pane->sending().contains(QStringLiteral("does NOT fit")), qPrintable(pane->sending()));
    driver.program().library().setAllInScope(false);
    QVERIFY2(pane->sending().startsWith(QStringLiteral("Nothing is ticked")), qPrintable(pane->sending()));
}

void WindowLibraryTest::theSearchOpensThePageWithTheWordsMarked()
{
    Files files;
    test::UiDriver driver;
    driver.useOfflineModel();
    driver.open();
    driver.drop(
        {test::UiDriver::sampleDocument(), files.pdf(QStringLiteral("scan.pdf"), {"", "The services of others.", ""})});
    QVERIFY(driver.waitUntilRead());
    QTest::keyClick(&driver.window(), Qt::Key_F, Qt::ControlModifier | Qt::ShiftModifier);
    ui::LibraryPane *pane = driver.window().libraryPane();
    QVERIFY(pane->isSearchShown());
    ui::SearchPane *search = pane->search();
    search->setWords(QStringLiteral("\"repurchased $21.7 billion\""));
    QVERIFY(test::UiDriver::waitFor([&]() { return !search->isSearching(); }));
    const auto &lines = search->results().lines();
    QVERIFY(lines.size() >= 2);
    QVERIFY(lines[0].isDocument());
    QCOMPARE(lines[1].page, 17);
    QVERIFY(!lines[1].marks.empty());
    QVERIFY2(search->summary().contains(QStringLiteral("2 pages have no text and were not searched")),
             qPrintable(search->summary()));

    search->list()->setCurrentIndex(search->results().index(1));
    QTest::keyClick(search->list(), Qt::Key_Return);
    ui::ReaderView *reader = driver.window().readerPane()->view();
    QVERIFY(test::UiDriver::waitFor([&]() { return reader->currentPage() == 17 && reader->isPageRendered(17); }));
    // The boxes are those of the very words.
    const SystemClock clock;
    auto library = store::Library::open(driver.library(), clock);
    const auto text = (*library)->pageText(lines[1].document, 17);
    const auto layer = (*library)->textLayer(lines[1].document, 17);
    const std::size_t begin = text->find("repurchased $21.7 billion");
    QVERIFY(begin != std::string::npos);
    const auto expected = layer->boxes({begin, begin + 11}, *text);
    const auto &boxes = reader->highlight().boxes;
    QVERIFY(boxes.size() >= 3);
    const bool marked = std::any_of(boxes.begin(), boxes.end(), [&](const document::PageBox &one) {
        return one.page == 17 && std::abs(one.box.left - expected.front().left) < 0.002F &&
               std::abs(one.box.top - expected.front().top) < 0.002F &&
               std::abs(one.box.right - expected.front().right) < 0.002F;
    });
    QVERIFY(marked);

    search->setWords(QStringLiteral("zyxwv"));
    QVERIFY(test::UiDriver::waitFor([&]() { return !search->isSearching(); }));
    QVERIFY2(search->summary().startsWith(QStringLiteral("Found nothing in 2 documents")),
             qPrintable(search->summary()));
    QTest::keyClick(search->list(), Qt::Key_Escape);
    QVERIFY(!pane->isSearchShown());
}

void WindowLibraryTest::theSameBytesAreSaidToBeThere()
{
    Files files;
    test::UiDriver driver;
    driver.useOfflineModel();
    driver.open();
    const QString original = files.pdf(QStringLiteral("report.pdf"), {"The same."});
    driver.drop({original});
    QVERIFY(driver.waitUntilRead());
    QVERIFY(QFile::copy(original, files.path(QStringLiteral("copy of it.pdf"))));
    driver.drop({files.path(QStringLiteral("copy of it.pdf"))});
    QVERIFY(driver.waitUntilRead());
    QVERIFY2(notice(driver).contains(QStringLiteral("“copy of it.pdf” is already in the library as “report”")),
             qPrintable(notice(driver)));
    const auto documents = storedDocuments(driver);
    QCOMPARE(documents.size(), std::size_t{1});
    QCOMPARE(QString::fromStdString(documents[0].path), original); // it still lies there
    // The original goes: the copy is the document's file now.
    QVERIFY(QFile::remove(original));
    driver.drop({files.path(QStringLiteral("copy of it.pdf"))});
    QVERIFY(driver.waitUntilRead());
    QVERIFY(QString::fromStdString(storedDocuments(driver)[0].path).endsWith(QStringLiteral("copy of it.pdf")));
}

void WindowLibraryTest::aChangedFileIsMarkedAndCanBeReadAnew()
{
    Files files;
    test::UiDriver driver;
    driver.useOfflineModel();
    driver.open();
    ui::LibraryController &library = driver.program().library();
    const QString path = files.pdf(QStringLiteral("report.pdf"), {"The first version."});
    driver.drop({path});
    QVERIFY(driver.waitUntilRead());
    const DocumentId old = idOf(driver, QStringLiteral("report"));
    const CollectionId collection = makeCollection(driver, QStringLiteral("Kept together"));
    library.collections().addDocuments(collection, {old});

    files.pdf(QStringLiteral("report.pdf"), {"The second version is longer."});
    library.originals().check(true);
    QVERIFY(
        test::UiDriver::waitFor([&]() { return rowOf(driver, old)->original == ui::LibraryRow::Original::Changed; }));
    QVERIFY(ui::DocumentListModel::noteText(*rowOf(driver, old)).contains(QStringLiteral("has changed")));

    // Accepted as it is: quiet until it changes again.
    library.originals().keep(old);
    QVERIFY(test::UiDriver::waitFor([&]() { return rowOf(driver, old)->original == ui::LibraryRow::Original::Fine; }));
    library.originals().check(true);
    QVERIFY(test::UiDriver::waitFor([&]() { return !library.originals().isChecking(); }));
    QVERIFY(rowOf(driver, old)->original == ui::LibraryRow::Original::Fine);
    files.pdf(QStringLiteral("report.pdf"), {"The third version is even longer than that."});
    library.originals().check(true);
    QVERIFY(
        test::UiDriver::waitFor([&]() { return rowOf(driver, old)->original == ui::LibraryRow::Original::Changed; }));

    library.originals().readNewVersion(old);
    QVERIFY(driver.waitUntilRead());
    // Nothing cites it, so the old version goes, and that can be undone.
    QVERIFY(test::UiDriver::waitFor([&]() { return rowOf(driver, old)->hidden; }));
    QCOMPARE(library.scope().size(), std::size_t{1});
    const DocumentId fresh = library.scope().front();
    QVERIFY(fresh != old);
    QVERIFY(library.collections().find(collection)->members.count(fresh.value) > 0);
    library.undoRemoval();
    QCOMPARE(library.scope(), std::vector{fresh}); // it came back, not ticked
    QVERIFY(ui::DocumentListModel::noteText(*rowOf(driver, old)).contains(QStringLiteral("Older version")));
    QCOMPARE(storedDocuments(driver).size(), std::size_t{2});
}

void WindowLibraryTest::aMissingFileIsMarkedAndCanBeLocated()
{
    Files files;
    test::UiDriver driver;
    driver.useOfflineModel();
    driver.open();
    ui::LibraryController &library = driver.program().library();
    const QString path = files.pdf(QStringLiteral("report.pdf"), {"Words."});
    driver.drop({path});
    QVERIFY(driver.waitUntilRead());
    const DocumentId id = idOf(driver, QStringLiteral("report"));
    const QString moved = files.path(QStringLiteral("moved.pdf"));
    QVERIFY(QFile::rename(path, moved));
    library.originals().check(true);
    QVERIFY(
        test::UiDriver::waitFor([&]() { return rowOf(driver, id)->original == ui::LibraryRow::Original::Missing; }));
    library.originals().locate(id, files.pdf(QStringLiteral("other.pdf"), {"Other words."}));
    QVERIFY(test::UiDriver::waitFor([&]() { return notice(driver).contains(QStringLiteral("other contents")); }));
    QVERIFY(rowOf(driver, id)->original == ui::LibraryRow::Original::Missing);
    library.originals().locate(id, moved);
    QVERIFY(test::UiDriver::waitFor([&]() { return rowOf(driver, id)->original == ui::LibraryRow::Original::Fine; }));
    QCOMPARE(rowOf(driver, id)->filePath(), moved);
    QCOMPARE(storedDocuments(driver).size(), std::size_t{1});
}

void WindowLibraryTest::theCardSaysWhatIsKnown()
{
    Files files;
    test::UiDriver driver;
    driver.useOfflineModel();
    driver.open();
    driver.drop({files.pdf(QStringLiteral("report.pdf"),
                           {"The report of the board is about the sale of the company to another and what it is for.",
                            "", "And the end of it."})});
    QVERIFY(driver.waitUntilRead());
    const DocumentId id = idOf(driver, QStringLiteral("report"));
    const CollectionId collection = makeCollection(driver, QStringLiteral("Board"));
    driver.window().libraryPane()->showCard(id);
    auto *card = driver.window().findChild<ui::DocumentCard *>();
    QVERIFY(card != nullptr);
    QVERIFY(test::UiDriver::waitFor([&]() { return card->plainText().contains(QStringLiteral("Language: English")); }));
    driver.program().library().collections().addDocuments(collection, {id});
    const QString text = card->plainText();
    for (const char *line : {"Pages: 3", "Pages without text: 1 of 3: 2", "Kind and size: PDF, ", "report.pdf",
                             "Collections: Board", "Cited: by no answer", "SHA-256: "})
        QVERIFY2(text.contains(QString::fromUtf8(line)), qPrintable(text));
    driver.program().library().remove({id});
    QVERIFY(!card->isVisible());
}

void WindowLibraryTest::removingManyCanBeUndone()
{
    test::UiDriver driver;
    driver.useOfflineModel();
    driver.open();
    ui::LibraryController &library = driver.program().library();
    std::vector<ui::LibraryRow> rows;
    for (int i = 1; i <= 2'000; ++i) {
        ui::LibraryRow row;
        row.document.id = DocumentId{i};
        row.document.title = "Document " + std::to_string(i);
        rows.push_back(row);
    }
    library.model().reset(std::move(rows));
    std::vector<DocumentId> odd;
    for (int i = 1; i <= 2'000; i += 2)
        odd.push_back(DocumentId{i});
    QElapsedTimer clock;
    clock.start();
    library.remove(odd);
    QCOMPARE(library.scope().size(), std::size_t{1'000});
    QCOMPARE(driver.window().libraryPane()->filter().rowCount(), 1'000);
    library.undoRemoval();
    QCOMPARE(library.scope().size(), std::size_t{2'000});
    QCOMPARE(driver.window().libraryPane()->filter().rowCount(), 2'000);
    QVERIFY2(notice(driver).contains(QStringLiteral("1,000")) || notice(driver).contains(QStringLiteral("1000")),
             qPrintable(notice(driver)));
}

QTEST_MAIN(WindowLibraryTest)
#include "tst_window_library.moc"
