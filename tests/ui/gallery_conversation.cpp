// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/gallery_conversation.h"

#include "core/store/library.h"
#include "tests/core/store/raw_database.h"
#include "tests/support/replay_server.h"
#include "tests/support/ui_driver.h"
#include "ui/ask/ask_pane.h"
#include "ui/ask/composer.h"
#include "ui/ask/conversation_view.h"
#include "ui/ask/follow_up_bar.h"
#include "ui/ask/history_panel.h"
#include "ui/ask/notes_strip.h"
#include "ui/ask/turn_actions.h"
#include "ui/ask/turn_frame.h"
#include "ui/ask/turn_notes.h"
#include "ui/widgets/growing_text_edit.h"

#include <QDateTime>
#include <QLineEdit>
#include <QListView>
#include <QListWidget>
#include <QPixmap>
#include <QScrollBar>
#include <QTest>
#include <QToolButton>
#include <cstdio>

namespace longleaf::test {

namespace {

constexpr const char *kSales =
    "Total net sales grew by 2% to $83.0 billion.<q d=\"1\" p=\"17\">Total net sales increased 2% or $1.5 billion "
    "during "
    "the third quarter of 2022 compared to the same quarter in 2021</q> A strong dollar weighed on every "
    "segment.<q d=\"1\" p=\"14\">The weakness in foreign currencies relative to the U.S. dollar had an unfavorable "
    "impact</q>";
constexpr const char *kBuybacks =
    "Apple bought back $21.7 billion of its own stock.<q d=\"1\" p=\"17\">The Company repurchased $21.7 billion of its "
    "common stock</q>";

class Pictures {
public:
    explicit Pictures(QString folder)
        : m_folder(std::move(folder))
    {
        m_driver.useServer(m_server.baseUrl());
        m_driver.open();
        m_driver.drop({UiDriver::sampleDocument()});
        (void)m_driver.waitUntilRead();
    }

    void run()
    {
        history();
        versions();
        notes();
    }

private:
    ui::AskPane *pane() { return m_driver.window().askPane(); }

    void shoot(const char *name)
    {
        UiDriver::wait(250);
        m_driver.window().grab().save(m_folder + QLatin1Char('/') + QLatin1String(name) + QStringLiteral(".png"));
    }

    void ask(const char *question, const char *answer)
    {
        Reply reply;
        reply.answer.text = answer;
        reply.answer.inputTokens = 118'265;
        reply.answer.cachedTokens = 112'640;
        reply.answer.outputTokens = 212;
        m_server.enqueue(reply);
        if (!m_driver.send(QString::fromUtf8(question)) || !m_driver.waitUntilAnswered())
            std::fprintf(stderr, "The question was not answered.\n");
    }

    /// Conversations of earlier days.
    void addEarlier()
    {
        RawDatabase raw(m_driver.library() / "library.sqlite");
        const std::int64_t now = QDateTime::currentMSecsSinceEpoch();
        constexpr std::int64_t kHour = 3'600'000;
        struct Row {
            const char *title;
            const char *answer;
            std::int64_t ago;
        };
        const Row rows[] = {
            {"How large is the deferred revenue, and when is it recognised?",
             "Deferred revenue came to $7.7 billion; most of it is recognised within a year.", 200 * kHour},
            {"Project Birch: covenants of the credit agreement", "The leverage ratio must stay below 3.5.", 52 * kHour},
            {"What does the auditor say about internal control?", "There was no material weakness.", 51 * kHour},
            {"List every dividend that was declared", "Apple declared $0.23 a share; net sales are not the reason.",
             27 * kHour},
            {"Umsatz in Z\xC3\xBCrich 2021 und 2022", "Der Umsatz stieg von 4,1 auf 4,6 Millionen Franken.",
             26 * kHour},
        };
        for (const Row &row : rows) {
            const std::string time = std::to_string(now - row.ago);
            raw.run("INSERT INTO conversations(title, created_at_ms) VALUES ('" + std::string(row.title) + "', " +
                    time +
                    "); INSERT INTO answers(conversation, question, model, mode, scope, coverage, request_sha256,"
                    " created_at_ms) VALUES (last_insert_rowid(), '" +
                    row.title + "', 'meta/muse-spark-1.3', 'whole', '[]', '{}', '', " + time +
                    "); INSERT INTO answer_results(answer, state, finished, text) SELECT max(id), 'complete', 1, '" +
                    row.answer + "' FROM answers;");
        }
    }

    void history()
    {
        pane()->setHistoryVisible(true);
        shoot("70-history-empty");
        pane()->setHistoryVisible(false);
        addEarlier();
        ask("How did net sales develop compared with 2021?", kSales);
        shoot("71-follow-ups");
        m_driver.program().ask().newConversation();
        ask("How much stock was bought back?", kBuybacks);
        pane()->setHistoryVisible(true);
        UiDriver::waitFor([this]() { return pane()->history()->model()->conversations() > 5; });
        shoot("72-history");
        m_driver.window().resize(1'700, 860);
        shoot("73-history-beside");
        QTest::keyClicks(pane()->history()->searchField(), QStringLiteral("net sal"));
        UiDriver::wait(600);
        shoot("74-history-search");
        m_driver.program().theme().apply(ui::ThemeChoice::Dark);
        shoot("74-history-search-dark");
        m_driver.program().theme().apply(ui::ThemeChoice::Light);
        pane()->history()->searchField()->clear();
        UiDriver::wait(200);
        pane()->history()->list()->setFocus();
        pane()->history()->list()->setCurrentIndex(pane()->history()->model()->index(2));
        QTest::keyClick(pane()->history()->list(), Qt::Key_F2);
        shoot("75-history-rename");
        QTest::keyClick(pane()->history()->findChild<QLineEdit *>(QStringLiteral("conversationName")), Qt::Key_Escape);
        pane()->history()->list()->setCurrentIndex(
            pane()->history()->model()->index(pane()->history()->model()->rowCount() - 1));
        QTest::keyClick(pane()->history()->list(), Qt::Key_Delete);
        UiDriver::wait(400);
        shoot("76-history-deleted");
        m_driver.window().resize(1'024, 700);
        shoot("76-history-small");
        pane()->setHistoryVisible(false);
        m_driver.window().resize(1'360, 860);
    }

    void versions()
    {
        ask("And why?", "The board wanted to return cash.");
        pane()->conversation()->frames().front()->actions()->edit()->click();
        UiDriver::waitFor([this]() { return m_driver.program().ask().plan().has_value(); });
        shoot("77-edit-question");
        ask("How much stock was bought back in 2022?", kBuybacks);
        shoot("77-versions");
    }

    void notes()
    {
        ui::TurnFrame *frame = pane()->conversation()->frames().front();
        pane()->writeNote();
        QTest::keyClicks(frame->notes()->edit(), QStringLiteral("Compare with the proxy statement before the meeting"));
        shoot("78-note-written");
        QTest::keyClick(frame->notes()->edit(), Qt::Key_Return);
        pane()->togglePin();
        UiDriver::waitFor([this]() { return pane()->notes()->list()->count() == 2; });
        pane()->notes()->header()->setChecked(true);
        shoot("79-notes");
        m_driver.program().theme().apply(ui::ThemeChoice::Dark);
        shoot("79-notes-dark");
        m_driver.window().resize(1'024, 700);
        shoot("79-notes-small-dark");
        m_driver.program().theme().apply(ui::ThemeChoice::Light);
        pane()->conversation()->verticalScrollBar()->setValue(pane()->conversation()->verticalScrollBar()->maximum());
        shoot("79-notes-small-end");
    }

    QString m_folder;
    ReplayServer m_server;
    UiDriver m_driver;
};

} // namespace

void paintConversation(const QString &folder)
{
    Pictures(folder).run();
}

} // namespace longleaf::test
