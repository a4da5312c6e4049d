// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reader/page_numbers.h"

#include "ui/text/qt_convert.h"

#include <QLocale>

namespace longleaf::ui {

void PageNumbers::setPages(const std::vector<document::Page> &pages)
{
    m_labels.clear();
    m_labels.reserve(static_cast<qsizetype>(pages.size()));
    for (const document::Page &page : pages)
        m_labels << toQString(page.label).simplified();
}

QString PageNumbers::label(int page) const
{
    return page >= 1 && page <= count() ? m_labels[page - 1] : QString();
}

std::optional<int> PageNumbers::find(const QString &typed) const
{
    const QString wanted = typed.simplified();
    bool isNumber = false;
    int page = QLocale().toInt(wanted, &isNumber);
    if (!isNumber)
        page = wanted.toInt(&isNumber);
    if (isNumber && page >= 1 && page <= count())
        return page;
    for (int i = 0; i < count() && !wanted.isEmpty(); ++i) {
        if (m_labels[i].compare(wanted, Qt::CaseInsensitive) == 0)
            return i + 1;
    }
    return std::nullopt;
}

} // namespace longleaf::ui
