// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/ask/code_buttons.h"

#include <QAbstractTextDocumentLayout>
#include <QClipboard>
#include <QGuiApplication>
#include <QScrollBar>
#include <QTextBlock>
#include <QTextEdit>
#include <QToolButton>

namespace longleaf::ui {

namespace {

constexpr int kSide = 24;

} // namespace

CodeButtons::CodeButtons(const Theme &theme, QTextEdit &view)
    : QObject(&view)
    , m_theme(theme)
    , m_view(view)
{
}

void CodeButtons::place(const std::vector<int> &blocks)
{
    m_blocks = blocks;
    while (m_buttons.size() > blocks.size()) {
        m_buttons.back()->deleteLater();
        m_buttons.pop_back();
    }
    while (m_buttons.size() < blocks.size()) {
        auto *button = new QToolButton(m_view.viewport());
        button->setIcon(m_theme.icon(QStringLiteral("copy")));
        button->setToolTip(tr("Copy this code"));
        button->setAccessibleName(tr("Copy the code"));
        button->setCursor(Qt::ArrowCursor);
        button->setFocusPolicy(Qt::TabFocus);
        connect(button, &QToolButton::clicked, this, [this, index = m_buttons.size()]() { copy(index); });
        m_buttons.push_back(button);
    }
    const int width = m_view.viewport()->width();
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        const QTextBlock block = m_view.document()->findBlock(blocks[i]);
        const QRectF rect = m_view.document()->documentLayout()->blockBoundingRect(block);
        m_buttons[i]->setGeometry(width - kSide - 2, static_cast<int>(rect.top()) + 2, kSide, kSide);
        m_buttons[i]->setVisible(width > 4 * kSide);
    }
}

void CodeButtons::copy(std::size_t index)
{
    if (index >= m_blocks.size())
        return;
    QString code = m_view.document()->findBlock(m_blocks[index]).text();
    code.replace(QChar::LineSeparator, QLatin1Char('\n'));
    code.remove(QChar(0x2060));
    code.remove(QChar::ObjectReplacementCharacter);
    QGuiApplication::clipboard()->setText(code);
}

} // namespace longleaf::ui
