// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/translations.h"

#include <QCoreApplication>
#include <QLocale>
#include <QTranslator>

// Resources of a static library are only linked in when they are named; Qt wants that done outside namespaces.
static void loadTranslationResources()
{
    Q_INIT_RESOURCE(translations);
}

namespace longleaf::ui {

void installTranslations(QObject *owner)
{
    loadTranslationResources();
    auto *translator = new QTranslator(owner);
    const QString folder = QStringLiteral(":/longleaf/translations");
    // English has a file too: the plural forms.
    const bool found = translator->load(QLocale(), QStringLiteral("longleaf"), QStringLiteral("_"), folder) ||
                       translator->load(QStringLiteral("longleaf_en"), folder);
    if (found)
        QCoreApplication::installTranslator(translator);
}

} // namespace longleaf::ui
