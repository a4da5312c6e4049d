// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/composition.h"

#include "app/desktop/backends.h"
#include "app/desktop/conversation_backend.h"
#include "app/desktop/debug_info.h"
#include "app/desktop/export_backend.h"
#include "app/desktop/heap.h"
#include "app/desktop/library_backend.h"
#include "app/desktop/reader_backend.h"
#include "app/desktop/rescue_backend.h"
#include "app/desktop/sample.h"
#include "app/desktop/update_backend.h"
#include "app/desktop/upkeep.h"
#include "core/base/log.h"
#include "core/ingest/extractor_location.h"
#include "core/settings/folders.h"
#include "longleaf_updates.h"
#include "resources/embedded.h"
#include "ui/library/once.h"
#include "ui/library/rescue_page.h"
#include "ui/main_window/reader_pane.h"
#include "ui/reader/extractor_page_source.h"
#include "ui/text/qt_convert.h"
#include "ui/widgets/plain_texts.h"
#include "ui/widgets/theme.h"
#include "ui/widgets/translations.h"

#include <QApplication>
#include <QFile>
#include <QFutureWatcher>
#include <QTimer>
#include <utility>

namespace longleaf::desktop {

namespace {

// Reading, asking, planning, drawing a page and small look-ups must not wait for each other.
constexpr int kJobs = 8;

ingest::IngestOptions ingestOptions(const Places &places)
{
    ingest::IngestOptions options;
    options.extractor.program = places.extractor;
    options.spoolFolder = places.library;
    options.quarantineFile = places.library / ingest::kQuarantineName;
    return options;
}

ingest::ExtractorOptions readerOptions(const Places &places)
{
    ingest::ExtractorOptions options;
    options.program = places.extractor;
    return options;
}

/// Failures that a second try does not mend.
bool needsRescue(ErrorCode code)
{
    return code == ErrorCode::StoreDamaged || code == ErrorCode::StoreTooNew || code == ErrorCode::PolicyRefused;
}

QString stateFile(const Places &places)
{
    return QFile::decodeName((places.config / "window.ini").string().c_str());
}

} // namespace

Result<Places> placesFor(const std::filesystem::path &library, const std::filesystem::path &profile)
{
    auto extractor = ingest::findExtractor();
    if (!extractor)
        return tl::unexpected(extractor.error());
    auto folders = profile.empty() ? settings::findFolders(ingest::executableFolder())
                                   : Result<settings::Folders>(settings::foldersIn(profile));
    if (!folders)
        return tl::unexpected(folders.error());
    Places places;
    places.library = library.empty() ? folders->library : library;
    places.config = folders->config;
    places.holder = folders->isPortable() ? folders->portable : profile;
    places.portable = folders->isPortable();
    places.extractor = std::move(*extractor);
    places.samples = findSamples(ingest::executableFolder());
    places.logs = folders->log;
    places.updates = kUpdateAddress;
    return places;
}

/// Before anything large is allocated.
struct Heap {
    Heap() { returnLargeBlocks(); }
};

/// The window's texts; before every part that shows some.
struct Translations {
    /// Settings that cannot be read are reported when the window starts; until then, the system's language.
    explicit Translations(const settings::SettingsStore &store)
    {
        const auto loaded = store.load();
        ui::installTranslations(&owner, loaded ? ui::toQString(loaded->language) : QString());
    }
    QObject owner;
};

/// Members stand in the order in which they need each other; the runner is destroyed before what its jobs use.
struct Composition::Parts {
    explicit Parts(Places where)
        : places(std::move(where))
        , settingsStore(places.config)
        , translations(settingsStore)
        , keys(places.config, settings::systemKeychain(ending.get_token(), installation()), installation())
        , tokens(resource(pack::TokenCounter::kVocabulary))
        , libraryBackend(places.library, ingestOptions(places), tokens, clock)
        , askBackend(places.library, settingsStore, keys, tokens, ingestOptions(places), clock)
        , settingsBackend(places.library, settingsStore, keys, clock, places.updates)
        , updateBackend(settingsStore, places.updates)
        , exportBackend(places.library, settingsStore, keys, readerOptions(places), clock)
        , reader(places.library, readerOptions(places), clock)
        , conversationBackend(places.library, clock)
        , rescueBackend(places.library, clock)
        , runner(kJobs)
        , library(libraryBackend, runner)
        , ask(askBackend, runner)
        , talk(ask, conversationBackend, runner)
        , pages(runner, places.library, readerOptions(places))
        , cardPages(runner, places.library, readerOptions(places))
        , updates(updateBackend, runner, clock, stateFile(places))
        , window({theme, runner, library, ask, talk, pages, cardPages, reader, settingsBackend, exportBackend,
                  readSample(places.samples), stateFile(places), debugInfo(places),
                  QString::fromStdU16String(places.logs.u16string()), places.updates.empty() ? nullptr : &updates})
        , rescue(new ui::RescuePage(rescueBackend, runner, theme, &window))
        , upkeep(places.library, ingestOptions(places), runner, clock,
                 [this]() { return !library.isReading() && !ask.isBusy(); })
    {
        QObject::connect(&upkeep, &Upkeep::damaged, rescue, &ui::RescuePage::offer);
        QObject::connect(window.readerPane(), &ui::ReaderPane::backupWanted, rescue, &ui::RescuePage::offerBackup);
        QObject::connect(&upkeep, &Upkeep::told, &library, &ui::LibraryController::failed);
        QObject::connect(rescue, &ui::RescuePage::rescued, &window, [this](const QString &sentence) {
            begin();
            if (!sentence.isEmpty())
                Q_EMIT library.failed(sentence);
        });
    }

    [[nodiscard]] settings::Installation installation() const
    {
        return places.portable ? settings::Installation::Portable : settings::Installation::System;
    }

    Places places;
    Heap heap;
    settings::SettingsStore settingsStore;
    Translations translations;
    SystemClock clock;
    std::stop_source ending; ///< no job may wait for the keychain while the window goes
    settings::KeyRing keys;
    pack::TokenCounter tokens;
    StoreLibraryBackend libraryBackend;
    CoreAskBackend askBackend;
    FileSettingsBackend settingsBackend;
    CoreUpdateBackend updateBackend;
    CoreExportBackend exportBackend;
    StoreReaderBackend reader;
    StoreConversationBackend conversationBackend;
    StoreRescueBackend rescueBackend;
    ui::PlainTexts plainTexts{*qApp};
    ui::Theme theme;
    async::JobRunner runner;
    ui::LibraryController library;
    ui::AskController ask;
    ui::ConversationParts talk;
    ui::ExtractorPageSource pages;
    ui::ExtractorPageSource cardPages;
    ui::UpdateWatch updates;
    ui::MainWindow window;
    ui::RescuePage *rescue; ///< the window's
    Upkeep upkeep;

    /// What a start does in the background: ends what an earlier run left, then lists everything.
    void begin()
    {
        struct Begun {
            Status closed;
            Result<settings::Settings> settings;
        };
        auto job = runner.start<Begun>([this](std::stop_token, const std::function<void(Begun)> &emit) {
            emit({libraryBackend.closeInterrupted(), settingsStore.load()});
            conversationBackend.purgeOld();
        });
        auto *watcher = new QFutureWatcher<Begun>(&window);
        QObject::connect(watcher, &QFutureWatcher<Begun>::finished, &window, [this, watcher]() {
            watcher->deleteLater();
            if (watcher->future().resultCount() == 0)
                return;
            const Begun begun = watcher->result();
            if (begun.settings)
                window.applySettings(*begun.settings);
            else
                Q_EMIT ask.failed(ui::toQString(begun.settings.error().message));
            ask.loadModels();
            if (!begun.closed && needsRescue(begun.closed.error().code))
                return rescue->offer(begun.closed.error());
            library.load();
            ask.loadConversations();
            tellLosses();
            recountTokens();
            upkeep.start();
        });
        watcher->setFuture(job.future);
    }

    /// Changes that went missing since the last start; told once.
    void tellLosses()
    {
        ui::once<std::vector<std::string>>(
            runner, &window, [this](std::stop_token) { return libraryBackend.takeLosses(); },
            [this](const std::vector<std::string> &losses) {
                for (const std::string &sentence : losses)
                    Q_EMIT library.failed(ui::toQString(sentence));
            });
    }

    /// In the background, one run at a time; the list is loaded again when something was looked at.
    void inspectTexts()
    {
        if (std::exchange(inspecting, true)) {
            inspectAgain = true; // what came meanwhile may not be in the list that is worked through
            return;
        }
        inspectAgain = false;
        auto job = runner.start<int>([this](std::stop_token stop, const std::function<void(int)> &emit) {
            emit(libraryBackend.inspectTexts(stop));
        });
        auto *watcher = new QFutureWatcher<int>(&window);
        QObject::connect(watcher, &QFutureWatcher<int>::finished, &window, [this, watcher]() {
            watcher->deleteLater();
            inspecting = false;
            if (watcher->future().resultCount() > 0 && watcher->result() > 0) {
                library.load();
                ask.planAnew();
            } else if (inspectAgain) {
                inspectTexts();
            }
        });
        watcher->setFuture(job.future);
    }

    bool inspecting = false;
    bool inspectAgain = false;

    /// In the background; the list is loaded again when figures have changed.
    void recountTokens()
    {
        auto job = runner.start<int>([this](std::stop_token stop, const std::function<void(int)> &emit) {
            emit(libraryBackend.recountTokens(std::move(stop)));
        });
        auto *watcher = new QFutureWatcher<int>(&window);
        QObject::connect(watcher, &QFutureWatcher<int>::finished, &window, [this, watcher]() {
            watcher->deleteLater();
            if (watcher->future().resultCount() > 0 && watcher->result() > 0)
                library.load();
        });
        watcher->setFuture(job.future);
    }
};

Composition::Composition(Places places)
    : m_parts(std::make_unique<Parts>(std::move(places)))
{
}

Composition::~Composition()
{
    m_parts->ending.request_stop();
    m_parts->runner.stopAll();
}

void Composition::start(std::function<void()> ready)
{
    Parts &parts = *m_parts;
    QObject *context = &parts.window;
    QObject::connect(&parts.library, &ui::LibraryController::loaded, context,
                     [&parts, ready = std::move(ready), done = false]() mutable {
                         if (done)
                             return;
                         done = true;
                         if (ready)
                             ready();
                         // After the list is painted.
                         QTimer::singleShot(0, &parts.window,
                                            []() { log::write(log::Level::Info, "start", "usable"); });
                     });
    const auto inspect = [&parts]() {
        parts.inspectTexts();
    };
    QObject::connect(&parts.library, &ui::LibraryController::loaded, &parts.window, inspect);
    QObject::connect(&parts.library, &ui::LibraryController::batchFinished, &parts.window, inspect);
    parts.begin();
}

void Composition::serve(const Request &request)
{
    ui::MainWindow &window = m_parts->window;
    if (request.sample)
        window.addSample();
    if (!request.files.isEmpty())
        window.openAt(request.files, request.page, request.find);
    if (!request.ask.isEmpty())
        window.proposeQuestion(request.ask);
}

ui::MainWindow &Composition::window()
{
    return m_parts->window;
}

ui::Theme &Composition::theme()
{
    return m_parts->theme;
}

ui::LibraryController &Composition::library()
{
    return m_parts->library;
}

ui::AskController &Composition::ask()
{
    return m_parts->ask;
}

ui::UpdateWatch &Composition::updates()
{
    return m_parts->updates;
}

} // namespace longleaf::desktop
