// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window/settings_appearance_page.h"

#include "ui/main_window/settings_form.h"
#include "ui/text/qt_convert.h"
#include "ui/widgets/picker_box.h"

#include <QVBoxLayout>

namespace longleaf::ui {

namespace {

constexpr int kPopupWidth = 240;

} // namespace

AppearancePage::AppearancePage(Theme &theme, QWidget *parent)
    : SettingsPage(theme, parent)
    , m_choice(new PickerBox(theme, kPopupWidth, this))
{
    m_choice->setItems({{QStringLiteral("system"), tr("Like the system"), tr("Follows light and dark"), {}, true},
                        {QStringLiteral("light"), tr("Light"), tr("Always light"), {}, true},
                        {QStringLiteral("dark"), tr("Dark"), tr("Always dark"), {}, true}},
                       QStringLiteral("system"));
    addPicker(tr("Colours"), m_choice);
    addHint(tr("Sizes of text follow the system's font."));
    column()->addStretch();
}

void AppearancePage::display(const SettingsForm &form)
{
    for (int i = 0; i < m_choice->count(); ++i)
        if (m_choice->itemData(i, Qt::UserRole).toString() == toQString(form.settings.theme))
            m_choice->setCurrentIndex(i);
}

void AppearancePage::write(SettingsForm &form) const
{
    form.settings.theme = toUtf8(m_choice->currentId());
}

} // namespace longleaf::ui
