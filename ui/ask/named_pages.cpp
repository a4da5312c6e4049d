// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/ask/named_pages.h"

#include "core/base/unseen_text.h"
#include "ui/text/qt_convert.h"

#include <QCoreApplication>
#include <QStringList>
#include <algorithm>

namespace longleaf::ui {

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(longleaf::ui::NamedPages)
};

QString pagesText(const std::vector<int> &pages)
{
    QStringList numbers;
    for (std::size_t i = 0; i < std::min(pages.size(), pack::kMostNamedPages); ++i)
        numbers << QString::number(pages[i]);
    const QString listed = numbers.join(QStringLiteral(", "));
    if (pages.size() > pack::kMostNamedPages)
        return Texts::tr("pages %1 and %n more", nullptr, static_cast<int>(pages.size() - pack::kMostNamedPages))
            .arg(listed);
    return pages.size() == 1 ? Texts::tr("page %1").arg(listed) : Texts::tr("pages %1").arg(listed);
}

} // namespace

QString namedPagesText(const std::vector<pack::NamedPages> &documents)
{
    QStringList where;
    for (std::size_t i = 0; i < std::min(documents.size(), pack::kMostNamedDocuments); ++i)
        where << Texts::tr("%1, %2").arg(toQString(withUnseenTextShown(documents[i].title)),
                                         pagesText(documents[i].pages));
    if (documents.size() > pack::kMostNamedDocuments)
        where << Texts::tr("and %n more document(s)", nullptr,
                           static_cast<int>(documents.size() - pack::kMostNamedDocuments));
    return where.join(QStringLiteral("; "));
}

} // namespace longleaf::ui
