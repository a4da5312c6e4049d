// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/arguments.h"

#include "ui/text/qt_convert.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace longleaf::desktop {

namespace {

constexpr qsizetype kMostBytes = 1 << 20;

/// The command line speaks English, as longleaf-cli does: it is read before the settings that name a language.
QString text(const char *english)
{
    return QString::fromUtf8(english);
}

struct Options {
    QCommandLineOption library{QStringLiteral("library"), text("Use the library in this folder."),
                               QStringLiteral("DIR")};
    QCommandLineOption profile{QStringLiteral("profile"),
                               text("Keep library, settings and log in this folder and nothing anywhere else."),
                               QStringLiteral("DIR")};
    QCommandLineOption page{QStringLiteral("page"), text("Open the first file at this page."), QStringLiteral("N")};
    QCommandLineOption find{QStringLiteral("find"), text("Find this text in the first file."), QStringLiteral("TEXT")};
    QCommandLineOption ask{QStringLiteral("ask"),
                           text("Write this question into the field. It is not sent before you have seen the price."),
                           QStringLiteral("TEXT")};
    QCommandLineOption sample{QStringLiteral("sample"), text("Add the sample document.")};
    QCommandLineOption fresh{QStringLiteral("new-instance"), text("Open a window of its own even if one is open.")};
    QCommandLineOption debug{QStringLiteral("debug-info"), text("Print versions and folders for an error report.")};

    void addTo(QCommandLineParser &parser) const
    {
        parser.setApplicationDescription(text("Answers about long documents, every citation checked"));
        parser.addHelpOption();
        parser.addVersionOption();
        for (const QCommandLineOption &option : {library, profile, page, find, ask, sample, fresh, debug})
            parser.addOption(option);
        parser.addPositionalArgument(QStringLiteral("files"), text("Files and folders to add."),
                                     QStringLiteral("[FILES...]"));
    }
};

/// A file manager hands over the library's file, which is no document: what is meant is the folder that it lies in.
void openedLibrary(Arguments &arguments)
{
    QStringList &files = arguments.request.files;
    if (files.size() != 1 || !arguments.library.isEmpty() || !arguments.profile.isEmpty())
        return;
    const QFileInfo file(files.front());
    if (file.fileName() != QLatin1String("library.sqlite"))
        return;
    arguments.library = file.path();
    files.clear();
}

tl::unexpected<Error> wrong(const QString &sentence)
{
    return fail(ErrorCode::InvalidInput, ui::toUtf8(sentence));
}

} // namespace

Result<Arguments> readArguments(const QStringList &words, const QString &folder)
{
    const Options options;
    QCommandLineParser parser;
    options.addTo(parser);
    if (!parser.parse(words))
        return wrong(parser.errorText() + QLatin1Char(' ') + text("“longleaf --help” lists the options."));
    Arguments arguments;
    arguments.help = parser.isSet(QStringLiteral("help"));
    arguments.version = parser.isSet(QStringLiteral("version"));
    arguments.debugInfo = parser.isSet(options.debug);
    arguments.newInstance = parser.isSet(options.fresh);
    const QDir from(folder);
    const auto absolute = [&from](const QString &path) {
        return path.isEmpty() ? path : QDir::cleanPath(from.absoluteFilePath(path));
    };
    arguments.library = absolute(parser.value(options.library));
    arguments.profile = absolute(parser.value(options.profile));
    Request &request = arguments.request;
    request.sample = parser.isSet(options.sample);
    request.find = parser.value(options.find);
    request.ask = parser.value(options.ask);
    for (const QString &file : parser.positionalArguments())
        request.files << absolute(file);
    openedLibrary(arguments);
    if (parser.isSet(options.page)) {
        bool ok = false;
        request.page = parser.value(options.page).toInt(&ok);
        if (!ok || request.page < 1)
            return wrong(text("--page needs a page number from 1."));
    }
    if (request.files.isEmpty() && (request.page > 0 || !request.find.isEmpty()))
        return wrong(text("--page and --find need a file."));
    return arguments;
}

QString helpText()
{
    const Options options;
    QCommandLineParser parser;
    options.addTo(parser);
    return parser.helpText();
}

QByteArray toJson(const Request &request)
{
    const QJsonObject object{{QStringLiteral("files"), QJsonArray::fromStringList(request.files)},
                             {QStringLiteral("page"), request.page},
                             {QStringLiteral("find"), request.find},
                             {QStringLiteral("ask"), request.ask},
                             {QStringLiteral("sample"), request.sample}};
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

Result<Request> requestFromJson(const QByteArray &json)
{
    const QJsonDocument document = json.size() > kMostBytes ? QJsonDocument() : QJsonDocument::fromJson(json);
    if (!document.isObject())
        return wrong(text("Another start of the program sent a request that cannot be read."));
    const QJsonObject object = document.object();
    Request request;
    for (const QJsonValue &file : object.value(QStringLiteral("files")).toArray()) {
        if (!QDir::isAbsolutePath(file.toString()))
            return wrong(text("Another start of the program sent a request that cannot be read."));
        request.files << file.toString();
    }
    request.page = std::max(0, object.value(QStringLiteral("page")).toInt());
    request.find = object.value(QStringLiteral("find")).toString();
    request.ask = object.value(QStringLiteral("ask")).toString();
    request.sample = object.value(QStringLiteral("sample")).toBool();
    return request;
}

} // namespace longleaf::desktop
