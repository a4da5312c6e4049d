// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window/recent_documents.h"

#include <QSettings>
#include <QStringList>
#include <algorithm>

namespace longleaf::ui {

namespace {

const QString kKey = QStringLiteral("reader/recent");

} // namespace

RecentDocuments::RecentDocuments(QString file)
    : m_file(std::move(file))
{
    if (m_file.isEmpty())
        return;
    const QSettings state(m_file, QSettings::IniFormat);
    for (const QString &id : state.value(kKey).toStringList()) {
        const DocumentId document{id.toLongLong()};
        if (document.valid() && m_ids.size() < kMost)
            m_ids.push_back(document);
    }
}

void RecentDocuments::note(DocumentId id)
{
    if (!id.valid() || (!m_ids.empty() && m_ids.front() == id))
        return;
    std::erase(m_ids, id);
    m_ids.insert(m_ids.begin(), id);
    if (m_ids.size() > kMost)
        m_ids.pop_back();
    keep();
}

void RecentDocuments::forget()
{
    m_ids.clear();
    keep();
}

void RecentDocuments::keep() const
{
    if (m_file.isEmpty())
        return;
    QStringList ids;
    for (const DocumentId id : m_ids)
        ids << QString::number(id.value);
    QSettings(m_file, QSettings::IniFormat).setValue(kKey, ids);
}

} // namespace longleaf::ui
