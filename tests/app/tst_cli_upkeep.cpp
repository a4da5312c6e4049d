// SPDX-License-Identifier: GPL-3.0-or-later
// Backups, restoring, salvage, checks and repairs on the command line, and who may write beside whom.
#include "core/store/library_lock.h"
#include "tests/app/cli_runner.h"
#include "tests/core/store/raw_database.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using longleaf::store::LibraryLock;
using longleaf::test::CliRun;
using longleaf::test::CliRunner;
using longleaf::test::RawDatabase;
using nlohmann::json;

namespace {

const QString kTwoPages = QStringLiteral(LONGLEAF_SOURCE_DIR "/tests/data/pdf/two-pages.pdf");

QString word(const json &value)
{
    return QString::fromStdString(value.get<std::string>());
}

} // namespace

class CliUpkeepTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_library = m_folder->filePath(QStringLiteral("library"));
        m_cli = std::make_unique<CliRunner>(m_library, m_folder->filePath(QStringLiteral("config")));
        QCOMPARE(m_cli->run({QStringLiteral("add"), kTwoPages}).status, 0);
    }

    void aBackupIsMadeListedAndRestored()
    {
        const json made = m_cli->json({QStringLiteral("backup")}).json();
        QVERIFY(QFile::exists(word(made.at("file"))));
        QCOMPARE(m_cli->run({QStringLiteral("remove"), QStringLiteral("1")}).status, 0);
        QCOMPARE(documents(), 0);
        const json listed = m_cli->json({QStringLiteral("backup"), QStringLiteral("--list")}).json();
        QCOMPARE(listed.at("backups").size(), std::size_t{1});
        const json restored = m_cli->json({QStringLiteral("restore")}).json();
        QCOMPARE(restored.at("documents").get<int>(), 1);
        QVERIFY(QFile::exists(word(restored.at("moved_to")) + QStringLiteral("/library.sqlite")));
        QCOMPARE(documents(), 1);
        QCOMPARE(m_cli->run({QStringLiteral("check")}).status, 0);
        // By its name, too.
        const QString name = QFileInfo(word(made.at("file"))).fileName();
        QCOMPARE(m_cli->run({QStringLiteral("restore"), name}).status, 0);
        const CliRun missing = m_cli->json({QStringLiteral("restore"), QStringLiteral("nothing.sqlite")});
        QCOMPARE(missing.status, 1);
        QCOMPARE(word(missing.json().at("error").at("code")), QStringLiteral("not_found"));
    }

    void aDamagedLibraryIsSalvagedInItsPlace()
    {
        {
            QFile file(m_library + QStringLiteral("/library.sqlite"));
            QVERIFY(file.open(QIODevice::ReadWrite));
            file.write(QByteArray(100, 'X'));
        }
        const CliRun refused = m_cli->json({QStringLiteral("list")});
        QCOMPARE(word(refused.json().at("error").at("code")), QStringLiteral("library_damaged"));
        const CliRun none = m_cli->json({QStringLiteral("restore")});
        QVERIFY2(none.errors.contains("salvage"), none.errors.constData());
        const CliRun saved = m_cli->json({QStringLiteral("salvage")});
        QVERIFY2(saved.status == 0, saved.errors.constData());
        QCOMPARE(saved.json().at("documents").get<int>(), 1);
        QVERIFY(saved.json().at("complete").get<bool>());
        QVERIFY(QFile::exists(word(saved.json().at("moved_to")) + QStringLiteral("/library.sqlite")));
        QCOMPARE(documents(), 1);
        QVERIFY(m_cli->json({QStringLiteral("search"), QStringLiteral("licence")}).json().at("hits").size() > 0);
    }

    void aPageThatChangedOnTheDiskIsReadAgain()
    {
        const QByteArray before = m_cli->run({QStringLiteral("text"), QStringLiteral("1")}).output;
        {
            RawDatabase raw((m_library + QStringLiteral("/library.sqlite")).toStdString());
            QCOMPARE(raw.run("UPDATE pages SET text = replace(text, '4,200', '9,200')"), std::string());
        }
        const CliRun told = m_cli->json({QStringLiteral("check")});
        QCOMPARE(told.status, 1);
        QCOMPARE(told.json().at("damaged_pages").size(), std::size_t{1});
        const CliRun mended = m_cli->json({QStringLiteral("check"), QStringLiteral("--repair")});
        QVERIFY2(mended.status == 0, mended.errors.constData());
        QCOMPARE(mended.json().at("repaired_pages").get<int>(), 1);
        QCOMPARE(m_cli->run({QStringLiteral("text"), QStringLiteral("1")}).output, before);
    }

    void aDamagedPageIsMendedBeforeItIsShown()
    {
        const QByteArray before = m_cli->run({QStringLiteral("text"), QStringLiteral("1")}).output;
        {
            RawDatabase raw((m_library + QStringLiteral("/library.sqlite")).toStdString());
            QCOMPARE(raw.run("UPDATE pages SET text = replace(text, '4,200', '9,200')"), std::string());
        }
        const CliRun shown = m_cli->run({QStringLiteral("text"), QStringLiteral("1")});
        QVERIFY2(shown.status == 0, shown.errors.constData());
        QCOMPARE(shown.output, before);
    }

    void oneProgramAddsFilesAtATime()
    {
        const auto window =
            LibraryLock::tryTake(m_library.toStdString(), LibraryLock::Purpose::AddFiles, "Longleaf").value();
        const CliRun refused = m_cli->json({QStringLiteral("add"), kTwoPages});
        QCOMPARE(refused.status, 1);
        QCOMPARE(word(refused.json().at("error").at("code")), QStringLiteral("library_busy"));
        QVERIFY2(refused.errors.contains("Longleaf, process"), refused.errors.constData());
        // Looking and small changes go on.
        QCOMPARE(documents(), 1);
        QCOMPARE(m_cli->run({QStringLiteral("remove"), QStringLiteral("1")}).status, 0);
    }

    void nobodyReplacesALibraryInUse()
    {
        QCOMPARE(m_cli->run({QStringLiteral("backup")}).status, 0);
        const auto user = LibraryLock::tryTake(m_library.toStdString(), LibraryLock::Purpose::Use, "x").value();
        const CliRun refused = m_cli->json({QStringLiteral("restore")});
        QCOMPARE(refused.status, 1);
        QCOMPARE(word(refused.json().at("error").at("code")), QStringLiteral("library_busy"));
        QCOMPARE(documents(), 1);
    }

private:
    int documents() const
    {
        return static_cast<int>(m_cli->json({QStringLiteral("list")}).json().at("documents").size());
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_library;
    std::unique_ptr<CliRunner> m_cli;
};

QTEST_GUILESS_MAIN(CliUpkeepTest)
#include "tst_cli_upkeep.moc"
