// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/library/library_controller.h"
#include "ui/library/search_results.h"
#include "ui/widgets/theme.h"

#include <QFrame>
#include <QTimer>
#include <stop_token>

class QCheckBox;
class QLabel;
class QLineEdit;
class QListView;
class QToolButton;

namespace longleaf::ui {

/// Looks for words in the texts of all documents, or of the collection that is shown; the hits stand below their
/// documents and open the page.
class SearchPane final : public QFrame {
    Q_OBJECT
public:
    SearchPane(LibraryController &controller, const Theme &theme, QWidget *parent = nullptr);

    void focusWords();
    void setWords(const QString &words);
    [[nodiscard]] bool isSearching() const { return m_running > 0 || m_typing.isActive(); }
    [[nodiscard]] SearchResults &results() { return m_results; }
    [[nodiscard]] QListView *list() const { return m_list; }
    [[nodiscard]] QString summary() const;

Q_SIGNALS:
    void hitActivated(longleaf::DocumentId id, int page, const std::vector<longleaf::TextSpan> &words);
    void closed();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void applyFonts();
    void search();
    void show(const Result<store::TextSearch> &found);
    void activate(const QModelIndex &index);
    [[nodiscard]] QString sentence(const store::TextSearch &found) const;

    LibraryController &m_controller;
    const Theme &m_theme;
    SearchResults m_results;
    QLineEdit *m_words;
    QToolButton *m_close;
    QCheckBox *m_onlyShown;
    QLabel *m_summary;
    QLabel *m_unsearched;
    QListView *m_list;
    QTimer m_typing;
    std::stop_source m_stop;
    int m_running = 0;
    std::int64_t m_generation = 0;
};

} // namespace longleaf::ui
