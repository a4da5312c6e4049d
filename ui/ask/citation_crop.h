// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/ask/passage_pictures.h"
#include "ui/widgets/theme.h"

#include <QWidget>

namespace longleaf::ui {

/// The part of the page round the cited words, or the words round them where there is no picture; says what it waits
/// for, and why there is nothing.
class CitationCrop final : public QWidget {
    Q_OBJECT
public:
    static constexpr int kHeight = 148;

    CitationCrop(const Theme &theme, QWidget *parent = nullptr);

    /// Must outlive the widget.
    void setPictures(PassagePictures *pictures);
    /// Asks for the surroundings of a citation, at the widget's present width. False: it has none.
    bool showFor(const CitationEntry &entry, int width);

    enum class State { Nothing, Loading, Picture, Text, Failed };
    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] const QImage &picture() const { return m_picture; }

Q_SIGNALS:
    void stateChanged();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void setState(State state, const QString &spoken);
    void paintText(QPainter &painter) const;
    void paintWords(QPainter &painter, const QString &words) const;

    const Theme &m_theme;
    PassagePictures *m_pictures = nullptr;
    State m_state = State::Nothing;
    int m_ticket = 0;
    QImage m_picture;
    QString m_before;
    QString m_words;
    QString m_after;
    QString m_why;
};

} // namespace longleaf::ui
