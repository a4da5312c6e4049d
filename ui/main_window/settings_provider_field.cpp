// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window/settings_provider_field.h"

#include "ui/main_window/settings_form.h"
#include "ui/text/qt_convert.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QStyle>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

namespace longleaf::ui {

namespace {

constexpr int kDotMs = 350;
constexpr int kDots = 3;

} // namespace

ProviderField::ProviderField(const ProviderRow &provider, const std::string &address, const Theme &theme,
                             QWidget *parent)
    : QWidget(parent)
    , m_provider(std::make_unique<ProviderRow>(provider))
    , m_oldAddress(address)
    , m_theme(theme)
    , m_key(new QLineEdit(this))
    , m_address(new QLineEdit(toQString(address), this))
    , m_test(new QPushButton(tr("Test"), this))
    , m_remove(new QPushButton(tr("Remove"), this))
    , m_more(new QToolButton(this))
    , m_result(new QLabel(this))
    , m_dots(new QTimer(this))
{
    build();
    connectParts();
    refresh();
}

ProviderField::~ProviderField() = default;

void ProviderField::build()
{
    const QString name = toQString(m_provider->name);
    auto *title = new QLabel(name, this);
    title->setFont(m_theme.type().bodyStrong);
    title->setTextFormat(Qt::PlainText);
    m_key->setEchoMode(QLineEdit::Password);
    m_key->setAccessibleName(tr("Key for %1").arg(name));
    m_address->setAccessibleName(tr("Address of %1").arg(name));
    m_address->setPlaceholderText(toQString(m_provider->addressHint));
    m_test->setObjectName(QStringLiteral("test-") + toQString(m_provider->id));
    m_test->setAccessibleName(tr("Test %1").arg(name));
    m_remove->setAccessibleName(tr("Remove the key for %1").arg(name));
    m_test->setAutoDefault(false);
    m_remove->setAutoDefault(false);
    m_more->setText(m_provider->keyOptional ? tr("Key") : tr("Address"));
    m_more->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_more->setLayoutDirection(Qt::RightToLeft);
    m_more->setFont(m_theme.type().caption);
    m_result->setWordWrap(true);
    m_result->setTextFormat(Qt::PlainText);
    m_result->setFont(m_theme.type().caption);
    m_result->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_result->setFocusPolicy(Qt::ClickFocus);
    m_result->hide();
    m_dots->setInterval(kDotMs);

    QLineEdit *first = m_provider->keyOptional ? m_address : m_key;
    QLineEdit *folded = m_provider->keyOptional ? m_key : m_address;
    auto *head = new QHBoxLayout;
    head->addWidget(title, 1);
    head->addWidget(m_more);
    auto *row = new QHBoxLayout;
    row->setSpacing(space::kUnit);
    row->addWidget(first, 1);
    row->addWidget(m_test);
    row->addWidget(m_remove);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kHalf);
    column->addLayout(head);
    column->addLayout(row);
    column->addWidget(folded);
    column->addWidget(m_result);
    QWidget::setTabOrder(m_more, first);
    QWidget::setTabOrder(first, m_test);
    QWidget::setTabOrder(m_test, m_remove);
    QWidget::setTabOrder(m_remove, folded);
    m_open = !m_provider->keyOptional && (m_provider->addressNeeded || !m_oldAddress.empty());
    folded->setVisible(m_open);
    connect(m_more, &QToolButton::clicked, folded, [this, folded]() {
        m_open = !m_open;
        folded->setVisible(m_open);
        if (m_open)
            folded->setFocus();
        refresh();
    });
}

void ProviderField::connectParts()
{
    const QString id = toQString(m_provider->id);
    connect(m_test, &QPushButton::clicked, this, [this, id]() {
        if (m_asking)
            Q_EMIT stopRequested(id);
        else
            Q_EMIT testRequested(id);
    });
    connect(m_remove, &QPushButton::clicked, this, [this]() {
        m_removed = !m_removed;
        m_key->clear();
        refresh();
    });
    connect(m_dots, &QTimer::timeout, this, [this]() {
        const auto shown = m_result->text().count(QLatin1Char('.'));
        m_result->setText(tr("Asking") + QString(shown % kDots + 1, QLatin1Char('.')));
    });
    // What a test said is about the key and the address that were there then.
    for (QLineEdit *edit : {m_key, m_address}) {
        connect(edit, &QLineEdit::textChanged, this, [this, id]() {
            if (m_asking)
                Q_EMIT stopRequested(id);
            else
                m_result->hide();
            refresh();
        });
    }
}

void ProviderField::refresh()
{
    const QString hint = toQString(m_provider->keyHint);
    QString state;
    if (m_removed)
        state = tr("The key is removed when you save");
    else if (m_provider->hasKey)
        state = tr("A key is kept %1").arg(toQString(m_provider->keyPlace));
    else if (m_provider->keyOptional)
        state = tr("Only if your server asks for a key");
    else
        state = hint.isEmpty() ? tr("No key yet") : tr("No key yet; get one at %1").arg(hint);
    m_key->setPlaceholderText(state);
    m_key->setAccessibleDescription(state);
    m_key->setToolTip(state);
    m_remove->setText(m_removed ? tr("Keep") : tr("Remove"));
    m_remove->setVisible(m_provider->hasKey && !m_provider->keyFixed);
    const bool someKey = (m_provider->hasKey && !m_removed) || !m_key->text().trimmed().isEmpty();
    m_test->setText(m_asking ? tr("Stop") : tr("Test"));
    m_test->setEnabled(m_asking || someKey || m_provider->keyOptional);
    const QString name = toQString(m_provider->name);
    const QString what = m_provider->keyOptional ? tr("the key of %1").arg(name) : tr("the address of %1").arg(name);
    m_more->setAccessibleName(m_open ? tr("Hide %1").arg(what) : tr("Show %1").arg(what));
    m_more->setIcon(m_theme.icon(m_open ? QStringLiteral("chevron-up") : QStringLiteral("chevron-down")));
}

void ProviderField::write(SettingsForm &form) const
{
    if (const QString key = m_key->text().trimmed(); !key.isEmpty())
        form.newKeys[m_provider->id] = toUtf8(key);
    else if (m_removed)
        form.newKeys[m_provider->id] = std::string();
    const std::string address = toUtf8(m_address->text().trimmed());
    if (address == m_oldAddress)
        return;
    if (address.empty())
        form.settings.baseUrls.erase(m_provider->id);
    else
        form.settings.baseUrls[m_provider->id] = address;
}

void ProviderField::say(const QString &text, const char *tone)
{
    m_result->setText(text);
    m_result->setAccessibleName(text);
    m_result->setProperty("tone", QString::fromLatin1(tone));
    m_result->style()->unpolish(m_result);
    m_result->style()->polish(m_result);
    m_result->show();
}

void ProviderField::showAsking()
{
    m_asking = true;
    say(tr("Asking") + QLatin1Char('.'), "soft");
    m_dots->start();
    refresh();
}

void ProviderField::showResult(const Result<std::string> &result)
{
    m_asking = false;
    m_dots->stop();
    if (result)
        say(toQString(*result), "good");
    else if (result.error().code == ErrorCode::Canceled)
        say(tr("Stopped."), "soft");
    else
        say(toQString(result.error().message), "bad");
    refresh();
}

} // namespace longleaf::ui
