// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/ask/turn.h"
#include "ui/widgets/theme.h"

#include <QWidget>
#include <functional>

class QLabel;
class QVBoxLayout;

namespace longleaf::ui {

/// Passages of documents as rows: where, the words around what was searched, "Open", "Add". The words are fetched when
/// the list is shown for the first time.
class PassageList final : public QWidget {
    Q_OBJECT
public:
    using SnippetSource =
        std::function<void(const pack::Candidate &, const std::function<void(const QString &)> &handler)>;
    struct Row {
        pack::Candidate passage;
        QString document; ///< its name
        bool sent = false;
    };

    PassageList(const Theme &theme, SnippetSource snippets, QWidget *parent);

    void setRows(const std::vector<Row> &rows);
    [[nodiscard]] int count() const { return static_cast<int>(m_rows.size()); }

Q_SIGNALS:
    void opened(const longleaf::pack::Candidate &passage);
    void added(const longleaf::pack::Candidate &passage);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void addRow(const Row &row);
    void fetch();

    const Theme &m_theme;
    SnippetSource m_snippets;
    QVBoxLayout *m_column;
    std::vector<Row> m_rows;
    std::vector<QLabel *> m_words;
    bool m_fetched = false;
};

} // namespace longleaf::ui
