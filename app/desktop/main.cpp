// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/composition.h"
#include "app/desktop/print_pdf.h"
#include "core/base/log.h"
#include "longleaf_version.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QIcon>
#include <cstdio>

namespace {

using namespace longleaf;

struct Arguments {
    std::filesystem::path library;
    QStringList files;
    bool sample = false;
};

Arguments readArguments(const QApplication &application)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(QApplication::tr("Answers about long documents, every citation checked"));
    parser.addHelpOption();
    parser.addVersionOption();
    const QCommandLineOption library(QStringLiteral("library"), QApplication::tr("Use the library in this folder."),
                                     QStringLiteral("DIR"));
    const QCommandLineOption sample(QStringLiteral("sample"), QApplication::tr("Add the sample document."));
    parser.addOption(library);
    parser.addOption(sample);
    parser.addPositionalArgument(QStringLiteral("files"), QApplication::tr("Files and folders to add."),
                                 QStringLiteral("[FILES...]"));
    parser.process(application);

    Arguments arguments;
    arguments.library = QFile::encodeName(parser.value(library)).toStdString();
    arguments.sample = parser.isSet(sample);
    for (const QString &file : parser.positionalArguments())
        arguments.files << QFileInfo(file).absoluteFilePath();
    return arguments;
}

} // namespace

int main(int argc, char **argv)
{
    if (const auto status = longleaf::desktop::printPdfIfAsked(argc, argv))
        return *status;
    QApplication::setHighDpiScaleFactorRoundingPolicy(Qt::HighDpiScaleFactorRoundingPolicy::PassThrough);
    QApplication application(argc, argv);
    longleaf::log::setLevelFromEnvironment();
    QApplication::setApplicationName(QStringLiteral("Longleaf"));
    QApplication::setApplicationVersion(QString::fromLatin1(kVersion));
    QApplication::setDesktopFileName(QStringLiteral("longleaf"));
    const Arguments arguments = readArguments(application);

    const auto places = desktop::defaultPlaces(arguments.library);
    if (!places) {
        std::fprintf(stderr, "longleaf: %s\n", places.error().message.c_str());
        return 1;
    }
    desktop::Composition composition(*places);
    composition.theme().apply(ui::ThemeChoice::System);
    QApplication::setWindowIcon(QIcon(QStringLiteral(":/longleaf/icons/longleaf.svg")));
    composition.window().show();
    composition.start([&composition, &arguments]() {
        if (arguments.sample)
            composition.window().addSample();
        composition.window().addFiles(arguments.files);
    });
    return QApplication::exec();
}
