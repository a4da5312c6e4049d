// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/extract/pdf_outline.h"

#include "core/base/utf8.h"
#include "core/extract/qpdf_headers.h"

#include <algorithm>
#include <array>
#include <exception>
#include <map>
#include <optional>
#include <set>
#include <string_view>
#include <utility>

namespace longleaf::extract {

namespace {

struct Target {
    std::int32_t page = 0;
    float top = 0;
};

std::string oneLine(const std::string &title)
{
    std::string line;
    const std::string valid = utf8::sanitize(title);
    for (const char c : valid) {
        const bool blank = static_cast<unsigned char>(c) <= ' ' || c == 0x7F;
        if (!blank)
            line += c;
        else if (!line.empty() && line.back() != ' ')
            line += ' ';
    }
    if (line.ends_with(' '))
        line.pop_back();
    return std::string(utf8::truncated(line, kMostOutlineTitleBytes));
}

class OutlineReader final {
public:
    OutlineReader(const std::string &bytes, const std::string &password)
    {
        m_pdf.setSuppressWarnings(true);
        m_pdf.processMemoryFile("document", bytes.data(), bytes.size(), password.empty() ? nullptr : password.c_str());
    }

    document::Outline run()
    {
        QPDFObjectHandle outlines = m_pdf.getRoot().getKey("/Outlines");
        if (outlines.isDictionary() && outlines.hasKey("/First")) {
            findPages();
            findNames();
            readSiblings(outlines.getKey("/First"), 0);
        }
        return std::move(m_outline);
    }

private:
    void findPages()
    {
        for (QPDFObjectHandle page : m_pdf.getAllPages())
            m_pages.emplace(page.getObjGen(), static_cast<std::int32_t>(m_pages.size()) + 1);
    }

    void findNames()
    {
        QPDFObjectHandle names = m_pdf.getRoot().getKey("/Names");
        if (names.isDictionary() && names.getKey("/Dests").isDictionary())
            m_names.emplace(names.getKey("/Dests"), m_pdf);
    }

    void readSiblings(QPDFObjectHandle item, int level)
    {
        for (; item.isDictionary(); item = item.getKey("/Next")) {
            const bool known = item.isIndirect() && !m_seen.insert(item.getObjGen()).second;
            if (known || level >= kMostOutlineLevels || m_outline.entries.size() >= kMostOutlineEntries) {
                m_outline.complete = false;
                return;
            }
            document::OutlineEntry entry;
            entry.level = level;
            QPDFObjectHandle title = item.getKey("/Title");
            entry.title = title.isString() ? oneLine(title.getUTF8Value()) : std::string();
            const Target target = targetOf(item);
            entry.page = target.page;
            entry.top = target.top;
            m_outline.entries.push_back(std::move(entry));
            if (item.hasKey("/First"))
                readSiblings(item.getKey("/First"), level + 1);
        }
    }

    Target targetOf(QPDFObjectHandle item)
    {
        QPDFObjectHandle destination = item.getKey("/Dest");
        if (destination.isNull()) {
            QPDFObjectHandle action = item.getKey("/A");
            if (action.isDictionary() && action.getKey("/S").isNameAndEquals("/GoTo"))
                destination = action.getKey("/D");
        }
        destination = resolved(destination);
        return destination.isArray() && destination.getArrayNItems() > 0 ? targetOfArray(destination) : Target{};
    }

    /// A name stands for what the document lists under it.
    QPDFObjectHandle resolved(QPDFObjectHandle destination)
    {
        if (destination.isString() && m_names) {
            QPDFObjectHandle found = QPDFObjectHandle::newNull();
            (void)m_names->findObject(destination.getUTF8Value(), found);
            destination = found;
        } else if (destination.isName()) {
            QPDFObjectHandle list = m_pdf.getRoot().getKey("/Dests");
            destination = list.isDictionary() ? list.getKey(destination.getName()) : QPDFObjectHandle::newNull();
        }
        return destination.isDictionary() ? destination.getKey("/D") : destination;
    }

    Target targetOfArray(QPDFObjectHandle array)
    {
        Target target;
        QPDFObjectHandle page = array.getArrayItem(0);
        if (page.isInteger()) {
            const long long index = page.getIntValue();
            target.page = index >= 0 && std::cmp_less(index, m_pages.size()) ? static_cast<std::int32_t>(index) + 1 : 0;
            return target;
        }
        const auto found = m_pages.find(page.getObjGen());
        if (found == m_pages.end())
            return target;
        target.page = found->second;
        target.top = topOf(array, page);
        return target;
    }

    /// 0 where the destination names no height, or the page is turned.
    static float topOf(QPDFObjectHandle array, QPDFObjectHandle page)
    {
        const std::string kind = array.getArrayNItems() > 1 && array.getArrayItem(1).isName()
                                     ? array.getArrayItem(1).getName()
                                     : std::string();
        // [page /XYZ left top zoom], [page /FitH top], [page /FitR left bottom right top]
        const int at = kind == "/XYZ" ? 3 : kind == "/FitH" || kind == "/FitBH" ? 2 : kind == "/FitR" ? 5 : -1;
        if (at < 0 || array.getArrayNItems() <= at || !array.getArrayItem(at).isNumber())
            return 0;
        QPDFObjectHandle turn = inherited(page, "/Rotate");
        QPDFObjectHandle box = inherited(page, "/CropBox");
        if (!box.isRectangle())
            box = inherited(page, "/MediaBox");
        if (!box.isRectangle() || (turn.isInteger() && turn.getIntValue() != 0))
            return 0;
        QPDFObjectHandle::Rectangle area = box.getArrayAsRectangle();
        const double low = std::min(area.lly, area.ury);
        const double high = std::max(area.lly, area.ury);
        if (high - low < 1)
            return 0;
        const double top = (high - array.getArrayItem(at).getNumericValue()) / (high - low);
        return static_cast<float>(std::clamp(top, 0.0, 1.0));
    }

    static QPDFObjectHandle inherited(QPDFObjectHandle page, const std::string &key)
    {
        for (int level = 0; level < kMostOutlineLevels && page.isDictionary(); ++level) {
            if (page.hasKey(key))
                return page.getKey(key);
            page = page.getKey("/Parent");
        }
        return QPDFObjectHandle::newNull();
    }

    QPDF m_pdf;
    std::map<QPDFObjGen, std::int32_t> m_pages;
    std::optional<QPDFNameTreeObjectHelper> m_names;
    std::set<QPDFObjGen> m_seen;
    document::Outline m_outline;
};

} // namespace

Result<document::Outline> readOutline(const std::string &bytes, const std::string &password)
{
    try {
        return OutlineReader(bytes, password).run();
    } catch (const std::exception &) {
        return fail(ErrorCode::DamagedDocument, "The contents of the document are damaged and cannot be read.");
    }
}

} // namespace longleaf::extract
