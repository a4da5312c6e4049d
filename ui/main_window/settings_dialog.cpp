// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window/settings_dialog.h"

#include "ui/text/qt_convert.h"
#include "ui/widgets/notice_bar.h"
#include "ui/widgets/picker_box.h"
#include "ui/widgets/tick_box.h"

#include <QDoubleSpinBox>
#include <QFutureWatcher>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

namespace longleaf::ui {

namespace {

constexpr const char *kProvider = "meta";
constexpr int kDialogWidth = 560;

} // namespace

SettingsDialog::SettingsDialog(SettingsBackend &backend, async::JobRunner &runner, Theme &theme, QWidget *parent)
    : QDialog(parent)
    , m_backend(backend)
    , m_runner(runner)
    , m_theme(theme)
    , m_key(new QLineEdit(this))
    , m_removeKey(new QPushButton(tr("Remove the key"), this))
    , m_baseUrl(new QLineEdit(this))
    , m_limit(new TickBox(tr("Stop before sending when an answer would cost more than"), theme, this))
    , m_maxCost(new QDoubleSpinBox(this))
    , m_training(new TickBox(tr("Allow models whose provider may train on what is sent"), theme, this))
    , m_themeChoice(new PickerBox(theme, 240, this))
    , m_notice(new NoticeBar(theme, this))
    , m_save(new QPushButton(tr("Save"), this))
{
    setWindowTitle(tr("Settings"));
    setAttribute(Qt::WA_DeleteOnClose);
    setModal(false);
    build();
    load();
}

QLabel *SettingsDialog::hintLabel(const QString &text)
{
    auto *label = new QLabel(text, this);
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    label->setProperty("tone", QStringLiteral("soft"));
    label->setFont(m_theme.type().caption);
    return label;
}

void SettingsDialog::addRow(QGridLayout *grid, const QString &name, QWidget *field, QLabel *hint)
{
    auto *label = new QLabel(name, this);
    label->setFont(m_theme.type().bodyStrong);
    label->setBuddy(field);
    field->setAccessibleName(name);
    field->setAccessibleDescription(hint->text());
    const int row = grid->rowCount();
    grid->addWidget(label, row, 0, Qt::AlignLeft);
    grid->addWidget(field, row + 1, 0);
    grid->addWidget(hint, row + 2, 0);
    grid->setRowMinimumHeight(row + 3, space::kUnit);
}

void SettingsDialog::build()
{
    m_key->setEchoMode(QLineEdit::Password);
    m_baseUrl->setPlaceholderText(QStringLiteral("https://api.meta.ai/v1"));
    m_maxCost->setPrefix(QStringLiteral("$ "));
    m_maxCost->setDecimals(2);
    m_maxCost->setRange(0.01, 1'000);
    m_maxCost->setSingleStep(0.25);
    m_maxCost->setValue(1);
    m_maxCost->setButtonSymbols(QAbstractSpinBox::NoButtons);
    m_save->setProperty("variant", QStringLiteral("primary"));
    m_save->setDefault(true);
    auto *cancel = new QPushButton(tr("Cancel"), this);

    auto *grid = new QGridLayout;
    grid->setVerticalSpacing(space::kHalf);
    m_keyHint = hintLabel(QString());
    auto *keyRow = new QWidget(this);
    auto *keyLayout = new QHBoxLayout(keyRow);
    keyLayout->setContentsMargins(0, 0, 0, 0);
    keyLayout->setSpacing(space::kUnit);
    keyLayout->addWidget(m_key, 1);
    keyLayout->addWidget(m_removeKey);
    m_key->setAccessibleName(tr("Key for Muse Spark"));
    addRow(grid, tr("Key for Muse Spark"), keyRow, m_keyHint);
    addRow(grid, tr("Address of the service"), m_baseUrl,
           hintLabel(tr("Leave it empty for Meta’s own. The key is only ever sent to the address it was saved with.")));
    auto *limitRow = new QWidget(this);
    auto *limitLayout = new QHBoxLayout(limitRow);
    limitLayout->setContentsMargins(0, 0, 0, 0);
    limitLayout->addWidget(m_limit, 1);
    limitLayout->addWidget(m_maxCost);
    m_maxCost->setAccessibleName(tr("Most that one answer may cost, in dollars"));
    addRow(grid, tr("Price limit"), limitRow,
           hintLabel(tr("The price is worked out before anything is sent, as if nothing were cached.")));
    addRow(grid, tr("Privacy"), m_training, hintLabel(tr("Off is the safe choice for confidential documents.")));
    m_themeChoice->setItems({{QStringLiteral("system"), tr("Like the system"), tr("Follows light and dark"), {}, true},
                             {QStringLiteral("light"), tr("Light"), tr("Always light"), {}, true},
                             {QStringLiteral("dark"), tr("Dark"), tr("Always dark"), {}, true}},
                            QStringLiteral("system"));
    addRow(grid, tr("Appearance"), m_themeChoice, hintLabel(QString()));

    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(space::kUnit);
    buttons->addStretch();
    buttons->addWidget(cancel);
    buttons->addWidget(m_save);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::kThree, space::kTwo, space::kThree, space::kTwo);
    column->setSpacing(space::kUnit);
    column->addWidget(m_notice);
    column->addLayout(grid);
    column->addStretch();
    column->addLayout(buttons);
    setMinimumWidth(kDialogWidth);

    connect(m_limit, &QCheckBox::toggled, m_maxCost, &QWidget::setEnabled);
    connect(m_removeKey, &QPushButton::clicked, this, [this]() {
        m_form.newMetaKey = std::string();
        m_key->clear();
        m_removeKey->hide();
        m_keyHint->setText(tr("The key is removed when you save."));
    });
    connect(cancel, &QPushButton::clicked, this, &QDialog::close);
    connect(m_save, &QPushButton::clicked, this, &SettingsDialog::save);
}

void SettingsDialog::load()
{
    using Event = Result<SettingsForm>;
    auto job = m_runner.start<Event>(
        [backend = &m_backend](std::stop_token, const std::function<void(Event)> &emit) { emit(backend->load()); });
    auto *watcher = new QFutureWatcher<Event>(this);
    m_save->setEnabled(false);
    connect(watcher, &QFutureWatcher<Event>::finished, this, [this, watcher]() {
        watcher->deleteLater();
        if (watcher->future().resultCount() == 0)
            return;
        const Event form = watcher->result();
        if (form)
            show(*form);
        else
            m_notice->show(NoticeBar::Tone::Bad, toQString(form.error().message));
    });
    watcher->setFuture(job.future);
}

void SettingsDialog::show(const SettingsForm &form)
{
    m_form = form;
    const settings::Settings &s = form.settings;
    m_key->setPlaceholderText(form.haveMetaKey ? tr("A key is saved. Type a new one to replace it.")
                                               : tr("Paste the key from your Meta account"));
    m_removeKey->setVisible(form.haveMetaKey);
    m_keyHint->setText(tr("Kept in %1/keys.json, readable by your user account only; not encrypted. It is never put "
                          "into the library, an export or a log.")
                           .arg(toQString(form.folder)));
    const auto base = s.baseUrls.find(kProvider);
    m_baseUrl->setText(base == s.baseUrls.end() ? QString() : toQString(base->second));
    m_limit->setChecked(s.maxCostUsd.has_value());
    m_maxCost->setEnabled(s.maxCostUsd.has_value());
    if (s.maxCostUsd)
        m_maxCost->setValue(*s.maxCostUsd);
    m_training->setChecked(s.allowTrainingModels);
    for (int i = 0; i < m_themeChoice->count(); ++i)
        if (m_themeChoice->itemData(i, Qt::UserRole).toString() == toQString(s.theme))
            m_themeChoice->setCurrentIndex(i);
    m_save->setEnabled(true);
}

void SettingsDialog::save()
{
    SettingsForm form = m_form;
    if (!m_key->text().trimmed().isEmpty())
        form.newMetaKey = toUtf8(m_key->text().trimmed());
    const std::string base = toUtf8(m_baseUrl->text().trimmed());
    if (base.empty())
        form.settings.baseUrls.erase(kProvider);
    else
        form.settings.baseUrls[kProvider] = base;
    form.settings.maxCostUsd = m_limit->isChecked() ? std::optional(m_maxCost->value()) : std::nullopt;
    form.settings.allowTrainingModels = m_training->isChecked();
    form.settings.theme = toUtf8(m_themeChoice->currentId());
    m_save->setEnabled(false);
    auto job =
        m_runner.start<Status>([backend = &m_backend, form](std::stop_token, const std::function<void(Status)> &emit) {
            emit(backend->save(form));
        });
    auto *watcher = new QFutureWatcher<Status>(this);
    connect(watcher, &QFutureWatcher<Status>::finished, this, [this, watcher, form]() {
        watcher->deleteLater();
        m_save->setEnabled(true);
        if (watcher->future().resultCount() == 0)
            return;
        if (const Status status = watcher->result(); !status) {
            m_notice->show(NoticeBar::Tone::Bad, toQString(status.error().message));
            return;
        }
        Q_EMIT saved(form);
        close();
    });
    watcher->setFuture(job.future);
}

} // namespace longleaf::ui
