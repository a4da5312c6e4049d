// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/ask/verdict_style.h"

#include "ui/text/qt_convert.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QStringList>
#include <algorithm>

namespace longleaf::ui {

namespace {

using answer::CitationStatus;

class Words {
    Q_DECLARE_TR_FUNCTIONS(longleaf::ui::Words)
};

void solid(VerdictStyle &style, const QColor &color, const QColor &fill)
{
    style.color = color;
    style.fill = fill;
}

void outlined(VerdictStyle &style, const QColor &color, Qt::PenStyle border)
{
    style.color = color;
    style.border = border;
}

VerdictStyle unseenStyle(const VerdictStyle &verdict, document::Sight sight, const Tokens &t)
{
    VerdictStyle style = verdict;
    style.word = sight == document::Sight::Hidden ? Words::tr("%1, hidden on the page").arg(verdict.word)
                                                  : Words::tr("%1, partly hidden on the page").arg(verdict.word);
    style.icon = QStringLiteral("hidden");
    style.color = t.warn;
    style.fill = t.warnTint;
    style.border = Qt::DashLine;
    return style;
}

} // namespace

VerdictStyle verdictStyle(std::optional<CitationStatus> status, const Tokens &t)
{
    VerdictStyle style;
    if (!status) {
        style.word = Words::tr("Being checked");
        style.sentence = Words::tr("The quote is still arriving.");
        style.icon = QStringLiteral("arriving");
        solid(style, t.neutral, t.neutralTint);
        return style;
    }
    switch (*status) {
    case CitationStatus::Exact:
        style.word = Words::tr("Word for word");
        style.sentence = Words::tr("The quote stands in the document exactly like this.");
        style.icon = QStringLiteral("check");
        solid(style, t.good, t.goodTint);
        break;
    case CitationStatus::ExactOtherPage:
        style.word = Words::tr("Word for word, on another page");
        style.sentence = Words::tr("The quote stands in the document, but not on the page that the answer names.");
        style.icon = QStringLiteral("check-page");
        solid(style, t.good, t.goodTint);
        style.border = Qt::SolidLine;
        break;
    case CitationStatus::Close:
        style.word = Words::tr("Nearly word for word");
        style.sentence = Words::tr("The document has almost the same words; all numbers agree.");
        style.icon = QStringLiteral("approx");
        outlined(style, t.good, Qt::SolidLine);
        break;
    case CitationStatus::Reworded:
        style.word = Words::tr("Reworded");
        style.sentence = Words::tr("The document says something similar in other words; all numbers agree. Read it.");
        style.icon = QStringLiteral("reworded");
        outlined(style, t.info, Qt::DashLine);
        break;
    case CitationStatus::TableMatch:
        style.word = Words::tr("Found in a table");
        style.sentence = Words::tr("The words and numbers stand on the page in another order, as in a table.");
        style.icon = QStringLiteral("grid");
        outlined(style, t.good, Qt::SolidLine);
        break;
    case CitationStatus::NumbersDiffer:
        style.word = Words::tr("A number differs");
        style.sentence =
            Words::tr("The document has this passage, but with another number. Do not rely on the answer.");
        style.icon = QStringLiteral("not-equal");
        solid(style, t.warn, t.warnTint);
        style.border = Qt::SolidLine;
        break;
    case CitationStatus::NotFound:
        style.word = Words::tr("Not found");
        style.sentence = Words::tr("These words are not in the text that was sent.");
        style.icon = QStringLiteral("cross");
        solid(style, t.bad, t.badTint);
        style.struck = true;
        break;
    case CitationStatus::PageOnly:
        style.word = Words::tr("Page only");
        style.sentence = Words::tr("The answer names a page without quoting it, so there is nothing to compare.");
        style.icon = QStringLiteral("page");
        solid(style, t.neutral, t.neutralTint);
        break;
    }
    return style;
}

VerdictStyle verdictStyle(const CitationEntry &entry, const Tokens &t)
{
    VerdictStyle style = verdictStyle(entry.status(), t);
    if (entry.sight() != document::Sight::Seen)
        style = unseenStyle(style, entry.sight(), t);
    if (!entry.wrongNote)
        return style;
    style.word = Words::tr("%1, marked wrong by you").arg(style.word);
    style.struck = true;
    style.border = Qt::DotLine;
    style.color = t.bad;
    style.fill = QColor();
    return style;
}

bool isUncertain(CitationStatus status)
{
    return status == CitationStatus::Close || status == CitationStatus::Reworded ||
           status == CitationStatus::TableMatch || status == CitationStatus::NumbersDiffer;
}

QString pageText(const CitationEntry &entry)
{
    const int cited = entry.raw.page.value_or(0);
    const int found = entry.checked ? entry.checked->verdict.page : 0;
    const auto status = entry.status();
    if (status == CitationStatus::NotFound || found == 0)
        return cited > 0 ? Words::tr("cited as p. %1").arg(cited) : QString();
    if (status == CitationStatus::ExactOtherPage && cited > 0 && cited != found)
        return Words::tr("found on p. %1, cited as p. %2").arg(found).arg(cited);
    return Words::tr("p. %1").arg(found);
}

QString spokenCitation(const CitationEntry &entry, int number)
{
    const VerdictStyle style = verdictStyle(entry, lightTokens());
    QStringList parts{Words::tr("Citation %1: %2").arg(number).arg(style.word)};
    if (entry.checked && !entry.checked->title.empty())
        parts << toQString(entry.checked->title);
    parts << pageText(entry);
    parts.removeAll(QString());
    return parts.join(QStringLiteral(", "));
}

QString sightText(const CitationEntry &entry)
{
    switch (entry.sight()) {
    case document::Sight::Hidden: return Words::tr("These words cannot be seen on the page.");
    case document::Sight::PartHidden: return Words::tr("Some of these words cannot be seen on the page.");
    case document::Sight::Seen: break;
    }
    return {};
}

QString notInPassageText(const CitationEntry &entry)
{
    constexpr qsizetype kMost = 6;
    QStringList parts;
    if (entry.checked) {
        for (const answer::UnsupportedPart &part : entry.checked->notInPassage)
            parts << toQString(part.text);
    }
    parts.removeDuplicates();
    if (parts.isEmpty())
        return {};
    const bool more = parts.size() > kMost;
    const QString list =
        parts.mid(0, kMost).join(QStringLiteral(", ")) + (more ? QStringLiteral(", \u2026") : QString());
    return Words::tr("Not in the cited passage: %1").arg(list);
}

bool isIn(const CitationEntry &entry, VerdictGroup group)
{
    const auto status = entry.status();
    if (!status)
        return false;
    switch (group) {
    case VerdictGroup::Found:
        return *status == CitationStatus::Exact || *status == CitationStatus::ExactOtherPage ||
               *status == CitationStatus::Close || *status == CitationStatus::TableMatch;
    case VerdictGroup::Reworded: return *status == CitationStatus::Reworded;
    case VerdictGroup::NumbersDiffer: return *status == CitationStatus::NumbersDiffer;
    case VerdictGroup::NotFound: return *status == CitationStatus::NotFound;
    case VerdictGroup::PageOnly: return *status == CitationStatus::PageOnly;
    case VerdictGroup::Unseen: return entry.sight() != document::Sight::Seen;
    case VerdictGroup::MarkedWrong: return entry.wrongNote.has_value();
    }
    return false;
}

namespace {

/// "9 word for word, 1 on another page, 2 nearly, 1 in a table".
QString foundDetail(const std::vector<CitationEntry> &citations)
{
    const auto count = [&citations](CitationStatus status) {
        return static_cast<int>(std::count_if(citations.begin(), citations.end(), [status](const CitationEntry &entry) {
            return entry.status() == status;
        }));
    };
    QStringList parts;
    if (const int n = count(CitationStatus::Exact))
        parts << Words::tr("%1 word for word").arg(n);
    if (const int n = count(CitationStatus::ExactOtherPage))
        parts << Words::tr("%1 word for word on another page than named").arg(n);
    if (const int n = count(CitationStatus::Close))
        parts << Words::tr("%1 nearly word for word").arg(n);
    if (const int n = count(CitationStatus::TableMatch))
        parts << Words::tr("%1 in a table").arg(n);
    return parts.join(QStringLiteral(", "));
}

QString groupText(VerdictGroup group, int count, int quotes)
{
    switch (group) {
    case VerdictGroup::Found: return Words::tr("%1 of %n quote(s) found", nullptr, quotes).arg(count);
    case VerdictGroup::Reworded: return Words::tr("%n reworded", nullptr, count);
    case VerdictGroup::NumbersDiffer: return Words::tr("%n differ(s) in a number", nullptr, count);
    case VerdictGroup::NotFound: return Words::tr("%n not found", nullptr, count);
    case VerdictGroup::PageOnly: return Words::tr("%n page reference(s)", nullptr, count);
    case VerdictGroup::Unseen: return Words::tr("%n hidden on the page", nullptr, count);
    case VerdictGroup::MarkedWrong: return Words::tr("%n marked wrong by you", nullptr, count);
    }
    return {};
}

} // namespace

std::vector<VerdictCount> verdictCounts(const std::vector<CitationEntry> &citations)
{
    const auto quotes = static_cast<int>(std::count_if(citations.begin(), citations.end(), [](const auto &entry) {
        return entry.status() && *entry.status() != CitationStatus::PageOnly;
    }));
    std::vector<VerdictCount> counts;
    for (const VerdictGroup group :
         {VerdictGroup::Found, VerdictGroup::Reworded, VerdictGroup::NumbersDiffer, VerdictGroup::NotFound,
          VerdictGroup::PageOnly, VerdictGroup::Unseen, VerdictGroup::MarkedWrong}) {
        const auto count = static_cast<int>(std::count_if(
            citations.begin(), citations.end(), [group](const CitationEntry &entry) { return isIn(entry, group); }));
        if (count == 0 && (group != VerdictGroup::Found || quotes == 0))
            continue;
        counts.push_back({group, groupText(group, count, quotes),
                          group == VerdictGroup::Found ? foundDetail(citations) : QString(), count});
    }
    return counts;
}

QString verdictSummary(const std::vector<CitationEntry> &citations)
{
    QStringList parts;
    for (const VerdictCount &count : verdictCounts(citations))
        parts << count.text;
    return parts.isEmpty() ? Words::tr("no citations") : parts.join(QStringLiteral(", "));
}

QStringList numbersOnlyIn(const QString &text, const QString &other)
{
    static const QRegularExpression number(QStringLiteral("\\d+(?:[.,'\\x{00A0}\\x{202F}]\\d+)*"));
    QStringList others;
    for (auto match = number.globalMatch(other); match.hasNext();)
        others << match.next().captured();
    QStringList result;
    for (auto match = number.globalMatch(text); match.hasNext();) {
        const QString found = match.next().captured();
        if (!others.contains(found) && !result.contains(found))
            result << found;
    }
    return result;
}

} // namespace longleaf::ui
