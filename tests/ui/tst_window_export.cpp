// SPDX-License-Identifier: GPL-3.0-or-later
// From the answer in the window to the file, with a real PDF.
#include "tests/support/ui_driver.h"
#include "ui/ask/ask_pane.h"
#include "ui/ask/conversation_view.h"
#include "ui/ask/turn_view.h"
#include "ui/export/export_dialog.h"
#include "ui/widgets/notice_bar.h"

#include <QApplication>
#include <QClipboard>
#include <QFile>
#include <QFileInfo>
#include <QLineEdit>
#include <QMenuBar>
#include <QMimeData>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace longleaf;

class WindowExportTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase() { m_driver.close(); }
    void whatIsProposedCanBeWritten(); // first: later ones leave a folder that is proposed
    void theAnswersButtonExportsIt_data();
    void theAnswersButtonExportsIt();
    void theKeyboardIsEnough();
    void theClipboardHasTheReferences();
    void withoutAnAnswerThereIsNothingToExport();

private:
    [[nodiscard]] QAction *action(const char *name) const
    {
        return m_driver.window().findChild<QAction *>(QString::fromLatin1(name));
    }
    [[nodiscard]] ui::ExportDialog *dialog() { return m_driver.window().findChild<ui::ExportDialog *>(); }
    [[nodiscard]] QString notice() { return m_driver.window().askPane()->notice()->text(); }

    mutable test::UiDriver m_driver;
    QTemporaryDir m_folder;
};

void WindowExportTest::initTestCase()
{
    m_driver.useOfflineModel();
    m_driver.open();
    QVERIFY(!action("exportAnswer")->isEnabled());
    m_driver.drop({test::UiDriver::sampleDocument()});
    QVERIFY(m_driver.waitUntilRead());
    QVERIFY(m_driver.send(QStringLiteral("What were the total net sales in the third quarter of 2022?")));
    QVERIFY(m_driver.waitUntilAnswered());
    QVERIFY(!m_driver.lastTurn().citations.empty());
}

void WindowExportTest::theAnswersButtonExportsIt_data()
{
    QTest::addColumn<int>("format");
    QTest::addColumn<QByteArray>("begin");
    QTest::newRow("PDF") << static_cast<int>(exporting::Format::Pdf) << QByteArray("%PDF-");
    QTest::newRow("Word") << static_cast<int>(exporting::Format::Docx) << QByteArray("PK");
    QTest::newRow("web page") << static_cast<int>(exporting::Format::Html) << QByteArray("<!DOCTYPE html>");
}

void WindowExportTest::theAnswersButtonExportsIt()
{
    QFETCH(int, format);
    QFETCH(QByteArray, begin);
    ui::TurnView *view = m_driver.window().askPane()->conversation()->turns().back();
    QToolButton *button = nullptr;
    for (QToolButton *one : view->findChildren<QToolButton *>()) {
        if (one->accessibleName() == QStringLiteral("Export this answer"))
            button = one;
    }
    QVERIFY(button != nullptr && button->isVisible());
    button->click();
    QVERIFY(dialog() != nullptr);
    dialog()->form()->setFormat(static_cast<exporting::Format>(format));
    const QString path =
        m_folder.filePath(QStringLiteral("answer") +
                          QString::fromUtf8(exporting::extensionOf(static_cast<exporting::Format>(format)).data()));
    dialog()->findChild<QLineEdit *>()->setText(path);
    for (QPushButton *one : dialog()->findChildren<QPushButton *>()) {
        if (one->isDefault())
            one->click();
    }
    QVERIFY(test::UiDriver::waitFor([this]() { return dialog() == nullptr; }));
    QVERIFY2(notice().startsWith(QStringLiteral("Exported to")), qPrintable(notice()));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray bytes = file.readAll();
    QVERIFY(bytes.startsWith(begin));
    QVERIFY(bytes.size() > 20'000); // the page pictures are in it
}

void WindowExportTest::whatIsProposedCanBeWritten()
{
    // A home without a folder for documents, as a new user has it.
    const QTemporaryDir home;
    const QByteArray before = qgetenv("HOME");
    qputenv("HOME", home.path().toUtf8());
    m_driver.window().openExport();
    const QString folder = QFileInfo(dialog()->findChild<QLineEdit *>()->text()).path();
    dialog()->close();
    QVERIFY(test::UiDriver::waitFor([this]() { return dialog() == nullptr; }));
    qputenv("HOME", before);
    QVERIFY2(QFileInfo(folder).isDir(), qPrintable(folder));
}

void WindowExportTest::theKeyboardIsEnough()
{
    m_driver.window().activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&m_driver.window()));
    QTest::keyClick(&m_driver.window(), Qt::Key_E, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(test::UiDriver::waitFor([this]() { return dialog() != nullptr; }));
    dialog()->form()->setFormat(exporting::Format::Markdown);
    const QString path = m_folder.filePath(QStringLiteral("keys.md"));
    dialog()->findChild<QLineEdit *>()->setText(path);
    QTest::keyClick(dialog()->findChild<QLineEdit *>(), Qt::Key_Return);
    QVERIFY(test::UiDriver::waitFor([this]() { return dialog() == nullptr; }));
    QVERIFY(QFile::exists(path));
}

void WindowExportTest::theClipboardHasTheReferences()
{
    QApplication::clipboard()->setText(QString());
    action("copyAnswerWithReferences")->trigger();
    QVERIFY(test::UiDriver::waitFor([]() {
        const QMimeData *copied = QApplication::clipboard()->mimeData();
        return copied != nullptr && copied->hasHtml();
    }));
    const QMimeData *data = QApplication::clipboard()->mimeData();
    QVERIFY(data->text().contains(QStringLiteral("[1]")));
    QVERIFY(data->text().contains(QStringLiteral("Word for word")));
    QVERIFY(data->html().contains(QStringLiteral("<sup>[1]</sup>")));
    QVERIFY(data->data(QStringLiteral("text/markdown")).contains("[^1]: "));
}

void WindowExportTest::withoutAnAnswerThereIsNothingToExport()
{
    m_driver.program().ask().newConversation();
    QVERIFY(test::UiDriver::waitFor([this]() { return !action("exportAnswer")->isEnabled(); }));
    m_driver.window().openExport();
    QVERIFY(dialog() == nullptr);
}

QTEST_MAIN(WindowExportTest)
#include "tst_window_export.moc"
