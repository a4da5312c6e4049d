// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window/about_dialog.h"

#include "longleaf_version.h"
#include "ui/ask/answer_view.h"
#include "ui/ask/turn.h"
#include "ui/text/qt_convert.h"
#include "ui/widgets/accessible_role.h"

#include <QClipboard>
#include <QFile>
#include <QGuiApplication>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QTabWidget>
#include <QVBoxLayout>

// Resources of a static library are only linked in when they are named; Qt wants that done outside namespaces.
static void loadAbout()
{
    Q_INIT_RESOURCE(pages);
}

namespace longleaf::ui {

namespace {

/// Versions and licences.
std::string aboutText()
{
    loadAbout();
    QFile file(QStringLiteral(":/longleaf/pages/about.md"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QString text = QString::fromUtf8(file.readAll());
    text.replace(QStringLiteral("@VERSION@"), QString::fromLatin1(kVersion));
    text.replace(QStringLiteral("@QT@"), QString::fromLatin1(qVersion()));
    return toUtf8(text);
}

} // namespace

AboutDialog::AboutDialog(const Theme &theme, const QString &debugInfo, QWidget *parent)
    : QDialog(parent)
    , m_debug(new QPlainTextEdit(debugInfo, this))
{
    setWindowTitle(tr("About Longleaf"));
    setAttribute(Qt::WA_DeleteOnClose);
    setModal(false);
    resize(640, 560);
    auto *tabs = new QTabWidget(this);
    tabs->setDocumentMode(true);
    setAccessibleRole(tabs, QAccessible::PageTabList);
    tabs->setAccessibleName(windowTitle());
    const std::string all = aboutText();
    const std::size_t licences = all.find("\n|"); // the table of libraries has a page of its own
    tabs->addTab(markdownPage(theme, tr("Longleaf"), std::string_view(all).substr(0, licences)), tr("Longleaf"));
    tabs->addTab(markdownPage(theme, tr("Licences"), std::string_view(all).substr(licences + 1)), tr("Licences"));

    m_debug->setReadOnly(true);
    m_debug->setFont(theme.type().mono);
    m_debug->setAccessibleName(tr("For an error report"));
    auto *debug = new QWidget(this);
    auto *copy = new QPushButton(theme.icon(QStringLiteral("copy")), tr("Copy"), debug);
    copy->setAutoDefault(false);
    auto *debugColumn = new QVBoxLayout(debug);
    debugColumn->setContentsMargins(space::kTwo, space::kTwo, space::kTwo, space::kTwo);
    debugColumn->setSpacing(space::kUnit);
    debugColumn->addWidget(m_debug, 1);
    debugColumn->addWidget(copy, 0, Qt::AlignTrailing);
    tabs->addTab(debug, tr("For an error report"));

    auto *close = new QPushButton(tr("Close"), this);
    close->setDefault(true);
    auto *buttons = new QHBoxLayout;
    buttons->setContentsMargins(space::kTwo, space::kOneAndHalf, space::kTwo, space::kOneAndHalf);
    buttons->addStretch();
    buttons->addWidget(close);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, space::kUnit, 0, 0);
    column->setSpacing(0);
    column->addWidget(tabs, 1);
    column->addLayout(buttons);
    connect(copy, &QPushButton::clicked, this,
            [this]() { QGuiApplication::clipboard()->setText(m_debug->toPlainText()); });
    connect(close, &QPushButton::clicked, this, &QDialog::close);
}

QWidget *AboutDialog::markdownPage(const Theme &theme, const QString &name, std::string_view markdown)
{
    auto *scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    setAccessibleRole(scroll, QAccessible::Document); // first: a name is told, and with it the role asked for
    scroll->setAccessibleName(name);
    scroll->viewport()->setProperty("surface", QStringLiteral("canvas"));
    auto *page = new QWidget(scroll);
    page->setProperty("surface", QStringLiteral("canvas"));
    auto *text = new AnswerView(theme, page);
    text->setAccessibleName(name);
    Turn turn;
    turn.text = markdown;
    text->updateNow(turn);
    auto *pageColumn = new QVBoxLayout(page);
    pageColumn->setContentsMargins(space::kThree, space::kThree, space::kThree, space::kThree);
    pageColumn->addWidget(text);
    pageColumn->addStretch();
    scroll->setWidget(page);
    connect(&theme, &Theme::changed, text, &AnswerView::themeChanged);
    return scroll;
}

} // namespace longleaf::ui
