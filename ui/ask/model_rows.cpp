// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/ask/model_rows.h"

#include "ui/text/qt_convert.h"
#include "ui/widgets/format.h"

#include <QCoreApplication>
#include <QStringList>
#include <algorithm>
#include <cmath>

namespace longleaf::ui {

namespace {

class Words {
    Q_DECLARE_TR_FUNCTIONS(longleaf::ui::ModelRows)
};

/// "8", "0.10", "0.075"
QString dollars(double amount)
{
    const auto whole = [](double value) {
        return std::abs(value - std::round(value)) < 1e-6;
    };
    return QString::number(amount, 'f', whole(amount) ? 0 : whole(amount * 100) ? 2 : 3);
}

QString priceText(const std::optional<model::PriceList> &prices)
{
    if (!prices || prices->expired)
        return Words::tr("price not known");
    if (prices->free())
        return Words::tr("free");
    const QString text =
        Words::tr("$%1 in, $%2 out per million").arg(dollars(prices->base.input), dollars(prices->base.output));
    return prices->longContext.empty() ? text : text + Words::tr(" and up");
}

QString stateText(const model::ModelInfo &info)
{
    switch (info.state) {
    case model::ModelState::Preview: return Words::tr("preview");
    case model::ModelState::Deprecated:
        return info.endsOn.empty() ? Words::tr("to be switched off") : Words::tr("ends %1").arg(toQString(info.endsOn));
    case model::ModelState::Unlisted: return Words::tr("not in the catalogue");
    default: return {};
    }
}

QString placeText(const ModelChoice &choice)
{
    const QString maker = toQString(choice.info.providerName);
    switch (choice.missing) {
    case ModelChoice::Missing::Key: return Words::tr("needs a key for %1").arg(maker);
    case ModelChoice::Missing::Address: return Words::tr("needs the address of your project");
    case ModelChoice::Missing::Server: return Words::tr("no such server is running");
    case ModelChoice::Missing::Nothing: break;
    }
    if (choice.info.local)
        return Words::tr("stays on this computer");
    return choice.info.trainsOnData ? Words::tr("%1 may train on it").arg(maker) : Words::tr("sent to %1").arg(maker);
}

struct Group {
    enum class Of { ThisComputer, Vendor, Training, Ended };
    Of of = Of::Vendor;
    QString vendor;
    std::vector<const ModelChoice *> models;
};

Group::Of groupOf(const ModelChoice &choice)
{
    if (choice.info.retired)
        return Group::Of::Ended;
    if (choice.info.local)
        return Group::Of::ThisComputer;
    return choice.info.trainsOnData ? Group::Of::Training : Group::Of::Vendor;
}

bool matches(const ModelChoice &choice, const QStringList &words)
{
    const QString text = QStringList{toQString(choice.info.name), toQString(choice.info.id),
                                     toQString(choice.info.providerName), modelDetail(choice)}
                             .join(QLatin1Char('\n'));
    return std::all_of(words.begin(), words.end(),
                       [&text](const QString &word) { return text.contains(word, Qt::CaseInsensitive); });
}

std::vector<Group> grouped(const std::vector<ModelChoice> &models, const QStringList &words)
{
    std::vector<Group> groups;
    for (const ModelChoice &choice : models) {
        if (!matches(choice, words))
            continue;
        const Group::Of of = groupOf(choice);
        const QString vendor = of == Group::Of::Vendor ? toQString(choice.info.providerName) : QString();
        auto found = std::find_if(groups.begin(), groups.end(),
                                  [&](const Group &one) { return one.of == of && one.vendor == vendor; });
        if (found == groups.end())
            found = groups.insert(groups.end(), Group{of, vendor, {}});
        found->models.push_back(&choice);
    }
    // The order of vendors is that of their first model, and models that can be asked come first.
    std::stable_sort(groups.begin(), groups.end(),
                     [](const Group &first, const Group &second) { return first.of < second.of; });
    return groups;
}

ModelRow headingOf(const Group &group)
{
    switch (group.of) {
    case Group::Of::ThisComputer:
        return {ModelRow::Kind::Heading, {}, Words::tr("On this computer"), Words::tr("Nothing leaves it"), {}, false};
    case Group::Of::Training:
        return {ModelRow::Kind::Heading,
                {},
                Words::tr("May train on what you send"),
                Words::tr("Your documents could become part of later models; allow it in the settings"),
                QStringLiteral("warning"),
                true};
    case Group::Of::Ended: return {ModelRow::Kind::Heading, {}, Words::tr("Switched off"), {}, {}, false};
    case Group::Of::Vendor: break;
    }
    return {ModelRow::Kind::Heading, {}, group.vendor, Words::tr("The text goes to %1").arg(group.vendor), {}, false};
}

ModelRow rowOf(const ModelChoice &choice)
{
    using Missing = ModelChoice::Missing;
    ModelRow row;
    row.kind = choice.usable                                                          ? ModelRow::Kind::Usable
               : choice.missing == Missing::Key || choice.missing == Missing::Address ? ModelRow::Kind::Setup
                                                                                      : ModelRow::Kind::Blocked;
    row.id = toQString(choice.info.id);
    row.name = toQString(choice.info.name);
    row.detail = modelDetail(choice);
    row.warned = choice.info.trainsOnData;
    row.icon = row.kind == ModelRow::Kind::Setup ? QStringLiteral("settings")
               : choice.info.local               ? QStringLiteral("lock")
               : row.warned                      ? QStringLiteral("warning")
                                                 : QStringLiteral("cloud");
    if (row.kind == ModelRow::Kind::Setup)
        row.detail += QStringLiteral(" · ") + Words::tr("choose it to open the settings");
    return row;
}

} // namespace

QString modelDetail(const ModelChoice &choice)
{
    const model::ModelInfo &info = choice.info;
    if (!choice.usable && choice.missing == ModelChoice::Missing::Nothing)
        return toQString(choice.reason);
    QStringList parts{Words::tr("%1 tokens").arg(shortCount(info.contextWindow)), priceText(info.prices),
                      placeText(choice)};
    if (const QString state = stateText(info); !state.isEmpty())
        parts << state;
    return parts.join(QStringLiteral(" · "));
}

std::vector<ModelRow> modelRows(const std::vector<ModelChoice> &models, const QString &filter)
{
    std::vector<ModelRow> rows;
    for (const Group &group : grouped(models, filter.split(QLatin1Char(' '), Qt::SkipEmptyParts))) {
        rows.push_back(headingOf(group));
        for (const ModelChoice *choice : group.models)
            rows.push_back(rowOf(*choice));
    }
    return rows;
}

} // namespace longleaf::ui
