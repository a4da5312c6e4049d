// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fake_documents.h"

#include "core/base/sha256.h"
#include "core/ingest/extractor_location.h"

#include <fstream>
#include <iterator>
#include <sstream>
#include <system_error>
#include <unistd.h>

namespace longleaf::test {

namespace fs = std::filesystem;

FakeDocuments::FakeDocuments()
    : m_folder(fs::temp_directory_path() / ("longleaf-test-" + randomHex(8)))
{
    fs::create_directories(m_folder);
}

FakeDocuments::~FakeDocuments()
{
    std::error_code ignored;
    fs::remove_all(m_folder, ignored);
}

fs::path FakeDocuments::write(const std::string &name, const std::string &content) const
{
    const fs::path path = m_folder / name;
    fs::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << content;
    return path;
}

fs::path FakeDocuments::pdf(const std::string &name, const std::string &script) const
{
    // The name makes the content different, as it is for real documents.
    return write(name, "%PDF-fake\n" + script + "\nname " + name + "\n");
}

ingest::ExtractorOptions FakeDocuments::extractor(const std::string &variant) const
{
    ingest::ExtractorOptions options;
    options.program = ingest::executableFolder() / "fake_extractor";
    if (!variant.empty()) {
        const fs::path link = m_folder / ("fake_extractor" + variant);
        std::error_code ignored; // there already
        fs::create_symlink(options.program, link, ignored);
        options.program = link;
    }
    return options;
}

int openDescriptors()
{
    // The listing itself holds one.
    return static_cast<int>(std::distance(fs::directory_iterator("/proc/self/fd"), fs::directory_iterator())) - 1;
}

int childProcesses()
{
    std::ifstream file("/proc/self/task/" + std::to_string(getpid()) + "/children");
    int count = 0;
    for (std::string child; file >> child;)
        ++count;
    return count;
}

} // namespace longleaf::test
