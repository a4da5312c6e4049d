// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/debug_info.h"

#include "core/sandbox/lockdown.h"
#include "longleaf_version.h"

#include <QGuiApplication>
#include <QLocale>
#include <QScreen>
#include <QStringList>
#include <QSysInfo>

namespace longleaf::desktop {

namespace {

QString pathText(const std::filesystem::path &path)
{
    return QString::fromStdU16String(path.u16string());
}

} // namespace

QString debugInfo(const Places &places)
{
    QStringList lines;
    const auto add = [&lines](const char *name, const QString &value) {
        lines << QLatin1String(name) + QStringLiteral(": ") + value;
    };
    add("Longleaf", QString::fromLatin1(kVersion));
    add("Qt",
        QStringLiteral("%1 (built with %2)").arg(QString::fromLatin1(qVersion()), QStringLiteral(QT_VERSION_STR)));
    add("System", QSysInfo::prettyProductName());
    add("Kernel", QSysInfo::kernelType() + QLatin1Char(' ') + QSysInfo::kernelVersion());
    add("Processor", QSysInfo::currentCpuArchitecture());
    add("Language", QLocale().name());
    if (qobject_cast<QGuiApplication *>(QCoreApplication::instance()) != nullptr) {
        add("Window system", QGuiApplication::platformName());
        for (const QScreen *screen : QGuiApplication::screens())
            add("Screen", QStringLiteral("%1 x %2, scale %3")
                              .arg(screen->size().width())
                              .arg(screen->size().height())
                              .arg(screen->devicePixelRatio()));
    }
    add("Portable", places.portable ? QStringLiteral("data in ") + pathText(places.holder) : QStringLiteral("no"));
    add("Library", pathText(places.library));
    add("Settings", pathText(places.config));
    add("Log", pathText(places.logs));
    add("Extractor", pathText(places.extractor));
    const sandbox::Lockdown lockdown = sandbox::expectedLockdown();
    const std::string_view sentence = sandbox::describe(lockdown.profile);
    add("Sandbox", QString::fromUtf8(sentence.data(), static_cast<qsizetype>(sentence.size())));
    add("Landlock", lockdown.landlockAbi > 0 ? QStringLiteral("version %1").arg(lockdown.landlockAbi)
                                             : QStringLiteral("not in force"));
    return lines.join(QLatin1Char('\n')) + QLatin1Char('\n');
}

} // namespace longleaf::desktop
