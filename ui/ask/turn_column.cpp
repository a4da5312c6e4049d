// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/ask/turn_column.h"

#include "ui/widgets/theme.h"

#include <QVBoxLayout>
#include <map>

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

TurnColumn::TurnColumn(QWidget *start, QWidget *parent)
    : QWidget(parent)
    , m_start(start)
    , m_past(new QWidget(this))
    , m_pastTurns(new RememberingColumn(m_past))
    , m_column(new QVBoxLayout(this))
{
    setAttribute(Qt::WA_StyledBackground);
    m_pastTurns->setContentsMargins(0, 0, 0, 0);
    m_pastTurns->setSpacing(space::kFour);
    m_column->setSpacing(space::kFour);
    m_column->addWidget(m_start, 1);
    m_column->addWidget(m_past);
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
    m_last = turn;
    // The stretch below the last turn keeps a short conversation at the top.
    m_column->addWidget(turn, 1, Qt::AlignTop);
}

void TurnColumn::clear()
{
    if (m_last != nullptr) {
        m_column->removeWidget(m_last);
        m_last->deleteLater();
        m_last = nullptr;
    }
    while (QLayoutItem *item = m_pastTurns->takeAt(0)) {
        item->widget()->deleteLater();
        delete item;
    }
    m_past->hide();
    m_start->show();
}

void TurnColumn::setMargins(int side, int end)
{
    m_column->setContentsMargins(side, end, side, end);
}

} // namespace longleaf::ui
