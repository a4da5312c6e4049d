// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QFont>
#include <QIcon>
#include <QObject>
#include <QPalette>
#include <QPixmap>
#include <QString>

namespace longleaf::ui {

/// Distances in device-independent pixels; everything stands on this grid.
namespace space {
inline constexpr int kHalf = 4;
inline constexpr int kUnit = 8;
inline constexpr int kOneAndHalf = 12;
inline constexpr int kTwo = 16;
inline constexpr int kThree = 24;
inline constexpr int kFour = 32;
inline constexpr int kHeader = 48; ///< height of every pane's header
inline constexpr int kRadius = 6;
} // namespace space

enum class ThemeChoice { System, Light, Dark };

/// The colours of one theme. Every text colour has a contrast of at least 4.5 on the surfaces that it is used on.
struct Tokens {
    bool dark = false;
    QColor canvas;  ///< behind the conversation
    QColor panel;   ///< side panes, bars
    QColor raised;  ///< inputs, cards, menus
    QColor line;    ///< separators
    QColor outline; ///< borders of controls
    QColor text;
    QColor textSoft;
    QColor textDisabled;
    QColor accent;
    QColor accentHover;
    QColor onAccent;
    QColor accentTint;
    QColor hover;
    QColor pressed;
    QColor selection;
    QColor good;
    QColor goodTint;
    QColor warn;
    QColor warnTint;
    QColor bad;
    QColor badTint;
    QColor info;
    QColor infoTint;
    QColor neutral;
    QColor neutralTint;
    QColor shadow; ///< with alpha
};

[[nodiscard]] Tokens lightTokens();
[[nodiscard]] Tokens darkTokens();

/// WCAG contrast ratio, 1..21.
[[nodiscard]] double contrast(const QColor &first, const QColor &second);

/// Sizes of text; derived from the system's font, so that a user's larger font makes everything larger.
struct TypeScale {
    QFont caption;
    QFont captionStrong;
    QFont body;
    QFont bodyStrong;
    QFont title;
    QFont display;
    QFont mono;
};

/// The look of the program: colours, fonts, icons. One per process, handed to the views.
class Theme final : public QObject {
    Q_OBJECT
public:
    explicit Theme(QObject *parent = nullptr);

    /// Sets the application's style, palette and style sheet.
    void apply(ThemeChoice choice);
    /// Size of all text beside the system's, in percent; kept to 70..250.
    void setTextPercent(int percent);
    [[nodiscard]] int textPercent() const { return m_textPercent; }
    /// The system may have changed between light and dark.
    void systemChanged();

    [[nodiscard]] ThemeChoice choice() const { return m_choice; }
    [[nodiscard]] const Tokens &tokens() const { return m_tokens; }
    [[nodiscard]] const TypeScale &type() const { return m_type; }

    /// A picture of resources/icons/<name>.svg in one colour. `size` in device-independent pixels.
    [[nodiscard]] QPixmap pixmap(const QString &name, const QColor &color, int size, double devicePixelRatio) const;
    /// An icon that follows the theme; drawn when it is painted.
    [[nodiscard]] QIcon icon(const QString &name) const;

Q_SIGNALS:
    void changed();

private:
    [[nodiscard]] QPalette palette() const;

    ThemeChoice m_choice = ThemeChoice::System;
    Tokens m_tokens;
    QFont m_font; ///< the system's, before the application's became ours
    TypeScale m_type;
    int m_textPercent = 100;
    bool m_applying = false;
};

[[nodiscard]] ThemeChoice themeFromWord(const QString &word); // "system", "light", "dark"
[[nodiscard]] QString toWord(ThemeChoice choice);

} // namespace longleaf::ui
