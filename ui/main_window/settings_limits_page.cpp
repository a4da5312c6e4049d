// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window/settings_limits_page.h"

#include "ui/main_window/settings_form.h"
#include "ui/text/qt_convert.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/format.h"

#include <QGridLayout>
#include <QLabel>
#include <algorithm>

namespace longleaf::ui {

namespace {

/// An amount that was spent; nothing is "$0.00" here, not "free".
QString spentText(double usd)
{
    return usd > 0 ? moneyText(usd) : QStringLiteral("$0.00");
}

} // namespace

LimitsPage::LimitsPage(Theme &theme, QWidget *parent)
    : SettingsPage(theme, parent)
    , m_perAnswer(
          new LimitField(tr("Stop before sending when an answer could cost more than"), tr("one answer"), theme, this))
    , m_perDay(new LimitField(tr("Stop when the answers of a day could cost more than"), tr("all answers of a day"),
                              theme, this))
    , m_table(new QWidget(this))
{
    addHeading(tr("One answer"));
    column()->addWidget(m_perAnswer);
    addHint(tr("The price is worked out before anything is sent, as if nothing were cached."));
    addHeading(tr("One day"));
    column()->addWidget(m_perDay);
    m_today = addHint(QString());
    addHeading(tr("Each collection"));
    m_collectionsHint = addHint(QString());
    column()->addSpacing(space::kHalf);
    column()->addWidget(m_table);
    column()->addStretch();
}

void LimitsPage::display(const SettingsForm &form)
{
    m_perAnswer->setLimit(form.settings.maxCostUsd);
    m_perDay->setLimit(form.settings.maxCostPerDayUsd);
    m_today->setText(tr("Today's answers have cost %1 so far. The day begins at midnight, local time.")
                         .arg(spentText(form.spentTodayUsd)));
    showCollections(form.collections);
}

void LimitsPage::showCollections(const std::vector<CollectionRow> &collections)
{
    m_collectionsHint->setText(
        collections.empty() ? tr("There are no collections yet. A collection can have a limit of its own, for a matter "
                                 "or a client.")
                            : tr("Holds for all answers together whose documents stand in that collection alone."));
    m_limits.clear();
    auto *fresh = new QWidget(this);
    fresh->setAccessibleName(tr("Limits of the collections"));
    auto *grid = new QGridLayout(fresh);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(space::kThree);
    grid->setVerticalSpacing(space::kHalf);
    grid->setColumnStretch(0, 1);
    if (!collections.empty()) {
        grid->addWidget(hintLabel(tr("Name"), theme(), fresh), 0, 0);
        grid->addWidget(hintLabel(tr("Spent"), theme(), fresh), 0, 1, Qt::AlignRight);
        grid->addWidget(hintLabel(tr("Limit"), theme(), fresh), 0, 2);
    }
    int line = 1;
    for (const CollectionRow &collection : collections) {
        const QString name = toQString(collection.name);
        auto *title = new ElidedLabel(fresh);
        title->setFullText(name);
        auto *limit = new LimitField(QString(), name, theme(), fresh);
        limit->setLimit(collection.maxCostUsd);
        grid->addWidget(title, line, 0);
        grid->addWidget(new QLabel(spentText(collection.spentUsd), fresh), line, 1, Qt::AlignRight);
        grid->addWidget(limit, line, 2);
        m_limits.push_back(limit);
        ++line;
    }
    delete column()->replaceWidget(m_table, fresh);
    delete m_table;
    m_table = fresh;
}

void LimitsPage::write(SettingsForm &form) const
{
    form.settings.maxCostUsd = m_perAnswer->limit();
    form.settings.maxCostPerDayUsd = m_perDay->limit();
    for (std::size_t i = 0; i < std::min(m_limits.size(), form.collections.size()); ++i)
        form.collections[i].maxCostUsd = m_limits[i]->limit();
}

} // namespace longleaf::ui
