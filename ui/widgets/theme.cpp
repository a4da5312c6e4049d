// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/theme.h"

#include "ui/widgets/style_sheet.h"

#include <QApplication>
#include <QFile>
#include <QFontDatabase>
#include <QFontInfo>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QPointer>
#include <QStyleFactory>
#include <QSvgRenderer>
#include <algorithm>

// Resources of a static library are only linked in when they are named; Qt wants that done outside namespaces.
static void loadIconResources()
{
    Q_INIT_RESOURCE(icons);
}

namespace longleaf::ui {

namespace {

class ThemedIconEngine final : public QIconEngine {
public:
    ThemedIconEngine(const Theme *theme, QString name)
        : m_theme(theme)
        , m_name(std::move(name))
    {
    }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override
    {
        if (!m_theme)
            return;
        const double ratio = painter->device() ? painter->device()->devicePixelRatioF() : 1.0;
        painter->drawPixmap(rect, m_theme->pixmap(m_name, color(mode, state), rect.width(), ratio));
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        return scaledPixmap(size, mode, state, 1.0);
    }

    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State state, qreal scale) override
    {
        if (!m_theme)
            return {};
        QPixmap result = m_theme->pixmap(m_name, color(mode, state), std::min(size.width(), size.height()), 1.0);
        result.setDevicePixelRatio(scale);
        return result;
    }

    QIconEngine *clone() const override { return new ThemedIconEngine(m_theme, m_name); }

private:
    [[nodiscard]] QColor color(QIcon::Mode mode, QIcon::State state) const
    {
        const Tokens &tokens = m_theme->tokens();
        if (mode == QIcon::Disabled)
            return tokens.textDisabled;
        return state == QIcon::On ? tokens.accent : tokens.textSoft;
    }

    QPointer<const Theme> m_theme;
    QString m_name;
};

bool systemIsDark()
{
    const QPalette palette = QGuiApplication::palette();
    return palette.color(QPalette::WindowText).lightness() > palette.color(QPalette::Window).lightness();
}

// Without a desktop's settings Qt falls back to whatever fontconfig calls "sans"; a text face reads better.
QFont systemFont()
{
    QFont font = QFontDatabase::systemFont(QFontDatabase::GeneralFont);
    const QString family = QFontInfo(font).family();
    if (family.startsWith(QStringLiteral("DejaVu")) || family.startsWith(QStringLiteral("Bitstream"))) {
        for (const auto &candidate : {QStringLiteral("Inter"), QStringLiteral("Noto Sans")}) {
            if (QFontDatabase::hasFamily(candidate)) {
                font.setFamily(candidate);
                font.setPointSizeF(std::max(font.pointSizeF(), 10.0));
                break;
            }
        }
    }
    return font;
}

QFont scaled(const QFont &base, double factor, QFont::Weight weight)
{
    QFont font = base;
    font.setPointSizeF(base.pointSizeF() * factor);
    font.setWeight(weight);
    return font;
}

TypeScale typeScale(QFont base, int percent)
{
    base.setPointSizeF((base.pointSizeF() > 0 ? base.pointSizeF() : 10) * percent / 100);
    TypeScale type;
    type.caption = scaled(base, 0.9, QFont::Normal);
    type.captionStrong = scaled(base, 0.9, QFont::DemiBold);
    type.body = scaled(base, 1.0, QFont::Normal);
    type.bodyStrong = scaled(base, 1.0, QFont::DemiBold);
    type.title = scaled(base, 1.2, QFont::DemiBold);
    type.display = scaled(base, 1.7, QFont::DemiBold);
    type.mono = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    type.mono.setPointSizeF(base.pointSizeF() * 0.95);
    return type;
}

} // namespace

Theme::Theme(QObject *parent)
    : QObject(parent)
    , m_tokens(lightTokens())
    , m_font(systemFont())
    , m_type(typeScale(m_font, 100))
{
    loadIconResources();
}

void Theme::apply(ThemeChoice choice)
{
    m_choice = choice;
    m_applying = true;
    QApplication::setPalette(QPalette());
    const bool dark = choice == ThemeChoice::Dark || (choice == ThemeChoice::System && systemIsDark());
    m_tokens = dark ? darkTokens() : lightTokens();
    m_type = typeScale(m_font, m_textPercent);
    QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    QApplication::setPalette(palette());
    QApplication::setFont(m_type.body);
    qApp->setStyleSheet(styleSheet(m_tokens));
    m_applying = false;
    Q_EMIT changed();
}

void Theme::setTextPercent(int percent)
{
    percent = std::clamp(percent, 70, 250);
    if (percent == m_textPercent)
        return;
    m_textPercent = percent;
    apply(m_choice);
}

void Theme::systemChanged()
{
    if (m_choice == ThemeChoice::System && !m_applying)
        apply(ThemeChoice::System);
}

QPalette Theme::palette() const
{
    QPalette p;
    const Tokens &t = m_tokens;
    p.setColor(QPalette::Window, t.panel);
    p.setColor(QPalette::WindowText, t.text);
    p.setColor(QPalette::Base, t.raised);
    p.setColor(QPalette::AlternateBase, t.panel);
    p.setColor(QPalette::Text, t.text);
    p.setColor(QPalette::PlaceholderText, t.textSoft);
    p.setColor(QPalette::Button, t.raised);
    p.setColor(QPalette::ButtonText, t.text);
    p.setColor(QPalette::BrightText, t.bad);
    p.setColor(QPalette::ToolTipBase, t.raised);
    p.setColor(QPalette::ToolTipText, t.text);
    p.setColor(QPalette::Highlight, t.accent);
    p.setColor(QPalette::HighlightedText, t.onAccent);
    p.setColor(QPalette::Link, t.info);
    p.setColor(QPalette::LinkVisited, t.info);
    p.setColor(QPalette::Light, t.raised);
    p.setColor(QPalette::Midlight, t.line);
    p.setColor(QPalette::Mid, t.outline);
    p.setColor(QPalette::Dark, t.outline);
    p.setColor(QPalette::Shadow, t.dark ? QColor(0, 0, 0) : t.outline);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        p.setColor(QPalette::Disabled, role, t.textDisabled);
    p.setColor(QPalette::Disabled, QPalette::Highlight, t.outline);
    return p;
}

QPixmap Theme::pixmap(const QString &name, const QColor &color, int size, double devicePixelRatio) const
{
    if (size <= 0)
        return {};
    const QString key = QStringLiteral("longleaf/%1/%2/%3/%4").arg(name, color.name()).arg(size).arg(devicePixelRatio);
    QPixmap result;
    if (QPixmapCache::find(key, &result))
        return result;
    QFile file(QStringLiteral(":/longleaf/icons/") + name + QStringLiteral(".svg"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QByteArray svg = file.readAll();
    svg.replace("#000000", color.name().toLatin1());
    result = QPixmap(QSize(size, size) * devicePixelRatio);
    result.fill(Qt::transparent);
    QPainter painter(&result);
    painter.setRenderHint(QPainter::Antialiasing);
    QSvgRenderer(svg).render(&painter);
    painter.end();
    result.setDevicePixelRatio(devicePixelRatio);
    QPixmapCache::insert(key, result);
    return result;
}

QIcon Theme::icon(const QString &name) const
{
    return QIcon(new ThemedIconEngine(this, name));
}

ThemeChoice themeFromWord(const QString &word)
{
    if (word == QLatin1String("light"))
        return ThemeChoice::Light;
    return word == QLatin1String("dark") ? ThemeChoice::Dark : ThemeChoice::System;
}

QString toWord(ThemeChoice choice)
{
    switch (choice) {
    case ThemeChoice::Light: return QStringLiteral("light");
    case ThemeChoice::Dark: return QStringLiteral("dark");
    case ThemeChoice::System: break;
    }
    return QStringLiteral("system");
}

} // namespace longleaf::ui
