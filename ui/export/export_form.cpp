// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/export_form.h"

#include "ui/export/export_words.h"
#include "ui/text/qt_convert.h"
#include "ui/widgets/picker_box.h"
#include "ui/widgets/tick_box.h"

#include <QButtonGroup>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QVBoxLayout>

namespace longleaf::ui {

namespace {

constexpr int kQuestionWidth = 384; ///< of the question beside its button; the rest is in the tool tip
constexpr int kPopupWidth = 512;

QString extension(exporting::Format format)
{
    return toQString(exporting::extensionOf(format));
}

/// A path without the ending of any format; the longest one that fits.
QString withoutExtension(const QString &path)
{
    qsizetype longest = 0;
    for (const exporting::Format one : exporting::allFormats()) {
        if (path.endsWith(extension(one), Qt::CaseInsensitive))
            longest = std::max(longest, extension(one).size());
    }
    return path.chopped(longest);
}

/// "&" in a title is no shortcut.
QString escaped(QString text)
{
    return text.replace(QLatin1Char('&'), QStringLiteral("&&"));
}

QLabel *heading(const QString &text, const Theme &theme, QWidget *buddy, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setTextFormat(Qt::PlainText);
    label->setFont(theme.type().captionStrong);
    label->setBuddy(buddy);
    return label;
}

} // namespace

ExportForm::ExportForm(const Theme &theme, ExportOffer offer, const ExportHabits &habits, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_offer(std::move(offer))
    , m_thisAnswer(new QRadioButton(this))
    , m_wholeConversation(new QRadioButton(this))
    , m_format(new PickerBox(theme, kPopupWidth, this))
    , m_formatDetail(new QLabel(this))
    , m_pictures(new TickBox(tr("Show the parts of the pages that are cited"), theme, this))
    , m_place(new QLineEdit(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::kTwo, space::kTwo, space::kTwo, space::kTwo);
    column->setSpacing(space::kHalf);
    buildSubject();
    column->addSpacing(space::kOneAndHalf);
    buildFormat();
    column->addSpacing(space::kOneAndHalf);
    buildPlace();
    column->addStretch();

    m_pictures->setChecked(habits.pictures);
    const QDir folder(habits.folder.isEmpty() ? QDir::homePath() : habits.folder);
    m_suggested = folder.filePath(suggestedName());
    m_place->setText(QDir::toNativeSeparators(m_suggested));
    setFormat(habits.format);
    connect(m_format, &QComboBox::currentIndexChanged, this, &ExportForm::formatChanged);
    connect(m_thisAnswer, &QRadioButton::toggled, this, &ExportForm::subjectChanged);
    connect(m_place, &QLineEdit::textEdited, this, &ExportForm::changed);
}

void ExportForm::buildSubject()
{
    const QFontMetrics metrics(m_theme.type().body);
    m_thisAnswer->setText(
        tr("This answer: %1")
            .arg(escaped(metrics.elidedText(m_offer.question.simplified(), Qt::ElideRight, kQuestionWidth))));
    m_thisAnswer->setToolTip(m_offer.question);
    m_thisAnswer->setEnabled(m_offer.answer.valid());
    m_wholeConversation->setText(tr("The whole conversation, %n answer(s)", nullptr, m_offer.answers));
    m_wholeConversation->setEnabled(m_offer.conversation.valid());
    auto *group = new QButtonGroup(this);
    group->addButton(m_thisAnswer);
    group->addButton(m_wholeConversation);
    (m_offer.answer.valid() ? m_thisAnswer : m_wholeConversation)->setChecked(true);
    layout()->addWidget(heading(tr("What"), m_theme, m_thisAnswer, this));
    layout()->addWidget(m_thisAnswer);
    layout()->addWidget(m_wholeConversation);
}

void ExportForm::buildFormat()
{
    m_format->setAccessibleName(tr("Format"));
    std::vector<PickerItem> items;
    for (const exporting::Format one : exporting::allFormats())
        items.push_back({toQString(exporting::toWord(one)), formatName(one), formatDetail(one), {}, true});
    m_format->setItems(items, items.front().id);
    m_formatDetail->setTextFormat(Qt::PlainText);
    m_formatDetail->setWordWrap(true);
    m_formatDetail->setFont(m_theme.type().caption);
    m_formatDetail->setProperty("tone", QStringLiteral("soft"));
    layout()->addWidget(heading(tr("Format"), m_theme, m_format, this));
    layout()->addWidget(m_format);
    layout()->addWidget(m_formatDetail);
    layout()->addWidget(m_pictures);
}

void ExportForm::buildPlace()
{
    m_place->setAccessibleName(tr("File"));
    auto *browse = new QPushButton(tr("Choose…"), this);
    browse->setAccessibleName(tr("Choose the file"));
    browse->setAutoDefault(false);
    connect(browse, &QPushButton::clicked, this, &ExportForm::browse);
    auto *row = new QHBoxLayout;
    row->setSpacing(space::kUnit);
    row->addWidget(m_place, 1);
    row->addWidget(browse);
    layout()->addWidget(heading(tr("File"), m_theme, m_place, this));
    static_cast<QVBoxLayout *>(layout())->addLayout(row);
}

exporting::Format ExportForm::format() const
{
    return exporting::formatFromWord(toUtf8(m_format->currentId())).value_or(exporting::Format::Html);
}

void ExportForm::setFormat(exporting::Format format)
{
    const auto &all = exporting::allFormats();
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (all[i] == format)
            m_format->setCurrentIndex(static_cast<int>(i));
    }
    formatChanged();
}

QString ExportForm::suggestedName() const
{
    const QString title = m_thisAnswer->isChecked() || m_offer.title.isEmpty() ? m_offer.question : m_offer.title;
    return toQString(exporting::fileNameFor(toUtf8(title), format()));
}

void ExportForm::formatChanged()
{
    m_formatDetail->setText(formatDetail(format()));
    const bool pictures = exporting::hasPictures(format());
    m_pictures->setEnabled(pictures);
    m_pictures->setToolTip(pictures ? QString() : tr("This format holds no pictures."));
    const QString base = withoutExtension(m_place->text());
    if (base != m_place->text())
        m_place->setText(base + extension(format()));
    Q_EMIT changed();
}

void ExportForm::subjectChanged()
{
    const QString shown = QDir::fromNativeSeparators(m_place->text());
    if (withoutExtension(shown) == withoutExtension(m_suggested)) {
        m_suggested = QFileInfo(shown).dir().filePath(suggestedName());
        m_place->setText(QDir::toNativeSeparators(m_suggested));
    }
    Q_EMIT changed();
}

void ExportForm::browse()
{
    // Qt's own dialog, so that it is ours to close and never blocks the window.
    auto *dialog = new QFileDialog(this, tr("Export to"), m_place->text());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setFileMode(QFileDialog::AnyFile);
    dialog->setOption(QFileDialog::DontConfirmOverwrite); // asked once, when it is written
    dialog->setNameFilters({QStringLiteral("%1 (*%2)").arg(formatName(format()), extension(format()))});
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &path) {
        const bool complete = path.endsWith(extension(format()), Qt::CaseInsensitive);
        m_place->setText(QDir::toNativeSeparators(complete ? path : path + extension(format())));
        Q_EMIT changed();
    });
    dialog->open();
}

exporting::Request ExportForm::request() const
{
    exporting::Request request;
    if (m_thisAnswer->isChecked())
        request.subject.answer = m_offer.answer;
    else
        request.subject.conversation = m_offer.conversation;
    request.format = format();
    request.pictures = m_pictures->isChecked();
    return request;
}

QString ExportForm::path() const
{
    const QString text = m_place->text().trimmed();
    // A name alone means the home folder: the working folder of a window is nobody's place.
    return text.isEmpty() ? QString() : QDir::home().absoluteFilePath(QDir::fromNativeSeparators(text));
}

ExportHabits ExportForm::habits() const
{
    return {QFileInfo(path()).path(), format(), m_pictures->isChecked()};
}

void ExportForm::focusPath()
{
    m_place->setFocus();
    m_place->selectAll();
}

} // namespace longleaf::ui
