// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/ask/turn_column.h"

#include "ui/widgets/theme.h"

#include <QVBoxLayout>
#include <map>
#include <memory>

namespace longleaf::ui {

namespace {

/// Remembers its heights: a scroll area asks for two widths at every change, and a box layout remembers one only.
class RememberingColumn final : public QVBoxLayout {
public:
    using QVBoxLayout::QVBoxLayout;

    [[nodiscard]] int heightForWidth(int width) const override
    {
        return remembered(m_heights, width, [this](int w) { return QVBoxLayout::heightForWidth(w); });
    }
    [[nodiscard]] int minimumHeightForWidth(int width) const override
    {
        return remembered(m_minimums, width, [this](int w) { return QVBoxLayout::minimumHeightForWidth(w); });
    }
    void invalidate() override
    {
        m_heights.clear();
        m_minimums.clear();
        QVBoxLayout::invalidate();
    }

private:
    template <typename Measure> static int remembered(std::map<int, int> &known, int width, Measure measure)
    {
        const auto found = known.find(width);
        if (found != known.end())
            return found->second;
        if (known.size() > 8) // a window that is being resized
            known.clear();
        return known[width] = measure(width);
    }

    mutable std::map<int, int> m_heights;
    mutable std::map<int, int> m_minimums;
};

} // namespace

TurnColumn::TurnColumn(QWidget *start, QWidget *end, QWidget *parent)
    : QWidget(parent)
    , m_start(start)
    , m_past(new QWidget(this))
    , m_pastTurns(new RememberingColumn(m_past))
    , m_column(new QVBoxLayout(this))
    , m_end(end)
{
    setAttribute(Qt::WA_StyledBackground);
    m_pastTurns->setContentsMargins(0, 0, 0, 0);
    m_pastTurns->setSpacing(space::kFour);
    m_column->setSpacing(space::kFour);
    m_column->addWidget(m_start, 1);
    m_column->addWidget(m_past);
    m_column->addWidget(m_end);
    m_column->addStretch(0); // keeps a short conversation at the top
    m_past->hide();
}

void TurnColumn::append(QWidget *turn)
{
    m_start->hide();
    if (m_last != nullptr) {
        m_column->removeWidget(m_last);
        m_pastTurns->addWidget(m_last);
        m_last->show(); // at once: the layout would do so after the next picture
        m_past->show();
    }
    setLast(turn);
}

void TurnColumn::setLast(QWidget *turn)
{
    m_last = turn;
    m_column->insertWidget(m_column->indexOf(m_end), turn, 0, Qt::AlignTop);
}

void TurnColumn::cut(int count)
{
    if (m_last == nullptr || m_pastTurns->count() + 1 <= count)
        return;
    m_column->removeWidget(m_last);
    m_last->hide();
    m_last->deleteLater();
    m_last = nullptr;
    while (m_pastTurns->count() > count) {
        const std::unique_ptr<QLayoutItem> item(m_pastTurns->takeAt(m_pastTurns->count() - 1));
        item->widget()->hide();
        item->widget()->deleteLater();
    }
    if (count > 0) {
        const std::unique_ptr<QLayoutItem> item(m_pastTurns->takeAt(m_pastTurns->count() - 1));
        setLast(item->widget());
        m_last->show();
    }
    m_past->setVisible(m_pastTurns->count() > 0);
    m_start->setVisible(count == 0);
}

void TurnColumn::setMargins(int side, int end)
{
    m_column->setContentsMargins(side, end, side, end);
}

} // namespace longleaf::ui
