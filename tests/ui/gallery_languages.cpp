// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/gallery_languages.h"

#include "tests/support/pseudo_language.h"
#include "tests/support/ui_walk.h"

#include <QGuiApplication>
#include <QLocale>
#include <QPixmap>
#include <QRegularExpression>
#include <QWidget>
#include <memory>

namespace longleaf::test {

namespace {

void shoot(UiDriver &driver, const QString &folder, const QString &language)
{
    static const QRegularExpression odd(QStringLiteral("[^A-Za-z0-9]+"));
    int number = 0;
    driver.open(1024, 700);
    (void)walkEverything(driver, [&](const QString &place, QWidget &root) {
        QString name = place.section(QStringLiteral("::"), -1);
        name.replace(odd, QStringLiteral("-"));
        root.grab().save(
            QStringLiteral("%1/%2-%3-%4.png").arg(folder, language).arg(++number, 2, 10, QLatin1Char('0')).arg(name));
    });
    driver.close();
}

} // namespace

void shootLanguages(const QString &folder)
{
    {
        UiDriver driver;
        driver.useOfflineModel();
        driver.useLanguage("de");
        shoot(driver, folder, QStringLiteral("german"));
    }
    QLocale::setDefault(QLocale::c());
    {
        const PseudoLanguage pseudo;
        UiDriver driver;
        driver.useOfflineModel();
        shoot(driver, folder, QStringLiteral("long"));
    }
    // No translation runs from right to left yet: the texts stay English, everything else turns.
    QLocale::setDefault(QLocale(QStringLiteral("he")));
    QGuiApplication::setLayoutDirection(Qt::RightToLeft);
    UiDriver driver;
    driver.useOfflineModel();
    shoot(driver, folder, QStringLiteral("mirrored"));
    QGuiApplication::setLayoutDirection(Qt::LeftToRight);
    QLocale::setDefault(QLocale::c());
}

} // namespace longleaf::test
