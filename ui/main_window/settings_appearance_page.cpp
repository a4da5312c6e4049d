// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window/settings_appearance_page.h"

#include "ui/main_window/settings_form.h"
#include "ui/text/qt_convert.h"
#include "ui/widgets/picker_box.h"
#include "ui/widgets/translations.h"

#include <QSpinBox>
#include <QVBoxLayout>

namespace longleaf::ui {

namespace {

constexpr int kPopupWidth = 240;
constexpr int kSizeWidth = 120;

void choose(PickerBox *picker, const std::string &id)
{
    for (int i = 0; i < picker->count(); ++i)
        if (picker->itemData(i, Qt::UserRole).toString() == toQString(id))
            picker->setCurrentIndex(i);
}

} // namespace

AppearancePage::AppearancePage(Theme &theme, QWidget *parent)
    : SettingsPage(theme, parent)
    , m_choice(new PickerBox(theme, kPopupWidth, this))
    , m_size(new QSpinBox(this))
    , m_language(new PickerBox(theme, kPopupWidth, this))
{
    m_choice->setItems({{QStringLiteral("system"), tr("Like the system"), tr("Follows light and dark"), {}, true},
                        {QStringLiteral("light"), tr("Light"), tr("Always light"), {}, true},
                        {QStringLiteral("dark"), tr("Dark"), tr("Always dark"), {}, true}},
                       QStringLiteral("system"));
    addPicker(tr("Colours"), m_choice);
    m_size->setRange(70, 250);
    m_size->setSingleStep(10);
    m_size->setSuffix(tr(" %"));
    addHeading(tr("Size of text"));
    m_size->setAccessibleName(tr("Size of text"));
    m_size->setMaximumWidth(kSizeWidth);
    column()->addWidget(m_size);
    addHint(tr("100 % is the size of the system's font. Pages have their own zoom in the reader."));
    std::vector<PickerItem> languages = {
        {QString(), tr("Like the system"), tr("English where there is no translation"), {}, true}};
    for (const QString &code : installedLanguages())
        languages.push_back({code,
                             languageName(code),
                             code == QLatin1String("en") ? tr("The original") : tr("Translated by machine"),
                             {},
                             true});
    m_language->setItems(languages, QString());
    addPicker(tr("Language"), m_language);
    addHint(
        tr("A new language is in force when Longleaf is started again. Answers come in the language of the question."));
    column()->addStretch();
}

void AppearancePage::display(const SettingsForm &form)
{
    choose(m_choice, form.settings.theme);
    choose(m_language, form.settings.language);
    m_size->setValue(form.settings.textPercent);
}

void AppearancePage::write(SettingsForm &form) const
{
    form.settings.theme = toUtf8(m_choice->currentId());
    form.settings.textPercent = m_size->value();
    form.settings.language = toUtf8(m_language->currentId());
}

} // namespace longleaf::ui
