// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/ask/turn.h"
#include "ui/widgets/theme.h"

#include <QAbstractButton>

namespace longleaf::ui {

class ModelPopup;

/// The model that will be asked; pressing it opens the list of all.
class ModelPicker final : public QAbstractButton {
    Q_OBJECT
public:
    explicit ModelPicker(const Theme &theme, QWidget *parent = nullptr);

    void setModels(const std::vector<ModelChoice> &models, const QString &current);
    [[nodiscard]] ModelPopup *popup() const { return m_popup; }
    void showPopup();

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void chosen(const QString &id);
    void setupRequested(const QString &id);

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    const Theme &m_theme;
    ModelPopup *m_popup;
};

} // namespace longleaf::ui
