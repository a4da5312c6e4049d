// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/library/document_card.h"

#include "ui/text/qt_convert.h"
#include "ui/widgets/format.h"

#include <QDateTime>
#include <QFileDialog>
#include <QFileInfo>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QScreen>
#include <QTextBrowser>
#include <QVBoxLayout>
#include <algorithm>

namespace longleaf::ui {

namespace {

QString formatName(document::Format format)
{
    switch (format) {
    case document::Format::Pdf: return DocumentCard::tr("PDF");
    case document::Format::Markdown: return DocumentCard::tr("Markdown");
    case document::Format::PlainText: break;
    }
    return DocumentCard::tr("Plain text");
}

QString timeText(std::int64_t ms)
{
    return QLocale().toString(QDateTime::fromMSecsSinceEpoch(ms), QLocale::LongFormat);
}

QString pagesText(const std::vector<int> &pages, int all)
{
    return DocumentCard::tr("%1 of %2: %3")
        .arg(fullCount(static_cast<std::int64_t>(pages.size())), fullCount(all), pageRanges(pages, 24));
}

/// "Page 3: “Ignore all previous instructions”", a line a stretch.
QString hiddenText(const DocumentDetails &details)
{
    using State = document::Inspection::State;
    const document::Inspection &found = details.inspection;
    if (found.state == State::NotYet)
        return DocumentCard::tr("not searched yet");
    if (found.state == State::Failed)
        return DocumentCard::tr("could not be searched: %1").arg(toQString(found.problem));
    QStringList lines;
    for (const store::HiddenLine &one : details.hidden)
        lines << DocumentCard::tr("Page %1: “%2”").arg(one.where.page).arg(toQString(one.text));
    if (found.texts.size() > details.hidden.size())
        lines << DocumentCard::tr("and %1 more").arg(found.texts.size() - details.hidden.size());
    if (!found.pagesFailed.empty())
        lines << DocumentCard::tr("Pages that could not be searched: %1").arg(pageRanges(found.pagesFailed));
    return lines.isEmpty() ? DocumentCard::tr("none found") : lines.join(QLatin1Char('\n'));
}

} // namespace

DocumentCard::DocumentCard(LibraryController &controller, DocumentId id, const Theme &theme, QWidget *parent)
    : QDialog(parent)
    , m_controller(controller)
    , m_id(id)
    , m_theme(theme)
    , m_title(new QLabel(this))
    , m_lines(new QTextBrowser(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("About this document"));
    m_title->setFont(theme.type().title);
    m_title->setWordWrap(true);
    m_title->setTextFormat(Qt::PlainText);
    m_title->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_lines->setProperty("variant", QStringLiteral("bare"));
    m_lines->setAccessibleName(tr("What is known of the document"));
    m_lines->setOpenLinks(false);
    m_lines->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_lines->setFrameShape(QFrame::NoFrame);
    m_lines->document()->setDocumentMargin(0);
    m_lines->setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::kThree, space::kThree, space::kThree, space::kTwo);
    column->setSpacing(space::kTwo);
    m_original = buildOriginal();
    column->addWidget(m_title);
    column->addWidget(m_original);
    column->addWidget(m_lines, 1);
    column->addWidget(buildButtons());
    for (const auto signal : {&LibraryController::loaded, &LibraryController::scopeChanged})
        connect(&controller, signal, this, &DocumentCard::refresh);
    connect(&controller.model(), &QAbstractItemModel::dataChanged, this, &DocumentCard::refresh);
    connect(&controller.collections(), &CollectionController::membersChanged, this, &DocumentCard::refresh);
    once<Result<DocumentDetails>>(
        controller.runner(), this,
        [backend = &controller.backend(), id](std::stop_token) { return backend->details(id); },
        [this](const Result<DocumentDetails> &details) {
            if (!details)
                return;
            m_details = *details;
            m_detailed = true;
            refresh();
        });
    refresh();
}

QWidget *DocumentCard::buildOriginal()
{
    auto *frame = new QFrame(this);
    frame->setProperty("surface", QStringLiteral("notice"));
    frame->setProperty("tone", QStringLiteral("warn"));
    m_originalText = new QLabel(frame);
    m_originalText->setWordWrap(true);
    m_newVersion = new QPushButton(tr("Read the new version"), frame);
    m_locate = new QPushButton(tr("Locate…"), frame);
    auto *keep = new QPushButton(tr("Keep as it is"), frame);
    keep->setToolTip(tr("No longer tell of this change; the text that was read stays"));
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(space::kUnit);
    buttons->addWidget(m_newVersion);
    buttons->addWidget(m_locate);
    buttons->addWidget(keep);
    buttons->addStretch();
    auto *column = new QVBoxLayout(frame);
    column->setContentsMargins(space::kOneAndHalf, space::kOneAndHalf, space::kOneAndHalf, space::kOneAndHalf);
    column->setSpacing(space::kUnit);
    column->addWidget(m_originalText);
    column->addLayout(buttons);
    connect(m_newVersion, &QPushButton::clicked, this, [this]() { m_controller.originals().readNewVersion(m_id); });
    connect(m_locate, &QPushButton::clicked, this, &DocumentCard::locate);
    connect(keep, &QPushButton::clicked, this, [this]() { m_controller.originals().keep(m_id); });
    return frame;
}

QWidget *DocumentCard::buildButtons()
{
    auto *bar = new QWidget(this);
    auto *open = new QPushButton(tr("Open in the reader"), bar);
    auto *folder = new QPushButton(tr("Show in its folder"), bar);
    auto *close = new QPushButton(tr("Close"), bar);
    close->setDefault(true);
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(open);
    row->addWidget(folder);
    row->addStretch();
    row->addWidget(close);
    connect(open, &QPushButton::clicked, this, [this]() { Q_EMIT openRequested(m_id); });
    connect(folder, &QPushButton::clicked, this, [this]() { Q_EMIT showInFolderRequested(m_path); });
    connect(close, &QPushButton::clicked, this, &QDialog::close);
    return bar;
}

void DocumentCard::line(const QString &name, const QString &value)
{
    if (value.isEmpty())
        return;
    m_plain << name + QStringLiteral(": ") + value;
    m_html += QStringLiteral("<tr><td width='150' style='color:%3;padding-bottom:8px'>%1</td>"
                             "<td style='padding-bottom:8px'>%2</td></tr>")
                  .arg(name.toHtmlEscaped(),
                       shownName(value).toHtmlEscaped().replace(QLatin1Char('\n'), QStringLiteral("<br/>")),
                       m_theme.tokens().textSoft.name());
}

void DocumentCard::fitHeight()
{
    constexpr int kWidth = 560;
    resize(kWidth, height());
    layout()->activate();
    m_lines->document()->setTextWidth(kWidth - 2 * space::kThree);
    const int text = static_cast<int>(m_lines->document()->size().height()) + space::kTwo;
    // A long list of pages scrolls rather than leaving the screen.
    const int most = screen() != nullptr ? screen()->availableGeometry().height() / 2 : 480;
    m_lines->setFixedHeight(std::min(text, most));
    m_lines->setVerticalScrollBarPolicy(text > most ? Qt::ScrollBarAlwaysOn : Qt::ScrollBarAlwaysOff);
    resize(kWidth, layout()->totalHeightForWidth(kWidth));
}

void DocumentCard::refresh()
{
    const int index = m_controller.model().indexOf(m_id);
    if (index < 0 || m_controller.model().rows()[static_cast<std::size_t>(index)].hidden) {
        close();
        return;
    }
    const LibraryRow row = m_controller.model().rows()[static_cast<std::size_t>(index)];
    // Rows change all the time while files are read.
    const QString shown = row.title() + QString::number(static_cast<int>(row.original)) + row.filePath() +
                          m_controller.collections().namesOf(m_id).join(QLatin1Char('\n')) +
                          QString::number(row.document.tokensEstimate) + QString::number(m_detailed ? 1 : 0) +
                          QString::number(row.document.supersededBy.value);
    if (shown == m_shown)
        return;
    m_shown = shown;
    m_plain.clear();
    m_html = QStringLiteral("<table width='100%' cellspacing='0' cellpadding='0'>");
    fill(row);
    m_lines->setHtml(m_html + QStringLiteral("</table>"));
    m_original->setVisible(row.original != LibraryRow::Original::Fine);
    const bool missing = row.original == LibraryRow::Original::Missing;
    m_originalText->setText(missing ? tr("The file is no longer where it was. The text that was read stays in the "
                                         "library; its pages cannot be shown as pictures.")
                                    : tr("The file has changed since it was read. Answers are about the text that was "
                                         "read then."));
    m_newVersion->setVisible(!missing);
    fitHeight();
}

void DocumentCard::fill(const LibraryRow &row)
{
    const document::Document &document = row.document;
    m_path = row.filePath();
    m_title->setText(row.title());
    line(tr("Pages"), fullCount(document.pageCount));
    line(tr("Tokens"), fullCount(document.tokensEstimate));
    if (!document.pagesWithoutText.empty())
        line(tr("Pages without text"), pagesText(document.pagesWithoutText, document.pageCount));
    if (!document.badPages.empty())
        line(tr("Pages not read in full"), pagesText(document.badPages, document.pageCount));
    QStringList warnings;
    for (const std::string &warning : document.warnings)
        warnings << toQString(warning);
    if (document.supersededBy.valid())
        warnings << tr("This is an older version of its file.");
    line(tr("Warnings"), warnings.join(QLatin1Char('\n')));
    if (m_detailed)
        line(tr("Text nobody can see"), hiddenText(m_details));
    if (m_detailed)
        line(tr("Language"), m_details.language.empty()
                                 ? tr("not recognised")
                                 : QLocale::languageToString(QLocale(toQString(m_details.language)).language()));
    line(tr("Kind and size"), formatName(document.format) + QStringLiteral(", ") +
                                  QLocale().formattedDataSize(document.fileSize, 1, QLocale::DataSizeSIFormat));
    line(tr("Where it lies"), m_path);
    line(tr("Added"), timeText(document.addedAtMs));
    const QStringList collections = m_controller.collections().namesOf(m_id);
    line(tr("Collections"), collections.isEmpty() ? tr("none") : collections.join(QStringLiteral(", ")));
    if (m_detailed)
        line(tr("Cited"), m_details.cited ? tr("by at least one answer") : tr("by no answer"));
    // Groups can be wrapped and are easier to compare.
    QString hash = toQString(document.sha256);
    for (qsizetype at = 8; at < hash.size(); at += 9)
        hash.insert(at, QLatin1Char(' '));
    line(tr("SHA-256"), hash);
}

void DocumentCard::locate()
{
    auto *dialog = new QFileDialog(this, tr("Where is this document?"), QFileInfo(m_path).path());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this,
            [this](const QString &path) { m_controller.originals().locate(m_id, path); });
    dialog->open();
}

} // namespace longleaf::ui
