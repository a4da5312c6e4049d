// SPDX-License-Identifier: GPL-3.0-or-later
// Reading a batch while the disk of the library is full.
#include <QTest> // first: moc 6.4 cannot read <compare>, which ids.h includes

#include "app/desktop/library_backend.h"
#include "resources/embedded.h"
#include "ui/library/reading_bar.h"
#include "ui/library/reading_controller.h"
#include "ui/widgets/theme.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <atomic>
#include <memory>

using namespace longleaf;
using Phase = ui::ReadingController::Phase;

namespace {

constexpr int kWaitMs = 20'000;
constexpr std::int64_t kPlenty = 10'000'000'000;

} // namespace

class ReadingControllerTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_free = kPlenty;
        ingest::IngestOptions options;
        options.extractor.program = LONGLEAF_BINARY_DIR "/bin/longleaf-extractor";
        options.spoolFolder = m_folder->filePath(QStringLiteral("library")).toStdString();
        options.freeBytes = [this]() -> std::optional<std::int64_t> {
            ++m_looks;
            return m_free.load();
        };
        m_backend = std::make_unique<desktop::StoreLibraryBackend>(options.spoolFolder, options, m_tokens, m_clock);
        m_runner = std::make_unique<async::JobRunner>(4);
        m_model = std::make_unique<ui::DocumentListModel>();
        m_controller =
            std::make_unique<ui::ReadingController>(*m_backend, *m_runner, *m_model, nullptr, /*roomCheckMs=*/10);
    }
    void cleanup()
    {
        m_controller.reset();
        m_runner.reset(); // waits for the jobs, which use the backend
        m_backend.reset();
    }

    void goesOnByItselfWhenThereIsRoom()
    {
        const ui::ReadingBar bar(*m_controller, m_theme);
        const QSignalSpy failed(m_controller.get(), &ui::ReadingController::failed);
        const QSignalSpy finished(m_controller.get(), &ui::ReadingController::batchFinished);
        m_free = 1'000'000;
        m_controller->add({file("one.txt"), file("two.txt"), file("three.txt")}, {});
        QTRY_VERIFY_WITH_TIMEOUT(m_controller->isWaitingForRoom(), kWaitMs);
        QCOMPARE(failed.size(), 1);
        QVERIFY(failed.front()[0].toString().contains(QStringLiteral("has 1 MB left")));
        QTRY_VERIFY_WITH_TIMEOUT(bar.text().contains(QStringLiteral("waiting for room on the disk")), kWaitMs);
        const int looks = m_looks;
        QTRY_VERIFY_WITH_TIMEOUT(m_looks > looks + 2, kWaitMs); // and it stays full
        QVERIFY(m_controller->isWaitingForRoom());
        QCOMPARE(failed.size(), 1); // told once

        m_free = kPlenty;
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, kWaitMs);
        QCOMPARE(finished.front()[0].toInt(), 3);
        QCOMPARE(m_controller->phase(), Phase::Idle);
        QVERIFY(!m_controller->isWaitingForRoom());
    }

    void whoCancelsDoesNotWait()
    {
        m_free = 1'000'000;
        m_controller->add({file("one.txt")}, {});
        QTRY_VERIFY_WITH_TIMEOUT(m_controller->isWaitingForRoom(), kWaitMs);
        m_controller->cancel();
        QVERIFY(!m_controller->isWaitingForRoom());
        QCOMPARE(m_controller->phase(), Phase::Idle);
    }

private:
    QString file(const char *name)
    {
        const QString path = m_folder->filePath(QString::fromLatin1(name));
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(QByteArray("The text of ") + name + ".\n") < 1)
            qFatal("A test file could not be written.");
        return path;
    }

    SystemClock m_clock;
    pack::TokenCounter m_tokens{resource(pack::TokenCounter::kVocabulary)};
    ui::Theme m_theme;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::atomic<std::int64_t> m_free = kPlenty;
    std::atomic<int> m_looks = 0;
    std::unique_ptr<desktop::StoreLibraryBackend> m_backend;
    std::unique_ptr<async::JobRunner> m_runner;
    std::unique_ptr<ui::DocumentListModel> m_model;
    std::unique_ptr<ui::ReadingController> m_controller;
};

QTEST_MAIN(ReadingControllerTest)
#include "tst_reading_controller.moc"
