// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/extract/warm_up.h"

#include "core/extract/text_encoding.h"

#include <array>
#include <iconv.h>
#include <poppler-document.h>
#include <poppler-global.h>
#include <poppler-page-renderer.h>
#include <poppler-page.h>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace longleaf::extract {

namespace {

/// One small page with a word in a font that is not embedded.
std::string tinyDocument()
{
    const std::string content = "BT /F 12 Tf 9 9 Td (Aa) Tj ET";
    const std::array<std::string, 5> objects{
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 36 36]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
        "<</Length " + std::to_string(content.size()) + ">>stream\n" + content + "\nendstream",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    };
    std::string bytes = "%PDF-1.4\n";
    std::vector<std::size_t> offsets;
    for (const std::string &object : objects) {
        offsets.push_back(bytes.size());
        bytes += std::to_string(offsets.size()) + " 0 obj" + object + "endobj\n";
    }
    const std::size_t table = bytes.size();
    bytes += "xref\n0 " + std::to_string(objects.size() + 1) + "\n0000000000 65535 f \n";
    for (const std::size_t offset : offsets) {
        std::string number = std::to_string(offset);
        number.insert(0, 10 - number.size(), '0');
        bytes += number + " 00000 n \n";
    }
    return bytes + "trailer<</Size " + std::to_string(objects.size() + 1) + "/Root 1 0 R>>\nstartxref\n" +
           std::to_string(table) + "\n%%EOF\n";
}

/// An encoding that stays loaded.
class Conversion final {
public:
    Conversion(const char *to, const char *from)
        : m_handle(iconv_open(to, from))
    {
    }
    ~Conversion()
    {
        if (opened())
            iconv_close(m_handle);
    }
    Conversion(Conversion &&other) noexcept
        : m_handle(std::exchange(other.m_handle, none()))
    {
    }
    Conversion &operator=(Conversion &&) = delete;
    Conversion(const Conversion &) = delete;
    Conversion &operator=(const Conversion &) = delete;

private:
    static iconv_t none()
    {
        // NOLINTNEXTLINE(performance-no-int-to-ptr): iconv's own error value
        return reinterpret_cast<iconv_t>(-1);
    }
    [[nodiscard]] bool opened() const { return m_handle != none(); }

    iconv_t m_handle;
};

} // namespace

struct WarmUp::State {
    std::string bytes = tinyDocument();
    std::unique_ptr<poppler::document> document; ///< reads from `bytes`
    std::vector<Conversion> conversions;
};

WarmUp::WarmUp(std::unique_ptr<State> state)
    : m_state(std::move(state))
{
}

WarmUp::~WarmUp() = default;

Result<std::unique_ptr<WarmUp>> WarmUp::run(For purpose, const std::string &characterTables)
{
    auto state = std::make_unique<State>();
    if (!characterTables.empty())
        poppler::set_data_dir(characterTables);
    poppler::set_debug_error_function([](const std::string &, void *) {}, nullptr);
    // poppler-cpp turns its texts into UTF-16 and back.
    state->conversions.emplace_back("UTF-16", "UTF-8");
    state->conversions.emplace_back("UTF-8", "UTF-16");
    for (const std::string_view encoding : legacyEncodings())
        state->conversions.emplace_back("UTF-8", std::string(encoding).c_str());
    const auto size = static_cast<int>(state->bytes.size());
    state->document.reset(poppler::document::load_from_raw_data(state->bytes.data(), size));
    const std::unique_ptr<poppler::page> page(state->document ? state->document->create_page(0) : nullptr);
    if (!page)
        return fail(ErrorCode::Internal, "The PDF library does not work on this system.");
    static_cast<void>(page->text_list());
    if (purpose == For::Drawing) {
        const poppler::page_renderer renderer;
        static_cast<void>(renderer.render_page(page.get(), 36, 36));
    }
    return std::unique_ptr<WarmUp>(new WarmUp(std::move(state)));
}

} // namespace longleaf::extract
