// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/open_file.h"

#include "core/base/sha256.h"
#include "tests/support/fake_documents.h"

#include <QTest>
#include <fcntl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

using namespace longleaf;
using ingest::OpenFile;

namespace fs = std::filesystem;

class OpenFileTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsSizeContentAndHash();
    void theHashCanBeStopped();
    void followsALinkToAFile();
    void refusesWhatIsNoFile_data();
    void refusesWhatIsNoFile();
    void aFileWithoutPermissionIsRefused();
    void noticesThatTheFileChanged();
    void leavesNoDescriptorBehind();

private:
    test::FakeDocuments m_documents;
};

void OpenFileTest::readsSizeContentAndHash()
{
    const std::string content = std::string(3'000'000, 'x') + "end";
    const auto file = OpenFile::open(m_documents.write("large.txt", content));
    QVERIFY(file.has_value());
    QCOMPARE(file->size(), std::int64_t{3'000'003});
    QVERIFY(file->mtimeMs() > 1'600'000'000'000);
    QCOMPARE(*file->head(4), std::string("xxxx"));
    QCOMPARE(*file->read(2'999'999, 100), std::string("xend"));
    QCOMPARE(*file->sha256({}), Sha256::hex(content));
    QVERIFY((fcntl(file->descriptor(), F_GETFD) & FD_CLOEXEC) != 0);
}

void OpenFileTest::theHashCanBeStopped()
{
    const auto file = OpenFile::open(m_documents.write("some.txt", "text"));
    std::stop_source source;
    source.request_stop();
    const auto hash = file->sha256(source.get_token());
    QVERIFY(!hash.has_value());
    QCOMPARE(hash.error().code, ErrorCode::Canceled);
}

void OpenFileTest::followsALinkToAFile()
{
    const fs::path target = m_documents.write("target.txt", "content");
    fs::create_symlink(target, m_documents.folder() / "link.txt");
    const auto file = OpenFile::open(m_documents.folder() / "link.txt");
    QVERIFY(file.has_value());
    QCOMPARE(file->size(), std::int64_t{7});
}

void OpenFileTest::refusesWhatIsNoFile_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<int>("code");
    QTest::addColumn<QByteArray>("says");
    const fs::path folder = m_documents.folder();
    fs::create_directory(folder / "folder.pdf");
    mkfifo((folder / "pipe.pdf").c_str(), 0600);
    fs::create_symlink(folder / "nowhere", folder / "dangling.pdf");
    fs::create_symlink(folder / "circle.pdf", folder / "circle.pdf");
    const int listener = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    const std::string place = (folder / "socket.pdf").string();
    place.copy(address.sun_path, sizeof address.sun_path - 1);
    QCOMPARE(bind(listener, reinterpret_cast<const sockaddr *>(&address), sizeof address), 0);
    close(listener);
    const auto row = [&folder](const char *title, const fs::path &path, ErrorCode code, const char *says) {
        QTest::newRow(title) << QByteArray::fromStdString((folder / path).string()) << static_cast<int>(code)
                             << QByteArray(says);
    };
    row("a missing file", "missing.pdf", ErrorCode::NotFound, "no file");
    row("a file below a file", "target.txt/missing.pdf", ErrorCode::NotFound, "no file");
    row("a folder", "folder.pdf", ErrorCode::NotAFile, "a folder");
    row("a pipe without a writer, without waiting", "pipe.pdf", ErrorCode::NotAFile, "a pipe");
    row("a socket", "socket.pdf", ErrorCode::NotAFile, "a socket");
    row("a device", "/dev/zero", ErrorCode::NotAFile, "a device");
    row("a link to nothing", "dangling.pdf", ErrorCode::NotFound, "no file");
    row("a link to itself", "circle.pdf", ErrorCode::NotFound, "leads back to itself");
    row("a name that is too long", std::string(300, 'x'), ErrorCode::NotFound, "too long");
}

void OpenFileTest::refusesWhatIsNoFile()
{
    QFETCH(QByteArray, name);
    QFETCH(int, code);
    QFETCH(QByteArray, says);
    const auto file = OpenFile::open(name.toStdString());
    QVERIFY(!file.has_value());
    QCOMPARE(static_cast<int>(file.error().code), code);
    QVERIFY2(QByteArray::fromStdString(file.error().message).contains(says), file.error().message.c_str());
    QCOMPARE(file.error().context, name.toStdString());
}

void OpenFileTest::aFileWithoutPermissionIsRefused()
{
    if (geteuid() == 0)
        QSKIP("root may read every file");
    const fs::path path = m_documents.write("secret.txt", "x");
    fs::permissions(path, fs::perms::none);
    const auto file = OpenFile::open(path);
    QVERIFY(!file.has_value());
    QCOMPARE(file.error().code, ErrorCode::PermissionDenied);
}

void OpenFileTest::noticesThatTheFileChanged()
{
    const fs::path path = m_documents.write("changing.txt", "one");
    const auto file = OpenFile::open(path);
    QVERIFY(file->unchanged());
    m_documents.write("changing.txt", "one more");
    QVERIFY(!file->unchanged());
}

void OpenFileTest::leavesNoDescriptorBehind()
{
    const fs::path path = m_documents.write("closed.txt", "x");
    const int before = test::openDescriptors();
    {
        auto one = OpenFile::open(path);
        auto other = OpenFile::open(path);
        *one = std::move(*other);
        QCOMPARE(test::openDescriptors(), before + 1);
    }
    QCOMPARE(test::openDescriptors(), before);
}

QTEST_GUILESS_MAIN(OpenFileTest)
#include "tst_open_file.moc"
