// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/input_files.h"

#include "tests/support/fake_documents.h"

#include <QTest>
#include <sys/stat.h>
#include <unistd.h>

using namespace longleaf;

namespace fs = std::filesystem;

class InputFilesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aFolderGivesEveryRegularFileSortedByName();
    void namedPathsStayInTheirOrderEvenIfMissing();
    void aPathThatComesTwiceIsTakenOnce();
    void linksToFilesAreFollowedAndLinksToFoldersAreNot();
    void aFolderThatCannotBeListedGetsARow();
    void relativePathsBecomeAbsolute();

private:
    std::vector<std::string> expanded(const std::vector<fs::path> &paths) const
    {
        std::vector<std::string> names;
        for (const auto &file : ingest::expandInputs(paths, {}))
            names.push_back(file.path.lexically_relative(m_documents.folder()).string());
        return names;
    }
    test::FakeDocuments m_documents;
};

using Names = std::vector<std::string>;

void InputFilesTest::aFolderGivesEveryRegularFileSortedByName()
{
    m_documents.write("a/z.pdf", "x");
    m_documents.write("a/b/inner.txt", "x");
    m_documents.write("a/.hidden.txt", "x");
    m_documents.write("a/A.png", "x");
    fs::create_directory(m_documents.folder() / "a/empty");
    mkfifo((m_documents.folder() / "a/pipe").c_str(), 0600);
    QCOMPARE(expanded({m_documents.folder() / "a"}), (Names{"a/.hidden.txt", "a/A.png", "a/b/inner.txt", "a/z.pdf"}));
    QCOMPARE(expanded({m_documents.folder() / "a/"}), (Names{"a/.hidden.txt", "a/A.png", "a/b/inner.txt", "a/z.pdf"}));
}

void InputFilesTest::namedPathsStayInTheirOrderEvenIfMissing()
{
    const fs::path second = m_documents.write("2.txt", "x");
    const fs::path first = m_documents.write("1.txt", "x");
    QCOMPARE(expanded({second, m_documents.folder() / "missing.pdf", first}), (Names{"2.txt", "missing.pdf", "1.txt"}));
}

void InputFilesTest::aPathThatComesTwiceIsTakenOnce()
{
    const fs::path file = m_documents.write("c/one.txt", "x");
    QCOMPARE(expanded({file, m_documents.folder() / "c", m_documents.folder() / "c/../c/one.txt"}), Names{"c/one.txt"});
}

void InputFilesTest::linksToFilesAreFollowedAndLinksToFoldersAreNot()
{
    m_documents.write("d/real.txt", "x");
    fs::create_symlink("real.txt", m_documents.folder() / "d/link.txt");
    fs::create_directory_symlink("..", m_documents.folder() / "d/up");
    QCOMPARE(expanded({m_documents.folder() / "d"}), (Names{"d/link.txt", "d/real.txt"}));
}

void InputFilesTest::aFolderThatCannotBeListedGetsARow()
{
    if (geteuid() == 0)
        QSKIP("root may list every folder");
    m_documents.write("e/closed/file.txt", "x");
    m_documents.write("e/open.txt", "x");
    fs::permissions(m_documents.folder() / "e/closed", fs::perms::none);
    const auto files = ingest::expandInputs({m_documents.folder() / "e"}, {});
    fs::permissions(m_documents.folder() / "e/closed", fs::perms::owner_all);
    QCOMPARE(files.size(), std::size_t{2});
    QCOMPARE(files[0].error.value_or(Error{}).code, ErrorCode::PermissionDenied);
    QVERIFY(!files[1].error.has_value());
}

void InputFilesTest::relativePathsBecomeAbsolute()
{
    const auto files = ingest::expandInputs({"no/such/../file.pdf"}, {});
    QCOMPARE(files.size(), std::size_t{1});
    QCOMPARE(files[0].path, fs::current_path() / "no/file.pdf");
}

QTEST_GUILESS_MAIN(InputFilesTest)
#include "tst_input_files.moc"
