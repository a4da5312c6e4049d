// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/ask/model_picker.h"

#include "ui/ask/model_popup.h"
#include "ui/text/qt_convert.h"
#include "ui/widgets/picker_face.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QScreen>
#include <algorithm>

namespace longleaf::ui {

namespace {

constexpr int kPopupWidth = 560;
constexpr int kPopupHeight = 440;

} // namespace

ModelPicker::ModelPicker(const Theme &theme, QWidget *parent)
    : QAbstractButton(parent)
    , m_theme(theme)
    , m_popup(new ModelPopup(theme, this))
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setAccessibleName(tr("Model"));
    connect(this, &QAbstractButton::clicked, this, &ModelPicker::showPopup);
    connect(m_popup, &ModelPopup::chosen, this, &ModelPicker::chosen);
    connect(m_popup, &ModelPopup::setupRequested, this, &ModelPicker::setupRequested);
}

void ModelPicker::setModels(const std::vector<ModelChoice> &models, const QString &current)
{
    const auto found = std::find_if(models.begin(), models.end(), [&current](const ModelChoice &choice) {
        return toQString(choice.info.id) == current;
    });
    const bool known = found != models.end();
    setText(known ? toQString(found->info.name) : tr("Choose a model"));
    const QString detail = known ? modelDetail(*found) : QString();
    setToolTip(known ? current + QStringLiteral(" · ") + detail : QString());
    setAccessibleDescription(known ? tr("%1, %2").arg(text(), detail) : text());
    m_popup->setModels(models, current);
    updateGeometry();
    update();
}

/// Above the button where there is more room than below.
void ModelPicker::showPopup()
{
    m_popup->field()->clear();
    const QRect frame = window()->geometry();
    const QRect room = screen()->availableGeometry();
    const QPoint top = mapToGlobal(QPoint(0, 0));
    const int above = top.y() - std::max(room.top(), frame.top());
    const int below = room.bottom() - top.y() - height();
    const bool up = above > below;
    const QSize size(std::min(kPopupWidth, frame.width() - space::kFour),
                     std::min(kPopupHeight, std::max(above, below) - space::kHalf));
    const int left = isRightToLeft() ? top.x() + width() - size.width() : top.x();
    m_popup->setGeometry(std::clamp(left, room.left(), std::max(room.left(), room.right() - size.width())),
                         up ? top.y() - size.height() - 2 : top.y() + height() + 2, size.width(), size.height());
    m_popup->show();
}

QSize ModelPicker::sizeHint() const
{
    return {fontMetrics().horizontalAdvance(text()) + kPickerSide + kPickerArrowRoom, kPickerHeight};
}

QSize ModelPicker::minimumSizeHint() const
{
    return {fontMetrics().horizontalAdvance(QStringLiteral("mmmmmm")) + kPickerSide + kPickerArrowRoom, kPickerHeight};
}

void ModelPicker::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Down || event->key() == Qt::Key_Up || event->key() == Qt::Key_F4 ||
        event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        showPopup();
    else
        QAbstractButton::keyPressEvent(event);
}

void ModelPicker::paintEvent(QPaintEvent *)
{
    paintPicker(*this, m_theme, text());
}

} // namespace longleaf::ui
