// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window/update_line.h"

#include "ui/main_window/answer_link.h"
#include "ui/text/qt_convert.h"
#include "ui/widgets/notice_bar.h"

#include <QDate>
#include <QLocale>
#include <QVBoxLayout>

namespace longleaf::ui {

namespace {

constexpr int kShortMs = 8'000;

} // namespace

UpdateLine::UpdateLine(UpdateWatch &watch, const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_watch(watch)
    , m_notice(new NoticeBar(theme, this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_notice);
    connect(&watch, &UpdateWatch::found, this, &UpdateLine::tell);
    connect(&watch, &UpdateWatch::started, this,
            [this]() { m_notice->show(NoticeBar::Tone::Info, tr("Asking whether there is a newer version…")); });
    connect(&watch, &UpdateWatch::nothingNewer, this, [this]() {
        m_notice->show(NoticeBar::Tone::Info, tr("Longleaf %1 is the newest version.").arg(m_watch.ownVersion()), {},
                       kShortMs);
    });
    connect(&watch, &UpdateWatch::failed, this, [this](const QString &sentence) {
        m_notice->show(NoticeBar::Tone::Warning,
                       tr("Whether there is a newer version could not be found out. %1").arg(sentence));
    });
}

void UpdateLine::tell(const update::UpdateNotice &notice)
{
    // An address that the reader cannot check by eye, or that pretends, is not offered.
    const AnswerLink link = readAnswerLink(toQString(notice.page));
    const QString day = QLocale().toString(QDate::fromString(toQString(notice.date), Qt::ISODate), QLocale::LongFormat);
    QString text = tr("Longleaf %1 is out (%2). You have %3.")
                       .arg(toQString(notice.name), day.isEmpty() ? toQString(notice.date) : day, m_watch.ownVersion());
    if (!notice.summary.empty())
        text += QLatin1Char(' ') + toQString(notice.summary);
    std::vector<NoticeBar::Action> actions;
    if (link.use == AnswerLink::Use::Opens) {
        text += QLatin1Char('\n') + link.shown;
        actions.push_back({tr("See what changed"), [this, url = link.url]() {
                               Q_EMIT pageRequested(url);
                           }});
    }
    m_notice->show(NoticeBar::Tone::Info, text, std::move(actions), 0, [this, notice]() { m_watch.dismiss(notice); });
}

} // namespace longleaf::ui
