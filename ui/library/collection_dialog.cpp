// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/library/collection_dialog.h"

#include "ui/widgets/tick_box.h"

#include <QDoubleSpinBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace longleaf::ui {

namespace {

constexpr int kTickIndent = 24; ///< text of a hint stands below that of its tick box

} // namespace

CollectionDialog::CollectionDialog(CollectionController &controller, CollectionId id, const Theme &theme,
                                   QWidget *parent)
    : QDialog(parent)
    , m_controller(controller)
    , m_id(id)
    , m_theme(theme)
    , m_name(new QLineEdit(this))
    , m_localOnly(new TickBox(tr("Only models on this computer"), theme, this))
    , m_training(new TickBox(tr("Models whose provider may train on it are allowed"), theme, this))
    , m_limited(new TickBox(tr("Stop when its answers together could cost more than"), theme, this))
    , m_limit(new QDoubleSpinBox(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Properties of the collection"));
    setMinimumWidth(480);
    m_name->setAccessibleName(tr("Name of the collection"));
    for (QCheckBox *box : {m_localOnly, m_training, m_limited})
        box->setAccessibleName(box->text());
    m_limited->ensurePolished();
    m_limited->setMinimumWidth(m_limited->sizeHint().width()); // the field beside it must not cut its words
    m_limit->setAccessibleName(tr("Limit in US dollars"));
    m_limit->setPrefix(QStringLiteral("$"));
    m_limit->setRange(0, 100'000);
    m_limit->setDecimals(2);
    m_limit->setButtonSymbols(QAbstractSpinBox::NoButtons);
    m_limit->setFixedWidth(96);
    auto *name = new QLabel(tr("&Name"), this);
    name->setBuddy(m_name);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::kThree, space::kThree, space::kThree, space::kTwo);
    column->setSpacing(space::kHalf);
    column->addWidget(name);
    column->addWidget(m_name);
    column->addSpacing(space::kOneAndHalf);
    column->addWidget(m_localOnly);
    addHint(column, tr("For confidential documents: a question that includes even one of them is refused before "
                       "anything leaves this computer, unless the model runs on it."));
    column->addWidget(m_training);
    addHint(column, tr("Some providers use what they are sent to train later models, and their staff may read it. That "
                       "cannot be taken back."));
    auto *limit = new QHBoxLayout;
    limit->addWidget(m_limited);
    limit->addWidget(m_limit);
    limit->addStretch();
    column->addLayout(limit);
    addHint(column, tr("Holds for all answers together whose documents lie in this collection alone; kept before "
                       "anything is sent."));
    column->addStretch();
    auto *saveButton = new QPushButton(tr("Save"), this);
    saveButton->setProperty("variant", QStringLiteral("primary"));
    saveButton->setDefault(true);
    auto *cancel = new QPushButton(tr("Cancel"), this);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(cancel);
    buttons->addWidget(saveButton);
    column->addLayout(buttons);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(saveButton, &QPushButton::clicked, this, &CollectionDialog::save);
    connect(m_localOnly, &QCheckBox::toggled, this, &CollectionDialog::refresh);
    connect(m_limited, &QCheckBox::toggled, this, &CollectionDialog::refresh);
    if (const CollectionEntry *row = controller.find(id)) {
        m_name->setText(row->name);
        m_localOnly->setChecked(row->rules.localOnly);
        m_training->setChecked(row->rules.allowTraining);
        m_limited->setChecked(row->rules.maxCostUsd.has_value());
        m_limit->setValue(row->rules.maxCostUsd.value_or(10.0));
    }
    refresh();
}

void CollectionDialog::addHint(QVBoxLayout *column, const QString &text)
{
    auto *hint = new QLabel(text, this);
    hint->setWordWrap(true);
    hint->setProperty("tone", QStringLiteral("soft"));
    hint->setFont(m_theme.type().caption);
    auto *row = new QHBoxLayout;
    row->setContentsMargins(kTickIndent, 0, 0, space::kOneAndHalf);
    row->addWidget(hint);
    column->addLayout(row);
}

void CollectionDialog::refresh()
{
    m_limit->setEnabled(m_limited->isChecked());
    m_training->setEnabled(!m_localOnly->isChecked());
}

void CollectionDialog::save()
{
    CollectionRules rules;
    rules.localOnly = m_localOnly->isChecked();
    rules.allowTraining = m_training->isChecked();
    if (m_limited->isChecked())
        rules.maxCostUsd = m_limit->value();
    m_controller.setRules(m_id, rules);
    m_controller.rename(m_id, m_name->text());
    accept();
}

} // namespace longleaf::ui
