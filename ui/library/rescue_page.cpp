// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/library/rescue_page.h"

#include "ui/library/once.h"
#include "ui/text/qt_convert.h"

#include <QAccessible>
#include <QDateTime>
#include <QDesktopServices>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QMainWindow>
#include <QPainter>
#include <QPushButton>
#include <QUrl>
#include <QVBoxLayout>

namespace longleaf::ui {

namespace {

constexpr int kWidth = 560;

} // namespace

RescuePage::RescuePage(RescueBackend &backend, async::JobRunner &runner, const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_backend(backend)
    , m_runner(runner)
    , m_theme(theme)
    , m_title(new QLabel(this))
    , m_reason(new QLabel(this))
    , m_state(new QLabel(this))
    , m_restore(new QPushButton(tr("Open the newest backup"), this))
    , m_salvage(new QPushButton(tr("Save what can be read"), this))
    , m_folder(new QPushButton(tr("Show its folder"), this))
    , m_again(new QPushButton(this))
{
    setObjectName(QStringLiteral("rescuePage"));
    m_restore->setObjectName(QStringLiteral("rescueRestore"));
    m_salvage->setObjectName(QStringLiteral("rescueSalvage"));
    m_again->setObjectName(QStringLiteral("rescueAgain"));
    m_restore->setProperty("variant", QStringLiteral("primary"));
    m_state->setProperty("tone", QStringLiteral("soft"));
    m_title->setFont(theme.type().title);
    for (QLabel *label : {m_title, m_reason, m_state}) {
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
        label->setFixedWidth(kWidth);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(space::kUnit);
    for (QPushButton *button : {m_restore, m_salvage, m_folder, m_again})
        buttons->addWidget(button);
    buttons->addStretch();
    auto *column = new QVBoxLayout;
    column->setSpacing(space::kTwo);
    column->addStretch(2);
    column->addWidget(m_title);
    column->addWidget(m_reason);
    column->addWidget(m_state);
    column->addLayout(buttons);
    column->addStretch(3);
    auto *row = new QHBoxLayout(this);
    row->addStretch();
    row->addLayout(column);
    row->addStretch();
    connect(m_restore, &QPushButton::clicked, this,
            [this]() { work(&RescueBackend::restore, tr("The backup is put in place…")); });
    connect(m_salvage, &QPushButton::clicked, this,
            [this]() { work(&RescueBackend::salvage, tr("What can be read is saved…")); });
    connect(m_folder, &QPushButton::clicked, this, [this]() {
        QDesktopServices::openUrl(QUrl::fromLocalFile(QString::fromStdU16String(m_offer.folder.u16string())));
    });
    connect(m_again, &QPushButton::clicked, this, [this]() {
        hide();
        Q_EMIT rescued({});
    });
    parent->installEventFilter(this);
    hide();
}

void RescuePage::offer(const Error &reason)
{
    lookAt(reason, false);
}

void RescuePage::offerBackup(const Error &reason)
{
    lookAt(reason, true);
}

void RescuePage::lookAt(const Error &reason, bool usable)
{
    once<RescueOffer>(
        m_runner, this,
        [backend = &m_backend, reason](std::stop_token stop) { return backend->look(reason, std::move(stop)); },
        [this, usable](const RescueOffer &offer) { show(offer, usable); });
}

void RescuePage::show(const RescueOffer &offer, bool usable)
{
    m_offer = offer;
    m_title->setText(usable ? tr("A part of the library is damaged") : tr("The library cannot be opened"));
    m_again->setText(usable ? tr("Go on as it is") : tr("Try again"));
    m_reason->setText(toQString(offer.reason));
    QString state = tr("Nothing is deleted: what is there now is kept in a folder beside it.");
    m_restore->setVisible(offer.backupMs > 0);
    m_salvage->setVisible(offer.canSalvage);
    if (offer.backupMs > 0) {
        const QString made = QLocale().toString(QDateTime::fromMSecsSinceEpoch(offer.backupMs), QLocale::ShortFormat);
        state =
            tr("The newest usable backup is of %1 and has %n document(s).", nullptr, static_cast<int>(offer.documents))
                .arg(made) +
            QLatin1Char(' ') + state;
    } else if (offer.canSalvage) {
        state = tr("There is no usable backup.") + QLatin1Char(' ') + state;
    }
    m_state->setText(offer.canSalvage || offer.backupMs > 0 ? state : QString());
    setBusy(false);
    cover();
    QWidget::show();
    raise();
    (offer.backupMs > 0 ? m_restore : m_again)->setFocus();
    QAccessibleEvent event(m_reason, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

void RescuePage::work(Result<std::string> (RescueBackend::*action)(std::stop_token), const QString &doing)
{
    using Done = Result<std::string>;
    setBusy(true);
    m_state->setText(doing);
    once<Done>(
        m_runner, this,
        [backend = &m_backend, action](std::stop_token stop) { return (backend->*action)(std::move(stop)); },
        [this](const Done &done) {
            setBusy(false);
            if (!done) {
                m_state->setText(toQString(done.error().message));
                return;
            }
            hide();
            Q_EMIT rescued(toQString(*done));
        });
}

void RescuePage::setBusy(bool busy)
{
    for (QPushButton *button : {m_restore, m_salvage, m_again})
        button->setEnabled(!busy);
}

void RescuePage::cover()
{
    const auto *window = qobject_cast<QMainWindow *>(parentWidget());
    setGeometry(window != nullptr && window->centralWidget() != nullptr ? window->centralWidget()->geometry()
                                                                        : parentWidget()->rect());
}

bool RescuePage::eventFilter(QObject *watched, QEvent *event)
{
    if (isVisible() && (event->type() == QEvent::Resize || event->type() == QEvent::LayoutRequest))
        cover();
    return QWidget::eventFilter(watched, event);
}

void RescuePage::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), m_theme.tokens().canvas);
}

} // namespace longleaf::ui
