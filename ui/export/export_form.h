// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/export/export_job.h"
#include "ui/widgets/theme.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QRadioButton;

namespace longleaf::ui {

class PickerBox;
class TickBox;

/// What can be exported from where the dialog was asked for.
struct ExportOffer {
    AnswerId answer;
    QString question;
    ConversationId conversation;
    QString title;   ///< of the conversation
    int answers = 1; ///< of it
};

/// What was chosen last.
struct ExportHabits {
    QString folder;
    exporting::Format format = exporting::Format::Docx;
    bool pictures = true;
};

/// The choices of an export: what, in which format, where to. The file's name follows them until it is changed by hand;
/// its ending always does.
class ExportForm final : public QWidget {
    Q_OBJECT
public:
    ExportForm(const Theme &theme, ExportOffer offer, const ExportHabits &habits, QWidget *parent);

    void setFormat(exporting::Format format);
    [[nodiscard]] exporting::Format format() const;
    [[nodiscard]] exporting::Request request() const;
    /// Absolute; empty: none was given.
    [[nodiscard]] QString path() const;
    [[nodiscard]] ExportHabits habits() const;
    void focusPath();

Q_SIGNALS:
    void changed();

private:
    void buildSubject();
    void buildFormat();
    void buildPlace();
    void formatChanged();
    void subjectChanged();
    void browse();
    [[nodiscard]] QString suggestedName() const;

    const Theme &m_theme;
    ExportOffer m_offer;
    QString m_suggested; ///< the path that was proposed last, without its ending
    QRadioButton *m_thisAnswer;
    QRadioButton *m_wholeConversation;
    PickerBox *m_format;
    QLabel *m_formatDetail;
    TickBox *m_pictures;
    QLineEdit *m_place;
};

} // namespace longleaf::ui
