// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/answer/markdown.h"

#include "core/answer/formula.h"
#include "core/answer/link_target.h"
#include "core/answer/table_bars.h"
#include "core/base/unseen_text.h"
#include "core/base/utf8.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <md4c.h>
#include <optional>
#include <utility>

namespace longleaf::answer::markdown {

namespace {

struct ListState {
    bool ordered = false;
    unsigned next = 1;
    char delimiter = '.';
};

struct Entity {
    std::string_view name;
    std::string_view text;
};
constexpr std::array<Entity, 12> kEntities{{{"&amp;", "&"},
                                            {"&lt;", "<"},
                                            {"&gt;", ">"},
                                            {"&quot;", "\""},
                                            {"&apos;", "'"},
                                            {"&nbsp;", "\u00a0"},
                                            {"&ndash;", "\u2013"},
                                            {"&mdash;", "\u2014"},
                                            {"&hellip;", "\u2026"},
                                            {"&times;", "\u00d7"},
                                            {"&copy;", "\u00a9"},
                                            {"&reg;", "\u00ae"}}};

std::string decodeEntity(std::string_view entity)
{
    for (const Entity &known : kEntities)
        if (known.name == entity)
            return std::string(known.text);
    if (entity.size() < 4 || entity[1] != '#')
        return std::string(entity);
    const bool hex = entity[2] == 'x' || entity[2] == 'X';
    const std::string_view digits = entity.substr(hex ? 3 : 2, entity.size() - (hex ? 4 : 3));
    unsigned value = 0;
    const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), value, hex ? 16 : 10);
    const bool usable =
        read.ec == std::errc() && value >= 0x20 && value < 0x110000 && (value < 0xd800 || value > 0xdfff);
    std::string out;
    utf8::append(out, usable ? static_cast<char32_t>(value) : utf8::kReplacement);
    return defused(out); // what may not stand in the text may not be written as a number either
}

std::string attributeText(const MD_ATTRIBUTE &attribute)
{
    if (attribute.text == nullptr)
        return {};
    std::string out;
    for (int i = 0; attribute.substr_offsets[i] < attribute.size; ++i) {
        const MD_OFFSET begin = attribute.substr_offsets[i];
        const std::string_view part(attribute.text + begin, attribute.substr_offsets[i + 1] - begin);
        out += attribute.substr_types[i] == MD_TEXT_ENTITY ? decodeEntity(part) : std::string(part);
    }
    return out;
}

/// Collects md4c's events into blocks.
class Builder {
public:
    /// `formulas` are those of `source`, where md4c reads letters in their place.
    Builder(std::string_view source, std::string_view masked, const std::vector<Formula> &formulas)
        : m_source(source)
        , m_masked(masked)
        , m_formulas(formulas)
    {
    }

    [[nodiscard]] std::vector<Block> take() { return std::move(m_blocks); }

    void enterBlock(MD_BLOCKTYPE type, void *detail);
    void leaveBlock(MD_BLOCKTYPE type);
    void enterSpan(MD_SPANTYPE type, void *detail);
    void leaveSpan(MD_SPANTYPE type);
    void text(MD_TEXTTYPE type, std::string_view text);

private:
    void enterItem();
    void leaveAllSpans();
    void openBlock(Block::Kind kind);
    [[nodiscard]] std::vector<Run> &runs();
    void add(std::string text, TextSpan source);
    void addText(TextSpan source);
    void addFormula(const Formula &formula);

    std::string_view m_source;
    std::string_view m_masked;
    const std::vector<Formula> &m_formulas;
    std::vector<Block> m_blocks;
    std::vector<ListState> m_lists;
    std::string m_marker; ///< for the next paragraph
    std::vector<std::string> m_links;
    std::vector<std::string> m_images;
    int m_quotes = 0;
    int m_bold = 0;
    int m_italic = 0;
    int m_struck = 0;
    int m_code = 0;
    bool m_open = false; ///< the last block takes text
    bool m_inCell = false;
};

void Builder::openBlock(Block::Kind kind)
{
    Block block;
    block.kind = kind;
    block.listDepth = static_cast<int>(m_lists.size());
    block.quoteDepth = m_quotes;
    block.marker = std::move(m_marker);
    m_marker.clear();
    m_blocks.push_back(std::move(block));
    m_open = true;
}

void Builder::enterItem()
{
    m_open = false;
    if (m_lists.empty())
        return;
    ListState &list = m_lists.back();
    m_marker = list.ordered ? std::to_string(list.next++) + list.delimiter : std::string("\u2022");
}

void Builder::enterBlock(MD_BLOCKTYPE type, void *detail)
{
    switch (type) {
    case MD_BLOCK_QUOTE:
        ++m_quotes;
        m_open = false;
        break;
    case MD_BLOCK_UL:
        m_lists.push_back({});
        m_open = false;
        break;
    case MD_BLOCK_OL: {
        const auto *list = static_cast<const MD_BLOCK_OL_DETAIL *>(detail);
        m_lists.push_back({true, list->start, list->mark_delimiter});
        m_open = false;
        break;
    }
    case MD_BLOCK_LI: enterItem(); break;
    case MD_BLOCK_HR:
        openBlock(Block::Kind::Rule);
        m_open = false;
        break;
    case MD_BLOCK_H:
        openBlock(Block::Kind::Heading);
        m_blocks.back().level = static_cast<int>(static_cast<const MD_BLOCK_H_DETAIL *>(detail)->level);
        break;
    case MD_BLOCK_CODE:
    case MD_BLOCK_HTML: openBlock(Block::Kind::Code); break;
    case MD_BLOCK_P: openBlock(Block::Kind::Paragraph); break;
    case MD_BLOCK_TABLE: openBlock(Block::Kind::Table); break;
    case MD_BLOCK_TR: m_blocks.back().rows.emplace_back(); break;
    case MD_BLOCK_TH:
    case MD_BLOCK_TD: {
        const MD_ALIGN align = static_cast<const MD_BLOCK_TD_DETAIL *>(detail)->align;
        Cell cell;
        cell.align = align == MD_ALIGN_RIGHT ? Align::Right : align == MD_ALIGN_CENTER ? Align::Center : Align::Left;
        m_blocks.back().rows.back().push_back(std::move(cell));
        m_inCell = true;
        break;
    }
    default: break;
    }
}

void Builder::leaveBlock(MD_BLOCKTYPE type)
{
    switch (type) {
    case MD_BLOCK_QUOTE: --m_quotes; break;
    case MD_BLOCK_UL:
    case MD_BLOCK_OL: m_lists.pop_back(); break;
    case MD_BLOCK_TH:
    case MD_BLOCK_TD:
        leaveAllSpans();
        m_inCell = false;
        return;
    case MD_BLOCK_TR:
    case MD_BLOCK_THEAD:
    case MD_BLOCK_TBODY: return;
    case MD_BLOCK_P:
    case MD_BLOCK_H: leaveAllSpans(); break;
    default: break;
    }
    m_open = false;
}

void Builder::enterSpan(MD_SPANTYPE type, void *detail)
{
    switch (type) {
    case MD_SPAN_EM: ++m_italic; break;
    case MD_SPAN_STRONG: ++m_bold; break;
    case MD_SPAN_DEL: ++m_struck; break;
    case MD_SPAN_CODE: ++m_code; break;
    case MD_SPAN_A: m_links.push_back(attributeText(static_cast<const MD_SPAN_A_DETAIL *>(detail)->href)); break;
    case MD_SPAN_IMG:
        m_images.push_back(attributeText(static_cast<const MD_SPAN_IMG_DETAIL *>(detail)->src));
        add("[picture not shown: ", {});
        break;
    default: break;
    }
}

void Builder::leaveSpan(MD_SPANTYPE type)
{
    switch (type) {
    case MD_SPAN_EM: --m_italic; break;
    case MD_SPAN_STRONG: --m_bold; break;
    case MD_SPAN_DEL: --m_struck; break;
    case MD_SPAN_CODE: --m_code; break;
    case MD_SPAN_A: {
        if (m_links.empty())
            break;
        // The whole target is in view, so a link cannot pretend to lead somewhere else.
        const std::string target = m_links.back();
        const std::string shown = shownLinkTarget(target);
        if (runs().empty() || runs().back().text != shown || runs().back().link != target)
            add(" (" + shown + ")", {});
        m_links.pop_back();
        break;
    }
    case MD_SPAN_IMG:
        if (m_images.empty())
            break;
        add(" (" + shownLinkTarget(m_images.back()) + ")]", {});
        m_images.pop_back();
        break;
    default: break;
    }
}

/// md4c lets a span begin in one cell and end in another, and ends spans that have not begun: a row of a table is cut
/// into cells after its links were found. What is open at the end of a cell or block ends there.
void Builder::leaveAllSpans()
{
    while (!m_images.empty())
        leaveSpan(MD_SPAN_IMG);
    while (!m_links.empty())
        leaveSpan(MD_SPAN_A);
    m_bold = m_italic = m_struck = m_code = 0;
}

std::vector<Run> &Builder::runs()
{
    if (m_inCell)
        return m_blocks.back().rows.back().back().runs;
    if (!m_open)
        openBlock(Block::Kind::Paragraph);
    return m_blocks.back().runs;
}

void Builder::add(std::string text, TextSpan source)
{
    Run run;
    run.text = std::move(text);
    run.source = source;
    run.bold = m_bold > 0;
    run.italic = m_italic > 0;
    run.struck = m_struck > 0;
    run.code = m_code > 0;
    run.image = !m_images.empty();
    if (!m_links.empty())
        run.link = m_links.back();
    runs().push_back(std::move(run));
}

void Builder::text(MD_TEXTTYPE type, std::string_view text)
{
    switch (type) {
    case MD_TEXT_BR: add("\n", {}); return;
    case MD_TEXT_SOFTBR: add(" ", {}); return;
    case MD_TEXT_NULLCHAR: add("\ufffd", {}); return;
    default: break;
    }
    TextSpan source;
    const char *begin = m_masked.data();
    if (text.data() >= begin && text.data() + text.size() <= begin + m_masked.size()) {
        source.begin = static_cast<std::size_t>(text.data() - begin);
        source.end = source.begin + text.size();
    }
    if (type == MD_TEXT_ENTITY || source.empty())
        add(type == MD_TEXT_ENTITY ? decodeEntity(text) : std::string(text), source);
    else
        addText(source);
}

/// Text with the formulas in it.
void Builder::addText(TextSpan source)
{
    std::size_t at = source.begin;
    const auto plain = [this, &at](std::size_t end) {
        if (end > at)
            add(std::string(m_source.substr(at, end - at)), {at, end});
        at = std::max(at, end);
    };
    auto formula = std::partition_point(m_formulas.begin(), m_formulas.end(),
                                        [&source](const Formula &one) { return one.span.end <= source.begin; });
    for (; formula != m_formulas.end() && formula->span.begin < source.end; ++formula) {
        plain(std::max(at, formula->span.begin));
        if (formula->span.begin >= source.begin) // else it was written where it begins
            addFormula(*formula);
        at = std::min(formula->span.end, source.end);
    }
    plain(source.end);
}

void Builder::addFormula(const Formula &formula)
{
    const std::string_view body = m_source.substr(formula.body.begin, formula.body.size());
    const auto simple = plainFormula(body);
    // What plain characters cannot say stands as it was written, marks and all: nothing is lost.
    const int code = std::exchange(m_code, simple ? m_code : 1);
    add(simple ? *simple : std::string(m_source.substr(formula.span.begin, formula.span.size())), formula.span);
    runs().back().display = formula.display;
    m_code = code;
}

int onEnterBlock(MD_BLOCKTYPE type, void *detail, void *user)
{
    static_cast<Builder *>(user)->enterBlock(type, detail);
    return 0;
}
int onLeaveBlock(MD_BLOCKTYPE type, void *, void *user)
{
    static_cast<Builder *>(user)->leaveBlock(type);
    return 0;
}
int onEnterSpan(MD_SPANTYPE type, void *detail, void *user)
{
    static_cast<Builder *>(user)->enterSpan(type, detail);
    return 0;
}
int onLeaveSpan(MD_SPANTYPE type, void *, void *user)
{
    static_cast<Builder *>(user)->leaveSpan(type);
    return 0;
}
int onText(MD_TEXTTYPE type, const MD_CHAR *text, MD_SIZE size, void *user)
{
    static_cast<Builder *>(user)->text(type, std::string_view(text, size));
    return 0;
}

Run chipRun(int chip)
{
    Run run;
    run.kind = Run::Kind::Chip;
    run.chip = chip;
    return run;
}

/// Puts a chip behind the run that holds the byte before `anchor.offset`; true when the place was in `runs`.
struct ChipPlace {
    std::vector<Run> *runs = nullptr;
    std::size_t index = 0;
};

void visitRuns(std::vector<Run> &runs, std::size_t offset, ChipPlace &best)
{
    for (std::size_t i = 0; i < runs.size(); ++i) {
        const Run &run = runs[i];
        if (run.kind == Run::Kind::Text && !run.source.empty() && run.source.begin < offset)
            best = {&runs, i};
    }
}

void insertChip(std::vector<Block> &blocks, const ChipAnchor &anchor)
{
    ChipPlace place;
    for (Block &block : blocks) {
        visitRuns(block.runs, anchor.offset, place);
        for (auto &row : block.rows)
            for (Cell &cell : row)
                visitRuns(cell.runs, anchor.offset, place);
    }
    if (place.runs == nullptr) {
        if (blocks.empty() || blocks.front().kind == Block::Kind::Table || blocks.front().kind == Block::Kind::Rule)
            blocks.insert(blocks.begin(), Block{});
        blocks.front().runs.insert(blocks.front().runs.begin(), chipRun(anchor.chip));
        return;
    }
    std::vector<Run> &runs = *place.runs;
    Run &run = runs[place.index];
    const bool verbatim = run.text.size() == run.source.size();
    if (anchor.offset < run.source.end && verbatim) {
        const std::size_t at = utf8::floorBoundary(run.text, anchor.offset - run.source.begin);
        Run rest = run;
        rest.text = run.text.substr(at);
        rest.source.begin += at;
        run.text.resize(at);
        run.source.end = run.source.begin + at;
        runs.insert(runs.begin() + static_cast<std::ptrdiff_t>(place.index) + 1, std::move(rest));
    }
    runs.insert(runs.begin() + static_cast<std::ptrdiff_t>(place.index) + 1, chipRun(anchor.chip));
}

bool isBlank(std::string_view line)
{
    return line.find_first_not_of(" \t\r") == std::string_view::npos;
}

} // namespace

std::vector<Block> parse(std::string_view text, const std::vector<ChipAnchor> &anchors)
{
    const std::vector<Formula> formulas = findFormulas(text);
    std::string masked(text);
    for (const Formula &formula : formulas) // letters mean nothing in Markdown, and offsets stay
        masked.replace(formula.span.begin, formula.span.size(), formula.span.size(), 'x');
    for (const std::size_t bar : surplusBars(masked)) // a row may be longer than its table is wide
        masked[bar] = ',';
    Builder builder(text, masked, formulas);
    MD_PARSER parser{};
    parser.flags = MD_FLAG_NOHTML | MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH | MD_FLAG_PERMISSIVEAUTOLINKS |
                   MD_FLAG_COLLAPSEWHITESPACE | MD_FLAG_NOINDENTEDCODEBLOCKS;
    parser.enter_block = onEnterBlock;
    parser.leave_block = onLeaveBlock;
    parser.enter_span = onEnterSpan;
    parser.leave_span = onLeaveSpan;
    parser.text = onText;
    md_parse(masked.data(), static_cast<MD_SIZE>(masked.size()), &parser, &builder);
    std::vector<Block> blocks = builder.take();
    for (auto anchor = anchors.rbegin(); anchor != anchors.rend(); ++anchor)
        insertChip(blocks, *anchor);
    return blocks;
}

namespace {

/// The mark of a list item at the very beginning of a line; two of one list have the same `kind`, and numbers that
/// follow each other.
struct ItemMark {
    char kind = 0;
    unsigned number = 0;

    [[nodiscard]] bool follows(const ItemMark &before) const
    {
        const bool isNumbered = kind == '.' || kind == ')';
        return kind == before.kind && (!isNumbered || number == before.number + 1);
    }
};

std::optional<ItemMark> itemMark(std::string_view line)
{
    const std::size_t digits = std::min(line.find_first_not_of("0123456789"), line.size());
    if (digits > 9 || line.size() < digits + 2 || line[digits + 1] != ' ')
        return std::nullopt;
    const char kind = line[digits];
    if (digits == 0)
        // "* * *" is a line across the page
        return kind == '-' || kind == '+' || kind == '*' ? line.find_first_not_of(" -+*\r") == std::string_view::npos
                                                               ? std::nullopt
                                                               : std::optional(ItemMark{kind, 0})
                                                         : std::nullopt;
    if (kind != '.' && kind != ')')
        return std::nullopt;
    unsigned number = 0;
    std::from_chars(line.data(), line.data() + digits, number);
    return ItemMark{kind, number};
}

} // namespace

std::size_t closedPrefix(std::string_view text)
{
    std::size_t closed = 0;
    bool fenced = false;
    bool blankBefore = false;
    std::optional<ItemMark> item; ///< of the list that is open
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t newline = text.find('\n', begin);
        if (newline == std::string_view::npos && text.size() - begin < 4)
            break; // too little to know what the line will be
        const std::string_view line = text.substr(begin, newline == std::string_view::npos ? newline : newline - begin);
        const bool indented = !line.empty() && (line[0] == ' ' || line[0] == '\t');
        const auto mark = fenced ? std::nullopt : itemMark(line);
        const bool nextItem = mark && item && mark->follows(*item);
        if (!fenced && !indented && !isBlank(line) && (blankBefore || nextItem))
            closed = begin;
        if (mark)
            item = mark;
        else if (blankBefore && !indented && !isBlank(line))
            item.reset();
        const std::size_t first = std::min(line.find_first_not_of(" \t"), line.size());
        if (line.substr(first, 3) == "```" || line.substr(first, 3) == "~~~")
            fenced = !fenced;
        blankBefore = isBlank(line);
        if (newline == std::string_view::npos)
            break;
        begin = newline + 1;
    }
    return closed;
}

std::string defused(std::string_view text)
{
    std::string out(text);
    for (std::size_t at = out.find("\ufffc"); at != std::string::npos; at = out.find("\ufffc", at))
        out.replace(at, 3, "\ufffd");
    for (const TextSpan span : unseenText(out)) {
        for (std::size_t at = span.begin; at < span.end;) {
            const std::size_t size = utf8::decode(out, at).size;
            // A mark that is seen, as long as what it stands for.
            out.replace(at, size, size == 2 ? "\u00b7" : size == 3 ? "\ufffd" : "\ufffd ");
            at += size;
        }
    }
    return out;
}

} // namespace longleaf::answer::markdown
