// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/arguments.h"
#include "ui/main_window/main_window.h"
#include "ui/main_window/update_watch.h"

#include <filesystem>
#include <functional>
#include <memory>

namespace longleaf::desktop {

/// Where this run of the program keeps its things.
struct Places {
    std::filesystem::path library;
    std::filesystem::path config;    ///< settings, keys, the window's state
    std::filesystem::path holder;    ///< the one folder that all of it lies in; empty: the system's folders
    bool portable = false;           ///< the holder lies beside the program
    std::filesystem::path extractor; ///< longleaf-extractor
    std::filesystem::path samples;   ///< folder with the sample documents; may not exist
    std::filesystem::path logs;      ///< empty: the log goes to standard error alone
    std::string updates;             ///< address that says which version is the newest; empty: it is never asked
};
/// As the command line wants them. @param library  overrides the default unless it is empty. @param profile  holds
/// everything, unless it is empty; then they are those of settings::findFolders.
[[nodiscard]] Result<Places> placesFor(const std::filesystem::path &library, const std::filesystem::path &profile);

/// Makes the parts of the program and the window that uses them; the only place that names concrete classes. All jobs
/// are stopped and waited for when it is destroyed.
class Composition final {
public:
    explicit Composition(Places places);
    ~Composition();
    Composition(const Composition &) = delete;
    Composition &operator=(const Composition &) = delete;

    /// Loads the library, the models and the settings; `ready` runs when the documents are listed.
    void start(std::function<void()> ready = {});

    /// Does what a command line asks for; after start() is ready.
    void serve(const Request &request);

    [[nodiscard]] ui::MainWindow &window();
    [[nodiscard]] ui::Theme &theme();
    [[nodiscard]] ui::LibraryController &library();
    [[nodiscard]] ui::AskController &ask();
    [[nodiscard]] ui::UpdateWatch &updates();

private:
    struct Parts;
    std::unique_ptr<Parts> m_parts;
};

} // namespace longleaf::desktop
