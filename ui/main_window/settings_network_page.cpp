// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window/settings_network_page.h"

#include "ui/main_window/settings_form.h"
#include "ui/text/qt_convert.h"
#include "ui/widgets/picker_box.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QUrl>
#include <QVBoxLayout>

namespace longleaf::ui {

namespace {

constexpr int kPopupWidth = 300;
constexpr int kMostS = 86'400;

} // namespace

NetworkPage::NetworkPage(Theme &theme, QWidget *parent)
    : SettingsPage(theme, parent)
    , m_proxy(new PickerBox(theme, kPopupWidth, this))
    , m_proxyAddress(new QLineEdit(this))
    , m_certificates(new QLineEdit(this))
    , m_browse(new QPushButton(tr("Browse…"), this))
{
    addTimeLimits();
    m_proxy->setItems({{QStringLiteral("system"), tr("Like the system"), tr("As the environment says"), {}, true},
                       {QStringLiteral("none"), tr("None"), tr("Always connect directly"), {}, true},
                       {QStringLiteral("address"), tr("This address"), tr("Enter the proxy below"), {}, true}},
                      QStringLiteral("system"));
    addPicker(tr("Proxy"), m_proxy);
    m_proxyAddress->setPlaceholderText(QStringLiteral("http://proxy.example.com:8080"));
    m_proxyAddress->setAccessibleName(tr("Address of the proxy"));
    m_proxyAddress->hide();
    column()->addWidget(m_proxyAddress);
    addHint(tr("Servers on this computer are always reached directly."));

    addHeading(tr("Further certificates"));
    m_certificates->setAccessibleName(tr("File with further certificates"));
    m_certificates->setPlaceholderText(tr("None: the system's certificates are enough"));
    m_browse->setAccessibleName(tr("Browse for a file with further certificates"));
    m_browse->setAutoDefault(false);
    auto *row = new QHBoxLayout;
    row->setSpacing(space::kUnit);
    row->addWidget(m_certificates, 1);
    row->addWidget(m_browse);
    column()->addLayout(row);
    addHint(tr("A PEM file, for networks whose firewall opens encrypted connections. It is trusted besides the "
               "system's own certificates."));
    column()->addStretch();
    connect(m_proxy, &QComboBox::currentIndexChanged, this,
            [this]() { m_proxyAddress->setVisible(m_proxy->currentId() == QStringLiteral("address")); });
    connect(m_browse, &QPushButton::clicked, this, &NetworkPage::browse);
}

void NetworkPage::addTimeLimits()
{
    addHeading(tr("Time limits"));
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(space::kTwo);
    grid->setVerticalSpacing(space::kUnit);
    grid->setColumnStretch(0, 1);
    m_connect = addTimeLimit(grid, tr("Connecting"), tr("Until the provider's server is reached"));
    m_firstEvent = addTimeLimit(grid, tr("First words"),
                                tr("Until the answer begins; a model that reasons is silent for minutes"));
    m_idle = addTimeLimit(grid, tr("Silence"), tr("Without anything new once the answer has begun"));
    m_total = addTimeLimit(grid, tr("In all"), tr("The whole answer; what came until then is kept"));
    column()->addSpacing(space::kHalf);
    column()->addLayout(grid);
}

QSpinBox *NetworkPage::addTimeLimit(QGridLayout *grid, const QString &name, const QString &hint)
{
    auto *box = new QSpinBox(this);
    box->setRange(1, kMostS);
    box->setSuffix(tr(" s"));
    box->setButtonSymbols(QAbstractSpinBox::NoButtons);
    box->setAlignment(Qt::AlignRight);
    box->setAccessibleName(tr("Time limit in seconds: %1").arg(name));
    box->setAccessibleDescription(hint);
    auto *texts = new QVBoxLayout;
    texts->setSpacing(0);
    auto *title = new QLabel(name, this);
    title->setBuddy(box);
    texts->addWidget(title);
    texts->addWidget(hintLabel(hint, theme(), this));
    const int row = grid->rowCount();
    grid->addLayout(texts, row, 0);
    grid->addWidget(box, row, 1, Qt::AlignVCenter);
    return box;
}

void NetworkPage::browse()
{
    // Qt's own dialog: it does not block the window and closes with it.
    auto *dialog =
        new QFileDialog(this, tr("File with further certificates"), QFileInfo(m_certificates->text()).absolutePath());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({tr("Certificates (*.pem *.crt *.cer)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, m_certificates, &QLineEdit::setText);
    dialog->open();
}

void NetworkPage::display(const SettingsForm &form)
{
    const settings::Settings &s = form.settings;
    m_connect->setValue(s.timeouts.connectS);
    m_firstEvent->setValue(s.timeouts.firstEventS);
    m_idle->setValue(s.timeouts.idleS);
    m_total->setValue(s.timeouts.totalS);
    const bool named = s.proxy == "system" || s.proxy == "none";
    m_proxy->setCurrentIndex(s.proxy == "system" ? 0 : s.proxy == "none" ? 1 : 2);
    m_proxyAddress->setText(named ? QString() : toQString(s.proxy));
    m_certificates->setText(toQString(s.extraCaFile));
}

QString NetworkPage::problem() const
{
    if (m_proxy->currentId() != QStringLiteral("address"))
        return {};
    const QUrl url(m_proxyAddress->text().trimmed(), QUrl::StrictMode);
    if (url.isValid() && !url.host().isEmpty() && url.port() > 0 && url.scheme().startsWith(QStringLiteral("http")))
        return {};
    return tr("Enter the proxy's address like http://proxy.example.com:8080, or choose another way under Proxy.");
}

void NetworkPage::write(SettingsForm &form) const
{
    settings::Settings &s = form.settings;
    s.timeouts = {m_connect->value(), m_firstEvent->value(), m_idle->value(), m_total->value()};
    const QString proxy = m_proxy->currentId();
    s.proxy = toUtf8(proxy == QStringLiteral("address") ? m_proxyAddress->text().trimmed() : proxy);
    s.extraCaFile = toUtf8(m_certificates->text().trimmed());
}

} // namespace longleaf::ui
