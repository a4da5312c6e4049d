// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/single_instance.h"

#include <QCryptographicHash>
#include <QDataStream>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QLocalServer>
#include <QLocalSocket>
#include <QLockFile>
#include <QStandardPaths>
#include <QTimer>

namespace longleaf::desktop {

namespace {

constexpr int kConnectMs = 500;
constexpr int kAnswerMs = 3'000;
constexpr qint64 kMostBytes = 1 << 20;
constexpr int kTries = 20; ///< of a start that meets another one that does not listen yet
constexpr int kBetweenTriesMs = 100;
const QByteArray kTaken = QByteArrayLiteral("taken\n");

QString runtimeFolder()
{
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation);
    return folder.isEmpty() ? QDir::tempPath() : folder;
}

} // namespace

SingleInstance::SingleInstance(const std::filesystem::path &library, QObject *parent)
    : QObject(parent)
    , m_server(new QLocalServer(this))
{
    std::error_code problem;
    std::filesystem::path canonical = std::filesystem::weakly_canonical(library, problem);
    if (problem)
        canonical = library;
    const QByteArray identity =
        QString::fromStdU16String(canonical.u16string()).toUtf8() + '\n' + QDir::homePath().toUtf8();
    m_name = QStringLiteral("longleaf-") +
             QString::fromLatin1(QCryptographicHash::hash(identity, QCryptographicHash::Sha256).toHex().left(20));
    m_server->setSocketOptions(QLocalServer::UserAccessOption);
    connect(m_server, &QLocalServer::newConnection, this, [this]() {
        while (QLocalSocket *socket = m_server->nextPendingConnection())
            read(socket);
    });
}

SingleInstance::~SingleInstance() = default;

SingleInstance::Start SingleInstance::start(const Request &request)
{
    m_lock = std::make_unique<QLockFile>(QDir(runtimeFolder()).filePath(m_name + QStringLiteral(".lock")));
    m_lock->setStaleLockTime(0); // only a dead process makes it stale
    for (int i = 0; i < kTries; ++i) {
        if (m_lock->tryLock(i == 0 ? 0 : kBetweenTriesMs)) {
            QLocalServer::removeServer(m_name); // what a killed process left; the lock says that nobody listens
            m_server->listen(m_name);
            return Start::First;
        }
        if (m_lock->error() != QLockFile::LockFailedError)
            return Start::Silent; // no place for locks: better two windows than none
        if (handOver(request))
            return Start::HandedOver;
    }
    return Start::Silent;
}

bool SingleInstance::handOver(const Request &request) const
{
    QLocalSocket socket;
    socket.connectToServer(m_name);
    if (!socket.waitForConnected(kConnectMs))
        return false;
    QByteArray message;
    QDataStream stream(&message, QIODevice::WriteOnly);
    stream << toJson(request);
    socket.write(message);
    QElapsedTimer clock;
    clock.start();
    while (socket.bytesAvailable() < kTaken.size() && clock.elapsed() < kAnswerMs) {
        if (!socket.waitForReadyRead(static_cast<int>(kAnswerMs - clock.elapsed())))
            break;
    }
    return socket.readAll() == kTaken;
}

void SingleInstance::read(QLocalSocket *socket)
{
    connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
    QTimer::singleShot(kAnswerMs, socket, &QLocalSocket::abort);
    connect(socket, &QLocalSocket::readyRead, this, [this, socket]() {
        if (socket->bytesAvailable() > kMostBytes)
            return socket->abort();
        QDataStream stream(socket);
        stream.startTransaction();
        quint32 length = 0;
        stream >> length;
        if (length > kMostBytes)
            return socket->abort();
        QByteArray json(static_cast<qsizetype>(length), Qt::Uninitialized);
        if (stream.status() != QDataStream::Ok ||
            stream.readRawData(json.data(), static_cast<int>(length)) != static_cast<int>(length)) {
            stream.rollbackTransaction();
            return; // more will come
        }
        if (!stream.commitTransaction())
            return;
        const auto request = requestFromJson(json);
        if (!request)
            return socket->abort();
        socket->write(kTaken);
        socket->flush();
        Q_EMIT requested(*request);
    });
}

} // namespace longleaf::desktop
