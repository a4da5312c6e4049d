// SPDX-License-Identifier: GPL-3.0-or-later
// The built programs, copied into a folder with a Chinese name as a person copies them to a stick, with a marker beside
// them and a home folder in which nothing may appear.
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <memory>
#include <nlohmann/json.hpp>

using nlohmann::json;

namespace {

struct Ended {
    int status = -1;
    QByteArray output;
    QByteArray errors;
};

} // namespace

class PortableTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void commandLineKeepsEverythingBesideIt();
    void windowKeepsEverythingBesideIt();
    void keepsEverythingInTheHomeFolder_withoutTheMarker();
    void keepsEverythingBesideTheAppImage();
    void writesNoKeyIntoTheFolder();
    void startsNothing_whenTheFolderCannotBeWritten();

private:
    [[nodiscard]] QString top() const { return m_temp->filePath(QString::fromUtf8("便携 Longleaf")); }
    [[nodiscard]] QString home() const { return m_temp->filePath(QStringLiteral("home")); }
    void mark(const QString &folder) const;
    /// Files below the home folder, without fontconfig's own cache of the system's fonts.
    [[nodiscard]] QStringList inHome() const;
    [[nodiscard]] QProcessEnvironment environment() const;
    [[nodiscard]] Ended run(const QString &program, const QStringList &words, const QByteArray &input = {},
                            const QMap<QString, QString> &variables = {}) const;

    std::unique_ptr<QTemporaryDir> m_temp;
};

void PortableTest::init()
{
    m_temp = std::make_unique<QTemporaryDir>();
    QVERIFY(QDir().mkpath(top() + QStringLiteral("/bin")) && QDir().mkpath(home()));
    for (const char *program : {"longleaf", "longleaf-cli", "longleaf-extractor"}) {
        const QString name = QLatin1String("/bin/") + QLatin1String(program);
        const QString built = QStringLiteral(LONGLEAF_BINARY_DIR) + name;
        if (QFile::exists(built)) // a build without a window has none
            QVERIFY(QFile::copy(built, top() + name));
    }
}

void PortableTest::mark(const QString &folder) const
{
    QVERIFY(QDir().mkpath(folder));
    QFile marker(folder + QStringLiteral("/longleaf-portable.txt"));
    QVERIFY(marker.open(QIODevice::WriteOnly));
}

QStringList PortableTest::inHome() const
{
    QStringList files;
    for (QDirIterator each(home(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories); each.hasNext();) {
        const QString file = QDir(home()).relativeFilePath(each.next());
        if (!file.startsWith(QLatin1String(".cache/fontconfig/")))
            files << file;
    }
    return files;
}

QProcessEnvironment PortableTest::environment() const
{
    QProcessEnvironment variables = QProcessEnvironment::systemEnvironment();
    for (const QString &name : variables.keys())
        if (name.startsWith(QLatin1String("XDG_")) || name.startsWith(QLatin1String("LONGLEAF_")))
            variables.remove(name);
    variables.insert(QStringLiteral("HOME"), home());
    variables.insert(QStringLiteral("LONGLEAF_KEYCHAIN"), QStringLiteral("off"));
    variables.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen"));
    return variables;
}

Ended PortableTest::run(const QString &program, const QStringList &words, const QByteArray &input,
                        const QMap<QString, QString> &variables) const
{
    QProcessEnvironment all = environment();
    for (auto one = variables.begin(); one != variables.end(); ++one)
        all.insert(one.key(), one.value());
    QProcess process;
    process.setProcessEnvironment(all);
    process.start(top() + QStringLiteral("/bin/") + program, words);
    process.write(input);
    process.closeWriteChannel();
    if (!process.waitForFinished(60'000)) {
        process.kill();
        process.waitForFinished();
        return {-1, {}, QByteArrayLiteral("timed out")};
    }
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

void PortableTest::commandLineKeepsEverythingBesideIt()
{
    mark(top());
    const QString data = top() + QStringLiteral("/longleaf-data");
    const Ended added =
        run(QStringLiteral("longleaf-cli"),
            {QStringLiteral("add"), QStringLiteral(LONGLEAF_SOURCE_DIR "/tests/data/pdf/two-pages.pdf")});
    QVERIFY2(added.status == 0, added.errors.constData());
    QVERIFY(QFile::exists(data + QStringLiteral("/library/library.sqlite")));
    const Ended doctor = run(QStringLiteral("longleaf-cli"), {QStringLiteral("--json"), QStringLiteral("doctor")});
    const json checks = json::parse(doctor.output.toStdString(), nullptr, false)["checks"];
    bool said = false;
    for (const json &check : checks)
        said = said || (check["name"] == "portable" && check["detail"] == "data in " + data.toStdString());
    QVERIFY2(said, doctor.output.constData());
    QCOMPARE(inHome(), QStringList());
}

void PortableTest::windowKeepsEverythingBesideIt()
{
    if (!QFile::exists(top() + QStringLiteral("/bin/longleaf")))
        QSKIP("This build has no window.");
    mark(top());
    const QString data = top() + QStringLiteral("/longleaf-data");
    const Ended info = run(QStringLiteral("longleaf"), {QStringLiteral("--debug-info")});
    QVERIFY2(info.output.contains("Portable: data in " + data.toUtf8()), info.output.constData());

    QProcess window;
    window.setProcessEnvironment(environment());
    window.start(top() + QStringLiteral("/bin/longleaf"), {QStringLiteral("--sample")});
    const auto logged = [&data]() {
        QFile log(data + QStringLiteral("/log/longleaf.log"));
        return log.open(QIODevice::ReadOnly) ? log.readAll() : QByteArray();
    };
    QTRY_VERIFY_WITH_TIMEOUT(logged().contains("usable"), 60'000);
    window.terminate();
    QVERIFY(window.waitForFinished());
    QVERIFY(QFile::exists(data + QStringLiteral("/library/library.sqlite")));
    QCOMPARE(inHome(), QStringList());
}

void PortableTest::keepsEverythingInTheHomeFolder_withoutTheMarker()
{
    const Ended listed = run(QStringLiteral("longleaf-cli"), {QStringLiteral("list")});
    QVERIFY2(listed.status == 0, listed.errors.constData());
    QVERIFY(!inHome().isEmpty()); // what the other tests look for
    QVERIFY(!QFile::exists(top() + QStringLiteral("/longleaf-data")));
}

void PortableTest::keepsEverythingBesideTheAppImage()
{
    const QString downloads = m_temp->filePath(QString::fromUtf8("下载"));
    mark(downloads);
    const Ended listed = run(QStringLiteral("longleaf-cli"), {QStringLiteral("list")}, {},
                             {{QStringLiteral("APPIMAGE"), downloads + QStringLiteral("/Longleaf.AppImage")},
                              {QStringLiteral("APPDIR"), top()}});
    QVERIFY2(listed.status == 0, listed.errors.constData());
    QVERIFY(QFile::exists(downloads + QStringLiteral("/longleaf-data/library/library.sqlite")));
    QCOMPARE(inHome(), QStringList());
}

void PortableTest::writesNoKeyIntoTheFolder()
{
    mark(top());
    const Ended refused =
        run(QStringLiteral("longleaf-cli"), {QStringLiteral("key"), QStringLiteral("set"), QStringLiteral("openai")},
            "sk-a-key-that-nobody-has\n");
    QCOMPARE(refused.status, 4);
    QVERIFY2(refused.errors.contains("portable") && refused.errors.contains("environment variable"),
             refused.errors.constData());
    for (QDirIterator each(m_temp->path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories); each.hasNext();) {
        QFile file(each.next());
        if (file.size() > 1'000'000) // the programs
            continue;
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY2(!file.readAll().contains("a-key-that-nobody-has"), qPrintable(file.fileName()));
    }
}

void PortableTest::startsNothing_whenTheFolderCannotBeWritten()
{
    mark(top());
    QFile inTheWay(top() + QStringLiteral("/longleaf-data"));
    QVERIFY(inTheWay.open(QIODevice::WriteOnly));
    for (const char *program : {"longleaf-cli", "longleaf"}) {
        if (!QFile::exists(top() + QStringLiteral("/bin/") + QLatin1String(program)))
            continue;
        const Ended ended = run(QLatin1String(program), QLatin1String(program) == QLatin1String("longleaf")
                                                            ? QStringList()
                                                            : QStringList{QStringLiteral("list")});
        QCOMPARE(ended.status, 1);
        QVERIFY2(ended.errors.contains("longleaf-portable.txt") && ended.errors.contains("cannot be written") &&
                     ended.errors.contains(top().toUtf8()),
                 ended.errors.constData());
    }
    QCOMPARE(inHome(), QStringList());
}

QTEST_GUILESS_MAIN(PortableTest)
#include "tst_portable.moc"
