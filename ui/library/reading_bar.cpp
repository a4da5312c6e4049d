// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/library/reading_bar.h"

#include "ui/widgets/elided_label.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QToolButton>

namespace longleaf::ui {

namespace {

constexpr int kRefreshMs = 100;
using Phase = ReadingController::Phase;

QString sizeText(std::int64_t bytes)
{
    return QLocale().formattedDataSize(bytes, 1, QLocale::DataSizeSIFormat);
}

} // namespace

ReadingBar::ReadingBar(ReadingController &controller, const Theme &theme, QWidget *parent)
    : QFrame(parent)
    , m_controller(controller)
    , m_theme(theme)
    , m_text(new QLabel(this))
    , m_work(new ElidedLabel(this))
    , m_progress(new QProgressBar(this))
    , m_pause(new QToolButton(this))
    , m_cancel(new QToolButton(this))
    , m_choices(new QWidget(this))
    , m_first(new QPushButton(m_choices))
    , m_second(new QPushButton(m_choices))
{
    setProperty("surface", QStringLiteral("footer"));
    setAccessibleName(tr("Reading files"));
    m_text->setWordWrap(true);
    m_work->setProperty("tone", QStringLiteral("soft"));
    m_progress->setTextVisible(false);
    m_progress->setFixedHeight(4);
    m_progress->setAccessibleName(tr("Files read"));
    m_cancel->setIcon(theme.icon(QStringLiteral("stop")));
    m_cancel->setToolTip(tr("Stop reading; what is not read yet is forgotten"));
    m_cancel->setAccessibleName(tr("Stop reading"));
    m_pause->setAccessibleName(tr("Pause reading"));
    for (QPushButton *button : {m_first, m_second})
        button->setProperty("variant", QStringLiteral("quiet"));
    auto *top = new QHBoxLayout;
    top->setSpacing(space::kHalf);
    top->addWidget(m_text, 1);
    top->addWidget(m_pause);
    top->addWidget(m_cancel);
    auto *choices = new QHBoxLayout(m_choices);
    choices->setContentsMargins(0, 0, 0, 0);
    choices->setSpacing(space::kHalf);
    choices->addWidget(m_first);
    choices->addWidget(m_second);
    choices->addStretch();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::kTwo, space::kUnit, space::kOneAndHalf, space::kUnit);
    column->setSpacing(space::kHalf);
    column->addLayout(top);
    column->addWidget(m_progress);
    column->addWidget(m_work);
    column->addWidget(m_choices);

    connect(m_pause, &QToolButton::clicked, this, [this]() {
        if (m_controller.phase() == Phase::Reading)
            m_controller.pause();
        else
            m_controller.resume();
    });
    connect(m_cancel, &QToolButton::clicked, this, [this]() {
        if (m_controller.phase() == Phase::Finished)
            m_controller.dismissFailed();
        else
            m_controller.cancel();
    });
    connect(m_first, &QPushButton::clicked, this, [this]() {
        if (m_controller.large() != nullptr)
            m_controller.acceptLarge();
        else
            m_controller.retryFailed();
    });
    connect(m_second, &QPushButton::clicked, this, [this]() {
        if (m_controller.large() != nullptr)
            m_controller.declineLarge();
        else
            Q_EMIT reportRequested();
    });
    m_soon.setSingleShot(true);
    connect(&m_soon, &QTimer::timeout, this, &ReadingBar::refresh);
    connect(&controller, &ReadingController::changed, this, [this]() {
        if (!m_soon.isActive())
            m_soon.start(kRefreshMs);
    });
    connect(&theme, &Theme::changed, this, &ReadingBar::applyFonts);
    applyFonts();
    refresh();
}

QString ReadingBar::text() const
{
    return isHidden() ? QString() : m_text->text();
}

void ReadingBar::applyFonts()
{
    m_text->setFont(m_theme.type().captionStrong);
    m_work->setFont(m_theme.type().caption);
    m_progress->setStyleSheet(QStringLiteral("QProgressBar{background:%1;border:none;border-radius:2px}"
                                             "QProgressBar::chunk{background:%2;border-radius:2px}")
                                  .arg(m_theme.tokens().pressed.name(), m_theme.tokens().accent.name()));
}

void ReadingBar::refresh()
{
    const bool large = m_controller.large() != nullptr;
    const Phase phase = m_controller.phase();
    const bool single = m_controller.counts().total <= 1 && phase != Phase::Paused && phase != Phase::Pausing;
    // One file says everything in its row.
    setVisible(large || (phase != Phase::Idle && !single));
    if (large)
        showLarge();
    else
        showProgress();
}

void ReadingBar::showLarge()
{
    const ingest::FileSurvey &survey = m_controller.large()->survey;
    QString text =
        tr("Read %n file(s), %1 in all?", nullptr, static_cast<int>(survey.files.size())).arg(sizeText(survey.bytes));
    if (survey.more)
        text += QLatin1Char(' ') + tr("The folders have more than 100,000 entries; what lies beyond is left out.");
    m_text->setText(text);
    m_text->setAccessibleName(text);
    for (QWidget *widget : {static_cast<QWidget *>(m_progress), static_cast<QWidget *>(m_work),
                            static_cast<QWidget *>(m_pause), static_cast<QWidget *>(m_cancel)})
        widget->hide();
    m_first->setText(tr("Read them"));
    m_second->setText(tr("Do not"));
    m_choices->show();
    QAccessibleEvent event(m_text, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

void ReadingBar::showProgress()
{
    const ReadingController::Counts &counts = m_controller.counts();
    const Phase phase = m_controller.phase();
    const QLocale locale;
    const bool finished = phase == Phase::Finished || phase == Phase::Idle;
    QString text = finished ? tr("%n file(s) read", nullptr, counts.ready + counts.known)
                            : tr("%1 of %2").arg(locale.toString(counts.done()), locale.toString(counts.total));
    if (counts.failed > 0)
        text += QStringLiteral(", ") + tr("%n failed", nullptr, counts.failed);
    const bool waits = m_controller.isWaitingForRoom();
    if (waits)
        text += QStringLiteral(" · ") + tr("waiting for room on the disk");
    else if (phase == Phase::Paused)
        text += QStringLiteral(" · ") + tr("paused");
    if (phase == Phase::Pausing)
        text += QStringLiteral(" · ") + tr("pausing, the files in work are finished");
    m_text->setText(text);
    m_text->setAccessibleName(text);
    m_progress->setVisible(!finished);
    m_progress->setMaximum(std::max(1, counts.total));
    m_progress->setValue(counts.done());
    const QStringList work = m_controller.inWork();
    m_work->setVisible(!finished && (phase != Phase::Paused || waits));
    m_work->setFullText(waits ? tr("Goes on by itself as soon as there is room.") : work.join(QStringLiteral(" · ")));
    const bool running = phase == Phase::Reading;
    m_pause->setVisible(!finished);
    m_pause->setIcon(m_theme.icon(running ? QStringLiteral("pause") : QStringLiteral("play")));
    m_pause->setToolTip(running ? tr("Pause; the files in work are finished") : tr("Go on reading"));
    m_pause->setAccessibleName(running ? tr("Pause reading") : tr("Go on reading"));
    m_cancel->setVisible(true);
    m_cancel->setIcon(m_theme.icon(finished ? QStringLiteral("close") : QStringLiteral("stop")));
    m_cancel->setToolTip(finished ? tr("Take the files that failed off the list")
                                  : tr("Stop reading; what is not read yet is forgotten"));
    m_cancel->setAccessibleName(m_cancel->toolTip());
    m_choices->setVisible(counts.failed > 0);
    m_first->setText(tr("Retry the failed"));
    m_first->setEnabled(finished);
    m_second->setText(tr("Show why…"));
    if (finished && m_announced != counts.done()) {
        m_announced = counts.done();
        QAccessibleEvent event(m_text, QAccessible::Alert);
        QAccessible::updateAccessibility(&event);
    }
}

} // namespace longleaf::ui
