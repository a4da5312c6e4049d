// SPDX-License-Identifier: GPL-3.0-or-later
// Typing a question over a library of 1,000 documents: from the key to the painted letter, while the plan of the draft
// is worked out and the draft is kept on disk. usage: bench_typing [DOCUMENTS]
#include "tests/core/store/raw_database.h"
#include "tests/support/temp_library.h"
#include "tests/support/ui_driver.h"
#include "ui/ask/ask_pane.h"
#include "ui/ask/composer.h"
#include "ui/widgets/growing_text_edit.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QTest>
#include <QTimer>
#include <algorithm>
#include <cstdio>
#include <vector>

using namespace longleaf;

namespace {

constexpr int kConversations = 200;
constexpr int kPauseMs = 90; // a fast typist

/// Counts how often a widget was painted.
class Paints final : public QObject {
public:
    explicit Paints(QWidget *widget) { widget->installEventFilter(this); }
    int count = 0;

protected:
    bool eventFilter(QObject *, QEvent *event) override
    {
        count += event->type() == QEvent::Paint ? 1 : 0;
        return false;
    }
};

void print(const char *name, std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    const auto at = [&values](std::size_t percent) {
        return values[std::min(values.size() - 1, values.size() * percent / 100)];
    };
    const auto over = std::count_if(values.begin(), values.end(), [](double ms) { return ms > 16; });
    std::printf("%-44s p50 %6.2f   p95 %6.2f   p99 %6.2f   longest %6.2f ms   over 16 ms: %ld of %zu\n", name, at(50),
                at(95), at(99), values.back(), static_cast<long>(over), values.size());
}

bool fill(const std::filesystem::path &folder, int documents)
{
    const SystemClock clock;
    auto library = store::Library::open(folder, clock);
    if (!library)
        return false;
    for (int i = 0; i < documents; ++i) {
        std::vector<std::string> pages;
        for (int page = 0; page < 8; ++page) {
            std::string text = "Report " + std::to_string(i) + ", page " + std::to_string(page) + "\n\n";
            for (int k = 0; k < 24; ++k)
                text += "Net sales of segment " + std::to_string(i * 7 + k) + " came to " +
                        std::to_string(1'000 + i * 13 + k * page) + " dollars in 2022, the margin to " +
                        std::to_string(k % 40) + " percent. ";
            pages.push_back(std::move(text));
        }
        if (!test::addDocument(**library, "report-" + std::to_string(i) + ".txt", pages))
            return false;
    }
    library->reset();
    test::RawDatabase raw(folder / "library.sqlite");
    std::string sql = "BEGIN;";
    for (int i = 1; i <= kConversations; ++i)
        sql +=
            "INSERT INTO conversations(title, created_at_ms) VALUES ('Conversation', 1700000000000);"
            "INSERT INTO answers(conversation, question, model, mode, scope, coverage, request_sha256, created_at_ms)"
            " VALUES (last_insert_rowid(), 'What were net sales?', 'm', 'whole', '[]', '{}', '', 1700000000000);"
            "INSERT INTO answer_results(answer, state, finished, text) SELECT max(id), 'complete', 1, 'Some.' FROM"
            " answers;";
    return raw.run(sql + "COMMIT;").empty();
}

} // namespace

int main(int argc, char **argv)
{
    const QApplication application(argc, argv);
    const int documents = argc > 1 ? std::atoi(argv[1]) : 1'000;
    test::UiDriver driver;
    driver.useServer("http://127.0.0.1:9"); // nothing is sent
    if (!fill(driver.library(), documents)) {
        std::puts("The library could not be filled.");
        return 1;
    }
    driver.open();
    test::UiDriver::waitFor([&driver]() { return driver.program().ask().plan().has_value(); }, 60'000);
    const auto &plan = driver.program().ask().plan();
    std::printf("%d documents, %d conversations; the plan %s\n", documents, kConversations,
                plan && *plan ? "was made"
                : plan        ? plan->error().message.c_str()
                              : "did not come");
    ui::GrowingTextEdit *edit = driver.window().askPane()->composer()->edit();
    Paints paints(edit->viewport());
    edit->setFocus();

    std::vector<double> gaps;
    QElapsedTimer gap;
    QTimer ticks;
    ticks.setTimerType(Qt::PreciseTimer);
    ticks.setInterval(1);
    QObject::connect(&ticks, &QTimer::timeout, &ticks, [&]() {
        gaps.push_back(static_cast<double>(gap.nsecsElapsed()) / 1e6);
        gap.restart();
    });
    std::vector<double> keys;
    int plans = 0;
    QObject::connect(&driver.program().ask(), &ui::AskController::planChanged, &ticks,
                     [&]() { plans += driver.program().ask().plan() ? 1 : 0; });
    const QString question = QStringLiteral("How did net sales of the segments develop in 2022, and which of them had "
                                            "the highest margin? Compare with the year before, and say why. ");
    gap.start();
    ticks.start();
    for (int round = 0; round < 2; ++round) {
        for (const QChar c : question) {
            const int before = paints.count;
            QElapsedTimer clock;
            clock.start();
            QTest::keyClick(edit, c.toLatin1());
            while (paints.count == before && clock.elapsed() < 1'000)
                QCoreApplication::processEvents();
            keys.push_back(static_cast<double>(clock.nsecsElapsed()) / 1e6);
            test::UiDriver::wait(kPauseMs);
        }
        test::UiDriver::wait(1'000); // the plan arrives
    }
    ticks.stop();
    print("from the key to the painted letter", keys);
    print("time between two turns of the event loop", gaps);
    std::printf("plans that arrived: %d\n", plans);
    driver.close();
    return 0;
}
