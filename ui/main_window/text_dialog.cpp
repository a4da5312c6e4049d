// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window/text_dialog.h"

#include "longleaf_version.h"
#include "ui/ask/answer_view.h"
#include "ui/text/qt_convert.h"

#include <QDialogButtonBox>
#include <QFile>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

// Resources of a static library are only linked in when they are named; Qt wants that done outside namespaces.
static void loadPages()
{
    Q_INIT_RESOURCE(pages);
}

namespace longleaf::ui {

namespace {

std::string pageText(const QString &name)
{
    loadPages();
    QFile file(QStringLiteral(":/longleaf/pages/") + name);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return file.readAll().toStdString();
}

} // namespace

TextDialog::TextDialog(const Theme &theme, const QString &title, std::string_view markdown, QWidget *parent)
    : QDialog(parent)
{
    setWindowTitle(title);
    setAttribute(Qt::WA_DeleteOnClose);
    setModal(false);
    resize(640, 560);
    auto *scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setAccessibleName(title);
    scroll->viewport()->setProperty("surface", QStringLiteral("canvas"));
    auto *page = new QWidget(scroll);
    page->setProperty("surface", QStringLiteral("canvas"));
    auto *text = new AnswerView(theme, page);
    text->setAccessibleName(title);
    Turn turn;
    turn.text = markdown;
    text->updateNow(turn);
    auto *pageColumn = new QVBoxLayout(page);
    pageColumn->setContentsMargins(space::kThree, space::kThree, space::kThree, space::kThree);
    pageColumn->addWidget(text);
    pageColumn->addStretch();
    scroll->setWidget(page);

    auto *close = new QPushButton(tr("Close"), this);
    close->setDefault(true);
    auto *buttons = new QHBoxLayout;
    buttons->setContentsMargins(space::kTwo, space::kOneAndHalf, space::kTwo, space::kOneAndHalf);
    buttons->addStretch();
    buttons->addWidget(close);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(scroll, 1);
    column->addLayout(buttons);
    connect(close, &QPushButton::clicked, this, &QDialog::close);
    connect(&theme, &Theme::changed, text, &AnswerView::themeChanged);
}

std::string howItWorksText()
{
    return pageText(QStringLiteral("how_it_works.md"));
}

std::string aboutText()
{
    QString text = QString::fromStdString(pageText(QStringLiteral("about.md")));
    text.replace(QStringLiteral("@VERSION@"), QString::fromLatin1(kVersion));
    text.replace(QStringLiteral("@QT@"), QString::fromLatin1(qVersion()));
    return toUtf8(text);
}

} // namespace longleaf::ui
