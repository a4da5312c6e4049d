// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/arguments.h"

#include <QObject>
#include <filesystem>
#include <memory>

class QLocalServer;
class QLocalSocket;
class QLockFile;

namespace longleaf::desktop {

/// One window per library: a second start gives its request to the first window and ends. Only the same user can
/// connect.
class SingleInstance final : public QObject {
    Q_OBJECT
public:
    /// @param library  folder; two starts belong together if they use the same.
    explicit SingleInstance(const std::filesystem::path &library, QObject *parent = nullptr);
    ~SingleInstance() override;

    enum class Start {
        First,      ///< this is the one that listens from now on
        HandedOver, ///< another window took the request
        Silent,     ///< another program holds the library but does not answer; go on without listening
    };
    [[nodiscard]] Start start(const Request &request);

Q_SIGNALS:
    /// Another start of the program handed its request over.
    void requested(const longleaf::desktop::Request &request);

private:
    [[nodiscard]] bool handOver(const Request &request) const;
    void read(QLocalSocket *socket);

    QString m_name;
    std::unique_ptr<QLockFile> m_lock;
    QLocalServer *m_server;
};

} // namespace longleaf::desktop
