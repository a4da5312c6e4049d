// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/extractor_location.h"

#include "core/ingest/path_text.h"

#include <cstdlib>
#include <string>
#include <system_error>
#include <unistd.h>
#include <vector>

#ifdef __APPLE__
#include <mach-o/dyld.h>
#endif

namespace longleaf::ingest {

namespace {

namespace fs = std::filesystem;

constexpr const char *kProgram = "longleaf-extractor";

bool isProgram(const fs::path &path)
{
    std::error_code unknown;
    return fs::is_regular_file(path, unknown) && access(path.c_str(), X_OK) == 0;
}

} // namespace

fs::path executableFolder()
{
#ifdef __APPLE__
    std::string name(4096, '\0');
    auto size = static_cast<std::uint32_t>(name.size());
    if (_NSGetExecutablePath(name.data(), &size) != 0)
        return {};
    return fs::path(name.c_str()).parent_path();
#else
    std::error_code unknown;
    return fs::read_symlink("/proc/self/exe", unknown).parent_path();
#endif
}

Result<fs::path> findExtractor(const fs::path &folder)
{
    std::vector<fs::path> places;
    const char *named = std::getenv("LONGLEAF_EXTRACTOR");
    if (named != nullptr && *named != '\0')
        places = {fs::path(named)};
    else
        places = {folder / kProgram, (folder / ".." / "libexec" / "longleaf" / kProgram).lexically_normal(),
                  fs::path(LONGLEAF_LIBEXEC_DIR) / kProgram};
    std::string looked;
    for (const fs::path &place : places) {
        if (isProgram(place))
            return place;
        looked += (looked.empty() ? "" : ", ") + pathText(place);
    }
    return fail(ErrorCode::NotFound,
                "The program longleaf-extractor, which reads documents, is missing (looked for " + looked +
                    "); install Longleaf again or set LONGLEAF_EXTRACTOR.",
                looked);
}

} // namespace longleaf::ingest
