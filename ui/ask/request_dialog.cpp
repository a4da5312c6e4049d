// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/ask/request_dialog.h"

#include "ui/ask/once.h"
#include "ui/ask/request_view.h"
#include "ui/text/qt_convert.h"
#include "ui/widgets/format.h"
#include "ui/widgets/notice_bar.h"

#include <QClipboard>
#include <QFileDialog>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>
#include <QSaveFile>
#include <QVBoxLayout>

namespace longleaf::ui {

namespace {

constexpr std::size_t kMostPlaces = 10'000;
constexpr int kToldMs = 8'000;

/// Why it could not be written; empty: it was.
QString write(const QString &path, const std::string &bytes)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return file.errorString();
    const auto size = static_cast<qint64>(bytes.size());
    if (file.write(bytes.data(), size) != size || !file.commit())
        return file.errorString();
    return {};
}

} // namespace

RequestDialog::RequestDialog(AskController &controller, const Theme &theme, QWidget *parent)
    : QDialog(parent)
    , m_controller(controller)
    , m_theme(theme)
    , m_summary(new QLabel(this))
    , m_notice(new NoticeBar(theme, this))
    , m_find(new QLineEdit(this))
    , m_findState(new QLabel(this))
    , m_next(new QPushButton(tr("Next"), this))
    , m_previous(new QPushButton(tr("Previous"), this))
    , m_view(new RequestView(this))
    , m_again(new QPushButton(tr("Show it as it is now"), this))
    , m_copy(new QPushButton(tr("Copy"), this))
    , m_save(new QPushButton(tr("Save the exact bytes…"), this))
{
    setWindowTitle(tr("The exact request"));
    setAttribute(Qt::WA_DeleteOnClose);
    resize(760, 560);
    build();
    connect(m_view, &RequestView::completed, this, &RequestDialog::find);
    connect(m_find, &QLineEdit::textChanged, this, &RequestDialog::find);
    connect(m_next, &QPushButton::clicked, this, [this]() { step(1); });
    connect(m_previous, &QPushButton::clicked, this, [this]() { step(-1); });
    connect(m_again, &QPushButton::clicked, this, &RequestDialog::refresh);
    connect(m_copy, &QPushButton::clicked, this, &RequestDialog::copyAll);
    connect(m_save, &QPushButton::clicked, this, &RequestDialog::chooseFile);
    connect(&controller, &AskController::planChanged, this, &RequestDialog::markOutdated);
    connect(&theme, &Theme::changed, this, &RequestDialog::applyTheme);
    applyTheme();
    refresh();
}

void RequestDialog::build()
{
    m_summary->setTextFormat(Qt::PlainText);
    m_summary->setWordWrap(true);
    m_summary->setAccessibleName(tr("About the request"));
    m_find->setPlaceholderText(tr("Find in the request"));
    m_find->setAccessibleName(tr("Find in the request"));
    m_find->setClearButtonEnabled(true);
    m_findState->setProperty("tone", QStringLiteral("soft"));
    m_findState->setAccessibleName(tr("Places found"));
    m_next->setAccessibleName(tr("Next place"));
    m_previous->setAccessibleName(tr("Previous place"));
    m_view->setAccessibleName(tr("The request"));
    m_copy->setToolTip(tr("Copies all of it, with the key masked"));
    m_save->setToolTip(tr("Writes the body as it would be sent, without the headers"));
    for (QPushButton *button : {m_next, m_previous, m_again, m_copy, m_save})
        button->setAutoDefault(false);
    m_again->setAccessibleName(m_again->text());
    m_copy->setAccessibleName(m_copy->toolTip());
    m_save->setAccessibleName(m_save->text());

    auto *search = new QHBoxLayout;
    search->setSpacing(space::kUnit);
    search->addWidget(m_find, 1);
    search->addWidget(m_findState);
    search->addWidget(m_previous);
    search->addWidget(m_next);
    auto *close = new QPushButton(tr("Close"), this);
    close->setAutoDefault(false);
    close->setAccessibleName(close->text());
    connect(close, &QPushButton::clicked, this, &QDialog::close);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(space::kUnit);
    buttons->addWidget(m_copy);
    buttons->addWidget(m_save);
    buttons->addWidget(m_again);
    buttons->addStretch(1);
    buttons->addWidget(close);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::kTwo, space::kTwo, space::kTwo, space::kTwo);
    column->setSpacing(space::kUnit);
    column->addWidget(m_summary);
    column->addWidget(m_notice);
    column->addLayout(search);
    column->addWidget(m_view, 1);
    column->addLayout(buttons);
}

void RequestDialog::applyTheme()
{
    m_summary->setFont(m_theme.type().body);
    m_findState->setFont(m_theme.type().caption);
    m_view->setFont(m_theme.type().mono);
}

void RequestDialog::refresh()
{
    m_again->setVisible(false);
    m_notice->dismiss();
    m_written.reset();
    m_copy->setEnabled(false);
    m_save->setEnabled(false);
    if (!m_controller.hasDraft()) {
        showProblem(tr("Write a question first: it is a part of the request."));
        return;
    }
    if (m_controller.isScopeEmpty()) {
        showProblem(tr("Tick a document first: its text is a part of the request."));
        return;
    }
    m_summary->setText(tr("Writing the request…"));
    m_controller.writeRequest(
        [dialog = QPointer<RequestDialog>(this), asked = ++m_asked](const AskController::WrittenRequest &written) {
            if (dialog && asked == dialog->m_asked)
                dialog->display(written);
        });
}

void RequestDialog::showProblem(const QString &sentence)
{
    ++m_asked; // what is still being written is not shown any more
    m_summary->setText(sentence);
    m_view->showRequest({});
    m_again->setVisible(true);
}

void RequestDialog::display(const AskController::WrittenRequest &written)
{
    if (!*written) {
        showProblem(toQString((*written).error().message));
        return;
    }
    const ask::RequestPreview &request = **written;
    if (!request.isSent()) {
        showProblem(tr("Nothing is sent: %1 works on this computer.").arg(toQString(request.modelName)));
        return;
    }
    QStringList parts;
    parts << tr("%1 bytes in the body, about %2 tokens. Nothing has been sent.")
                 .arg(fullCount(static_cast<std::int64_t>(request.body.size())), fullCount(request.promptTokens));
    parts << tr("The key is masked; all else is shown as it would be sent. Long lines are broken for reading only.");
    if (request.requests > 1)
        parts << tr("This is the first of %n request(s).", nullptr, request.requests);
    if (request.countedFirst)
        parts << tr("The provider is asked for its own count before; if that is too large, less is sent.");
    m_summary->setText(parts.join(QLatin1Char(' ')));
    m_written = written;
    m_copy->setEnabled(true);
    m_save->setEnabled(true);
    runOnce<RequestText>(
        m_controller.runner(), this, [written]() { return requestText((*written)->head() + '\n', (*written)->body); },
        [this, written](const RequestText &text) {
            if (written == m_written)
                m_view->showRequest(text);
        });
}

void RequestDialog::find()
{
    m_places.clear();
    m_place = -1;
    if (m_view->isComplete())
        m_places = placesIn(m_view->text().body, m_find->text(), kMostPlaces);
    m_next->setEnabled(!m_places.empty());
    m_previous->setEnabled(!m_places.empty());
    m_findState->setText(m_find->text().isEmpty() ? QString() : tr("Not found"));
    if (!m_places.empty())
        step(1);
}

void RequestDialog::step(int by)
{
    const int count = static_cast<int>(m_places.size());
    if (count == 0)
        return;
    m_place = m_place < 0 ? (by > 0 ? 0 : count - 1) : (m_place + by + count) % count;
    m_view->selectInBody(m_places[static_cast<std::size_t>(m_place)], static_cast<int>(m_find->text().size()));
    m_findState->setText(tr("%1 of %2").arg(fullCount(m_place + 1), fullCount(count)));
}

void RequestDialog::keyPressEvent(QKeyEvent *event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (event->matches(QKeySequence::Find)) {
        m_find->setFocus(Qt::ShortcutFocusReason);
        m_find->selectAll();
    } else if (event->matches(QKeySequence::FindPrevious) ||
               (enter && m_find->hasFocus() && event->modifiers() & Qt::ShiftModifier)) {
        step(-1);
    } else if (event->matches(QKeySequence::FindNext) || (enter && m_find->hasFocus())) {
        step(1);
    } else {
        QDialog::keyPressEvent(event);
    }
}

void RequestDialog::copyAll()
{
    if (m_written)
        QGuiApplication::clipboard()->setText(m_view->text().head + m_view->text().body);
}

void RequestDialog::chooseFile()
{
    auto *dialog = new QFileDialog(this, tr("Save the exact bytes"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("json"));
    dialog->selectFile(QStringLiteral("request.json"));
    connect(dialog, &QFileDialog::fileSelected, this, &RequestDialog::saveTo);
    dialog->open();
}

void RequestDialog::saveTo(const QString &path)
{
    if (!m_written)
        return;
    runOnce<QString>(
        m_controller.runner(), this, [path, written = m_written]() { return write(path, (*written)->body); },
        [this, path](const QString &problem) {
            if (problem.isEmpty())
                m_notice->show(NoticeBar::Tone::Info, tr("Saved to %1.").arg(path), {}, kToldMs);
            else
                m_notice->show(NoticeBar::Tone::Bad, tr("%1 could not be written: %2.").arg(path, problem));
        });
}

void RequestDialog::markOutdated()
{
    const auto &plan = m_controller.plan();
    if (!m_written || !plan || m_again->isVisible())
        return;
    // Of a sweep only the whole is planned, so nothing can be said of its first part.
    const bool same =
        *plan && ((*plan)->mode == pack::Mode::Sweep ||
                  ((*plan)->requestSha256 == (*m_written)->requestSha256 && (*plan)->model == (*m_written)->model));
    if (same)
        return;
    m_again->setVisible(true);
    m_notice->show(NoticeBar::Tone::Warning,
                   tr("The question, the documents or the model have changed. This is the request from before."));
}

QString RequestDialog::summary() const
{
    return m_summary->text();
}

QString RequestDialog::findState() const
{
    return m_findState->text();
}

} // namespace longleaf::ui
