// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/start_failure.h"

#include "ui/text/qt_convert.h"

#include <QApplication>
#include <QMessageBox>
#include <cstdio>

namespace longleaf::desktop {

namespace {

/// Qt ends the process when it finds no display, so that is asked before.
bool hasScreen()
{
    const QString platform = qEnvironmentVariable("QT_QPA_PLATFORM");
    if (platform == QLatin1String("offscreen") || platform.startsWith(QLatin1String("minimal")))
        return false;
#if defined(Q_OS_UNIX) && !defined(Q_OS_MACOS)
    return !qEnvironmentVariableIsEmpty("DISPLAY") || !qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY");
#else
    return true;
#endif
}

} // namespace

int tellStartFailure(int argc, char **argv, const std::string &sentence)
{
    std::fprintf(stderr, "longleaf: %s\n", sentence.c_str());
    if (!hasScreen())
        return 1;
    const QApplication application(argc, argv);
    QMessageBox box(QMessageBox::Critical, QStringLiteral("Longleaf"), ui::toQString(sentence), QMessageBox::Close);
    box.setTextFormat(Qt::PlainText);
    box.show();
    QApplication::exec();
    return 1;
}

} // namespace longleaf::desktop
