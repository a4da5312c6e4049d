// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/library_backend.h"

#include "app/desktop/queue_reader.h"
#include "core/answer/span_boxes.h"
#include "core/base/log.h"
#include "core/document/language.h"
#include "core/ingest/file_state.h"
#include "core/ingest/open_file.h"
#include "core/ingest/path_text.h"
#include "core/store/inspect_library.h"
#include "core/store/library_lock.h"

#include <set>
#include <tuple>
#include <utility>

namespace longleaf::desktop {

namespace {

constexpr int kMostEntries = 100'000;        ///< of a folder
constexpr std::int64_t kSettledMs = 3'000;   ///< a file that was written later than that may not be whole
constexpr std::size_t kMostHiddenLines = 20; ///< of a document, on its card
constexpr std::size_t kMostBoxes = 200;      ///< of one passage
constexpr int kMostPassages = 200;           ///< of a search
constexpr std::size_t kSampleBytes = 20'000; ///< from which the language is recognised

} // namespace

StoreLibraryBackend::StoreLibraryBackend(std::filesystem::path library, ingest::IngestOptions options,
                                         const pack::TokenCounter &tokens, const Clock &clock)
    : m_library(std::move(library))
    , m_options(std::move(options))
    , m_tokens(tokens)
    , m_clock(clock)
{
}

Result<ui::LibraryContents> StoreLibraryBackend::contents()
{
    return with([](store::Library &library) -> Result<ui::LibraryContents> {
        auto documents = library.documents();
        if (!documents)
            return tl::unexpected(documents.error());
        auto collections = library.collections();
        if (!collections)
            return tl::unexpected(collections.error());
        auto queue = library.queue();
        if (!queue)
            return tl::unexpected(queue.error());
        auto watched = library.watchedFolders();
        if (!watched)
            return tl::unexpected(watched.error());
        return ui::LibraryContents{std::move(*documents), std::move(*collections), std::move(*queue),
                                   std::move(*watched)};
    });
}

Status StoreLibraryBackend::remove(const std::vector<DocumentId> &ids)
{
    return with([&ids](store::Library &library) { return library.remove(ids); });
}

Result<std::vector<document::Page>> StoreLibraryBackend::pages(DocumentId id)
{
    return with([id](store::Library &library) { return library.pages(id); });
}

Result<ui::DocumentDetails> StoreLibraryBackend::details(DocumentId id)
{
    return with([id](store::Library &library) -> Result<ui::DocumentDetails> {
        const auto document = library.document(id);
        if (!document)
            return tl::unexpected(document.error());
        // From the middle: beginnings are names, addresses and tables of contents.
        const auto middle = static_cast<std::size_t>(document->textBytes / 2);
        const std::size_t begin = middle > kSampleBytes / 2 ? middle - kSampleBytes / 2 : 0;
        const auto sample = library.text(id, {begin, begin + kSampleBytes});
        if (!sample)
            return tl::unexpected(sample.error());
        const auto cited = library.cited(std::vector{id});
        if (!cited)
            return tl::unexpected(cited.error());
        auto inspection = document->format == document::Format::Pdf
                              ? library.inspection(id)
                              : document::Inspection{document::Inspection::State::Done, {}, {}, {}};
        if (!inspection)
            return tl::unexpected(inspection.error());
        auto hidden = store::hiddenLines(library, id, *inspection, kMostHiddenLines);
        if (!hidden)
            return tl::unexpected(hidden.error());
        return ui::DocumentDetails{document::guessLanguage(*sample), !cited->empty(), std::move(*inspection),
                                   std::move(*hidden)};
    });
}

ingest::FileSurvey StoreLibraryBackend::survey(const std::vector<std::filesystem::path> &paths, std::stop_token stop)
{
    return ingest::surveyFiles(paths, true, kMostEntries, stop);
}

Result<std::vector<store::QueuedFile>> StoreLibraryBackend::enqueue(std::vector<store::QueuedFile> files)
{
    return with([&files](store::Library &library) {
        for (store::QueuedFile &file : files) {
            if (const auto state = ingest::fileState(file.path)) {
                file.fileSize = state->size;
                file.fileMtimeMs = state->mtimeMs;
            }
        }
        return library.enqueue(std::move(files));
    });
}

Status StoreLibraryBackend::dequeue(const std::vector<std::int64_t> &ids)
{
    return with([&ids](store::Library &library) { return library.dequeue(ids); });
}

Status StoreLibraryBackend::roomFor(const store::QueuedFile &file)
{
    if (auto missing = ingest::missingRoom(m_options, std::filesystem::path(file.path)))
        return tl::unexpected(std::move(*missing));
    return {};
}

Status StoreLibraryBackend::read(const std::vector<store::QueuedFile> &files, std::stop_token stop,
                                 std::stop_token startNoMore, const ui::ReadingSink &sink)
{
    const auto alone = store::LibraryLock::take(m_library, store::LibraryLock::Purpose::AddFiles, "Longleaf", stop);
    if (!alone)
        return tl::unexpected(alone.error());
    return with([&](store::Library &library) {
        store::IngestSink documents(library, m_tokens.function(), [this] { return std::string(m_tokens.name()); });
        QueueReader reader(library, documents, m_options, m_clock);
        return reader.run(files, std::move(stop), std::move(startNoMore), sink);
    });
}

Result<CollectionId> StoreLibraryBackend::createCollection(const std::string &name)
{
    return with([&name](store::Library &library) { return library.createCollection(name); });
}

Status StoreLibraryBackend::renameCollection(CollectionId id, const std::string &name)
{
    return with([&](store::Library &library) { return library.renameCollection(id, name); });
}

Status StoreLibraryBackend::removeCollection(CollectionId id)
{
    return with([id](store::Library &library) { return library.removeCollection(id); });
}

Status StoreLibraryBackend::addToCollection(CollectionId id, const std::vector<DocumentId> &documents)
{
    return with([&](store::Library &library) { return library.addToCollection(id, documents); });
}

Status StoreLibraryBackend::removeFromCollection(CollectionId id, const std::vector<DocumentId> &documents)
{
    return with([&](store::Library &library) { return library.removeFromCollection(id, documents); });
}

Status StoreLibraryBackend::setRules(CollectionId id, const ui::CollectionRules &rules)
{
    return with([&](store::Library &library) -> Status {
        if (Status locked = library.setCollectionLocalOnly(id, rules.localOnly); !locked)
            return locked;
        return library.setCollectionPolicy(id, rules.allowTraining, rules.maxCostUsd);
    });
}

Result<std::vector<ui::OriginalNotice>> StoreLibraryBackend::checkOriginals(std::stop_token stop)
{
    return with([&stop](store::Library &library) -> Result<std::vector<ui::OriginalNotice>> {
        const auto documents = library.documents();
        if (!documents)
            return tl::unexpected(documents.error());
        std::vector<ui::OriginalNotice> notices;
        for (const document::Document &one : *documents) {
            if (stop.stop_requested())
                return fail(ErrorCode::Canceled, "The check of the originals was stopped.");
            auto check = ingest::checkOriginal(one, std::filesystem::path(one.path), stop);
            if (!check)
                return tl::unexpected(check.error());
            if (check->state == ingest::OriginalCheck::State::Touched) {
                // The next check need not read the file again.
                if (const auto noted = library.touch(one.id, one.path, check->size, check->mtimeMs, {}); !noted)
                    return tl::unexpected(noted.error());
            }
            if (check->needsAttention(one))
                notices.push_back({one.id, *check});
        }
        return notices;
    });
}

Status StoreLibraryBackend::keepOriginal(DocumentId id, const std::string &mark)
{
    return with([&](store::Library &library) { return library.keepOriginal(id, mark); });
}

Result<document::Document> StoreLibraryBackend::relocate(DocumentId id, const std::filesystem::path &path,
                                                         std::stop_token stop)
{
    return with([&](store::Library &library) -> Result<document::Document> {
        const auto document = library.document(id);
        if (!document)
            return tl::unexpected(document.error());
        const auto file = ingest::OpenFile::open(path);
        if (!file)
            return tl::unexpected(file.error());
        const auto hash = file->sha256(std::move(stop));
        if (!hash)
            return tl::unexpected(hash.error());
        if (*hash != document->sha256)
            return fail(ErrorCode::InvalidInput,
                        ingest::quotedName(path) + " has other contents than \"" + document->title +
                            "\" had when it was read. Add it as a document of its own, or choose the right file.",
                        ingest::pathText(path));
        if (const Status forgotten = library.keepOriginal(id, {}); !forgotten)
            return tl::unexpected(forgotten.error());
        return library.touch(id, ingest::pathText(path), file->size(), file->mtimeMs(), {});
    });
}

Result<bool> StoreLibraryBackend::isCited(DocumentId id)
{
    return with([id](store::Library &library) -> Result<bool> {
        const auto cited = library.cited(std::vector{id});
        if (!cited)
            return tl::unexpected(cited.error());
        return !cited->empty();
    });
}

Result<store::WatchedFolder> StoreLibraryBackend::watch(const store::WatchedFolder &folder)
{
    return with([&folder](store::Library &library) { return library.watchFolder(folder); });
}

Status StoreLibraryBackend::unwatch(std::int64_t id)
{
    return with([id](store::Library &library) { return library.unwatchFolder(id); });
}

Result<ui::WatchScan> StoreLibraryBackend::scan(const store::WatchedFolder &folder, std::stop_token stop)
{
    return with([&](store::Library &library) -> Result<ui::WatchScan> {
        using Key = std::tuple<std::string, std::int64_t, std::int64_t>;
        const auto documents = library.documents();
        if (!documents)
            return tl::unexpected(documents.error());
        const auto queue = library.queue();
        if (!queue)
            return tl::unexpected(queue.error());
        std::set<Key> known;
        std::set<std::pair<std::string, std::string>> kept;
        for (const document::Document &one : *documents) {
            known.emplace(one.path, one.fileSize, one.fileMtimeMs);
            // A change that the user does not want is not read either.
            if (!one.keptOriginal.empty())
                kept.emplace(one.path, one.keptOriginal);
        }
        for (const store::QueuedFile &file : *queue)
            known.emplace(ingest::pathText(std::filesystem::path(file.path)), file.fileSize, file.fileMtimeMs);
        const ingest::FileSurvey survey =
            ingest::surveyFiles({std::filesystem::path(folder.path)}, folder.subfolders, kMostEntries, stop);
        ui::WatchScan scan;
        scan.folders = survey.folders;
        scan.more = survey.more;
        for (const ingest::SurveyedFile &file : survey.files) {
            const std::string path = ingest::pathText(file.path);
            const ingest::OriginalCheck now{ingest::OriginalCheck::State::Changed, file.size, file.mtimeMs};
            if (known.count({path, file.size, file.mtimeMs}) > 0 || kept.count({path, now.mark()}) > 0)
                continue;
            if (m_clock.wallMs() - file.mtimeMs < kSettledMs && m_clock.wallMs() >= file.mtimeMs) {
                scan.unsettled = true;
                continue;
            }
            scan.files.push_back({0, file.path.string(), folder.collection, file.size, file.mtimeMs, {}, {}});
            scan.bytes += file.size;
        }
        return scan;
    });
}

Result<store::TextSearch> StoreLibraryBackend::search(const std::string &words, const std::vector<DocumentId> &scope,
                                                      std::stop_token stop)
{
    return with([&](store::Library &library) {
        return store::searchText(library, words, scope, kMostPassages, std::move(stop));
    });
}

Result<std::vector<document::PageBox>> StoreLibraryBackend::boxes(DocumentId id, const std::vector<TextSpan> &words)
{
    return with([&](store::Library &library) -> Result<std::vector<document::PageBox>> {
        const auto pages = library.pages(id);
        if (!pages)
            return tl::unexpected(pages.error());
        std::vector<document::PageBox> all;
        for (const TextSpan word : words) {
            if (all.size() >= kMostBoxes)
                break;
            auto boxes = answer::spanBoxes(
                word, *pages, [&](int page) { return library.textLayer(id, page); },
                [&](int page) { return library.pageText(id, page); });
            if (!boxes)
                return tl::unexpected(boxes.error());
            all.insert(all.end(), boxes->begin(), boxes->end());
        }
        return all;
    });
}

int StoreLibraryBackend::recountTokens(std::stop_token stop)
{
    auto recounted = with([&](store::Library &library) {
        return library.recountTokens(
            m_tokens.function(), [this] { return std::string(m_tokens.name()); }, std::move(stop));
    });
    if (!recounted)
        log::write(log::Level::Warning, "library", recounted.error().message);
    return recounted.value_or(0);
}

std::vector<std::string> StoreLibraryBackend::takeLosses()
{
    const auto taken = with([](store::Library &library) -> Result<std::vector<std::string>> {
        const auto losses = library.losses();
        if (!losses)
            return tl::unexpected(losses.error());
        std::vector<std::string> sentences;
        for (const store::Loss &loss : *losses)
            sentences.push_back(store::lossSentence(loss));
        if (!losses->empty()) {
            if (const Status told = library.forgetLosses(); !told)
                return tl::unexpected(told.error());
        }
        return sentences;
    });
    for (const std::string &sentence : taken.value_or(std::vector<std::string>{}))
        log::write(log::Level::Warning, "library", sentence);
    return taken.value_or(std::vector<std::string>{});
}

int StoreLibraryBackend::inspectTexts(const std::stop_token &stop)
{
    const auto inspected = with(
        [&](store::Library &library) { return store::inspectLibrary(library, m_options.extractor, m_clock, stop); });
    if (!inspected && inspected.error().code != ErrorCode::Canceled)
        log::write(log::Level::Warning, "library", inspected.error().message);
    return inspected.value_or(0);
}

Status StoreLibraryBackend::closeInterrupted()
{
    return with([](store::Library &library) -> Status {
        const auto closed = library.closeInterrupted();
        if (!closed)
            return tl::unexpected(closed.error());
        return {};
    });
}

} // namespace longleaf::desktop
