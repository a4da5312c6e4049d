// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/ask/coverage_rows.h"
#include "ui/widgets/theme.h"

#include <QAbstractScrollArea>
#include <optional>

namespace longleaf::ui {

/// One cell for each page of each document of a request. Only what is in sight is painted, so a thousand documents cost
/// no more than one. The keyboard moves between pages (arrows) and documents (Page Up and Down); Enter and a click open
/// the page. The name that screen readers hear is that of the page it stands on.
class CoverageMap final : public QAbstractScrollArea {
    Q_OBJECT
public:
    /// A page: the document's place in rows(), and the page from 1.
    struct Place {
        int row = 0;
        int page = 1;
        bool operator==(const Place &) const = default;
    };

    explicit CoverageMap(const Theme &theme, QWidget *parent = nullptr);

    /// Keeps the place if its page is shown again. Documents without pages have no row.
    void setRows(std::vector<CoverageRow> rows);
    [[nodiscard]] const std::vector<CoverageRow> &rows() const { return m_rows; }
    [[nodiscard]] Place current() const { return m_current; }
    void setCurrent(const Place &place);
    /// "Lease, page 12 of 90: not sent: no room left"; empty for a place that is not there.
    [[nodiscard]] QString textOf(const Place &place) const;
    /// Where a page stands in the viewport; may be outside of what is seen.
    [[nodiscard]] QRect cellRect(const Place &place) const;
    [[nodiscard]] std::optional<Place> placeAt(const QPoint &inViewport) const;
    /// Height of everything at a width.
    [[nodiscard]] int heightFor(int width) const;

Q_SIGNALS:
    void pageActivated(longleaf::DocumentId document, int page);
    void currentChanged(const QString &text);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    bool viewportEvent(QEvent *event) override;

private:
    void layOut();
    void applyTheme();
    void paintRow(QPainter &painter, int row, int top, const QRect &clip) const;
    [[nodiscard]] const CoverageRow &row(int index) const { return m_rows[static_cast<std::size_t>(index)]; }
    [[nodiscard]] int pages(int index) const { return static_cast<int>(row(index).pages.size()); }
    [[nodiscard]] int columnsFor(int width) const;
    [[nodiscard]] int rowHeight(int index, int columns) const;
    [[nodiscard]] int rowAt(int y) const;
    [[nodiscard]] int neighbourRow(int from, int step) const;
    [[nodiscard]] std::optional<Place> moved(int key, Qt::KeyboardModifiers modifiers) const;
    [[nodiscard]] Place linesFrom(const Place &place, int lines) const;
    void tell();

    const Theme &m_theme;
    std::vector<CoverageRow> m_rows;
    std::vector<int> m_tops; ///< of the rows, and the end
    Place m_current;
    int m_columns = 1;
    int m_cell = 10;  ///< side of a cell
    int m_title = 16; ///< height of a document's name
};

} // namespace longleaf::ui
