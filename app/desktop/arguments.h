// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QString>
#include <QStringList>

namespace longleaf::desktop {

/// What the command line asks the window to do; handed to a running window as it is.
struct Request {
    QStringList files; ///< absolute paths of files and folders to add
    int page = 0;      ///< of the first file, from 1; 0: not given
    QString find;      ///< text to find in the first file
    QString ask;       ///< question to write into the field; it is not sent, because its price has not been seen
    bool sample = false;

    bool operator==(const Request &) const = default;
};

/// The command line of the window.
struct Arguments {
    Request request;
    QString library; ///< folder; empty: the default
    QString profile; ///< folder that replaces all of the program's folders; empty: none
    bool newInstance = false;
    bool help = false;
    bool version = false;
    bool debugInfo = false;
};

/// Errors: InvalidInput with a sentence that names the option.
/// @param words  as in QCoreApplication::arguments(), the program's name first. @param folder  relative paths begin
/// here.
[[nodiscard]] Result<Arguments> readArguments(const QStringList &words, const QString &folder);
[[nodiscard]] QString helpText();

/// JSON in UTF-8, at most 1 MiB.
[[nodiscard]] QByteArray toJson(const Request &request);
/// Errors: InvalidInput.
[[nodiscard]] Result<Request> requestFromJson(const QByteArray &json);

} // namespace longleaf::desktop
