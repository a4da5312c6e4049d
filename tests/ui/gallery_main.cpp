// SPDX-License-Identifier: GPL-3.0-or-later
// Drives the real window and writes pictures of it: longleaf_gallery FOLDER [--citations | --export | --reader |
// --languages | SECOND.pdf BROKEN.pdf]
#include "core/store/library.h"
#include "tests/support/replay_server.h"
#include "tests/support/ui_driver.h"
#include "tests/ui/gallery_citations.h"
#include "tests/ui/gallery_conversation.h"
#include "tests/ui/gallery_export.h"
#include "tests/ui/gallery_languages.h"
#include "tests/ui/gallery_library.h"
#include "tests/ui/gallery_pages.h"
#include "tests/ui/gallery_reader.h"
#include "tests/ui/gallery_sending.h"
#include "ui/ask/absence_panel.h"
#include "ui/ask/answer_view.h"
#include "ui/ask/ask_pane.h"
#include "ui/ask/composer.h"
#include "ui/ask/conversation_view.h"
#include "ui/ask/coverage_panel.h"
#include "ui/ask/plan_notice.h"
#include "ui/ask/turn_view.h"
#include "ui/main_window/about_dialog.h"
#include "ui/main_window/command_palette.h"
#include "ui/main_window/reader_pane.h"
#include "ui/main_window/settings_dialog.h"
#include "ui/widgets/drop_overlay.h"
#include "ui/widgets/notice_bar.h"

#include <QApplication>
#include <QDialog>
#include <QDir>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScreen>
#include <QScrollArea>
#include <QScrollBar>
#include <QToolButton>
#include <cstdio>
#include <optional>
#include <utility>

namespace {

using namespace longleaf;

constexpr const char *kAnswer =
    R"(Apple's total net sales in the third quarter of fiscal 2022 were **$83.0 billion**, 2% more than a year before.<q d="1" p="17">Total net sales increased 2% or $1.5 billion during the third quarter of 2022 compared to the same quarter in 2021</q> Services and iPhone grew, Mac and Wearables shrank.<q d="1" p="17">driven primarily by higher net sales of Services and iPhone, partially offset by lower net sales of Mac and Wearables, Home and Accessories</q>

### By segment

| Segment | Q3 2022 | Q3 2021 |
|:--|--:|--:|
| Products | $63,355 m | $63,948 m |
| Services | $19,604 m | $17,486 m |
| **Total** | **$82,959 m** | **$81,434 m** |

The figures are those of the statement of operations.<q d="1" p="4">Products $ 63,355 Services 19,604 Total net sales 82,959</q> Three more points matter for the comparison:

- A strong dollar weighed on every segment.<q d="1" p="14">The weakness in foreign currencies relative to the U.S. dollar had an unfavorable impact on all Products and Services net sales during the third quarter of 2022.</q>
- Net income fell to $19.4 billion, and diluted earnings per share to $1.20.<q d="1" p="4">Net income $ 19,442</q>
- Apple bought back $21.7 billion of its own stock.<q d="1" p="17">The Company repurchased $24.7 billion of its common stock and paid dividends and dividend equivalents of $3.8 billion during the third quarter of 2022.</q>

Management expects the supply situation to ease in the next quarter.<q d="1" p="18">The Company expects supply constraints to ease during the fourth quarter of 2022.</q>
)";

class Gallery {
public:
    Gallery(QString folder, QStringList others)
        : m_folder(std::move(folder))
        , m_others(std::move(others))
    {
        QDir().mkpath(m_folder);
    }

    int run();

private:
    void shoot(const QString &name);
    void shootDialog(const QString &name);
    void beginning();
    void answering();
    void checking();
    void waiting();
    void coverage();
    void shootCoverage(const QString &name);
    void dark();
    void small();
    void addCollections();
    void settings(const QString &name);
    void synonyms(ui::SettingsDialog &dialog, const QString &name);
    void sweep();

    QString m_folder;
    QStringList m_others;
    test::ReplayServer m_server;
    test::UiDriver m_driver;
};

void Gallery::shoot(const QString &name)
{
    test::UiDriver::wait(150);
    const QPixmap picture = m_driver.window().grab();
    picture.save(m_folder + QLatin1Char('/') + name + QStringLiteral(".png"));
}

void Gallery::shootDialog(const QString &name)
{
    test::UiDriver::wait(400);
    for (QWidget *widget : QApplication::topLevelWidgets()) {
        if (qobject_cast<QDialog *>(widget) != nullptr && widget->isVisible()) {
            widget->grab().save(m_folder + QLatin1Char('/') + name + QStringLiteral(".png"));
            widget->close();
        }
    }
}

void Gallery::beginning()
{
    shoot(QStringLiteral("01-empty"));
    m_driver.window().dropOverlay()->showFor(3);
    shoot(QStringLiteral("02-drop"));
    m_driver.window().dropOverlay()->hide();
    m_driver.drop(QStringList{test::UiDriver::sampleDocument()});
    if (!m_driver.waitUntilRead())
        std::fprintf(stderr, "The sample was not read.\n");
    shoot(QStringLiteral("03-sample"));
    if (m_others.isEmpty())
        return;
    m_driver.drop(m_others);
    test::UiDriver::waitFor([this]() {
        for (const ui::LibraryRow &row : m_driver.program().library().model().rows())
            if (row.state == ui::LibraryRow::State::Reading && row.pagesDone > 3)
                return true;
        return !m_driver.program().library().isReading();
    });
    shoot(QStringLiteral("04-reading"));
    (void)m_driver.waitUntilRead(120'000);
    m_driver.window().askPane()->notice()->dismiss();
}

void Gallery::answering()
{
    test::Reply reply;
    reply.answer.text = kAnswer;
    reply.answer.inputTokens = 20'317;
    reply.answer.cachedTokens = 17'408;
    reply.answer.outputTokens = 612;
    reply.pauseMs = 12;
    m_server.enqueue(reply);
    const QString question =
        QStringLiteral("How did net sales develop compared with the same quarter of last year, and why?");
    if (!m_driver.send(question))
        std::fprintf(stderr, "The question was not sent.\n");
    test::UiDriver::waitFor([this]() { return m_driver.lastTurn().text.size() > 420; });
    shoot(QStringLiteral("05-answering"));
    (void)m_driver.waitUntilAnswered();
    shoot(QStringLiteral("06-answered"));
}

void Gallery::checking()
{
    m_driver.clickChip(1);
    ui::ReaderView *reader = m_driver.window().readerPane()->view();
    test::UiDriver::waitFor([reader]() { return reader->isPageRendered(reader->currentPage()); });
    test::UiDriver::wait(900);
    shoot(QStringLiteral("07-chip-clicked"));
    m_driver.hoverChip(5);
    shoot(QStringLiteral("08-card-number-differs"));
    m_driver.hoverChip(3);
    shoot(QStringLiteral("09-card-other-page"));
    m_driver.window().askPane()->conversation()->hideCard();
    const auto *turn = m_driver.window().askPane()->conversation()->turns().back();
    for (QToolButton *button : turn->findChildren<QToolButton *>())
        if (button->isCheckable())
            button->click();
    m_driver.window().askPane()->conversation()->verticalScrollBar()->setValue(0);
    shoot(QStringLiteral("10-ledger"));
    for (QToolButton *button : turn->findChildren<QToolButton *>())
        if (button->isCheckable())
            button->click();
    settings(QStringLiteral("11-settings"));
    m_driver.window().openHelp(QStringLiteral("citations"));
    shootDialog(QStringLiteral("12-help"));
    m_driver.window().openShortcuts();
    shootDialog(QStringLiteral("13-shortcuts"));
    (new ui::AboutDialog(m_driver.program().theme(), QStringLiteral("Longleaf: 0.1.0\nQt: 6.4.2\n"),
                         &m_driver.window()))
        ->show();
    shootDialog(QStringLiteral("14-about"));
    m_driver.window().commandPalette()->open();
    m_driver.window().commandPalette()->field()->setText(QStringLiteral("cit"));
    shoot(QStringLiteral("15-palette"));
    m_driver.window().commandPalette()->open();
}

void Gallery::addCollections()
{
    const SystemClock clock;
    auto library = store::Library::open(m_driver.library(), clock);
    if (!library)
        return;
    for (const auto &[name, limit] : {std::pair{"Apple filings", std::optional(25.0)},
                                      std::pair{"Project Birch: due diligence of a target", std::optional<double>()}}) {
        const auto id = (*library)->ensureCollection(name);
        if (!id || !(*library)->setCollectionPolicy(*id, false, limit))
            std::fprintf(stderr, "The collection was not made.\n");
    }
}

void Gallery::settings(const QString &name)
{
    const QStringList pages{QStringLiteral("models"),  QStringLiteral("limits"),  QStringLiteral("search"),
                            QStringLiteral("network"), QStringLiteral("privacy"), QStringLiteral("appearance")};
    m_driver.window().openSettings();
    test::UiDriver::wait(400);
    auto *dialog = m_driver.window().findChild<ui::SettingsDialog *>();
    for (int i = 0; i < dialog->pageCount(); ++i) {
        dialog->showPage(i);
        test::UiDriver::wait(150);
        dialog->grab().save(m_folder + QStringLiteral("/%1-%2.png").arg(name, pages.value(i)));
    }
    synonyms(*dialog, name);
    dialog->showPage(0);
    dialog->findChild<QPushButton *>(QStringLiteral("test-meta"))->click();
    test::UiDriver::wait(800);
    dialog->grab().save(m_folder + QStringLiteral("/%1-tested.png").arg(name));
    for (QScrollArea *area : dialog->findChildren<QScrollArea *>())
        area->verticalScrollBar()->setValue(area->verticalScrollBar()->maximum());
    test::UiDriver::wait(150);
    dialog->grab().save(m_folder + QStringLiteral("/%1-models-end.png").arg(name));
    dialog->close();
    test::UiDriver::wait(100);
}

/// The page of the search with a list of one's own: as it should be, with lines that cannot be read, folded out.
void Gallery::synonyms(ui::SettingsDialog &dialog, const QString &name)
{
    constexpr int kSearchPage = 2;
    dialog.showPage(kSearchPage);
    auto *own = dialog.findChild<QPlainTextEdit *>(QStringLiteral("ownSynonyms"));
    const QString before = own->toPlainText();
    const QString good = QStringLiteral("# what our funds call it\nchurn, attrition == customer losses\ntake rate = "
                                        "commission, service fees, transaction fees, platform fees, merchant fees\n");
    const auto picture = [this, &dialog, &name](const char *what) {
        test::UiDriver::wait(600);
        dialog.grab().save(m_folder + QStringLiteral("/%1-search-%2.png").arg(name, QLatin1String(what)));
    };
    own->setPlainText(good);
    picture("own");
    own->setPlainText(good + QStringLiteral("runway : cash burn\nARR = \n"));
    picture("bad");
    for (QPushButton *button : dialog.findChildren<QPushButton *>())
        if (button->isDefault())
            button->click();
    picture("refused");
    dialog.close();
    picture("unsaved");
    own->setPlainText(before);
    dialog.findChild<QToolButton *>(QStringLiteral("foldBuiltInSynonyms"))->click();
    picture("built-in");
}

void Gallery::waiting()
{
    test::Reply busy;
    busy.fault = test::Fault::Status;
    busy.status = 503;
    busy.code = "service_overloaded";
    busy.message = "The service is overloaded.";
    busy.retryAfter = "12";
    m_server.enqueue(busy);
    m_driver.program().ask().newConversation();
    if (!m_driver.send(QStringLiteral("What did Apple say about supply?")))
        std::fprintf(stderr, "The question was not sent.\n");
    test::UiDriver::waitFor([this]() { return m_driver.lastTurn().state == ui::Turn::State::Holding; });
    test::UiDriver::wait(1'200);
    shoot(QStringLiteral("40-waiting"));
    m_driver.program().ask().stop();
    (void)m_driver.waitUntilAnswered();
    test::Reply cut;
    cut.fault = test::Fault::CutInFrame;
    cut.answer.text = kAnswer;
    m_server.enqueue(cut);
    if (!m_driver.send(QStringLiteral("What did Apple say about supply?")))
        std::fprintf(stderr, "The question was not sent.\n");
    (void)m_driver.waitUntilAnswered();
    shoot(QStringLiteral("41-may-be-charged"));
}

/// A part is sent, the question needs everything, and the answer says "not found".
void Gallery::coverage()
{
    ui::AskController &ask = m_driver.program().ask();
    ask.newConversation();
    ask.setMode(pack::Mode::Focused);
    ask.setDepth(6'000);
    test::Reply reply;
    reply.answer.text = "Apple lists net sales by segment.<q d=\"1\" p=\"17\">Total net sales increased 2% or $1.5 "
                        "billion during the third quarter of 2022 compared to the same quarter in 2021</q> A dividend "
                        "for the year 2030: Not found in the documents.";
    reply.answer.inputTokens = 6'512;
    reply.answer.outputTokens = 80;
    m_server.enqueue(reply);
    const QString question = QStringLiteral("List all dividends per share that were declared, also for 2030");
    m_driver.window().askPane()->composer()->setQuestion(question);
    test::UiDriver::waitFor([&ask]() { return ask.plan().has_value(); });
    shoot(QStringLiteral("50-before-sending"));
    if (!m_driver.send(question))
        std::fprintf(stderr, "The question was not sent.\n");
    (void)m_driver.waitUntilAnswered();
    shootCoverage(QStringLiteral("51-coverage"));
    m_driver.program().theme().apply(ui::ThemeChoice::Dark);
    shootCoverage(QStringLiteral("52-coverage-dark"));
    m_driver.program().theme().apply(ui::ThemeChoice::Light);
    const QSize size = m_driver.window().size();
    m_driver.window().resize(1024, 700);
    shootCoverage(QStringLiteral("53-coverage-small"));
    m_driver.window().resize(size);
    ui::TurnView *turn = m_driver.window().askPane()->conversation()->turns().back();
    Q_EMIT turn->coverage()->passages()->opened(ask.turns().back().plan->next.front());
    Q_EMIT turn->passageAdded(ask.turns().back().plan->next.front());
    test::UiDriver::waitFor([&ask]() { return ask.plan().has_value(); });
    test::UiDriver::wait(900);
    shoot(QStringLiteral("54-added"));
    ask.clearRefinement();
    ask.setDepth(std::nullopt);
    ask.setMode(pack::Mode::Auto);
    m_driver.window().askPane()->composer()->setQuestion({});
}

void Gallery::shootCoverage(const QString &name)
{
    auto *conversation = m_driver.window().askPane()->conversation();
    ui::TurnView *turn = conversation->turns().back();
    turn->absence()->header()->setChecked(true);
    turn->coverage()->header()->setChecked(true);
    test::UiDriver::wait(600);
    shoot(name);
    conversation->verticalScrollBar()->setValue(conversation->verticalScrollBar()->maximum());
    shoot(name + QStringLiteral("-end"));
    turn->absence()->header()->setChecked(false);
    turn->coverage()->header()->setChecked(false);
}

void Gallery::dark()
{
    m_driver.program().theme().apply(ui::ThemeChoice::Dark);
    m_driver.clickChip(1);
    test::UiDriver::wait(900);
    shoot(QStringLiteral("20-dark"));
    settings(QStringLiteral("22-dark-settings"));
    m_driver.hoverChip(5);
    shoot(QStringLiteral("21-dark-card"));
    m_driver.window().askPane()->conversation()->hideCard();
    m_driver.program().theme().apply(ui::ThemeChoice::Light);
}

void Gallery::small()
{
    m_driver.window().resize(1024, 700);
    test::UiDriver::wait(300);
    m_driver.clickChip(1);
    test::UiDriver::wait(900);
    shoot(QStringLiteral("30-small"));
    m_driver.hoverChip(5);
    shoot(QStringLiteral("31-small-card"));
    m_driver.program().ask().newConversation();
    shoot(QStringLiteral("32-small-start"));
    m_driver.program().theme().apply(ui::ThemeChoice::Dark);
    shoot(QStringLiteral("33-small-dark-start"));
}

/// Everything in parts: offered, what it would cost, under way, stopped. With a window of its own, whose model is
/// small.
void Gallery::sweep()
{
    const auto picture = [this](test::UiDriver &driver, const char *name) {
        test::UiDriver::wait(300);
        driver.window().grab().save(m_folder + QLatin1Char('/') + QLatin1String(name) + QStringLiteral(".png"));
    };
    test::UiDriver driver;
    driver.useServer(m_server.baseUrl());
    driver.useModels(R"({"models":[{"id":"meta/muse-spark-1.3","contextWindow":24000,"maxOutput":4096}]})");
    driver.open();
    driver.drop({test::UiDriver::sampleDocument()});
    (void)driver.waitUntilRead();
    ui::Composer *composer = driver.window().askPane()->composer();
    composer->setQuestion(QStringLiteral("List everything that is said of buybacks."));
    test::UiDriver::waitFor([composer]() { return composer->notice()->everythingButton()->isVisible(); });
    picture(driver, "60-sweep-offered");
    composer->notice()->everythingButton()->click();
    test::UiDriver::waitFor([&driver]() { return driver.program().ask().plan().has_value(); });
    picture(driver, "61-sweep-plan");
    test::Reply first;
    first.answer.text =
        "- Apple bought back $21.7 billion of its stock in the third quarter of 2022.<q d=\"1\" p=\"17\">The "
        "Company repurchased $21.7 billion of its common stock</q>\n";
    m_server.enqueue(first);
    test::Reply stalled = first;
    stalled.fault = test::Fault::StallMiddle;
    m_server.enqueue(stalled);
    (void)driver.send(QStringLiteral("List everything that is said of buybacks."));
    test::UiDriver::waitFor([&driver]() { return driver.lastTurn().sweep && driver.lastTurn().sweep->part == 2; });
    picture(driver, "62-sweep-running");
    driver.program().ask().stop();
    (void)driver.waitUntilAnswered();
    picture(driver, "63-sweep-stopped");
    m_server.setResponder([](const test::RecordedRequest &) {
        test::Reply nothing;
        nothing.answer.text = "Not found in the documents.";
        return nothing;
    });
    driver.program().ask().newConversation();
    driver.program().ask().setMode(pack::Mode::Sweep);
    composer->setQuestion(QStringLiteral("What is the capex for a headcount of robots in FY2030?"));
    test::UiDriver::waitFor([&driver]() { return driver.program().ask().plan().has_value(); });
    (void)driver.send(composer->question());
    (void)driver.waitUntilAnswered();
    driver.window().askPane()->conversation()->turns().back()->absence()->header()->setChecked(true);
    test::UiDriver::wait(600);
    picture(driver, "64-sweep-nothing");
    driver.window().resize(1024, 700);
    picture(driver, "65-sweep-nothing-small");
    driver.close();
}

int Gallery::run()
{

    m_driver.useServer(m_server.baseUrl());
    m_driver.open();
    beginning();
    addCollections();
    answering();
    checking();
    waiting();
    coverage();
    m_driver.program().ask().newConversation();
    answering();
    test::shootPages(m_driver, [this](const QString &name) { shoot(name); });
    dark();
    small();
    m_driver.close();
    test::shootCitations(m_folder);
    test::shootSending(m_folder);
    sweep();
    test::exportGallery(m_folder);
    test::shootLibrary(m_folder);
    test::paintReaderGallery(m_folder);
    return 0;
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    const QStringList arguments = QApplication::arguments();
    if (arguments.contains(QStringLiteral("--conversation"))) {
        QDir().mkpath(arguments.at(1));
        longleaf::test::paintConversation(arguments.at(1));
        return 0;
    }
    if (arguments.size() < 2) {
        std::fprintf(stderr, "usage: longleaf_gallery FOLDER [--citations | FILES...]\n");
        return 2;
    }
    if (arguments.value(2) == QLatin1String("--citations")) {
        QDir().mkpath(arguments[1]);
        longleaf::test::shootCitations(arguments[1]);
        return 0;
    }
    if (arguments.value(2) == QLatin1String("--sending")) {
        QDir().mkpath(arguments[1]);
        test::shootSending(arguments[1]);
        return 0;
    }
    if (arguments.value(2) == QLatin1String("--export")) {
        QDir().mkpath(arguments[1]);
        test::exportGallery(arguments[1]);
        return 0;
    }
    if (arguments.value(2) == QLatin1String("--languages")) {
        QDir().mkpath(arguments[1]);
        test::shootLanguages(arguments[1]);
        return 0;
    }
    if (arguments.value(2) == QLatin1String("--reader")) {
        longleaf::test::paintReaderGallery(arguments[1]);
        return 0;
    }
    const int status = Gallery(arguments[1], arguments.mid(2)).run();
    longleaf::test::paintConversation(arguments.at(1));
    return status;
}
