// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/ask/ask_pane.h"
#include "ui/export/export_dialog.h"
#include "ui/main_window/main_window.h"
#include "ui/text/qt_convert.h"
#include "ui/widgets/notice_bar.h"

#include <QApplication>
#include <QClipboard>
#include <QDesktopServices>
#include <QDir>
#include <QFileInfo>
#include <QFutureWatcher>
#include <QMenu>
#include <QMimeData>
#include <QSettings>
#include <QStandardPaths>
#include <QUrl>
#include <algorithm>

namespace longleaf::ui {

namespace {

constexpr int kExportedMs = 15'000; ///< long enough to reach for one of the notice's buttons
constexpr int kCopiedMs = 5'000;

ExportHabits readHabits(const QString &stateFile)
{
    ExportHabits habits;
    // A new user's folder for documents may not be there yet; what is proposed must be.
    habits.folder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    if (!QFileInfo(habits.folder).isDir())
        habits.folder = QDir::homePath();
    if (!stateFile.isEmpty()) {
        const QSettings state(stateFile, QSettings::IniFormat);
        const QString folder = state.value(QStringLiteral("export/folder")).toString();
        if (QFileInfo(folder).isDir())
            habits.folder = folder;
        habits.format = exporting::formatFromWord(toUtf8(state.value(QStringLiteral("export/format")).toString()))
                            .value_or(habits.format);
        habits.pictures = state.value(QStringLiteral("export/pictures"), true).toBool();
    }
    return habits;
}

void writeHabits(const QString &stateFile, const ExportHabits &habits)
{
    if (stateFile.isEmpty())
        return;
    QSettings state(stateFile, QSettings::IniFormat);
    state.setValue(QStringLiteral("export/folder"), habits.folder);
    state.setValue(QStringLiteral("export/format"), toQString(exporting::toWord(habits.format)));
    state.setValue(QStringLiteral("export/pictures"), habits.pictures);
}

} // namespace

void MainWindow::addExportActions(QMenu *file, QMenu *edit)
{
    auto *exportAction = new QAction(tr("&Export…"), this);
    exportAction->setObjectName(QStringLiteral("exportAnswer"));
    exportAction->setShortcuts({QKeySequence(QStringLiteral("Ctrl+Shift+E")), QKeySequence(QKeySequence::SaveAs)});
    connect(exportAction, &QAction::triggered, this, [this]() { openExport(); });
    const QList<QAction *> present = file->actions();
    QAction *before = present.isEmpty() ? nullptr : present.last();
    for (QAction *one : present) {
        if (one->menuRole() == QAction::PreferencesRole)
            before = one;
    }
    file->insertAction(before, exportAction);
    file->insertSeparator(before);

    QAction *copy = edit->addAction(tr("Copy the answer with &references"), this, [this]() { copyWithReferences(); });
    copy->setObjectName(QStringLiteral("copyAnswerWithReferences"));
    copy->setShortcut(QKeySequence(QStringLiteral("Ctrl+Alt+Shift+C")));
    const auto refresh = [this, exportAction, copy]() {
        const bool any = answerToExport(-1) != nullptr;
        exportAction->setEnabled(any);
        copy->setEnabled(any);
    };
    for (const auto signal : {&AskController::turnAdded, &AskController::turnChanged})
        connect(&m_parts.ask, signal, this, refresh);
    connect(&m_parts.ask, &AskController::turnsReset, this, refresh);
    refresh();
}

const Turn *MainWindow::answerToExport(int turn) const
{
    const std::vector<Turn> &turns = m_parts.ask.turns();
    const auto usable = [](const Turn &one) {
        return one.answer.valid() && !one.running();
    };
    if (turn >= 0)
        return turn < static_cast<int>(turns.size()) && usable(turns[static_cast<std::size_t>(turn)])
                   ? &turns[static_cast<std::size_t>(turn)]
                   : nullptr;
    const auto last = std::find_if(turns.rbegin(), turns.rend(), usable);
    return last == turns.rend() ? nullptr : &*last;
}

void MainWindow::openExport(int turn)
{
    const Turn *answer = answerToExport(turn);
    if (answer == nullptr)
        return;
    if (m_export && m_export->isRunning()) {
        m_export->raise();
        m_export->activateWindow();
        return;
    }
    if (m_export)
        m_export->close();
    ExportOffer offer;
    offer.answer = answer->answer;
    offer.question = toQString(answer->question);
    offer.conversation = m_parts.ask.conversation();
    const auto &turns = m_parts.ask.turns();
    offer.answers =
        static_cast<int>(std::count_if(turns.begin(), turns.end(), [](const Turn &one) { return one.answer.valid(); }));
    for (const store::Conversation &one : m_parts.ask.conversations()) {
        if (one.id == offer.conversation)
            offer.title = toQString(one.title);
    }
    m_export = new ExportDialog(m_parts.exports, m_parts.runner, m_parts.theme, std::move(offer),
                                readHabits(m_parts.stateFile), this);
    connect(m_export, &ExportDialog::exported, this, [this](const QString &path, const ExportHabits &habits) {
        writeHabits(m_parts.stateFile, habits);
        tellExported(path);
    });
    static_cast<QWidget *>(m_export)->show();
}

void MainWindow::tellExported(const QString &path)
{
    m_ask->notice()->show(NoticeBar::Tone::Info, tr("Exported to “%1”.").arg(QFileInfo(path).fileName()),
                          {{tr("Open"),
                            [path]() {
                                QDesktopServices::openUrl(QUrl::fromLocalFile(path));
                            }},
                           {tr("Show in folder"),
                            [this, path]() {
                                showInFolder(path);
                            }}},
                          kExportedMs);
}

void MainWindow::copyWithReferences(int turn)
{
    using Event = Result<ExportTexts>;
    const Turn *answer = answerToExport(turn);
    if (answer == nullptr)
        return;
    auto job = m_parts.runner.start<Event>(
        [backend = &m_parts.exports, id = answer->answer](std::stop_token, const std::function<void(Event)> &emit) {
            emit(backend->texts(id));
        });
    auto *watcher = new QFutureWatcher<Event>(this);
    connect(watcher, &QFutureWatcher<Event>::finished, this, [this, watcher]() {
        watcher->deleteLater();
        if (watcher->future().resultCount() == 0)
            return;
        const Event texts = watcher->result();
        if (!texts) {
            m_ask->notice()->show(NoticeBar::Tone::Bad, toQString(texts.error().message));
            return;
        }
        auto *copied = new QMimeData;
        copied->setHtml(toQString(texts->html));
        copied->setText(toQString(texts->plain));
        copied->setData(QStringLiteral("text/markdown"), QByteArray::fromStdString(texts->markdown));
        QApplication::clipboard()->setMimeData(copied);
        m_ask->notice()->show(NoticeBar::Tone::Info, tr("The answer is on the clipboard, with its references."), {},
                              kCopiedMs);
    });
    watcher->setFuture(job.future);
}

} // namespace longleaf::ui
