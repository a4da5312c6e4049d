// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/extract/pdf_rewrite.h"

#include "core/extract/qpdf_headers.h"

#include <array>
#include <charconv>
#include <cstdio>
#include <exception>
#include <map>
#include <memory>
#include <stdexcept>
#include <vector>

namespace longleaf::extract {

namespace {

constexpr int kLeastPages = 300;
constexpr std::size_t kLeastObjectStreams = 16;
constexpr long long kLargestOffset = 9'999'999'999; // ten digits in a table of objects
constexpr int kLargestGeneration = 65535;
constexpr int kMostObjects = 8'000'000;

std::size_t countUpTo(std::string_view bytes, std::string_view word, std::size_t most)
{
    std::size_t count = 0;
    for (std::size_t at = bytes.find(word); at != std::string_view::npos && count < most;
         at = bytes.find(word, at + word.size()))
        ++count;
    return count;
}

struct TableEntry {
    long long offset = 0; ///< 0: free
    int generation = 0;
};

/// Where an object of an object stream begins and ends in the unpacked stream.
struct PackedObject {
    int number = 0;
    std::size_t begin = 0;
    std::size_t end = 0;
};

/// The pairs "number offset" at the head of an unpacked object stream.
std::vector<PackedObject> packedObjects(std::string_view data, int count, std::size_t first)
{
    std::vector<PackedObject> objects;
    const char *at = data.data();
    const char *const end = data.data() + std::min(first, data.size());
    const auto nextNumber = [&] {
        while (at != end && (*at == ' ' || *at == '\n' || *at == '\r' || *at == '\t'))
            ++at;
        long long value = -1;
        const auto [stop, failure] = std::from_chars(at, end, value);
        if (failure != std::errc() || value < 0 || value > kLargestOffset)
            throw std::runtime_error("head of an object stream");
        at = stop;
        return value;
    };
    for (int i = 0; i < count; ++i) {
        const auto number = static_cast<int>(std::min<long long>(nextNumber(), kMostObjects));
        const std::size_t begin = first + static_cast<std::size_t>(nextNumber());
        if (begin > data.size() || (!objects.empty() && begin < objects.back().begin))
            throw std::runtime_error("order within an object stream");
        if (!objects.empty())
            objects.back().end = begin;
        objects.push_back({number, begin, data.size()});
    }
    return objects;
}

class Unpacker final {
public:
    explicit Unpacker(const std::string &bytes)
        : m_size(static_cast<long long>(bytes.size()))
    {
        m_pdf.setSuppressWarnings(true);
        m_pdf.setAttemptRecovery(false);
        m_pdf.processMemoryFile("document", bytes.data(), bytes.size());
        if (m_pdf.isEncrypted())
            throw std::runtime_error("encrypted");
    }

    std::string run()
    {
        readTable();
        m_out = "\n";
        for (const auto &[stream, indexes] : m_packed)
            unpack(stream, indexes);
        if (m_pdf.anyWarnings())
            throw std::runtime_error("damaged");
        writeTable();
        return std::move(m_out);
    }

private:
    /// What a line of twenty bytes can say of an object of the file as it was.
    [[nodiscard]] TableEntry placeOf(long long offset, int generation) const
    {
        if (offset < 0 || offset >= m_size || generation < 0 || generation > kLargestGeneration)
            throw std::runtime_error("place of an object");
        return {offset, generation};
    }

    void readTable()
    {
        for (const auto &[id, entry] : m_pdf.getXRefTable()) {
            const int number = id.getObj();
            if (number <= 0 || number >= kMostObjects)
                throw std::runtime_error("object number");
            if (static_cast<std::size_t>(number) >= m_table.size())
                m_table.resize(static_cast<std::size_t>(number) + 1);
            if (entry.getType() == 1)
                m_table[static_cast<std::size_t>(number)] = placeOf(entry.getOffset(), id.getGen());
            else if (entry.getType() == 2)
                m_packed[entry.getObjStreamNumber()].push_back({number, entry.getObjStreamIndex()});
        }
    }

    struct Member {
        int number = 0;
        int index = 0;
    };

    void unpack(int stream, const std::vector<Member> &members)
    {
        QPDFObjectHandle handle = m_pdf.getObjectByID(stream, 0);
        if (!handle.isStream())
            throw std::runtime_error("object stream");
        const int count = handle.getDict().getKey("/N").getIntValueAsInt();
        const int first = handle.getDict().getKey("/First").getIntValueAsInt();
        if (count < 0 || count > kMostObjects || first < 0)
            throw std::runtime_error("object stream");
        const auto buffer = handle.getStreamData(qpdf_dl_generalized);
        const std::string_view data(reinterpret_cast<const char *>(buffer->getBuffer()), buffer->getSize());
        const auto objects = packedObjects(data, count, static_cast<std::size_t>(first));
        for (const Member &member : members) {
            if (member.index < 0 || static_cast<std::size_t>(member.index) >= objects.size())
                throw std::runtime_error("index in an object stream");
            const PackedObject &object = objects[static_cast<std::size_t>(member.index)];
            if (object.number != member.number)
                throw std::runtime_error("number in an object stream");
            m_table[static_cast<std::size_t>(member.number)] = {m_size + static_cast<long long>(m_out.size()), 0};
            m_out += std::to_string(member.number) + " 0 obj\n";
            m_out += data.substr(object.begin, object.end - object.begin);
            m_out += "\nendobj\n";
        }
    }

    void writeTable()
    {
        const long long start = m_size + static_cast<long long>(m_out.size());
        if (start > kLargestOffset)
            throw std::runtime_error("size");
        m_out += "xref\n0 " + std::to_string(m_table.size()) + "\n";
        m_out.reserve(m_out.size() + m_table.size() * 20 + 4096);
        for (const TableEntry &entry : m_table) {
            std::array<char, 32> line{};
            const bool used = entry.offset > 0;
            std::snprintf(line.data(), line.size(), "%010lld %05d %c \n", used ? entry.offset : 0,
                          used ? entry.generation : 65535, used ? 'n' : 'f');
            m_out += line.data();
        }
        QPDFObjectHandle trailer = m_pdf.getTrailer().shallowCopy();
        for (const char *key : {"/Prev", "/XRefStm", "/Type", "/W", "/Index", "/Filter", "/DecodeParms", "/Length"})
            trailer.removeKey(key);
        trailer.replaceKey("/Size", QPDFObjectHandle::newInteger(static_cast<long long>(m_table.size())));
        m_out += "trailer\n" + trailer.unparse() + "\nstartxref\n" + std::to_string(start) + "\n%%EOF\n";
    }

    QPDF m_pdf;
    long long m_size = 0; ///< of the file before the addition
    std::vector<TableEntry> m_table = std::vector<TableEntry>(1);
    std::map<int, std::vector<Member>> m_packed; ///< by object stream
    std::string m_out;
};

} // namespace

bool unpackingPays(std::string_view bytes, int pages)
{
    return pages > kLeastPages && countUpTo(bytes, "/ObjStm", kLeastObjectStreams) >= kLeastObjectStreams;
}

Result<std::string> unpackedObjects(const std::string &bytes)
{
    try {
        if (!bytes.starts_with("%PDF-"))
            throw std::runtime_error("offsets do not count from the first byte");
        return Unpacker(bytes).run();
    } catch (const std::exception &error) {
        return fail(ErrorCode::DamagedDocument,
                    std::string("The objects of the file could not be unpacked: ") + error.what() + ".");
    }
}

} // namespace longleaf::extract
