// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/ask/citation_reference.h"

#include "ui/ask/verdict_style.h"
#include "ui/text/qt_convert.h"

#include <QCoreApplication>
#include <QStringList>

namespace longleaf::ui {

namespace {

class Words {
    Q_DECLARE_TR_FUNCTIONS(longleaf::ui::CitationReference)
};

constexpr qsizetype kMostFigures = 3;

bool isPlain(const CitationEntry &entry)
{
    const auto status = entry.status();
    return !entry.wrongNote && entry.sight() == document::Sight::Seen &&
           (status == answer::CitationStatus::Exact || status == answer::CitationStatus::PageOnly);
}

} // namespace

QString referenceText(const CitationEntry &entry)
{
    QStringList parts;
    if (entry.checked && !entry.checked->title.empty())
        parts << toQString(entry.checked->title).simplified();
    if (const QString page = pageText(entry); !page.isEmpty())
        parts << page;
    return parts.join(QStringLiteral(", "));
}

QString quoteWithReference(const CitationEntry &entry)
{
    const QString quote = toQString(entry.raw.quote).simplified();
    const QString reference = referenceText(entry);
    QString text = quote.isEmpty() ? reference : QChar(0x201C) + quote + QChar(0x201D);
    if (!quote.isEmpty() && !reference.isEmpty())
        text += QStringLiteral(" (") + reference + QLatin1Char(')');
    if (isPlain(entry))
        return text;
    text += QStringLiteral(" \u2013 ") + verdictStyle(entry, lightTokens()).word;
    if (const FigureDifference figures = figureDifference(entry); figures.known())
        text += QStringLiteral(": ") +
                Words::tr("the answer says %1, the document says %2").arg(figures.inAnswer, figures.inDocument);
    return text;
}

FigureDifference figureDifference(const CitationEntry &entry)
{
    const QString source = toQString(entry.sourceText);
    if (entry.status() != answer::CitationStatus::NumbersDiffer || source.isEmpty())
        return {};
    const QString quote = toQString(entry.raw.quote);
    const QStringList inAnswer = numbersOnlyIn(quote, source);
    const QStringList inDocument = numbersOnlyIn(source, quote);
    if (inAnswer.isEmpty() && inDocument.isEmpty())
        return {};
    const auto joined = [](const QStringList &figures) {
        return figures.isEmpty() ? QString(QChar(0x2014)) : figures.mid(0, kMostFigures).join(QStringLiteral(", "));
    };
    return {joined(inAnswer), joined(inDocument)};
}

} // namespace longleaf::ui
