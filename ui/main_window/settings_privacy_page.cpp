// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window/settings_privacy_page.h"

#include "ui/main_window/settings_form.h"
#include "ui/text/qt_convert.h"
#include "ui/widgets/tick_box.h"

#include <QLabel>
#include <QVBoxLayout>
#include <algorithm>
#include <initializer_list>

namespace longleaf::ui {

namespace {

constexpr int kNameWidth = 420; ///< longer names of collections are cut in the middle

} // namespace

PrivacyPage::PrivacyPage(Theme &theme, QWidget *parent)
    : SettingsPage(theme, parent)
    , m_ticks(new QVBoxLayout)
    , m_noCollection(new TickBox(tr("Documents in no collection"), theme, this))
    , m_longCache(new TickBox(tr("Ask providers to keep the documents ready for an hour"), theme, this))
    , m_leaveOutHidden(new TickBox(tr("Do not send text that nobody can see on the page"), theme, this))
    , m_updates(new QWidget(this))
    , m_checkForUpdates(new TickBox(tr("Tell me when there is a newer Longleaf"), theme, m_updates))
    , m_updatesHint(hintLabel(QString(), theme, m_updates))
{
    m_noCollection->setAccessibleName(m_noCollection->text());
    m_longCache->setAccessibleName(m_longCache->text());
    m_leaveOutHidden->setAccessibleName(m_leaveOutHidden->text());
    m_checkForUpdates->setAccessibleName(m_checkForUpdates->text());
    addHeading(tr("Models that may train on what is sent"));
    addHint(tr("Some providers use what they are sent to train later models, and their staff may read it. That cannot "
               "be taken back. Such models are refused unless you allow them here. Leave everything off that is "
               "confidential."));
    column()->addSpacing(space::kHalf);
    m_ticks->setSpacing(space::kHalf);
    m_ticks->addWidget(m_noCollection);
    column()->addLayout(m_ticks);
    addHeading(tr("Provider's cache"));
    column()->addWidget(m_longCache);
    addHint(
        tr("Further questions about the same documents are then much cheaper and quicker for an hour instead of "
           "some minutes. The provider holds the text for that time, and some charge more for the first question."));
    addHeading(tr("Hidden text"));
    column()->addWidget(m_leaveOutHidden);
    addHint(
        tr("Writing in the colour of the paper, covered, or too small to read can be meant for the model alone. It is "
           "sent with a label that says so, or left out; the line above the question tells of it in either case."));
    addUpdates();
    addHeading(tr("On this computer"));
    m_folder = addHint(QString());
    m_folder->setTextInteractionFlags(Qt::TextSelectableByMouse);
    column()->addStretch();
}

void PrivacyPage::addUpdates()
{
    auto *heading = new QLabel(tr("Newer versions"), m_updates);
    heading->setFont(theme().type().bodyStrong);
    auto *part = new QVBoxLayout(m_updates);
    part->setContentsMargins(0, space::kTwo, 0, 0);
    part->setSpacing(column()->spacing());
    for (QWidget *one : std::initializer_list<QWidget *>{heading, m_checkForUpdates, m_updatesHint})
        part->addWidget(one);
    column()->addWidget(m_updates);
}

void PrivacyPage::display(const SettingsForm &form)
{
    for (QCheckBox *tick : m_collections)
        delete tick;
    m_collections.clear();
    m_noCollection->setChecked(form.settings.allowTrainingModels);
    QWidget *before = m_noCollection;
    for (const CollectionRow &collection : form.collections) {
        const QString name = toQString(collection.name);
        auto *tick = new TickBox(theme(), this);
        // An ampersand in a name is no shortcut.
        tick->setText(tick->fontMetrics().elidedText(tr("Collection “%1”").arg(name), Qt::ElideMiddle, kNameWidth));
        tick->setToolTip(name);
        tick->setAccessibleName(tr("Collection “%1”").arg(name));
        tick->setChecked(collection.allowTraining);
        m_ticks->addWidget(tick);
        QWidget::setTabOrder(before, tick);
        before = tick;
        m_collections.push_back(tick);
    }
    m_longCache->setChecked(form.settings.longCache);
    m_leaveOutHidden->setChecked(form.settings.leaveOutHidden);
    m_checkForUpdates->setChecked(form.settings.checkForUpdates);
    m_updates->setVisible(!form.updateAddress.empty());
    m_updatesHint->setText(
        tr("At most once a day, Longleaf then fetches %1, a small file that says which version is the newest. Nothing "
           "else is sent: no version, no name, nothing of your documents; the server sees your network address, as "
           "every server does. Nothing is downloaded or installed. Without this, Longleaf asks only when you choose it "
           "in the Help menu.")
            .arg(toQString(form.updateAddress)));
    const QString folder = toQString(form.folder);
    m_folder->setText(form.portable
                          ? tr("This Longleaf is portable: it keeps everything beside the program, the settings in %1. "
                               "Only keys stay in the keychain of the computer on which you enter them.")
                                .arg(folder)
                          : tr("The settings are kept in %1.").arg(folder));
}

void PrivacyPage::write(SettingsForm &form) const
{
    form.settings.allowTrainingModels = m_noCollection->isChecked();
    form.settings.longCache = m_longCache->isChecked();
    form.settings.leaveOutHidden = m_leaveOutHidden->isChecked();
    form.settings.checkForUpdates = m_checkForUpdates->isChecked();
    for (std::size_t i = 0; i < std::min(m_collections.size(), form.collections.size()); ++i)
        form.collections[i].allowTraining = m_collections[i]->isChecked();
}

} // namespace longleaf::ui
