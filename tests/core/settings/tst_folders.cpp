// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/settings/folders.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#ifdef Q_OS_UNIX
#include <unistd.h>
#endif

using namespace longleaf;
using namespace longleaf::settings;
namespace fs = std::filesystem;

namespace {

const char *const kVariables[] = {"LONGLEAF_LIBRARY", "APPIMAGE", "APPDIR"};

#ifdef Q_OS_UNIX
/// To root no folder is read-only, so the file system is asked as nobody, whose number is 65534 everywhere.
class AsNobody final {
public:
    AsNobody()
        : m_done(geteuid() != 0 || seteuid(65'534) == 0)
    {
    }
    ~AsNobody()
    {
        if (getuid() == 0) [[maybe_unused]]
            const int restored = seteuid(0);
    }
    AsNobody(const AsNobody &) = delete;
    AsNobody &operator=(const AsNobody &) = delete;
    [[nodiscard]] bool done() const { return m_done; }

private:
    bool m_done;
};
#endif

} // namespace

class FoldersTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void areTheSystems_withoutAMarker();
    void lieBesideTheProgram_data();
    void lieBesideTheProgram();
    void markerOfAnotherFolderCountsForNothing_data();
    void markerOfAnotherFolderCountsForNothing();
    void libraryOfTheEnvironmentWins();
    void aPersonsDataFolderIsForThePersonAlone();
    void saysThatItCannotWrite_whenTheFolderIsReadOnly();
    void saysThatItCannotWrite_whenAFileIsInTheWay();
    void holderHasEverything();

private:
    /// Makes a file, and the folders above it.
    void touch(const QString &name) const
    {
        const QString path = m_temp->filePath(name);
        QVERIFY(QDir().mkpath(QFileInfo(path).path()));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
    }
    [[nodiscard]] fs::path at(const QString &name) const { return m_temp->filePath(name).toStdU16String(); }

    std::unique_ptr<QTemporaryDir> m_temp;
};

void FoldersTest::init()
{
    m_temp = std::make_unique<QTemporaryDir>();
    for (const char *variable : kVariables)
        qunsetenv(variable);
    for (const char *variable : {"XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"})
        qputenv(variable, QFile::encodeName(m_temp->filePath(QString::fromLatin1(variable))));
}

void FoldersTest::cleanup()
{
    for (const char *variable : kVariables)
        qunsetenv(variable);
}

void FoldersTest::areTheSystems_withoutAMarker()
{
    const auto folders = findFolders(at(QStringLiteral("bin")));
    QVERIFY(folders && !folders->isPortable());
#ifdef Q_OS_LINUX
    QVERIFY(folders->library == at(QStringLiteral("XDG_DATA_HOME/longleaf/library")));
    QVERIFY(folders->config == at(QStringLiteral("XDG_CONFIG_HOME/longleaf")));
    QVERIFY(folders->log == at(QStringLiteral("XDG_STATE_HOME/longleaf")));
#endif
    QVERIFY(QDir(m_temp->path()).isEmpty());
}

void FoldersTest::lieBesideTheProgram_data()
{
    QTest::addColumn<QString>("program");
    QTest::addColumn<QString>("marker");
    QTest::addColumn<QString>("image");
    QTest::newRow("in the program's folder") << QStringLiteral("Longleaf") << QStringLiteral("Longleaf") << QString();
    QTest::newRow("in a folder called bin") << QStringLiteral("top/bin") << QStringLiteral("top/bin") << QString();
    QTest::newRow("above a folder called bin") << QStringLiteral("top/bin") << QStringLiteral("top") << QString();
    QTest::newRow("beside a bundle") << QStringLiteral("Apps/Longleaf.app/Contents/MacOS") << QStringLiteral("Apps")
                                     << QString();
    QTest::newRow("beside an AppImage") << QStringLiteral("mounted/usr/bin") << QStringLiteral("Downloads")
                                        << QStringLiteral("Downloads/Longleaf.AppImage");
    QTest::newRow("a folder with a Chinese name")
        << QString::fromUtf8("文档 便携/bin") << QString::fromUtf8("文档 便携") << QString();
}

void FoldersTest::lieBesideTheProgram()
{
    QFETCH(QString, program);
    QFETCH(QString, marker);
    QFETCH(QString, image);
    QVERIFY(QDir(m_temp->path()).mkpath(program));
    touch(marker + QStringLiteral("/longleaf-portable.txt"));
    if (!image.isEmpty()) {
        qputenv("APPIMAGE", QFile::encodeName(m_temp->filePath(image)));
        qputenv("APPDIR", QFile::encodeName(m_temp->filePath(QStringLiteral("mounted"))));
    }
    const auto folders = findFolders(at(program));
    QVERIFY2(folders, folders ? "" : folders.error().message.c_str());
    const fs::path data = at(marker + QStringLiteral("/longleaf-data"));
    QVERIFY(folders->portable == data);
    QVERIFY(folders->library == data / "library");
    QVERIFY(folders->config == data / "settings");
    QVERIFY(folders->log == data / "log");
    QVERIFY(fs::is_directory(data) && fs::is_empty(data)); // the check that it can be written left nothing
}

void FoldersTest::markerOfAnotherFolderCountsForNothing_data()
{
    QTest::addColumn<QString>("marker");
    QTest::addColumn<QString>("appDir");
    QTest::newRow("above a folder that is not bin") << QStringLiteral("top") << QString();
    QTest::newRow("inside a mounted AppImage") << QStringLiteral("top/programs") << QStringLiteral("top");
    QTest::newRow("beside an AppImage that started this program")
        << QStringLiteral("Downloads") << QStringLiteral("other");
}

void FoldersTest::markerOfAnotherFolderCountsForNothing()
{
    QFETCH(QString, marker);
    QFETCH(QString, appDir);
    QVERIFY(QDir(m_temp->path()).mkpath(QStringLiteral("top/programs")));
    touch(marker + QStringLiteral("/longleaf-portable.txt"));
    if (!appDir.isEmpty()) {
        qputenv("APPIMAGE", QFile::encodeName(m_temp->filePath(QStringLiteral("Downloads/Other.AppImage"))));
        qputenv("APPDIR", QFile::encodeName(m_temp->filePath(appDir)));
    }
    const auto folders = findFolders(at(QStringLiteral("top/programs")));
    QVERIFY(folders && !folders->isPortable());
}

void FoldersTest::libraryOfTheEnvironmentWins()
{
    qputenv("LONGLEAF_LIBRARY", "/somewhere/else");
    const auto usual = findFolders(at(QStringLiteral("bin")));
    QVERIFY(usual && usual->library == "/somewhere/else");
    touch(QStringLiteral("bin/longleaf-portable.txt"));
    const auto portable = findFolders(at(QStringLiteral("bin")));
    QVERIFY(portable && portable->isPortable() && portable->library == "/somewhere/else");
    QVERIFY(portable->config == at(QStringLiteral("bin/longleaf-data/settings")));
}

void FoldersTest::aPersonsDataFolderIsForThePersonAlone()
{
#ifndef Q_OS_UNIX
    QSKIP("Permissions of this form are Unix's.");
#endif
    touch(QStringLiteral("bin/longleaf-portable.txt"));
    QVERIFY(findFolders(at(QStringLiteral("bin"))));
    const fs::path data = at(QStringLiteral("bin/longleaf-data"));
    QVERIFY(fs::status(data).permissions() == fs::perms::owner_all);
    // One that is there is the person's own and stays as it is.
    fs::permissions(data, fs::perms::owner_all | fs::perms::group_read);
    QVERIFY(findFolders(at(QStringLiteral("bin"))));
    QVERIFY(fs::status(data).permissions() == (fs::perms::owner_all | fs::perms::group_read));
}

void FoldersTest::saysThatItCannotWrite_whenTheFolderIsReadOnly()
{
#ifdef Q_OS_UNIX
    touch(QStringLiteral("bin/longleaf-portable.txt"));
    fs::permissions(at(QString()), fs::perms(0755)); // nobody may be in our group
    fs::permissions(at(QStringLiteral("bin")), fs::perms(0555));
    Result<Folders> folders;
    {
        const AsNobody nobody;
        if (!nobody.done())
            QSKIP("This test cannot become nobody.");
        folders = findFolders(at(QStringLiteral("bin")));
    }
    QVERIFY(!folders);
    QCOMPARE(folders.error().code, ErrorCode::PermissionDenied);
    const QString sentence = QString::fromStdString(folders.error().message);
    QVERIFY2(sentence.contains(m_temp->filePath(QStringLiteral("bin/longleaf-data"))) &&
                 sentence.contains(QStringLiteral("Move the program")) &&
                 sentence.contains(QStringLiteral("remove longleaf-portable.txt")),
             qPrintable(sentence));
    QVERIFY(!fs::exists(at(QStringLiteral("bin/longleaf-data"))));
    fs::permissions(at(QStringLiteral("bin")), fs::perms::owner_all);
#else
    QSKIP("Permissions of this form are Unix's.");
#endif
}

void FoldersTest::saysThatItCannotWrite_whenAFileIsInTheWay()
{
    touch(QStringLiteral("bin/longleaf-portable.txt"));
    touch(QStringLiteral("bin/longleaf-data"));
    const auto folders = findFolders(at(QStringLiteral("bin")));
    QVERIFY(!folders);
    QCOMPARE(folders.error().code, ErrorCode::PermissionDenied);
    QVERIFY(fs::is_regular_file(at(QStringLiteral("bin/longleaf-data"))));
}

void FoldersTest::holderHasEverything()
{
    QVERIFY(foldersIn("/holder") == (Folders{"/holder/library", "/holder/settings", "/holder/log", {}}));
}

QTEST_GUILESS_MAIN(FoldersTest)
#include "tst_folders.moc"
