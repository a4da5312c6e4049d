// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/composition.h"

#include <QStringList>
#include <QTemporaryDir>
#include <functional>
#include <memory>
#include <string>

class QImage;

namespace longleaf::test {

/// The real window over a library and settings in temporary folders, with what a person does to it.
class UiDriver final {
public:
    UiDriver();
    ~UiDriver();
    UiDriver(const UiDriver &) = delete;
    UiDriver &operator=(const UiDriver &) = delete;

    /// Muse Spark is reached at this address, with a key for it; before open().
    void useServer(const std::string &baseUrl);
    /// The user's own rows of the catalogue; before open().
    void useModels(const QByteArray &json);
    /// The offline engine is the model; before open().
    void useOfflineModel();
    /// The window's language, such as "de"; after the model, before open().
    void useLanguage(const std::string &code);
    /// Where it is asked whether there is a newer version; empty: as in a build that never asks. Else nobody listens
    /// there. Before open().
    void useUpdates(const std::string &address) { m_updates = address; }
    /// Builds and shows the window and waits until the library is listed.
    void open(int width = 1360, int height = 860);
    /// The same over a library that cannot be used: waits only for the window.
    void openDamaged();
    /// Closes the window and ends all jobs; returns how long that took in milliseconds.
    qint64 close();
    [[nodiscard]] bool isOpen() const { return m_composition != nullptr; }

    [[nodiscard]] desktop::Composition &program() { return *m_composition; }
    [[nodiscard]] ui::MainWindow &window() { return m_composition->window(); }
    [[nodiscard]] std::filesystem::path library() const;
    /// What the settings file says now.
    [[nodiscard]] settings::Settings settings() const;

    /// Drops files on the window as the window system does.
    void drop(const QStringList &paths);
    [[nodiscard]] bool waitUntilRead(int timeoutMs = 60'000);
    /// Types the question and presses Enter; waits until it can be sent. False if that never happens.
    [[nodiscard]] bool send(const QString &question);
    [[nodiscard]] bool waitUntilAnswered(int timeoutMs = 60'000);
    /// Runs the event loop until the condition holds.
    static bool waitFor(const std::function<bool()> &condition, int timeoutMs = 20'000);
    static void wait(int ms);

    [[nodiscard]] const ui::Turn &lastTurn();
    /// Clicks a chip of the last answer (from 0).
    void clickChip(int index);
    /// Rests the mouse on it.
    void hoverChip(int index);

    [[nodiscard]] static QString sampleDocument();

private:
    void begin(int width, int height, std::function<void()> ready);
    [[nodiscard]] QPoint chipCenter(int index, QWidget **viewport);

    QTemporaryDir m_folder;
    std::string m_updates = "https://127.0.0.1:9/updates/stable.json"; ///< the port that throws away; it is closed
    std::unique_ptr<desktop::Composition> m_composition;
};

} // namespace longleaf::test
