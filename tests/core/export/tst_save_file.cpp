// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest> // first: moc 6.4 cannot read <compare>, which ids.h includes

#include "core/export/save_file.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <csignal>
#include <filesystem>
#include <sys/resource.h>
#include <unistd.h>

using namespace longleaf;
using namespace longleaf::exporting;

namespace {

std::filesystem::path in(const QTemporaryDir &folder, const char *name)
{
    return folder.filePath(QString::fromUtf8(name)).toStdString();
}

QByteArray bytesOf(const std::filesystem::path &path)
{
    QFile file(QString::fromStdString(path.string()));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(not there)");
}

/// Everything in a folder, hidden files too: nothing may be left behind.
QStringList namesIn(const QTemporaryDir &folder)
{
    return QDir(folder.path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
}

} // namespace

class SaveFileTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void writesANewFile();
    void leavesAnExistingFileAlone();
    void replacesWhenItWasAskedFor();
    void aFailedWriteLeavesTheOldFile();
    void placesThatCannotBe_data();
    void placesThatCannotBe();
    void aFolderThatIsNotOurs();
};

void SaveFileTest::writesANewFile()
{
    const QTemporaryDir folder;
    const auto path = in(folder, "答え.md");
    QVERIFY(saveFile(path, "words", Overwrite::No) == Saved::Written);
    QCOMPARE(bytesOf(path), QByteArray("words"));
    QCOMPARE(namesIn(folder).size(), 1);
}

void SaveFileTest::leavesAnExistingFileAlone()
{
    const QTemporaryDir folder;
    const auto path = in(folder, "memo.docx");
    QVERIFY(saveFile(path, "old", Overwrite::No) == Saved::Written);
    QVERIFY(saveFile(path, "new", Overwrite::No) == Saved::Exists);
    QCOMPARE(bytesOf(path), QByteArray("old"));
    // Also when it is a link that leads nowhere.
    std::filesystem::create_symlink("nowhere", in(folder, "link"));
    QVERIFY(saveFile(in(folder, "link"), "new", Overwrite::No).has_value());
    QVERIFY(std::filesystem::is_symlink(in(folder, "link")));
}

void SaveFileTest::replacesWhenItWasAskedFor()
{
    const QTemporaryDir folder;
    const auto path = in(folder, "memo.md");
    QVERIFY(saveFile(path, "old and longer", Overwrite::Yes) == Saved::Written);
    std::filesystem::permissions(path, std::filesystem::perms(0640));
    QVERIFY(saveFile(path, "new", Overwrite::Yes) == Saved::Written);
    QCOMPARE(bytesOf(path), QByteArray("new"));
    QCOMPARE(static_cast<unsigned>(std::filesystem::status(path).permissions()), 0640U);

    std::filesystem::create_symlink(path, in(folder, "link"));
    QVERIFY(saveFile(in(folder, "link"), "through", Overwrite::Yes) == Saved::Written);
    QVERIFY(std::filesystem::is_symlink(in(folder, "link")));
    QCOMPARE(bytesOf(path), QByteArray("through"));
    QCOMPARE(namesIn(folder).size(), 2);
}

void SaveFileTest::aFailedWriteLeavesTheOldFile()
{
    const QTemporaryDir folder;
    const auto path = in(folder, "memo.md");
    QVERIFY(saveFile(path, "old", Overwrite::No) == Saved::Written);
    // A limit on the size of files stands in for a full disk.
    rlimit before{};
    QCOMPARE(getrlimit(RLIMIT_FSIZE, &before), 0);
    std::signal(SIGXFSZ, SIG_IGN);
    const rlimit little{64 * 1024, before.rlim_max};
    QCOMPARE(setrlimit(RLIMIT_FSIZE, &little), 0);
    const auto saved = saveFile(path, std::string(1'000'000, 'x'), Overwrite::Yes);
    setrlimit(RLIMIT_FSIZE, &before);
    QVERIFY(!saved.has_value());
    QVERIFY2(saved.error().message.find("nothing was written") != std::string::npos, saved.error().message.c_str());
    QCOMPARE(bytesOf(path), QByteArray("old"));
    QCOMPARE(namesIn(folder).size(), 1);
}

void SaveFileTest::placesThatCannotBe_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<int>("code");
    QTest::newRow("no such folder") << "/nowhere/at/all/memo.md" << static_cast<int>(ErrorCode::NotFound);
    QTest::newRow("a folder") << "/tmp" << static_cast<int>(ErrorCode::NotAFile);
    QTest::newRow("name too long") << QStringLiteral("/tmp/") + QString(300, QLatin1Char('a'))
                                   << static_cast<int>(ErrorCode::InvalidInput);
    QTest::newRow("a file for a folder") << "/etc/passwd/memo.md" << static_cast<int>(ErrorCode::NotFound);
}

void SaveFileTest::placesThatCannotBe()
{
    QFETCH(QString, path);
    QFETCH(int, code);
    const auto saved = saveFile(path.toStdString(), "words", Overwrite::No);
    QVERIFY(!saved.has_value());
    QCOMPARE(static_cast<int>(saved.error().code), code);
    QVERIFY(saved.error().message.ends_with('.'));
}

void SaveFileTest::aFolderThatIsNotOurs()
{
    const QTemporaryDir folder;
    const auto path = in(folder, "memo.md");
    std::filesystem::permissions(folder.path().toStdString(), std::filesystem::perms(0555));
    // No permission stops root, who is anybody else meanwhile.
    constexpr uid_t kNobody = 65534;
    const bool root = geteuid() == 0;
    QVERIFY(!root || seteuid(kNobody) == 0);
    const auto saved = saveFile(path, "words", Overwrite::No);
    QVERIFY(!root || seteuid(0) == 0);
    std::filesystem::permissions(folder.path().toStdString(), std::filesystem::perms(0755));
    QVERIFY(!saved.has_value());
    QCOMPARE(saved.error().code, ErrorCode::PermissionDenied);
    QVERIFY(saved.error().message.ends_with('.'));
    QVERIFY(namesIn(folder).isEmpty());
}

QTEST_APPLESS_MAIN(SaveFileTest)
#include "tst_save_file.moc"
