// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/cli_runner.h"

#include <QElapsedTimer>
#include <QProcess>
#include <QProcessEnvironment>
#include <csignal>

namespace longleaf::test {

namespace {

constexpr int kRunTimeoutMs = 120'000;

} // namespace

nlohmann::json CliRun::json() const
{
    return nlohmann::json::parse(output.toStdString(), nullptr, false);
}

CliRunner::CliRunner(const QString &libraryFolder, const QString &configFolder)
    : m_library(libraryFolder)
{
    m_variables.insert(QStringLiteral("XDG_CONFIG_HOME"), configFolder);
    // Nothing of the developer's own keys and addresses.
    for (const char *provider : {"MODEL_API", "OPENAI", "ANTHROPIC", "GEMINI", "OPENROUTER", "OLLAMA", "LLAMA_SERVER",
                                 "VLLM", "LMSTUDIO", "GOOGLE_CLOUD"}) {
        for (const char *kind : {"_KEY", "_API_KEY", "_TOKEN", "_BASE", "_BASE_URL", "_MUSE_BASE"})
            m_variables.insert(QString::fromLatin1(provider) + QString::fromLatin1(kind), QString());
    }
    m_variables.insert(QStringLiteral("LONGLEAF_KEYCHAIN"), QStringLiteral("off"));
}

void CliRunner::setVariable(const QString &name, const QString &value)
{
    m_variables.insert(name, value);
}

namespace {

void start(QProcess &process, const QMap<QString, QString> &variables, const QString &library,
           const QStringList &arguments)
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (auto one = variables.begin(); one != variables.end(); ++one) {
        if (one.value().isEmpty())
            environment.remove(one.key());
        else
            environment.insert(one.key(), one.value());
    }
    process.setProcessEnvironment(environment);
    process.start(QStringLiteral(LONGLEAF_BINARY_DIR "/bin/longleaf-cli"),
                  QStringList{QStringLiteral("--library"), library} + arguments);
}

CliRun finish(QProcess &process)
{
    if (!process.waitForFinished(kRunTimeoutMs)) {
        process.kill();
        process.waitForFinished();
        return {-1, process.readAllStandardOutput(), QByteArrayLiteral("timed out")};
    }
    const int status = process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -2;
    return {status, process.readAllStandardOutput(), process.readAllStandardError()};
}

} // namespace

CliRun CliRunner::run(const QStringList &arguments, const QByteArray &input) const
{
    QProcess process;
    start(process, m_variables, m_library, arguments);
    process.write(input);
    process.closeWriteChannel();
    return finish(process);
}

CliRun CliRunner::json(const QStringList &arguments) const
{
    return run(QStringList{QStringLiteral("--json")} + arguments);
}

CliRun CliRunner::interruptAfter(const QStringList &arguments, const QByteArray &text) const
{
    return signalAfter(SIGINT, arguments, text);
}

CliRun CliRunner::killAfter(const QStringList &arguments, const QByteArray &text) const
{
    return signalAfter(SIGKILL, arguments, text);
}

CliRun CliRunner::signalAfter(int signal, const QStringList &arguments, const QByteArray &text) const
{
    QProcess process;
    start(process, m_variables, m_library, QStringList{QStringLiteral("--json")} + arguments);
    process.closeWriteChannel();
    QByteArray errors;
    QElapsedTimer timer;
    timer.start();
    while (!errors.contains(text) && timer.elapsed() < kRunTimeoutMs && process.state() != QProcess::NotRunning) {
        process.waitForReadyRead(50);
        errors += process.readAllStandardError();
    }
    ::kill(static_cast<pid_t>(process.processId()), signal);
    CliRun run = finish(process);
    run.errors.prepend(errors);
    return run;
}

} // namespace longleaf::test
