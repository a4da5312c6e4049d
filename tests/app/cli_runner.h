// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QMap>
#include <QString>
#include <QStringList>
#include <nlohmann/json.hpp>

namespace longleaf::test {

/// What a run of longleaf-cli gave.
struct CliRun {
    int status = -1;
    QByteArray output;
    QByteArray errors;

    /// The one JSON object on standard output; a discarded value if it is not exactly that.
    [[nodiscard]] nlohmann::json json() const;
};

/// Runs the built longleaf-cli with a library and a configuration folder of its own.
class CliRunner final {
public:
    CliRunner(const QString &libraryFolder, const QString &configFolder);

    void setVariable(const QString &name, const QString &value);
    [[nodiscard]] CliRun run(const QStringList &arguments, const QByteArray &input = {}) const;
    /// The same with --json.
    [[nodiscard]] CliRun json(const QStringList &arguments) const;
    /// Sends SIGINT as soon as `text` has come on standard error.
    [[nodiscard]] CliRun interruptAfter(const QStringList &arguments, const QByteArray &text) const;
    /// The same with SIGKILL.
    [[nodiscard]] CliRun killAfter(const QStringList &arguments, const QByteArray &text) const;

private:
    [[nodiscard]] CliRun signalAfter(int signal, const QStringList &arguments, const QByteArray &text) const;

    QString m_library;
    QMap<QString, QString> m_variables;
};

} // namespace longleaf::test
