// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/translations.h"

#include <QDir>
#include <QGuiApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

// Resources of a static library are only linked in when they are named; Qt wants that done outside namespaces.
static void loadTranslationResources()
{
    Q_INIT_RESOURCE(translations);
}

namespace longleaf::ui {

namespace {

const QString kFolder = QStringLiteral(":/longleaf/translations");
const QString kPrefix = QStringLiteral("longleaf_");

} // namespace

void installTranslations(QObject *owner, const QString &language)
{
    loadTranslationResources();
    const QLocale locale = language.isEmpty() ? QLocale() : QLocale(language);
    auto *texts = new QTranslator(owner);
    const bool translated = texts->load(locale, QStringLiteral("longleaf"), QStringLiteral("_"), kFolder);
    // English has a file too: the plural forms.
    if (!translated && !texts->load(kPrefix + QStringLiteral("en"), kFolder))
        return;
    QCoreApplication::installTranslator(texts);
    if (!translated)
        return; // a foreign "Cancel" beside English texts helps nobody
    if (!language.isEmpty())
        QLocale::setDefault(locale);
    // The texts of Qt's own dialogs; there may be none on this computer.
    auto *dialogs = new QTranslator(owner);
    if (dialogs->load(locale, QStringLiteral("qtbase"), QStringLiteral("_"),
                      QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(dialogs);
    QGuiApplication::setLayoutDirection(locale.textDirection());
}

QStringList installedLanguages()
{
    loadTranslationResources();
    QStringList codes;
    for (const QString &name : QDir(kFolder).entryList({kPrefix + QStringLiteral("*.qm")}, QDir::Files, QDir::Name)) {
        const QString code = name.mid(kPrefix.size(), name.size() - kPrefix.size() - 3);
        if (code == QLatin1String("en"))
            codes.prepend(code);
        else
            codes.append(code);
    }
    return codes;
}

QString languageName(const QString &code)
{
    const QString name = QLocale(code).nativeLanguageName();
    // English calls itself "American English" there.
    return code == QLatin1String("en") || name.isEmpty() ? QStringLiteral("English") : name;
}

} // namespace longleaf::ui
