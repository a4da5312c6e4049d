// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window/settings_models_page.h"

#include "ui/main_window/settings_form.h"
#include "ui/main_window/settings_provider_field.h"
#include "ui/text/qt_convert.h"
#include "ui/widgets/picker_box.h"
#include "ui/widgets/tick_box.h"

#include <QFrame>
#include <QLabel>
#include <QVBoxLayout>

namespace longleaf::ui {

namespace {

constexpr int kPopupWidth = 320;

QVBoxLayout *fieldColumn()
{
    auto *column = new QVBoxLayout;
    column->setSpacing(space::kOneAndHalf);
    return column;
}

} // namespace

ModelsPage::ModelsPage(Theme &theme, QWidget *parent)
    : SettingsPage(theme, parent)
    , m_warning(new QFrame(this))
    , m_warningText(new QLabel(m_warning))
    , m_remote(fieldColumn())
    , m_local(fieldColumn())
    , m_effort(new PickerBox(theme, kPopupWidth, this))
    , m_findLocal(new TickBox(tr("Look for model servers on this computer"), theme, this))
{
    m_warning->setProperty("surface", QStringLiteral("notice"));
    m_warning->setProperty("tone", QStringLiteral("warn"));
    m_warning->hide();
    m_warningText->setWordWrap(true);
    m_warningText->setTextFormat(Qt::PlainText);
    auto *inside = new QVBoxLayout(m_warning);
    inside->setContentsMargins(space::kOneAndHalf, space::kUnit, space::kOneAndHalf, space::kUnit);
    inside->addWidget(m_warningText);
    column()->addWidget(m_warning);
    addHint(tr("A key is only ever sent to the address that it was saved with, and is never put into the library, an "
               "export or a log."));
    column()->addSpacing(space::kUnit);
    column()->addLayout(m_remote);

    m_effort->setItems(
        {{QStringLiteral("minimal"), tr("Minimal"), tr("The quickest answers"), {}, true},
         {QStringLiteral("low"), tr("Low"), tr("Quick and cheap; enough for most questions"), {}, true},
         {QStringLiteral("medium"), tr("Medium"), tr("For questions that compare or calculate"), {}, true},
         {QStringLiteral("high"), tr("High"), tr("Slower and dearer"), {}, true},
         {QStringLiteral("xhigh"), tr("Very high"), tr("May think for many minutes before the first word"), {}, true}},
        QStringLiteral("low"));
    addPicker(tr("Reasoning"), m_effort);
    addHint(tr("How much a model thinks before it answers. Thinking is paid for like the answer's own words. A model "
               "without this step takes the nearest one that it has."));
    addHeading(tr("On this computer"));
    m_findLocal->setAccessibleName(m_findLocal->text());
    column()->addWidget(m_findLocal);
    addHint(tr("Ollama, llama-server, vLLM and LM Studio are found where they usually listen. Nothing leaves this "
               "computer when one of them answers."));
    column()->addSpacing(space::kUnit);
    column()->addLayout(m_local);
    column()->addStretch();
}

void ModelsPage::addProvider(QVBoxLayout *column, const ProviderRow &provider, const SettingsForm &form)
{
    const auto address = form.settings.baseUrls.find(provider.id);
    auto *field = new ProviderField(provider, address == form.settings.baseUrls.end() ? std::string() : address->second,
                                    theme(), this);
    column->addWidget(field);
    m_fields[provider.id] = field;
    connect(field, &ProviderField::testRequested, this, &ModelsPage::testRequested);
    connect(field, &ProviderField::stopRequested, this, &ModelsPage::stopRequested);
}

void ModelsPage::display(const SettingsForm &form)
{
    for (const auto &[id, field] : m_fields)
        delete field;
    m_fields.clear();
    QWidget *before = m_warning;
    const auto addAll = [&](QVBoxLayout *column, bool keyOptional) {
        for (const ProviderRow &provider : form.providers) {
            if (provider.keyOptional != keyOptional)
                continue;
            addProvider(column, provider, form);
            QWidget::setTabOrder(before, m_fields[provider.id]);
            before = m_fields[provider.id];
        }
    };
    addAll(m_remote, false);
    QWidget::setTabOrder(before, m_effort);
    QWidget::setTabOrder(m_effort, m_findLocal);
    before = m_findLocal;
    addAll(m_local, true);
    m_warningText->setText(toQString(form.warning));
    m_warning->setVisible(!form.warning.empty());
    for (int i = 0; i < m_effort->count(); ++i)
        if (m_effort->itemData(i, Qt::UserRole).toString() == toQString(form.settings.effort))
            m_effort->setCurrentIndex(i);
    m_findLocal->setChecked(form.settings.findLocalServers);
}

void ModelsPage::write(SettingsForm &form) const
{
    for (const auto &[id, field] : m_fields)
        field->write(form);
    form.settings.effort = toUtf8(m_effort->currentId());
    form.settings.findLocalServers = m_findLocal->isChecked();
}

void ModelsPage::showAsking(const QString &provider)
{
    if (const auto field = m_fields.find(toUtf8(provider)); field != m_fields.end())
        field->second->showAsking();
}

void ModelsPage::showResult(const QString &provider, const Result<std::string> &result)
{
    if (const auto field = m_fields.find(toUtf8(provider)); field != m_fields.end())
        field->second->showResult(result);
}

} // namespace longleaf::ui
