// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/ask/hidden_sentence.h"

#include "ui/ask/named_pages.h"

#include <QCoreApplication>
#include <QStringList>

namespace longleaf::ui {

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(longleaf::ui::HiddenText)
};

} // namespace

QString hiddenSentence(const pack::HiddenAccount &account)
{
    QStringList sentences;
    if (!account.documents.empty()) {
        std::vector<pack::NamedPages> named;
        for (const pack::HiddenAccount::Document &one : account.documents)
            named.push_back({one.title, one.pages});
        const QString where = namedPagesText(named);
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
