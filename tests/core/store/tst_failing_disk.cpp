// SPDX-License-Identifier: GPL-3.0-or-later
// What a library does when its disk is full at any moment, or any single operation of the disk fails.
#include "core/store/library.h"
#include "tests/core/store/failing_vfs.h"
#include "tests/core/store/raw_database.h"
#include "tests/support/temp_library.h"

#include <QElapsedTimer>
#include <QTest>

#include <memory>
#include <optional>

using namespace longleaf;
using test::FailingVfs;

namespace {

constexpr std::int64_t kStepBytes = 64 * 1024;
constexpr qint64 kMessageMs = 2'000;

std::vector<std::string> pagesOf(int seed)
{
    std::vector<std::string> pages;
    for (int page = 0; page < 3 + seed % 3; ++page) {
        std::string text = "Document " + std::to_string(seed) + ", page " + std::to_string(page) + ". ";
        for (int i = 0; i < 40; ++i)
            text += "Words number " + std::to_string(seed * 31 + page * 7 + i) + " stand here. ";
        pages.push_back(std::move(text));
    }
    return pages;
}

/// What was confirmed, and what ended it.
struct Outcome {
    int documents = 0;
    int answers = 0;
    std::size_t progress = 0; ///< bytes of the last answer's text
    std::optional<Error> error;
    qint64 slowestMs = 0;
};

/// Adds documents and answers until something fails.
class Work final {
public:
    Work(std::filesystem::path folder, int documents)
        : m_folder(std::move(folder))
        , m_most(documents)
    {
    }

    Outcome run()
    {
        Outcome outcome;
        std::unique_ptr<store::Library> library;
        const auto timed = [&](const auto &work) {
            QElapsedTimer timer;
            timer.start();
            const Status done = work();
            outcome.slowestMs = std::max(outcome.slowestMs, timer.elapsed());
            if (!done)
                outcome.error = done.error();
            return done.has_value();
        };
        if (!timed([&]() -> Status {
                auto opened = store::Library::open(m_folder, m_clock);
                if (!opened)
                    return tl::unexpected(opened.error());
                library = std::move(*opened);
                return {};
            }))
            return outcome;
        for (int i = 0; i < m_most; ++i) {
            if (!timed([&]() -> Status {
                    const auto added = test::addDocument(*library, std::to_string(i) + ".txt", pagesOf(i));
                    return added ? Status() : tl::unexpected(added.error());
                }))
                break;
            ++outcome.documents;
            if (i % 4 == 0 && !timed([&] { return answer(*library, outcome); }))
                break;
        }
        // What is there can be read even now.
        if (outcome.error && outcome.error->code == ErrorCode::DiskFull && outcome.documents > 0)
            m_readable = library->documents().has_value() && library->pageText(DocumentId{1}, 1).has_value() &&
                         library->search("words", {}, 3).has_value();
        return outcome;
    }

    [[nodiscard]] bool readable() const { return m_readable; }

    /// After the disk works again. Empty: nothing that was confirmed is lost, nothing is half, and it goes on.
    std::string verify(const Outcome &outcome)
    {
        auto opened = store::Library::open(m_folder, m_clock);
        if (!opened)
            return "open: " + opened.error().message;
        store::Library &library = **opened;
        if (const auto state = library.check(); !state || *state != "ok")
            return "quick_check";
        if (const auto losses = library.losses(); !losses || !losses->empty())
            return "losses";
        const auto documents = library.documents();
        if (!documents || documents->size() < static_cast<std::size_t>(outcome.documents))
            return "documents: " + std::to_string(documents ? documents->size() : 0);
        for (const document::Document &one : *documents) {
            std::string expected;
            for (const std::string &page : pagesOf(std::stoi(one.title)))
                expected += (expected.empty() ? "" : "\f") + page;
            if (library.text(one.id) != expected)
                return "text of " + one.path;
        }
        test::RawDatabase raw(m_folder / "library.sqlite");
        if (!raw.run("INSERT INTO chunk_index(chunk_index) VALUES ('integrity-check')").empty() ||
            raw.value("SELECT count(*) FROM chunks") != raw.value("SELECT count(*) FROM chunk_index_docsize"))
            return "index";
        for (int i = 1; i <= outcome.answers; ++i) {
            const auto stored = library.answer(AnswerId{i});
            if (!stored || stored->turn.question != "Question?")
                return "question " + std::to_string(i);
            if (i == outcome.answers && stored->answer.rawText.size() < outcome.progress)
                return "progress";
        }
        if (!test::addDocument(library, "9999.txt", pagesOf(9'999)))
            return "goes on";
        return {};
    }

private:
    Status answer(store::Library &library, Outcome &outcome)
    {
        const auto conversation = library.createConversation("c");
        if (!conversation)
            return tl::unexpected(conversation.error());
        const auto id = library.beginAnswer(*conversation, {"Question?", "m", "whole", {}, "{}", ""});
        if (!id)
            return tl::unexpected(id.error());
        ++outcome.answers;
        outcome.progress = 0;
        for (const std::size_t bytes : {std::size_t{100}, std::size_t{3'000}}) {
            if (Status saved = library.saveProgress(*id, std::string(bytes, 'x')); !saved)
                return saved;
            outcome.progress = bytes;
        }
        store::FinishedAnswer finished;
        finished.state = store::AnswerState::Complete;
        finished.rawText = std::string(outcome.progress, 'x');
        return library.finishAnswer(*id, finished);
    }

    std::filesystem::path m_folder;
    int m_most;
    SystemClock m_clock;
    bool m_readable = true;
};

} // namespace

class FailingDiskTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void losesNothingWhenFullAtAnyStep();
    void losesNothingWhenAnyOperationFails_data();
    void losesNothingWhenAnyOperationFails();
};

void FailingDiskTest::losesNothingWhenFullAtAnyStep()
{
    FailingVfs vfs;
    int steps = 0;
    bool whole = false;
    qint64 slowest = 0;
    for (std::int64_t limit = kStepBytes; !whole; limit += kStepBytes) {
        const test::TempFolder folder;
        Work work(folder.path() / "library", 40);
        vfs.limitBytes(limit);
        const Outcome outcome = work.run();
        whole = !outcome.error;
        slowest = std::max(slowest, outcome.slowestMs);
        const std::string place = "at " + std::to_string(limit) + " bytes: ";
        if (!whole) {
            QVERIFY2(vfs.failed(), place.c_str());
            QVERIFY2(outcome.error->code == ErrorCode::DiskFull, (place + outcome.error->message).c_str());
            QVERIFY2(outcome.error->message.find("no room left") != std::string::npos, place.c_str());
            QVERIFY2(outcome.slowestMs < kMessageMs, place.c_str());
            QVERIFY2(work.readable(), (place + "cannot be read").c_str());
        }
        // Room is made.
        vfs.limitBytes(-1);
        const std::string wrong = work.verify(outcome);
        QVERIFY2(wrong.empty(), (place + wrong).c_str());
        ++steps;
        QVERIFY2(steps < 500, "the work never fits");
    }
    QVERIFY(steps > 20);
    qInfo("%d steps of 64 kB, slowest operation %lld ms", steps, static_cast<long long>(slowest));
}

void FailingDiskTest::losesNothingWhenAnyOperationFails_data()
{
    QTest::addColumn<bool>("forever");
    QTest::newRow("one operation fails") << false;
    QTest::newRow("the disk is gone from then on") << true;
}

void FailingDiskTest::losesNothingWhenAnyOperationFails()
{
    QFETCH(bool, forever);
    FailingVfs vfs;
    const auto failure = forever ? FailingVfs::Failure::Forever : FailingVfs::Failure::Once;
    int told = 0;
    int unharmed = 0;
    for (std::int64_t operation = 1;; ++operation) {
        const test::TempFolder folder;
        Work work(folder.path() / "library", 3);
        vfs.failAt(operation, failure);
        const Outcome outcome = work.run();
        const bool failed = vfs.failed();
        vfs.failAt(0, failure);
        if (!failed)
            break; // the work has fewer operations than that
        const std::string place = "operation " + std::to_string(operation) + ": ";
        if (outcome.error) {
            ++told;
            QVERIFY2(!outcome.error->message.empty(), place.c_str());
        } else {
            ++unharmed;
            QCOMPARE(outcome.documents, 3);
        }
        const std::string wrong = work.verify(outcome);
        QVERIFY2(wrong.empty(), (place + wrong + (outcome.error ? " after " + outcome.error->message : "")).c_str());
    }
    QVERIFY(told > 50);
    qInfo("%d operations failed: %d were told, %d did no harm", told + unharmed, told, unharmed);
}

QTEST_GUILESS_MAIN(FailingDiskTest)
#include "tst_failing_disk.moc"
