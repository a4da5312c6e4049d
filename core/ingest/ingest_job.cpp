// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/ingest_job.h"

#include "core/ingest/document_words.h"
#include "core/ingest/path_text.h"

#include <utility>

namespace longleaf::ingest {

namespace {

constexpr std::size_t kHeadBytes = 4096;
constexpr std::size_t kHashBytes = std::size_t{1} << 20U;
constexpr int kHashBlocks = 4;
constexpr int kExtractSliceMs = 20;
constexpr int kStoreSliceMs = 40;

bool killsOnePage(ErrorCode code)
{
    return code == ErrorCode::ExtractorCrashed || code == ErrorCode::ExtractorTimeout ||
           code == ErrorCode::ResourceLimit;
}

std::string mebibytes(std::int64_t bytes)
{
    return std::to_string(bytes >> 20) + " MiB";
}

} // namespace

IngestJob::IngestJob(IngestBatch &batch, InputFile input, std::size_t index)
    : m_batch(batch)
    , m_input(std::move(input))
    , m_index(index)
{
    m_result.path = pathText(m_input.path);
}

IngestJob::~IngestJob()
{
    m_transaction.reset();
    if (m_batch.writer == this)
        m_batch.writer = nullptr;
    if (!m_sha256.empty())
        m_batch.hashesInWork.erase(m_sha256);
}

bool IngestJob::step()
{
    switch (m_stage) {
    case Stage::Open: openFile(); return true;
    case Stage::Hash: hashSlice(); return true;
    case Stage::Lookup: return lookup();
    case Stage::Extract: return extract();
    case Stage::Store: return store();
    case Stage::Done: return false;
    }
    return false;
}

int IngestJob::pagesDone() const
{
    return m_pages ? m_pages->lastPage() : 0;
}

int IngestJob::pagesTotal() const
{
    return m_pages ? m_pages->pageCount() : 0;
}

int IngestJob::readDescriptor() const
{
    return m_stage == Stage::Extract && m_session ? m_session->readDescriptor() : -1;
}

void IngestJob::openFile()
{
    if (m_input.error)
        return failWith(*m_input.error);
    auto file = OpenFile::open(m_input.path);
    if (!file)
        return failWith(file.error());
    const auto head = file->head(kHeadBytes);
    if (!head)
        return failWith(head.error());
    const auto format = sniffFormat(*head, m_input.path);
    if (!format)
        return failWith(format.error());
    const bool pdf = *format == document::Format::Pdf;
    const std::int64_t limit = pdf ? m_batch.options.maxPdfFileBytes : m_batch.options.maxTextBytes;
    if (file->size() > limit)
        return failWith({ErrorCode::FileTooLarge,
                         quotedName(m_input.path) + " has " + mebibytes(file->size()) + "; the limit for " +
                             (pdf ? "PDF" : "text") + " files is " + mebibytes(limit) + ". Split it and add the parts.",
                         m_result.path});
    m_format = *format;
    m_file = std::move(*file);
    m_stage = Stage::Hash;
}

void IngestJob::hashSlice()
{
    for (int block = 0; block < kHashBlocks; ++block) {
        const auto bytes = m_file->read(m_hashed, kHashBytes);
        if (!bytes)
            return failWith(bytes.error());
        m_hash.add(*bytes);
        m_hashed += static_cast<std::int64_t>(bytes->size());
        if (bytes->size() < kHashBytes || m_hashed >= m_file->size()) {
            m_sha256 = m_hash.finishHex();
            m_stage = Stage::Lookup;
            return;
        }
    }
}

bool IngestJob::lookup()
{
    // A writer's transaction is open on the same library; what touch() changes would become part of it.
    if (m_batch.writer != nullptr || m_batch.hashesInWork.count(m_sha256) > 0)
        return false;
    const std::string hash = std::exchange(m_sha256, {});
    const auto known = m_batch.sink.findByHash(hash);
    if (!known) {
        failWith(known.error());
    } else if (*known) {
        m_sha256 = hash;
        auto touched = m_batch.sink.touch((*known)->id, describe(), m_batch.request.collection);
        m_sha256.clear();
        if (touched)
            finish(FileOutcome::Unchanged, std::move(*touched));
        else
            failWith(touched.error());
    } else {
        m_sha256 = hash;
        m_batch.hashesInWork.insert(hash);
        if (!heldInQuarantine())
            startExtraction();
    }
    return true;
}

bool IngestJob::heldInQuarantine()
{
    if (m_batch.request.retryQuarantined) {
        if (const Status forgotten = m_batch.quarantine.forget(m_sha256); !forgotten)
            failWith(forgotten.error());
        return m_stage == Stage::Done;
    }
    const Quarantine::Entry known = m_batch.quarantine.find(m_sha256);
    if (known.deaths < m_batch.options.maxDeaths)
        return false;
    failWith(
        {ErrorCode::ExtractorCrashed,
         quotedName(m_input.path) + " ended the document reader " + std::to_string(known.deaths) +
             " times and is not tried again. Open it in a PDF viewer, save it anew and add the new file; or try it "
             "once more with longleaf-cli add --retry. The last time: " +
             known.reason,
         m_result.path});
    return true;
}

void IngestJob::startExtraction()
{
    if (!m_pages) {
        auto spool = PageSpool::create(m_batch.options.spoolFolder);
        if (!spool)
            return failWith(spool.error());
        m_pages.emplace(std::move(*spool), m_format,
                        PageCollector::Limits{m_batch.options.maxPages, m_batch.options.maxTextBytes});
    }
    auto session = m_batch.takeSession();
    if (!session) {
        m_batch.fatal = session.error();
        return failWith(session.error());
    }
    m_session = std::move(*session);
    m_stage = Stage::Extract;
    const ipc::OpenDocument request{m_format, pathText(m_input.path.filename()), m_batch.request.password};
    if (const Status sent = m_session->send(request, &*m_file); !sent)
        failWith(sent.error());
}

bool IngestJob::extract()
{
    const std::int64_t until = m_batch.clock.steadyMs() + kExtractSliceMs;
    bool worked = false;
    while (m_stage == Stage::Extract && m_batch.clock.steadyMs() < until) {
        auto answer = m_session->poll();
        if (!answer) {
            sessionEnded(answer.error());
            return true;
        }
        if (!*answer)
            return worked;
        take(std::move(**answer));
        worked = true;
    }
    return true;
}

void IngestJob::take(ipc::Answer &&answer)
{
    if (const auto *opened = std::get_if<ipc::DocumentOpened>(&answer))
        return takeOpened(*opened);
    if (auto *page = std::get_if<ipc::PageText>(&answer)) {
        if (const Status added = m_pages->add(std::move(*page)); !added)
            failWith(added.error());
        return;
    }
    if (const auto *failure = std::get_if<ipc::Failure>(&answer))
        return failWith({failure->code, failure->message, m_result.path});
    if (std::holds_alternative<ipc::Done>(answer))
        return finishExtraction();
    failWith({ErrorCode::Protocol, "The document reader sent an answer that does not belong to the request.", {}});
}

void IngestJob::takeOpened(const ipc::DocumentOpened &opened)
{
    if (const Status pages = m_pages->opened(opened); !pages)
        return failWith(pages.error());
    m_ownTitle = opened.title;
    if (const Status sent = m_session->send(ipc::ExtractPages{m_pages->lastPage() + 1, 0}); !sent)
        sessionEnded(sent.error());
}

// The process died or hung. The page in work is given up, and a new process goes on behind it.
void IngestJob::sessionEnded(const Error &error)
{
    m_session.reset();
    ++m_deaths;
    if (killsOnePage(error.code)) {
        if (const Status noted = m_batch.quarantine.note(m_sha256, error.message); !noted)
            return failWith(noted.error());
    }
    const bool pageInWork = m_pages->pageCount() > 0 && !m_pages->complete();
    if (!killsOnePage(error.code) || !pageInWork || m_deaths >= m_batch.options.maxDeaths)
        return failWith(error);
    if (const Status added = m_pages->addKiller(error); !added)
        return failWith(added.error());
    if (m_pages->complete())
        finishExtraction();
    else
        startExtraction();
}

void IngestJob::finishExtraction()
{
    m_session.reset();
    if (const Status finished = m_pages->finish(); !finished)
        return failWith(finished.error());
    if (!m_file->unchanged())
        return failWith({ErrorCode::Io,
                         quotedName(m_input.path) + " was changed while it was being read; add it again.",
                         m_result.path});
    m_stage = Stage::Store;
}

bool IngestJob::store()
{
    if (m_batch.writer != nullptr && m_batch.writer != this)
        return false;
    if (!m_transaction) {
        m_batch.writer = this;
        auto transaction = m_batch.sink.begin(describe(), m_batch.request.collection);
        if (!transaction) {
            failWith(transaction.error());
            return true;
        }
        m_transaction = std::move(*transaction);
    }
    const std::int64_t until = m_batch.clock.steadyMs() + kStoreSliceMs;
    do {
        auto page = m_pages->next();
        if (!page) {
            failWith(page.error());
            return true;
        }
        if (!*page) {
            commit();
            return true;
        }
        if (const Status added = m_transaction->addPage(**page); !added) {
            failWith(added.error());
            return true;
        }
    } while (m_batch.clock.steadyMs() < until);
    return true;
}

void IngestJob::commit()
{
    auto document = m_transaction->commit();
    if (!document)
        return failWith(document.error());
    // Single pages may have ended the reader; the document came through. An old entry that stays does no harm now.
    static_cast<void>(m_batch.quarantine.forget(m_sha256));
    const bool ready = document->status == document::DocumentStatus::Ready;
    finish(ready ? FileOutcome::Ready : FileOutcome::Partial, std::move(*document));
}

NewDocument IngestJob::describe() const
{
    NewDocument document;
    document.sha256 = m_sha256;
    document.path = m_result.path;
    document.title = chooseTitle(m_ownTitle, m_input.path);
    document.format = m_format;
    document.fileSize = m_file->size();
    document.fileMtimeMs = m_file->mtimeMs();
    if (m_pages) {
        document.status = m_pages->status();
        document.warnings = m_pages->warnings();
    }
    return document;
}

void IngestJob::finish(FileOutcome outcome, document::Document document)
{
    m_transaction.reset();
    if (m_batch.writer == this)
        m_batch.writer = nullptr;
    m_session.reset();
    m_result.outcome = outcome;
    m_result.document = std::move(document);
    m_stage = Stage::Done;
}

void IngestJob::failWith(Error error)
{
    if (error.context.empty())
        error.context = m_result.path;
    finish(FileOutcome::Failed, {});
    m_result.error = std::move(error);
}

} // namespace longleaf::ingest
