// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/async/job_runner.h"
#include "ui/main_window/settings_backend.h"
#include "ui/widgets/theme.h"

#include <QDialog>
#include <map>
#include <stop_token>
#include <vector>

class QListWidget;
class QPushButton;
class QStackedWidget;

namespace longleaf::ui {

class ModelsPage;
class NoticeBar;
class SettingsPage;

/// The settings: a list of pages and the page beside it. Does not block the window; nothing is changed before Save.
class SettingsDialog final : public QDialog {
    Q_OBJECT
public:
    /// The references must outlive the dialog.
    SettingsDialog(SettingsBackend &backend, async::JobRunner &runner, Theme &theme, QWidget *parent);
    ~SettingsDialog() override;
    SettingsDialog(const SettingsDialog &) = delete;
    SettingsDialog &operator=(const SettingsDialog &) = delete;
    SettingsDialog(SettingsDialog &&) = delete;
    SettingsDialog &operator=(SettingsDialog &&) = delete;

    [[nodiscard]] int pageCount() const { return static_cast<int>(m_pages.size()); }
    /// @param index  0..pageCount()-1, in the order of the list.
    void showPage(int index);

    /// Every way to close but Save. What took work to write is asked for first, in the window itself, which then stays.
    void reject() override;

Q_SIGNALS:
    /// The new settings are on disk.
    void saved(const longleaf::ui::SettingsForm &form);

private:
    void build();
    void addPage(const QString &name, SettingsPage *page);
    void load();
    void display(const SettingsForm &form);
    /// The form as the pages show it now.
    [[nodiscard]] SettingsForm collected() const;
    void save();
    void closeForGood();
    void testKey(const QString &provider);

    SettingsBackend &m_backend;
    async::JobRunner &m_runner;
    Theme &m_theme;
    SettingsForm m_form;
    QListWidget *m_list;
    QStackedWidget *m_stack;
    ModelsPage *m_models;
    std::vector<SettingsPage *> m_pages;
    NoticeBar *m_notice;
    QPushButton *m_cancel;
    QPushButton *m_save;
    bool m_closing = false;                      ///< nothing is left to ask
    std::map<QString, std::stop_source> m_tests; ///< under way, by provider
};

} // namespace longleaf::ui
