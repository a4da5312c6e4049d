// SPDX-License-Identifier: GPL-3.0-or-later
// The program itself, asked to end by the system: it closes its window as a person would, and leaves nothing behind.
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

namespace {

QStringList filesIn(const QString &folder)
{
    return QDir(folder).entryList(QDir::AllEntries | QDir::System | QDir::NoDotAndDotDot);
}

} // namespace

class EndRequestsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aRequestToEndClosesTheWindow()
    {
        const QTemporaryDir folder;
        const auto below = [&folder](const char *name) {
            const QString path = folder.filePath(QString::fromLatin1(name));
            QDir().mkpath(path);
            return path;
        };
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen"));
        environment.insert(QStringLiteral("LONGLEAF_KEYCHAIN"), QStringLiteral("off"));
        const QString temporary = below("tmp");
        QFile::setPermissions(temporary, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        environment.insert(QStringLiteral("TMPDIR"), temporary);
        environment.insert(QStringLiteral("XDG_RUNTIME_DIR"), temporary);
        const QString profile = below("profile");
        QProcess program;
        program.setProcessEnvironment(environment);
        program.setProcessChannelMode(QProcess::ForwardedChannels);
        program.start(QStringLiteral(LONGLEAF_BINARY_DIR "/bin/longleaf"), {QStringLiteral("--profile"), profile});
        QVERIFY(program.waitForStarted());
        const auto logged = [&profile](const char *words) {
            QFile log(profile + QStringLiteral("/log/longleaf.log"));
            return log.open(QIODevice::ReadOnly) && log.readAll().contains(words);
        };
        // The library is there once the window has begun to work.
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(profile + QStringLiteral("/library/library.sqlite")), 60'000);
        QVERIFY(logged("version"));
        QVERIFY(!filesIn(temporary).isEmpty()); // the way to it for a second start
        program.terminate();
        QVERIFY(program.waitForFinished(60'000));
        QCOMPARE(program.exitStatus(), QProcess::NormalExit);
        QCOMPARE(program.exitCode(), 0);
        QVERIFY(logged("closed"));
        QVERIFY(QFile::exists(profile + QStringLiteral("/settings/window.ini")));
        QCOMPARE(filesIn(temporary), QStringList());
    }
};

QTEST_GUILESS_MAIN(EndRequestsTest)
#include "tst_end_requests.moc"
