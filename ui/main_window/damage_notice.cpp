// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window/damage_notice.h"

#include "ui/library/once.h"
#include "ui/reader/page_source.h"
#include "ui/text/qt_convert.h"
#include "ui/widgets/notice_bar.h"

namespace longleaf::ui {

namespace {

constexpr int kDoneMs = 8'000;

} // namespace

DamageNotice::DamageNotice(PageSource &source, ReaderBackend &backend, async::JobRunner &runner, const Theme &theme,
                           QWidget *parent)
    : QObject(parent)
    , m_backend(backend)
    , m_runner(runner)
    , m_strip(new NoticeBar(theme, parent))
{
    m_strip->setObjectName(QStringLiteral("damageNotice"));
    connect(&source, &PageSource::pageDamaged, this, &DamageNotice::tell);
}

QString DamageNotice::nameOf(const document::Document &document)
{
    return shownName(toQString(document.title));
}

void DamageNotice::setDocument(const document::Document &document)
{
    if (document.id != m_document.id && !m_mending)
        m_strip->dismiss();
    m_document = document;
}

void DamageNotice::tell(DocumentId document, int page, const QString &reason)
{
    if (document != m_document.id || m_mending || !m_told.emplace(document.value, page).second)
        return;
    m_reason = reason;
    offer(
        page > 0
            ? tr("The stored text of page %1 of “%2” is damaged: bytes have changed on the disk since it was read. It "
                 "cannot be searched, selected or cited until it is put right.")
                  .arg(page)
                  .arg(nameOf(m_document))
            : tr("The stored text of “%1” is damaged: bytes have changed on the disk since it was read. It cannot be "
                 "searched, selected or cited until it is put right.")
                  .arg(nameOf(m_document)),
        tr("Read the file again"));
}

void DamageNotice::offer(const QString &text, const QString &again)
{
    m_strip->show(NoticeBar::Tone::Warning, text,
                  {{again,
                    [this] {
                        mend();
                    }},
                   {tr("Restore a backup…"), [this] {
                        Q_EMIT backupWanted(Error{ErrorCode::StoreDamaged, toUtf8(m_reason), {}});
                    }}});
}

void DamageNotice::mend()
{
    if (m_mending || !m_document.id.valid())
        return;
    m_mending = true;
    m_strip->show(NoticeBar::Tone::Info, tr("“%1” is read again from its file…").arg(nameOf(m_document)));
    once<Result<MendedPages>>(
        m_runner, this,
        [backend = &m_backend, id = m_document.id](std::stop_token stop) { return backend->mend(id, stop); },
        [this, document = m_document](const Result<MendedPages> &done) { finish(document, done); });
}

void DamageNotice::finish(const document::Document &document, const Result<MendedPages> &done)
{
    m_mending = false;
    if (done && done->left == 0)
        std::erase_if(m_told, [&document](const auto &told) { return told.first == document.id.value; });
    if (done && done->mended > 0)
        Q_EMIT mended(document.id);
    if (done && done->left == 0) {
        m_strip->show(NoticeBar::Tone::Info,
                      done->mended > 0
                          ? tr("%n page(s) of “%1” were put right.", nullptr, done->mended).arg(nameOf(document))
                          : tr("No page of “%1” is damaged any more.").arg(nameOf(document)),
                      {}, kDoneMs);
        return;
    }
    if (document.id != m_document.id) {
        m_strip->dismiss();
        return;
    }
    const QString why = toQString(done ? done->problem : done.error().message);
    offer(tr("“%1” could not be put right. %2").arg(nameOf(document), why), tr("Try again"));
}

} // namespace longleaf::ui
