// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/arguments.h"
#include "app/desktop/composition.h"
#include "app/desktop/debug_info.h"
#include "app/desktop/end_requests.h"
#include "app/desktop/print_pdf.h"
#include "app/desktop/single_instance.h"
#include "app/desktop/start_failure.h"
#include "core/base/log.h"
#include "longleaf_version.h"
#include "ui/text/qt_convert.h"

#include <QApplication>
#include <QDir>
#include <QIcon>
#include <QSettings>
#include <cstdio>
#include <optional>

namespace {

using namespace longleaf;

/// How far a start came before there is a window.
struct Beginning {
    std::optional<int> status; ///< everything is done
    std::string failure;       ///< why the program cannot start; empty: it can
    desktop::Arguments arguments;
    desktop::Places places;
};

std::filesystem::path pathOf(const QString &text)
{
    return text.toStdU16String();
}

/// Whatever needs no window is done before there is one, so that it works without a display.
Beginning begin(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    auto read = desktop::readArguments(QCoreApplication::arguments(), QDir::currentPath());
    if (!read) {
        std::fprintf(stderr, "longleaf: %s\n", read.error().message.c_str());
        return {2, {}, {}, {}};
    }
    const desktop::Arguments &arguments = *read;
    if (arguments.help) {
        std::fputs(qPrintable(desktop::helpText()), stdout);
        return {0, {}, {}, {}};
    }
    if (arguments.version) {
        std::printf("Longleaf %s\n", kVersion);
        return {0, {}, {}, {}};
    }
    auto places = desktop::placesFor(pathOf(arguments.library), pathOf(arguments.profile));
    if (!places)
        return {{}, places.error().message, {}, {}};
    if (arguments.debugInfo) {
        std::fputs(qPrintable(desktop::debugInfo(*places)), stdout);
        return {0, {}, {}, {}};
    }
    return {{}, {}, arguments, std::move(*places)};
}

/// Qt's own dialogs remember folders in a file of the user's settings, which is none of the holder's.
void keepQtInside(const std::filesystem::path &holder)
{
    if (!holder.empty())
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope,
                           QString::fromStdU16String((holder / "settings").u16string()));
}

} // namespace

int main(int argc, char **argv)
{
    if (const auto status = longleaf::desktop::printPdfIfAsked(argc, argv))
        return *status;
    log::setLevelFromEnvironment();
    QCoreApplication::setApplicationName(QStringLiteral("Longleaf"));
    QCoreApplication::setApplicationVersion(QString::fromLatin1(kVersion));
    const Beginning beginning = begin(argc, argv);
    if (beginning.status)
        return *beginning.status;
    if (!beginning.failure.empty())
        return desktop::tellStartFailure(argc, argv, beginning.failure);
    const desktop::Arguments &arguments = beginning.arguments;
    const desktop::Places &places = beginning.places;
    keepQtInside(places.holder);

    QApplication::setHighDpiScaleFactorRoundingPolicy(Qt::HighDpiScaleFactorRoundingPolicy::PassThrough);
    QApplication application(argc, argv);
    const desktop::EndRequests endRequests;
    QApplication::setDesktopFileName(QStringLiteral("org.longleaf.Longleaf"));
    desktop::SingleInstance instance(places.library);
    if (!arguments.newInstance && instance.start(arguments.request) == desktop::SingleInstance::Start::HandedOver)
        return 0;

    if (!log::setFile(places.logs / "longleaf.log"))
        log::write(log::Level::Warning, "start", "The log file cannot be written.");
    log::write(log::Level::Info, "start", std::string("version ") + kVersion);
    desktop::Composition composition(places);
    composition.theme().apply(ui::ThemeChoice::System);
    QApplication::setWindowIcon(QIcon(QStringLiteral(":/longleaf/icons/longleaf.svg")));
    composition.window().show();
    composition.start([&]() {
        composition.serve(arguments.request);
        // Whatever other starts asked for meanwhile waits in the event queue.
        QObject::connect(&instance, &desktop::SingleInstance::requested, &composition.window(),
                         [&composition](const desktop::Request &request) {
                             composition.serve(request);
                             composition.window().comeToFront();
                         });
    });
    const int code = QApplication::exec();
    log::write(log::Level::Info, "end", "closed");
    return code;
}
