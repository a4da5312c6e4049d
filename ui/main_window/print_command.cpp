// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window/print_command.h"

#include "ui/text/qt_convert.h"
#include "ui/widgets/theme.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPrintDialog>
#include <QPrinter>
#include <QProgressBar>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>
#include <utility>

namespace longleaf::ui {

PrintCommand::PrintCommand(ReaderBackend &backend, async::JobRunner &runner, const Theme &theme, QWidget *parent)
    : QFrame(parent)
    , m_job(new PrintJob(backend, runner, this))
    , m_text(new QLabel(this))
    , m_progress(new QProgressBar(this))
    , m_cancel(new QToolButton(this))
{
    setObjectName(QStringLiteral("printStrip"));
    setProperty("surface", QStringLiteral("footer"));
    setAccessibleName(tr("Printing"));
    m_progress->setTextVisible(false);
    m_progress->setFixedHeight(space::kUnit);
    m_progress->setAccessibleName(tr("Pages printed"));
    m_cancel->setText(tr("Stop"));
    m_cancel->setIcon(theme.icon(QStringLiteral("stop")));
    m_cancel->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_cancel->setAccessibleName(tr("Stop printing"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(space::kOneAndHalf, space::kHalf, space::kUnit, space::kHalf);
    row->setSpacing(space::kUnit);
    row->addWidget(m_text);
    row->addWidget(m_progress, 1);
    row->addWidget(m_cancel);
    hide();
    connect(m_cancel, &QToolButton::clicked, this, [this] {
        m_text->setText(tr("Stopping…"));
        m_job->cancel();
    });
    connect(m_job, &PrintJob::progressed, this, &PrintCommand::showProgress);
    connect(m_job, &PrintJob::finished, this, [this](bool, const QString &problem) {
        hide();
        if (!problem.isEmpty())
            Q_EMIT failed(problem);
    });
}

void PrintCommand::ask(const Subject &subject)
{
    if (m_job->isRunning()) {
        Q_EMIT failed(tr("Another document is still being printed. Wait for it, or stop it."));
        return;
    }
    auto printer = std::make_shared<QPrinter>(QPrinter::HighResolution);
    printer->setDocName(toQString(subject.document.title));
    const int pages = std::max(1, subject.document.pageCount);
    auto *boxes = new QCheckBox(tr("Print the boxes round the words that the open answer cites"));
    const bool any = !subject.boxes.empty() || !subject.uncertainBoxes.empty();
    boxes->setEnabled(any);
    auto *tab = new QWidget;
    tab->setWindowTitle(tr("Citations"));
    auto *column = new QVBoxLayout(tab);
    column->addWidget(boxes);
    if (!any) {
        auto *why = new QLabel(tr("The open answer cites no place in this document that has boxes."), tab);
        why->setWordWrap(true);
        column->addWidget(why);
    }
    column->addStretch(1);

    auto *dialog = new QPrintDialog(printer.get(), parentWidget());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Print %1").arg(toQString(subject.document.title)));
    dialog->setOptions(QAbstractPrintDialog::PrintToFile | QAbstractPrintDialog::PrintPageRange |
                       QAbstractPrintDialog::PrintCurrentPage | QAbstractPrintDialog::PrintCollateCopies);
    dialog->setMinMax(1, pages);
    dialog->setFromTo(1, pages);
    dialog->setOptionTabs({tab});
    connect(dialog, qOverload<QPrinter *>(&QPrintDialog::accepted), this, [this, printer, boxes, subject, pages] {
        PrintRequest request{subject.document, 1, pages, {}, {}};
        if (printer->printRange() == QPrinter::CurrentPage) {
            request.first = subject.page;
            request.last = subject.page;
        } else if (printer->printRange() == QPrinter::PageRange && printer->fromPage() > 0) {
            request.first = std::clamp(printer->fromPage(), 1, pages);
            request.last = std::clamp(printer->toPage(), request.first, pages);
        }
        if (boxes->isChecked()) {
            request.boxes = subject.boxes;
            request.uncertainBoxes = subject.uncertainBoxes;
        }
        print(printer, std::move(request));
    });
    m_dialog = dialog;
    // Not exec(): the window goes on.
    m_dialog->open();
}

void PrintCommand::print(std::shared_ptr<QPrinter> printer, PrintRequest request)
{
    const int pages = request.last - request.first + 1;
    m_progress->setRange(0, pages);
    showProgress(0, pages);
    show();
    m_job->start(std::move(printer), std::move(request));
}

void PrintCommand::showProgress(int done, int pages)
{
    m_progress->setValue(done);
    m_text->setText(
        tr("Printing page %1 of %2").arg(QLocale().toString(std::min(done + 1, pages)), QLocale().toString(pages)));
}

} // namespace longleaf::ui
