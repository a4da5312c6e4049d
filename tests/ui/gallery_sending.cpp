// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/gallery_sending.h"

#include "tests/support/replay_server.h"
#include "tests/support/ui_driver.h"
#include "ui/ask/ask_pane.h"
#include "ui/ask/composer.h"
#include "ui/ask/conversation_view.h"
#include "ui/ask/coverage_map.h"
#include "ui/ask/coverage_map_panel.h"
#include "ui/ask/model_picker.h"
#include "ui/ask/model_popup.h"
#include "ui/ask/request_dialog.h"
#include "ui/ask/request_view.h"
#include "ui/ask/turn_view.h"

#include <QLineEdit>
#include <QPixmap>
#include <QToolButton>
#include <QVBoxLayout>
#include <numeric>

namespace longleaf::test {

namespace {

/// Twenty filings of 150 pages, as a focused request over them has them.
ui::PlanSummary twentyFilings()
{
    ui::PlanSummary plan;
    plan.mode = pack::Mode::Focused;
    for (int i = 1; i <= 20; ++i) {
        constexpr int kPages = 150;
        const std::string title = "Company " + std::to_string(i) + " 2022 10-K.pdf";
        std::vector<int> sent;
        std::vector<int> rest;
        for (int page = 1; page <= kPages; ++page) {
            if (page % 37 == 0 && i % 4 == 0)
                continue;
            (page * (i + 3) % 11 < 2 ? sent : rest).push_back(page);
        }
        const std::vector<int> odd{37, 74, 111, 148};
        plan.documents.push_back({DocumentId{i}, title, kPages, static_cast<int>(sent.size()), i == 3, sent});
        if (i == 3) {
            plan.documents.back().sent.resize(kPages);
            std::iota(plan.documents.back().sent.begin(), plan.documents.back().sent.end(), 1);
            continue;
        }
        plan.leftOut.push_back({DocumentId{i}, title, rest, pack::LeftOutReason::NotRelevant});
        if (i % 4 == 0)
            plan.leftOut.push_back({DocumentId{i}, title, odd,
                                    i % 8 == 0 ? pack::LeftOutReason::NoText : pack::LeftOutReason::Unreadable});
    }
    plan.unread.pagesInScope = 20 * 150;
    plan.unread.documents = {{DocumentId{3}, "Company 3 2022 10-K.pdf", {}, {5, 6, 40, 41}},
                             {DocumentId{5}, "Company 5 2022 10-K.pdf", {}, {1, 2, 3}}};
    return plan;
}

class Pictures {
public:
    explicit Pictures(QString folder)
        : m_folder(std::move(folder))
    {
        m_driver.useServer(m_server.baseUrl());
        const settings::SettingsStore store(m_driver.library().parent_path() / "config");
        if (auto settings = store.load()) {
            settings->maxCostPerDayUsd = 5.0;
            (void)store.save(*settings);
        }
        m_driver.open();
        m_driver.drop({UiDriver::sampleDocument()});
        (void)m_driver.waitUntilRead();
    }

    void run(const QString &suffix)
    {
        before(suffix);
        models(suffix);
        request(suffix);
        after(suffix);
        filings(suffix);
    }

    UiDriver &driver() { return m_driver; }

private:
    ui::AskController &ask() { return m_driver.program().ask(); }
    ui::Composer *composer() { return m_driver.window().askPane()->composer(); }

    void save(QWidget &widget, const QString &name, const QString &suffix)
    {
        UiDriver::wait(250);
        widget.grab().save(m_folder + QLatin1Char('/') + name + suffix + QStringLiteral(".png"));
    }

    void type(const QString &question)
    {
        composer()->setQuestion(question);
        UiDriver::waitFor([this]() { return ask().plan().has_value(); });
    }

    void before(const QString &suffix)
    {
        ask().newConversation();
        ask().setMode(pack::Mode::Auto);
        type(QStringLiteral("What were the net sales of Services?"));
        if (!composer()->map()->isVisible())
            composer()->togglePages();
        save(m_driver.window(), QStringLiteral("90-map-whole"), suffix);
        ask().setDepth(4'000);
        ask().setMode(pack::Mode::Focused);
        UiDriver::waitFor([this]() { return ask().plan().has_value(); });
        composer()->map()->map()->setCurrent({0, 17});
        save(m_driver.window(), QStringLiteral("91-map-focused"), suffix);
        composer()->togglePages();
        composer()->focusQuestion();
    }

    void models(const QString &suffix)
    {
        ui::ModelPicker *picker = composer()->modelPicker();
        picker->showPopup();
        save(*picker->popup(), QStringLiteral("92-models"), suffix);
        picker->popup()->field()->setText(QStringLiteral("train"));
        save(*picker->popup(), QStringLiteral("93-models-filtered"), suffix);
        picker->popup()->close();
    }

    void request(const QString &suffix)
    {
        composer()->showRequest();
        ui::RequestDialog *dialog = composer()->requestDialog();
        UiDriver::waitFor(
            [dialog]() { return dialog->view()->isComplete() && !dialog->view()->text().body.isEmpty(); });
        save(*dialog, QStringLiteral("94-request"), suffix);
        dialog->findField()->setText(QStringLiteral("net sales"));
        save(*dialog, QStringLiteral("95-request-found"), suffix);
        dialog->close();
        UiDriver::wait(50);
    }

    void after(const QString &suffix)
    {
        Reply reply;
        reply.answer.text = "Net sales of Services were $19.6 billion.";
        reply.answer.inputTokens = 4'900;
        m_server.enqueue(reply);
        (void)m_driver.send(composer()->question());
        (void)m_driver.waitUntilAnswered();
        m_driver.window().askPane()->conversation()->turns().back()->ledgerButton()->click();
        save(m_driver.window(), QStringLiteral("96-map-of-an-answer"), suffix);
    }

    void filings(const QString &suffix)
    {
        QWidget window;
        window.setProperty("surface", QStringLiteral("canvas"));
        auto *column = new QVBoxLayout(&window);
        auto *panel = new ui::CoverageMapPanel(m_driver.program().theme(), 440, &window);
        column->addWidget(panel);
        window.resize(720, 540);
        window.show();
        panel->showPlan(twentyFilings());
        save(window, QStringLiteral("97-map-of-twenty-filings"), suffix);
    }

    QString m_folder;
    ReplayServer m_server;
    UiDriver m_driver;
};

} // namespace

void shootSending(const QString &folder)
{
    Pictures pictures(folder);
    pictures.run({});
    pictures.driver().program().theme().apply(ui::ThemeChoice::Dark);
    pictures.run(QStringLiteral("-dark"));
    pictures.driver().program().theme().apply(ui::ThemeChoice::Light);
    pictures.driver().window().resize(1024, 700);
    UiDriver::wait(300);
    pictures.run(QStringLiteral("-small"));
}

} // namespace longleaf::test
