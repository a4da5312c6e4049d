// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window/help_pages.h"

#include <QFile>
#include <QLocale>
#include <QStringList>

// Resources of a static library are only linked in when they are named; Qt wants that done outside namespaces.
static void loadHelp()
{
    Q_INIT_RESOURCE(pages);
}

namespace longleaf::ui {

namespace {

constexpr const char *kOrder[] = {"start",   "citations", "sending",  "models",  "library", "reader",
                                  "writing", "export",    "keyboard", "privacy", "trouble"};

QByteArray read(const QString &name)
{
    QFile file(QStringLiteral(":/longleaf/help/") + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

std::vector<HelpPage> helpPages()
{
    loadHelp();
    const QString code = QLocale().name().section(QLatin1Char('_'), 0, 0);
    std::vector<HelpPage> pages;
    for (const char *id : kOrder) {
        HelpPage page;
        page.id = QLatin1String(id);
        QByteArray text = read(page.id + QLatin1Char('.') + code + QStringLiteral(".md"));
        if (text.isEmpty())
            text = read(page.id + QStringLiteral(".md"));
        page.title = QString::fromUtf8(text.left(text.indexOf('\n'))).remove(0, 1).trimmed();
        page.markdown = text.toStdString();
        pages.push_back(std::move(page));
    }
    return pages;
}

} // namespace longleaf::ui
