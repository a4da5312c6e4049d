// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/async/job_runner.h"
#include "ui/ask/conversation_parts.h"
#include "ui/export/export_backend.h"
#include "ui/library/library_controller.h"
#include "ui/main_window/settings_backend.h"
#include "ui/reader/jump_history.h"
#include "ui/reader/page_source.h"
#include "ui/reader/reader_backend.h"
#include "ui/widgets/theme.h"

#include <QElapsedTimer>
#include <QMainWindow>
#include <QPointer>
#include <QStringList>
#include <filesystem>
#include <memory>

class QAction;
class QMenu;
class QSettings;
class QSplitter;

namespace longleaf::ui {

class AskPane;
class CommandPalette;
class DropOverlay;
class ExportDialog;
class HelpWindow;
class LibraryPane;
class PageActions;
class PrintCommand;
class ReaderPane;
class RecentDocuments;
class SettingsDialog;
class ShortcutStore;
class UpdateLine;
class UpdateWatch;
struct PaletteEntry;

/// The document that comes with the program.
struct Sample {
    QString path; ///< empty: there is none
    QString name; ///< for people
    QStringList questions;
};

/// What the window needs; everything must outlive it.
struct WindowParts {
    Theme &theme;
    async::JobRunner &runner;
    LibraryController &library;
    AskController &ask;
    ConversationParts &talk;
    PageSource &pages;
    PageSource &cardPages; ///< for the cards of citations, so that they do not get in the reader's way
    ReaderBackend &reader;
    SettingsBackend &settings;
    ExportBackend &exports;
    Sample sample;
    QString stateFile;              ///< ini file for geometry and open conversation; empty: nothing is kept
    QString debugInfo;              ///< lines for an error report
    QString logFolder;              ///< empty: there is no log file
    UpdateWatch *updates = nullptr; ///< null: this build never asks for newer versions
};

/// The window: library, conversation, reader. Wires the panes to each other and holds no rules of its own.
class MainWindow final : public QMainWindow {
    Q_OBJECT
public:
    explicit MainWindow(WindowParts parts, QWidget *parent = nullptr);
    ~MainWindow() override;

    [[nodiscard]] LibraryPane *libraryPane() const { return m_library; }
    [[nodiscard]] AskPane *askPane() const { return m_ask; }
    [[nodiscard]] ReaderPane *readerPane() const { return m_reader; }
    [[nodiscard]] DropOverlay *dropOverlay() const { return m_overlay; }
    [[nodiscard]] UpdateLine *updateLine() const { return m_updateLine; } ///< null without WindowParts::updates

    void addFiles(const QStringList &paths);
    void addSample();
    /// Adds the files and shows the first one.
    /// @param page  from 1; 0: the first. @param find  text to find in it; may be empty.
    void openAt(const QStringList &files, int page, const QString &find);
    /// Writes a question into the field without sending it.
    void proposeQuestion(const QString &text);
    void comeToFront();
    [[nodiscard]] CommandPalette *commandPalette() const { return m_palette; }
    [[nodiscard]] ShortcutStore *shortcuts() const { return m_shortcuts; }
    void applySettings(const settings::Settings &settings);

public Q_SLOTS:
    void openFiles();
    void openFolder();
    void openSettings();
    /// Offers a turn of the conversation (-1: its last answer), and the whole of it.
    void openExport(int turn = -1);
    /// Puts a turn's answer with its references on the clipboard, as HTML, Markdown and plain text.
    void copyWithReferences(int turn = -1);
    void openHelp(const QString &page);
    void openShortcuts();

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dragLeaveEvent(QDragLeaveEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void changeEvent(QEvent *event) override;
    void closeEvent(QCloseEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    QElapsedTimer m_modelsAsked; ///< since the models were listed because the window came to the front
    void buildPanes();
    void buildMenus();
    QMenu *buildFileMenu();
    void buildViewMenu();
    void buildLibraryMenu();
    void buildGoMenu();
    void addFindActions(QMenu *edit);
    void addPrintAction(QMenu *file);
    void addReaderViewActions(QMenu *view);
    void showCitedPages();
    void saveOpenDocuments(QSettings &state) const;
    void reopenDocuments();
    void closeRemoved();
    void reopenRemoved();
    [[nodiscard]] std::vector<document::PageBox> citedBoxes(DocumentId document, bool uncertain) const;
    void buildQuestionMenu();
    void buildCitationMenu();
    void buildTurnActions(QMenu *question);
    void buildHelpMenu();
    void addUpdateAction(QMenu *help);
    void addExportActions(QMenu *file, QMenu *edit);
    [[nodiscard]] const Turn *answerToExport(int turn) const;
    void tellExported(const QString &path);
    void buildToolsMenu();
    void buildRecentMenu(QMenu *file);
    void buildTextSizeActions(QMenu *view);
    [[nodiscard]] std::vector<PaletteEntry> paletteEntries();
    void showDocument(const document::Document &document);
    void showRequestedPlace();
    void keepAppearance();
    void connectLibrary();
    void connectLibraryParts();
    void showOffer(const Offer &offer);
    void showBatch(int ready, int failed, int known);
    void refreshSending();
    void offerWatching(const QStringList &paths);
    [[nodiscard]] Offer watchOffer(const QString &path);
    void restoreLibrary(const QSettings &state);
    void saveLibrary(QSettings &state) const;
    void connectConversation();
    void connectCitations();
    void refreshStartPage();
    void showCitation(const CitationEntry &entry);
    void confirmLink(const QString &target);
    void showInFolder(const QString &path);
    void setTheme(ThemeChoice choice);
    void restoreState();
    void saveState();

    WindowParts m_parts;
    QSplitter *m_splitter = nullptr;
    LibraryPane *m_library = nullptr;
    AskPane *m_ask = nullptr;
    ReaderPane *m_reader = nullptr;
    PrintCommand *m_print = nullptr;
    DropOverlay *m_overlay = nullptr;
    UpdateLine *m_updateLine = nullptr;
    PageActions *m_pageActions = nullptr;
    QAction *m_stop = nullptr;
    QAction *m_send = nullptr;
    QAction *m_showLibrary = nullptr;
    QAction *m_showReader = nullptr;
    QAction *m_showHistory = nullptr;
    QAction *m_suggest = nullptr;
    std::vector<QAction *> m_themeActions;
    QPointer<SettingsDialog> m_settings;
    QPointer<ExportDialog> m_export;
    QPointer<HelpWindow> m_help;
    CommandPalette *m_palette = nullptr;
    ShortcutStore *m_shortcuts = nullptr;
    std::unique_ptr<RecentDocuments> m_recent;
    /// What a command line asked for and is not shown yet.
    struct Place {
        QString path; ///< empty: nothing
        int page = 0;
        QString find;
    };
    Place m_openAt;
    /// Tabs of the documents that were removed last, for an undo.
    struct RemovedTabs {
        std::vector<Jump> tabs;
        int shown = -1; ///< which of them was in front; -1: another one
    };
    RemovedTabs m_removed;
    bool m_uncertain = false; ///< of the citation that is being located
    bool m_placed = false;
    QString m_offeredFolder; ///< whose watching the notice offers
};

} // namespace longleaf::ui
