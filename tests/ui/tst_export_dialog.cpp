// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest> // first: moc 6.4 cannot read <compare>, which ids.h includes

#include "tests/core/export/sample_report.h"
#include "ui/export/export_dialog.h"
#include "ui/export/export_words.h"
#include "ui/export/pdf_writer.h"
#include "ui/widgets/notice_bar.h"
#include "ui/widgets/picker_box.h"
#include "ui/widgets/tick_box.h"

#include <QAccessible>
#include <QDir>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPointer>
#include <QProgressBar>
#include <QPushButton>
#include <QRadioButton>
#include <QRegularExpression>
#include <QSignalSpy>
#include <atomic>
#include <mutex>

using namespace longleaf;
using namespace longleaf::ui;

namespace {

/// Answers as it is told; keeps what it was asked.
class FakeBackend final : public ExportBackend {
public:
    Result<exporting::Saved> write(const ExportTask &task, std::stop_token stop,
                                   const exporting::Progress &progress) override
    {
        progress(1, 3);
        while (waits && !stop.stop_requested())
            QTest::qSleep(2);
        if (stop.stop_requested())
            return fail(ErrorCode::Canceled, "The export was stopped.");
        const std::scoped_lock lock(mutex);
        tasks.push_back(task);
        if (error)
            return tl::unexpected(*error);
        return exists && !task.overwrite ? exporting::Saved::Exists : exporting::Saved::Written;
    }
    Result<ExportTexts> texts(AnswerId) override { return ExportTexts{}; }

    std::mutex mutex;
    std::vector<ExportTask> tasks;
    std::optional<Error> error;
    bool exists = false;
    std::atomic<bool> waits = false;
};

} // namespace

class ExportDialogTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void theFileFollowsTheChoices();
    void exportsWhatWasChosen();
    void asksBeforeItReplaces();
    void saysWhatIsWrongAndKeepsEverything();
    void canBeStopped();
    void closingStopsToo();
    void everyControlHasAName();
    void everyTextCanBeTranslated();
    void aPdfIsTheSameEveryTime();
    void printingCanBeStopped();

private:
    [[nodiscard]] QLineEdit *place() const { return m_dialog->findChild<QLineEdit *>(); }
    [[nodiscard]] QPushButton *button(const QString &text) const
    {
        for (QPushButton *one : m_dialog->findChildren<QPushButton *>()) {
            if (one->text() == text)
                return one;
        }
        return nullptr;
    }
    void open(const ExportHabits &habits);

    FakeBackend *m_backend = nullptr;
    std::unique_ptr<async::JobRunner> m_runner;
    std::unique_ptr<Theme> m_theme;
    QPointer<ExportDialog> m_dialog;
};

void ExportDialogTest::init()
{
    m_backend = new FakeBackend;
    m_runner = std::make_unique<async::JobRunner>(2);
    m_theme = std::make_unique<Theme>();
    m_theme->apply(ThemeChoice::Light);
    open({QDir::tempPath(), exporting::Format::Docx, true});
}

void ExportDialogTest::open(const ExportHabits &habits)
{
    delete m_dialog;
    m_dialog = new ExportDialog(
        *m_backend, *m_runner, *m_theme,
        {AnswerId{7}, QStringLiteral("What is the R&D rent?"), ConversationId{3}, QStringLiteral("The lease"), 4},
        habits, nullptr);
    static_cast<QWidget *>(m_dialog)->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_dialog));
}

void ExportDialogTest::cleanup()
{
    delete m_dialog;
    m_runner.reset();
    m_theme.reset();
    delete m_backend;
}

void ExportDialogTest::theFileFollowsTheChoices()
{
    const QString folder = QDir::tempPath() + QLatin1Char('/');
    QCOMPARE(place()->text(), folder + QStringLiteral("What is the R&D rent.docx"));
    m_dialog->form()->setFormat(exporting::Format::Csl);
    QCOMPARE(place()->text(), folder + QStringLiteral("What is the R&D rent.csl.json"));
    m_dialog->form()->setFormat(exporting::Format::Json);
    QCOMPARE(place()->text(), folder + QStringLiteral("What is the R&D rent.json"));
    auto *tick = m_dialog->findChild<TickBox *>();
    QVERIFY(!tick->isEnabled());
    m_dialog->form()->setFormat(exporting::Format::Pdf);
    QVERIFY(tick->isEnabled());
    m_dialog->findChildren<QRadioButton *>().at(1)->click();
    QCOMPARE(place()->text(), folder + QStringLiteral("The lease.pdf"));
    // A name of one's own stays, but for its ending.
    place()->setText(folder + QStringLiteral("mine.pdf"));
    m_dialog->findChildren<QRadioButton *>().at(0)->click();
    m_dialog->form()->setFormat(exporting::Format::Html);
    QCOMPARE(place()->text(), folder + QStringLiteral("mine.html"));
}

void ExportDialogTest::exportsWhatWasChosen()
{
    m_dialog->findChildren<QRadioButton *>().at(1)->click();
    m_dialog->form()->setFormat(exporting::Format::Html);
    m_dialog->findChild<TickBox *>()->setChecked(false);
    place()->setText(QStringLiteral("/tmp/memo.html"));
    const QSignalSpy spy(m_dialog, &ExportDialog::exported);
    const QPointer<ExportDialog> dialog = m_dialog;
    button(QStringLiteral("Export"))->click();
    QTRY_VERIFY(!spy.isEmpty() || !dialog);
    QTRY_VERIFY(!dialog); // it closes
    QCOMPARE(m_backend->tasks.size(), std::size_t{1});
    const ExportTask &task = m_backend->tasks[0];
    QCOMPARE(task.request.subject.conversation, ConversationId{3});
    QVERIFY(!task.request.subject.answer.valid());
    QCOMPARE(task.request.format, exporting::Format::Html);
    QVERIFY(!task.request.pictures);
    QVERIFY(!task.overwrite);
    QCOMPARE(task.file, std::filesystem::path("/tmp/memo.html"));
}

void ExportDialogTest::asksBeforeItReplaces()
{
    m_backend->exists = true;
    button(QStringLiteral("Export"))->click();
    QTRY_VERIFY(m_dialog->notice()->text().contains(QStringLiteral("already")));
    QVERIFY(!m_dialog->isRunning());
    button(QStringLiteral("Keep it"))->click();
    QCOMPARE(m_backend->tasks.size(), std::size_t{1});
    QVERIFY(m_dialog->notice()->text().isEmpty());
    button(QStringLiteral("Export"))->click();
    QTRY_VERIFY(m_dialog->notice()->text().contains(QStringLiteral("already")));
    button(QStringLiteral("Replace"))->click();
    QTRY_VERIFY(!m_dialog);
    QCOMPARE(m_backend->tasks.size(), std::size_t{3});
    QVERIFY(m_backend->tasks[2].overwrite);
}

void ExportDialogTest::saysWhatIsWrongAndKeepsEverything()
{
    m_backend->error = Error{ErrorCode::DiskFull, "There is no room left.", {}};
    const QString before = place()->text();
    button(QStringLiteral("Export"))->click();
    QTRY_COMPARE(m_dialog->notice()->text(), QStringLiteral("There is no room left."));
    QCOMPARE(place()->text(), before);
    QVERIFY(button(QStringLiteral("Export"))->isEnabled());
    place()->clear();
    button(QStringLiteral("Export"))->click();
    QVERIFY(m_dialog->notice()->text().contains(QStringLiteral("name")));
    QCOMPARE(m_backend->tasks.size(), std::size_t{1});
}

void ExportDialogTest::canBeStopped()
{
    m_backend->waits = true;
    button(QStringLiteral("Export"))->click();
    QVERIFY(m_dialog->isRunning());
    auto *progress = m_dialog->findChild<QProgressBar *>();
    QTRY_COMPARE(progress->maximum(), 3);
    QCOMPARE(progress->value(), 1);
    QVERIFY(!button(QStringLiteral("Export"))->isEnabled());
    button(QStringLiteral("Cancel"))->click();
    QTRY_VERIFY(!m_dialog->isRunning());
    QVERIFY(m_dialog->notice()->text().contains(QStringLiteral("Stopped")));
    QVERIFY(m_backend->tasks.empty());
}

void ExportDialogTest::closingStopsToo()
{
    m_backend->waits = true;
    button(QStringLiteral("Export"))->click();
    m_dialog->close();
    QTRY_VERIFY(!m_dialog);
    m_runner.reset(); // waits for the job, which has been stopped
    QVERIFY(m_backend->tasks.empty());
}

void ExportDialogTest::everyControlHasAName()
{
    for (QWidget *widget : m_dialog->findChildren<QWidget *>()) {
        if (widget->focusPolicy() == Qt::NoFocus || !widget->isVisibleTo(m_dialog))
            continue;
        auto *accessible = QAccessible::queryAccessibleInterface(widget);
        QVERIFY(accessible != nullptr);
        QVERIFY2(!accessible->text(QAccessible::Name).isEmpty(), widget->metaObject()->className());
    }
}

void ExportDialogTest::everyTextCanBeTranslated()
{
    const QStringList known = exportPhrases();
    const QDir folder(QStringLiteral(LONGLEAF_SOURCE_DIR "/core/export"));
    static const QRegularExpression call(
        QStringLiteral("(?<![A-Za-z_])(?:m_)?say\\(\\s*((?:\"(?:[^\"\\\\]|\\\\.)*\"\\s*)+)"));
    static const QRegularExpression pattern(QStringLiteral("\\{CitationStatus::\\w+, (\"(?:[^\"\\\\]|\\\\.)*\")\\}"));
    static const QRegularExpression literal(QStringLiteral("\"((?:[^\"\\\\]|\\\\.)*)\""));
    int found = 0;
    for (const QString &name : folder.entryList({QStringLiteral("*.cpp")})) {
        QFile file(folder.filePath(name));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QString text = QString::fromUtf8(file.readAll());
        for (const QRegularExpression *expression : {&call, &pattern}) {
            for (auto match = expression->globalMatch(text); match.hasNext(); ++found) {
                QString phrase;
                for (auto part = literal.globalMatch(match.next().captured(1)); part.hasNext();)
                    phrase += part.next().captured(1);
                phrase.replace(QStringLiteral("\\u201c"), QStringLiteral("“"))
                    .replace(QStringLiteral("\\u201d"), QStringLiteral("”"));
                QVERIFY2(known.contains(phrase), qPrintable(name + QStringLiteral(": ") + phrase));
            }
        }
    }
    QVERIFY(found > 100);
}

void ExportDialogTest::aPdfIsTheSameEveryTime()
{
    const exporting::Report report = test::sampleReport();
    const auto first = printPdf(report, QPageSize(QPageSize::A4), {});
    QTest::qWait(1'100); // another second on the clock
    const auto second = printPdf(report, QPageSize(QPageSize::A4), {});
    QVERIFY(first && second);
    QVERIFY(first->starts_with("%PDF-"));
    QVERIFY(*first == *second);
    QVERIFY(first->find("D:20261124192200") != std::string::npos);
}

void ExportDialogTest::printingCanBeStopped()
{
    std::stop_source stop;
    stop.request_stop();
    const auto printed = printPdf(test::sampleReport(), QPageSize(QPageSize::A4), stop.get_token());
    QCOMPARE(printed.error().code, ErrorCode::Canceled);
}

QTEST_MAIN(ExportDialogTest)
#include "tst_export_dialog.moc"
