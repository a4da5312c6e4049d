// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/library/reading_report.h"

#include "ui/text/qt_convert.h"
#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QPushButton>
#include <QTextBrowser>
#include <QVBoxLayout>

namespace longleaf::ui {

ReadingReport::ReadingReport(ReadingController &controller, const Theme &theme, QWidget *parent)
    : QDialog(parent)
    , m_controller(controller)
    , m_theme(theme)
    , m_heading(new QLabel(this))
    , m_list(new QTextBrowser(this))
    , m_retry(new QPushButton(tr("Try all again"), this))
    , m_copy(new QPushButton(tr("Copy the list"), this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Files that could not be read"));
    resize(640, 460);
    m_heading->setFont(theme.type().bodyStrong);
    m_heading->setWordWrap(true);
    m_list->setAccessibleName(tr("Files and reasons"));
    m_list->setOpenLinks(false);
    m_list->document()->setDocumentMargin(space::kOneAndHalf);
    m_copy->setIcon(theme.icon(QStringLiteral("copy")));
    auto *close = new QPushButton(tr("Close"), this);
    close->setDefault(true);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_copy);
    buttons->addStretch();
    buttons->addWidget(m_retry);
    buttons->addWidget(close);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::kThree, space::kThree, space::kThree, space::kTwo);
    column->setSpacing(space::kOneAndHalf);
    column->addWidget(m_heading);
    column->addWidget(m_list, 1);
    column->addLayout(buttons);
    connect(close, &QPushButton::clicked, this, &QDialog::close);
    connect(m_copy, &QPushButton::clicked, this, &ReadingReport::copy);
    connect(m_retry, &QPushButton::clicked, &controller, &ReadingController::retryFailed);
    connect(&controller, &ReadingController::changed, this, &ReadingReport::refresh);
    connect(&theme, &Theme::changed, this, &ReadingReport::refresh);
    refresh();
}

QString ReadingReport::plainText() const
{
    QString text;
    for (const LibraryRow &row : m_controller.failures())
        text += row.path + QLatin1Char('\t') + DocumentListModel::stateText(row) + QLatin1Char('\n');
    for (const ReadingController::Known &known : m_controller.alreadyThere())
        text +=
            known.path + QLatin1Char('\t') + tr("Already in the library as “%1”").arg(known.title) + QLatin1Char('\n');
    return text;
}

void ReadingReport::refresh()
{
    const std::vector<LibraryRow> failures = m_controller.failures();
    const auto &known = m_controller.alreadyThere();
    QString heading = failures.empty()
                          ? tr("Every file could be read.")
                          : tr("%n file(s) could not be read.", nullptr, static_cast<int>(failures.size()));
    if (!known.empty())
        heading +=
            QLatin1Char(' ') + tr("%n file(s) were in the library already.", nullptr, static_cast<int>(known.size()));
    m_heading->setText(heading);
    const QString soft = m_theme.tokens().textSoft.name();
    const auto entry = [&soft](const QString &path, const QString &reason) {
        return QStringLiteral("<p style='margin:0 0 10px 0'><b>%1</b><br/>%2<br/><span style='color:%4'>%3</span></p>")
            .arg(shownName(path.section(QLatin1Char('/'), -1)).toHtmlEscaped(), shownName(reason).toHtmlEscaped(),
                 shownName(path).toHtmlEscaped(), soft);
    };
    QString html;
    for (const LibraryRow &row : failures)
        html += entry(row.path, DocumentListModel::stateText(row));
    for (const ReadingController::Known &one : known)
        html += entry(one.path, tr("Already in the library as “%1”, read from %2.").arg(one.title, one.knownAs));
    if (m_list->property("html").toString() != html) {
        m_list->setProperty("html", html);
        m_list->setHtml(html);
    }
    m_retry->setEnabled(!failures.empty() && !m_controller.isReading());
    m_copy->setEnabled(!html.isEmpty());
}

void ReadingReport::copy()
{
    QGuiApplication::clipboard()->setText(plainText());
}

} // namespace longleaf::ui
