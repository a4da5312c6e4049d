// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/library/library_controller.h"
#include "ui/widgets/theme.h"

#include <QDialog>

class QLabel;
class QPushButton;
class QTextBrowser;

namespace longleaf::ui {

/// All that is known of one document, and what can be done about its original. Does not block; follows changes.
class DocumentCard final : public QDialog {
    Q_OBJECT
public:
    DocumentCard(LibraryController &controller, DocumentId id, const Theme &theme, QWidget *parent = nullptr);

    [[nodiscard]] DocumentId document() const { return m_id; }
    /// The card's lines as text: "Pages: 61".
    [[nodiscard]] QString plainText() const { return m_plain.join(QLatin1Char('\n')); }

Q_SIGNALS:
    void openRequested(longleaf::DocumentId id);
    void showInFolderRequested(const QString &path);

private:
    [[nodiscard]] QWidget *buildOriginal();
    [[nodiscard]] QWidget *buildButtons();
    void refresh();
    void fitHeight();
    void fill(const LibraryRow &row);
    void line(const QString &name, const QString &value);
    void locate();

    LibraryController &m_controller;
    DocumentId m_id;
    const Theme &m_theme;
    QLabel *m_title;
    QTextBrowser *m_lines; ///< wraps anywhere, so that no path and no hash is cut
    QWidget *m_original = nullptr;
    QLabel *m_originalText = nullptr;
    QPushButton *m_newVersion = nullptr;
    QPushButton *m_locate = nullptr;
    QString m_path;
    DocumentDetails m_details;
    bool m_detailed = false;
    QString m_shown; ///< what the lines were made of
    QStringList m_plain;
    QString m_html;
};

} // namespace longleaf::ui
