// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/survey_files.h"

#include "core/base/sha256.h"
#include "core/ingest/file_state.h"
#include "core/ingest/original_check.h"
#include "tests/support/fake_documents.h"

#include <QTest>

using namespace longleaf;

namespace fs = std::filesystem;
using State = ingest::OriginalCheck::State;

class SurveyFilesTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aFolderGivesItsDocumentsAndCountsTheRest();
    void namedFilesAreTakenWhateverTheyAre();
    void theLimitIsKept();
    void subfoldersCanBeLeftOut();
    void anOriginalIsReadOnlyWhenItLooksOther();
    void aChangedOriginalIsToldUntilItIsAccepted();
    void aMissingOriginalIsTold();

private:
    document::Document documentOf(const fs::path &path, const std::string &content)
    {
        document::Document document;
        const auto state = ingest::fileState(path);
        document.path = path.string();
        document.sha256 = Sha256::hex(content);
        document.fileSize = state->size;
        document.fileMtimeMs = state->mtimeMs;
        return document;
    }
    test::FakeDocuments m_documents;
};

void SurveyFilesTest::aFolderGivesItsDocumentsAndCountsTheRest()
{
    for (const char *name :
         {"all/b.PDF", "all/a.txt", "all/sub/c.md", "all/photo.jpg", "all/more.jpg", "all/README", "all/.hidden.pdf"})
        m_documents.write(name, "12345");
    const auto survey = ingest::surveyFiles({m_documents.folder() / "all"}, true, 1'000, {});
    std::vector<std::string> names;
    for (const auto &file : survey.files)
        names.push_back(file.path.filename().string());
    QCOMPARE(names, (std::vector<std::string>{"a.txt", "b.PDF", "c.md"}));
    QCOMPARE(survey.bytes, std::int64_t{15});
    QCOMPARE(survey.leftOut, (std::map<std::string, int>{{"", 1}, {".jpg", 2}}));
    QCOMPARE(survey.leftOutCount(), 3);
    QCOMPARE(survey.folders.size(), std::size_t{2});
    QVERIFY(!survey.more);
}

void SurveyFilesTest::namedFilesAreTakenWhateverTheyAre()
{
    m_documents.write("named/x.jpg", "12");
    const fs::path file = m_documents.folder() / "named/x.jpg";
    const fs::path missing = m_documents.folder() / "named/missing.pdf";
    const auto survey = ingest::surveyFiles({missing, file, file}, true, 10, {});
    QCOMPARE(survey.files.size(), std::size_t{2});
    QCOMPARE(survey.files[0].path, missing);
    QCOMPARE(survey.files[0].size, std::int64_t{0});
    QCOMPARE(survey.bytes, std::int64_t{2});
}

void SurveyFilesTest::theLimitIsKept()
{
    for (int i = 0; i < 20; ++i)
        m_documents.write("many/" + std::to_string(i) + ".txt", "1");
    const auto survey = ingest::surveyFiles({m_documents.folder() / "many"}, true, 7, {});
    QVERIFY(survey.more);
    QCOMPARE(survey.files.size(), std::size_t{7});
}

void SurveyFilesTest::subfoldersCanBeLeftOut()
{
    m_documents.write("deep/a.txt", "1");
    m_documents.write("deep/sub/b.txt", "1");
    QCOMPARE(ingest::surveyFiles({m_documents.folder() / "deep"}, false, 100, {}).files.size(), std::size_t{1});
    QCOMPARE(ingest::surveyFiles({m_documents.folder() / "deep"}, true, 100, {}).files.size(), std::size_t{2});
}

void SurveyFilesTest::anOriginalIsReadOnlyWhenItLooksOther()
{
    m_documents.write("kept.txt", "same bytes");
    const fs::path path = m_documents.folder() / "kept.txt";
    document::Document document = documentOf(path, "same bytes");
    QVERIFY(ingest::checkOriginal(document, path, {})->state == State::Same);
    document.fileMtimeMs -= 5'000;
    QVERIFY(ingest::checkOriginal(document, path, {})->state == State::Touched);
    QVERIFY(!ingest::checkOriginal(document, path, {})->needsAttention(document));
}

void SurveyFilesTest::aChangedOriginalIsToldUntilItIsAccepted()
{
    m_documents.write("report.txt", "new bytes!");
    const fs::path path = m_documents.folder() / "report.txt";
    document::Document document = documentOf(path, "old bytes!"); // as long as the new ones
    document.fileMtimeMs -= 5'000;
    const auto check = ingest::checkOriginal(document, path, {});
    QVERIFY(check->state == State::Changed);
    QVERIFY(check->needsAttention(document));
    document.keptOriginal = check->mark();
    QVERIFY(!check->needsAttention(document));
    m_documents.write("report.txt", "changed once more");
    QVERIFY(ingest::checkOriginal(document, path, {})->needsAttention(document));
    document.supersededBy = DocumentId{7};
    QVERIFY(!ingest::checkOriginal(document, path, {})->needsAttention(document));
}

void SurveyFilesTest::aMissingOriginalIsTold()
{
    document::Document document;
    const auto check = ingest::checkOriginal(document, m_documents.folder() / "gone.pdf", {});
    QVERIFY(check->state == State::Missing);
    QVERIFY(check->needsAttention(document));
    document.keptOriginal = check->mark();
    QVERIFY(!check->needsAttention(document));
    // A folder in its place is no file either.
    QVERIFY(ingest::checkOriginal(document, m_documents.folder(), {})->state == State::Missing);
}

QTEST_GUILESS_MAIN(SurveyFilesTest)
#include "tst_survey_files.moc"
