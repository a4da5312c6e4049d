// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/settings/key_store.h"

#include "core/settings/settings_json.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QFileInfo>
#include <QTimer>
#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <qt6keychain/keychain.h>
#include <utility>

namespace longleaf::settings {

namespace {

using std::chrono::milliseconds;

constexpr milliseconds kStopPollInterval{50};

enum class Action { Read, Write, Delete };

struct Order {
    Installation installation = Installation::System;
    Action action = Action::Read;
    QString entry;
    QString secret;
};

struct Answer {
    QKeychain::Error error = QKeychain::NoError;
    QString message;
    QString secret;
};

/// One order and its answer. Shared by the caller and the job, because the answer may come after the caller gave up.
struct Exchange {
    std::mutex mutex;
    std::condition_variable_any answered;
    std::optional<Answer> answer;
    std::function<void()> wake; ///< ends the caller's own loop; empty when there is none

    void put(Answer given)
    {
        const std::scoped_lock lock(mutex);
        answer = std::move(given);
        answered.notify_all();
        if (wake)
            wake();
    }
    void setWake(std::function<void()> function)
    {
        const std::scoped_lock lock(mutex);
        wake = std::move(function);
    }
    bool done()
    {
        const std::scoped_lock lock(mutex);
        return answer.has_value();
    }
};

QString serviceOf(Installation installation)
{
    return installation == Installation::Portable ? QStringLiteral("longleaf-portable") : QStringLiteral("longleaf");
}

template <typename Job> Job *startable(const Order &order, const std::shared_ptr<Exchange> &exchange)
{
    auto *job = new Job(serviceOf(order.installation)); // deletes itself when it has finished
    job->setKey(order.entry);
    QObject::connect(job, &QKeychain::Job::finished, job, [exchange](QKeychain::Job *finished) {
        QString secret;
        if (const auto *read = qobject_cast<QKeychain::ReadPasswordJob *>(finished))
            secret = read->textData();
        exchange->put({finished->error(), finished->errorString(), std::move(secret)});
    });
    return job;
}

/// In the main thread: the library queues its jobs in an object of the thread that used it first, without locks.
void start(const Order &order, const std::shared_ptr<Exchange> &exchange)
{
    QKeychain::Job *job = nullptr;
    if (order.action == Action::Read) {
        job = startable<QKeychain::ReadPasswordJob>(order, exchange);
    } else if (order.action == Action::Delete) {
        job = startable<QKeychain::DeletePasswordJob>(order, exchange);
    } else {
        auto *write = startable<QKeychain::WritePasswordJob>(order, exchange);
        write->setTextData(order.secret);
        job = write;
    }
    job->start();
}

/// Looking for a service without a bus takes seconds and may start a program.
bool busIsThere()
{
#ifdef Q_OS_LINUX
    return !qEnvironmentVariableIsEmpty("DBUS_SESSION_BUS_ADDRESS") ||
           QFileInfo::exists(qEnvironmentVariable("XDG_RUNTIME_DIR") + QStringLiteral("/bus"));
#else
    return true;
#endif
}

Error errorOf(const Answer &answer)
{
    switch (answer.error) {
    case QKeychain::NoBackendAvailable:
    case QKeychain::NotImplemented: return {ErrorCode::NotFound, "This computer has no keychain that runs.", {}};
    case QKeychain::AccessDenied:
    case QKeychain::AccessDeniedByUser:
        return {ErrorCode::PermissionDenied, "The keychain was not unlocked for Longleaf.", {}};
    default: break;
    }
    std::string words = answer.message.simplified().toStdString();
    return {ErrorCode::Io, "The keychain failed" + (words.empty() ? std::string() : ": " + std::move(words)) + ".", {}};
}

} // namespace

/// Sends orders to the main thread and waits for their answers.
class KeychainKeyStore::Messenger final {
public:
    explicit Messenger(std::stop_token stop)
        : m_stop(std::move(stop))
    {
    }

    /// Errors: NotFound, PermissionDenied, Io, Timeout, Canceled. An entry that is not there is an answer.
    [[nodiscard]] Result<Answer> ask(Order order, milliseconds limit)
    {
        if (!busIsThere())
            return fail(ErrorCode::NotFound, "This session has no message bus, and so no keychain can be reached.");
        const std::scoped_lock lock(m_mutex);
        // Orders are answered in turn: behind one without an answer every other would wait as well.
        if (m_unanswered && !m_unanswered->done())
            return fail(ErrorCode::Timeout, "The keychain does not answer; it may wait for its password.");
        m_unanswered.reset();
        makeApplication();
        const auto exchange = std::make_shared<Exchange>();
        QMetaObject::invokeMethod(
            QCoreApplication::instance(), [order = std::move(order), exchange] { start(order, exchange); },
            Qt::QueuedConnection);
        wait(*exchange, limit);
        const std::scoped_lock answerLock(exchange->mutex);
        if (exchange->answer) {
            if (exchange->answer->error == QKeychain::NoError || exchange->answer->error == QKeychain::EntryNotFound)
                return std::move(*exchange->answer);
            return tl::unexpected(errorOf(*exchange->answer));
        }
        m_unanswered = exchange;
        if (m_stop.stop_requested())
            return fail(ErrorCode::Canceled, "Waiting for the keychain was stopped.");
        return fail(ErrorCode::Timeout, "The keychain did not answer in time; it may wait for its password.");
    }

private:
    void makeApplication()
    {
        if (QCoreApplication::instance() == nullptr)
            m_application = std::make_unique<QCoreApplication>(m_argumentCount, m_arguments);
    }

    void wait(Exchange &exchange, milliseconds limit)
    {
        if (const QObject here; here.thread() == QCoreApplication::instance()->thread()) {
            runLoop(exchange, limit);
            return;
        }
        std::unique_lock lock(exchange.mutex);
        exchange.answered.wait_for(lock, m_stop, limit, [&exchange] { return exchange.answer.has_value(); });
    }

    void runLoop(Exchange &exchange, milliseconds limit)
    {
        QEventLoop loop;
        QTimer stopPoll;
        QTimer end;
        QObject::connect(&stopPoll, &QTimer::timeout, &loop, [&] {
            if (m_stop.stop_requested())
                loop.quit();
        });
        QObject::connect(&end, &QTimer::timeout, &loop, &QEventLoop::quit);
        exchange.setWake([&loop] { loop.quit(); });
        stopPoll.start(kStopPollInterval);
        end.start(limit);
        loop.exec();
        exchange.setWake({});
    }

    std::stop_token m_stop;
    std::mutex m_mutex;
    std::shared_ptr<Exchange> m_unanswered;
    int m_argumentCount = 1; // Qt keeps references to both
    char m_name[9] = "longleaf";
    char *m_arguments[2] = {m_name, nullptr};
    std::unique_ptr<QCoreApplication> m_application;
};

KeychainKeyStore::KeychainKeyStore(std::stop_token stop, Installation installation)
    : KeychainKeyStore(std::move(stop), Limits(), installation)
{
}

KeychainKeyStore::KeychainKeyStore(std::stop_token stop, Limits limits, Installation installation)
    : m_limits(limits)
    , m_installation(installation)
    , m_messenger(std::make_unique<Messenger>(std::move(stop)))
{
}

KeychainKeyStore::~KeychainKeyStore() = default;

Status KeychainKeyStore::probe()
{
    // An entry that nobody writes: what is not there needs no password to be looked for.
    const auto answer =
        m_messenger->ask({m_installation, Action::Read, QStringLiteral("longleaf-probe"), {}}, m_limits.probe);
    return answer ? Status() : tl::unexpected(answer.error());
}

Result<std::optional<Key>> KeychainKeyStore::read(std::string_view provider)
{
    const auto answer =
        m_messenger->ask({m_installation, Action::Read, QString::fromUtf8(provider), {}}, m_limits.person);
    if (!answer)
        return tl::unexpected(answer.error());
    if (answer->error == QKeychain::EntryNotFound)
        return std::nullopt;
    auto key = keyFromSecret(answer->secret.toStdString());
    if (!key)
        return tl::unexpected(key.error());
    hideInLog(key->value);
    return std::optional(std::move(*key));
}

Status KeychainKeyStore::write(std::string_view provider, const Key &key)
{
    const QString secret = QString::fromStdString(keyToSecret(key));
    const auto answer =
        m_messenger->ask({m_installation, Action::Write, QString::fromUtf8(provider), secret}, m_limits.person);
    return answer ? Status() : tl::unexpected(answer.error());
}

Status KeychainKeyStore::remove(std::string_view provider)
{
    const auto answer =
        m_messenger->ask({m_installation, Action::Delete, QString::fromUtf8(provider), {}}, m_limits.person);
    return answer ? Status() : tl::unexpected(answer.error());
}

std::string KeychainKeyStore::name() const
{
#if defined(Q_OS_MACOS)
    return "the macOS Keychain";
#elif defined(Q_OS_WIN)
    return "the Windows Credential Manager";
#else
    return "the keychain of this computer";
#endif
}

std::string KeychainKeyStore::description() const
{
    return "The system encrypts it and opens it when you sign in.";
}

std::unique_ptr<KeyStore> systemKeychain(std::stop_token stop, Installation installation)
{
    if (qEnvironmentVariable("LONGLEAF_KEYCHAIN") == QStringLiteral("off"))
        return nullptr;
    return std::make_unique<KeychainKeyStore>(std::move(stop), installation);
}

} // namespace longleaf::settings
