// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/format.h"

#include <QCoreApplication>
#include <QLocale>
#include <algorithm>

namespace longleaf::ui {

namespace {

QString translated(const char *text)
{
    return QCoreApplication::translate("longleaf::ui::format", text);
}

} // namespace

QString shortCount(std::int64_t count)
{
    const QLocale locale;
    if (count < 1'000)
        return locale.toString(static_cast<qlonglong>(count));
    if (count < 999'500) {
        const double thousands = static_cast<double>(count) / 1'000;
        return locale.toString(thousands, 'f', thousands < 9.95 ? 1 : 0) + QLatin1Char('k');
    }
    return locale.toString(static_cast<double>(count) / 1'000'000, 'f', 2) + QLatin1Char('M');
}

QString fullCount(std::int64_t count)
{
    return QLocale().toString(static_cast<qlonglong>(count));
}

QString moneyText(std::optional<double> usd)
{
    if (!usd)
        return translated(QT_TRANSLATE_NOOP("longleaf::ui::format", "price not known"));
    if (*usd <= 0)
        return translated(QT_TRANSLATE_NOOP("longleaf::ui::format", "free"));
    if (*usd < 0.01)
        return translated(QT_TRANSLATE_NOOP("longleaf::ui::format", "less than $0.01"));
    return QLatin1Char('$') + QLocale().toString(*usd, 'f', 2);
}

QString durationText(std::int64_t ms)
{
    const QLocale locale;
    if (ms < 9'950)
        return translated(QT_TRANSLATE_NOOP("longleaf::ui::format", "%1 s"))
            .arg(locale.toString(static_cast<double>(std::max<std::int64_t>(ms, 0)) / 1'000, 'f', 1));
    const std::int64_t seconds = (ms + 500) / 1'000;
    if (seconds < 60)
        return translated(QT_TRANSLATE_NOOP("longleaf::ui::format", "%1 s")).arg(seconds);
    return translated(QT_TRANSLATE_NOOP("longleaf::ui::format", "%1 min %2 s")).arg(seconds / 60).arg(seconds % 60);
}

QString pageRanges(const std::vector<int> &pages, int limit)
{
    QString text;
    int ranges = 0;
    for (std::size_t i = 0; i < pages.size(); ++ranges) {
        std::size_t last = i;
        while (last + 1 < pages.size() && pages[last + 1] == pages[last] + 1)
            ++last;
        if (!text.isEmpty())
            text += QStringLiteral(", ");
        if (ranges == limit)
            return text + QChar(0x2026);
        text += QString::number(pages[i]);
        if (last > i)
            text += QChar(0x2013) + QString::number(pages[last]);
        i = last + 1;
    }
    return text;
}

} // namespace longleaf::ui
