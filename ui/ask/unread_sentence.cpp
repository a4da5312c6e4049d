// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/ask/unread_sentence.h"

#include "ui/ask/named_pages.h"

#include <QCoreApplication>
#include <QStringList>

namespace longleaf::ui {

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(longleaf::ui::UnreadPages)
};

QString where(const pack::UnreadAccount &account, std::vector<int> pack::UnreadAccount::Document::*pages)
{
    std::vector<pack::NamedPages> named;
    for (const pack::UnreadAccount::Document &one : account.documents) {
        if (!(one.*pages).empty())
            named.push_back({one.title, one.*pages});
    }
    return namedPagesText(named);
}

} // namespace

QString unreadSentence(const pack::UnreadAccount &account)
{
    QStringList sentences;
    if (const int failed = account.failed(); failed > 0)
        sentences << Texts::tr("%1 of %n page(s) could not be read (%2).", nullptr, account.pagesInScope)
                         .arg(QString::number(failed), where(account, &pack::UnreadAccount::Document::failed));
    if (const int partial = account.partial(); partial > 0)
        sentences << Texts::tr("%1 of %n page(s) could be read only in part (%2), so words may be missing.", nullptr,
                               account.pagesInScope)
                         .arg(QString::number(partial), where(account, &pack::UnreadAccount::Document::partial));
    return sentences.join(QLatin1Char(' '));
}

QString unreadCounts(const pack::UnreadAccount &account)
{
    QStringList parts;
    if (const int failed = account.failed(); failed > 0)
        parts << Texts::tr("%n page(s) could not be read", nullptr, failed);
    if (const int partial = account.partial(); partial > 0)
        parts << Texts::tr("%n page(s) could be read only in part", nullptr, partial);
    return parts.join(QStringLiteral(", "));
}

} // namespace longleaf::ui
