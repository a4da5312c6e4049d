// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window/settings_controls.h"

#include "ui/main_window/settings_form.h"
#include "ui/widgets/picker_box.h"
#include "ui/widgets/tick_box.h"

#include <QDoubleSpinBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace longleaf::ui {

namespace {

constexpr int kPickerWidth = 240;
constexpr double kMostUsd = 100'000;
constexpr double kStepUsd = 0.25;
constexpr double kFirstUsd = 1; ///< offered where there was no limit

} // namespace

SettingsPage::SettingsPage(Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_column(new QVBoxLayout(this))
{
    setProperty("surface", QStringLiteral("canvas"));
    setAttribute(Qt::WA_StyledBackground);
    m_column->setContentsMargins(space::kThree, space::kTwo, space::kThree, space::kTwo);
    m_column->setSpacing(space::kHalf);
}

void SettingsPage::addHeading(const QString &text)
{
    if (m_column->count() > 0)
        m_column->addSpacing(space::kTwo);
    auto *label = new QLabel(text, this);
    label->setFont(m_theme.type().bodyStrong);
    label->setWordWrap(true);
    m_column->addWidget(label);
}

QLabel *SettingsPage::addHint(const QString &text)
{
    auto *label = hintLabel(text, m_theme, this);
    m_column->addWidget(label);
    return label;
}

void SettingsPage::addPicker(const QString &name, PickerBox *picker)
{
    addHeading(name);
    picker->setAccessibleName(name);
    picker->setMinimumWidth(kPickerWidth);
    m_column->addWidget(picker, 0, Qt::AlignLeft);
}

QLabel *hintLabel(const QString &text, const Theme &theme, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    label->setProperty("tone", QStringLiteral("soft"));
    label->setFont(theme.type().caption);
    return label;
}

LimitField::LimitField(const QString &text, const QString &name, const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_tick(new TickBox(text, theme, this))
    , m_amount(new QDoubleSpinBox(this))
{
    m_tick->setAccessibleName(tr("Limit: %1").arg(name));
    m_amount->setAccessibleName(tr("Limit in US dollars: %1").arg(name));
    m_amount->setPrefix(QStringLiteral("$ "));
    m_amount->setDecimals(2);
    m_amount->setRange(0, kMostUsd);
    m_amount->setSingleStep(kStepUsd);
    m_amount->setButtonSymbols(QAbstractSpinBox::NoButtons);
    m_amount->setAlignment(Qt::AlignRight);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::kUnit);
    row->addWidget(m_tick, text.isEmpty() ? 0 : 1);
    row->addWidget(m_amount);
    connect(m_tick, &QCheckBox::toggled, m_amount, &QWidget::setEnabled);
    setLimit(std::nullopt);
}

void LimitField::setLimit(std::optional<double> usd)
{
    m_given = usd;
    m_tick->setChecked(usd.has_value());
    m_amount->setEnabled(usd.has_value());
    m_amount->setValue(usd.value_or(kFirstUsd));
    m_shown = m_amount->value();
}

std::optional<double> LimitField::limit() const
{
    if (!m_tick->isChecked())
        return std::nullopt;
    return m_given && m_amount->value() == m_shown ? m_given : std::optional(m_amount->value());
}

} // namespace longleaf::ui
