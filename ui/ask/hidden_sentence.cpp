// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/ask/hidden_sentence.h"

#include "core/base/unseen_text.h"
#include "ui/text/qt_convert.h"

#include <QCoreApplication>
#include <QStringList>
#include <algorithm>

namespace longleaf::ui {

namespace {

constexpr std::size_t kMostNamed = 3;
constexpr std::size_t kMostPages = 12;

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(longleaf::ui::HiddenText)
};

QString pagesText(const std::vector<int> &pages)
{
    QStringList numbers;
    for (std::size_t i = 0; i < std::min(pages.size(), kMostPages); ++i)
        numbers << QString::number(pages[i]);
    const QString listed = numbers.join(QStringLiteral(", "));
    if (pages.size() > kMostPages)
        return Texts::tr("pages %1 and %n more", nullptr, static_cast<int>(pages.size() - kMostPages)).arg(listed);
    return pages.size() == 1 ? Texts::tr("page %1").arg(listed) : Texts::tr("pages %1").arg(listed);
}

QString whereText(const std::vector<pack::HiddenAccount::Document> &documents)
{
    QStringList where;
    for (std::size_t i = 0; i < std::min(documents.size(), kMostNamed); ++i)
        where << Texts::tr("%1, %2").arg(toQString(withUnseenTextShown(documents[i].title)),
                                         pagesText(documents[i].pages));
    if (documents.size() > kMostNamed)
        where << Texts::tr("and %n more document(s)", nullptr, static_cast<int>(documents.size() - kMostNamed));
    return where.join(QStringLiteral("; "));
}

} // namespace

QString hiddenSentence(const pack::HiddenAccount &account)
{
    QStringList sentences;
    if (!account.documents.empty()) {
        const QString where = whereText(account.documents);
        sentences
            << (account.policy == pack::HiddenPolicy::Label
                    ? Texts::tr("There is text that nobody can see on the page (%1). It is sent with a label that "
                                "says so.")
                          .arg(where)
                    : Texts::tr("There is text that nobody can see on the page (%1). It is not sent.").arg(where));
    }
    if (account.failed > 0)
        sentences << Texts::tr("%n document(s) could not be searched in full for text that nobody can see.", nullptr,
                               account.failed);
    if (account.notYet > 0)
        sentences << Texts::tr("%n document(s) have not been searched yet for text that nobody can see.", nullptr,
                               account.notYet);
    return sentences.join(QLatin1Char(' '));
}

} // namespace longleaf::ui
