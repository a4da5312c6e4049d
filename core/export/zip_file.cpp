// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/zip_file.h"

#include <cstdint>
#include <memory>
#include <zip.h>

namespace longleaf::exporting {

namespace {

constexpr std::uint16_t kDosTime = 0;
constexpr std::uint16_t kDosDate = (1 << 5) | 1; ///< 1980-01-01, the first day that the format knows

struct FreeSource {
    void operator()(zip_source_t *source) const { zip_source_free(source); }
};
struct DiscardArchive {
    void operator()(zip_t *archive) const { zip_discard(archive); }
};

tl::unexpected<Error> failure(const std::string &why)
{
    return fail(ErrorCode::Internal, "The file cannot be packed: " + why);
}

Status add(zip_t *archive, const ZipEntry &entry)
{
    zip_source_t *source = zip_source_buffer(archive, entry.bytes.data(), entry.bytes.size(), 0);
    if (source == nullptr)
        return failure(zip_strerror(archive));
    const zip_int64_t index = zip_file_add(archive, entry.name.c_str(), source, ZIP_FL_ENC_UTF_8);
    if (index < 0) {
        zip_source_free(source);
        return failure(zip_strerror(archive));
    }
    const auto at = static_cast<zip_uint64_t>(index);
    if (zip_set_file_compression(archive, at, entry.packed ? ZIP_CM_DEFLATE : ZIP_CM_STORE, 0) != 0 ||
        zip_file_set_dostime(archive, at, kDosTime, kDosDate, 0) != 0)
        return failure(zip_strerror(archive));
    return {};
}

Result<std::string> bytesOf(zip_source_t *source)
{
    zip_stat_t status;
    zip_stat_init(&status);
    if (zip_source_stat(source, &status) != 0 || zip_source_open(source) != 0)
        return failure(zip_error_strerror(zip_source_error(source)));
    std::string bytes(status.size, '\0');
    const zip_int64_t read = zip_source_read(source, bytes.data(), bytes.size());
    zip_source_close(source);
    if (read < 0 || static_cast<std::size_t>(read) != bytes.size())
        return failure("it cannot be read back");
    return bytes;
}

} // namespace

Result<std::string> zipFile(const std::vector<ZipEntry> &entries)
{
    zip_error_t error;
    zip_error_init(&error);
    const std::unique_ptr<zip_source_t, FreeSource> target(zip_source_buffer_create(nullptr, 0, 0, &error));
    if (!target)
        return failure(zip_error_strerror(&error));
    // The archive takes one reference and gives it back when it is closed; ours stays.
    std::unique_ptr<zip_t, DiscardArchive> archive(zip_open_from_source(target.get(), ZIP_TRUNCATE, &error));
    if (!archive)
        return failure(zip_error_strerror(&error));
    zip_source_keep(target.get());
    for (const ZipEntry &entry : entries) {
        if (const Status added = add(archive.get(), entry); !added)
            return tl::unexpected(added.error());
    }
    if (zip_close(archive.get()) != 0)
        return failure(zip_strerror(archive.get()));
    (void)archive.release(); // closing has freed it
    return bytesOf(target.get());
}

} // namespace longleaf::exporting
