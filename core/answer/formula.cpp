// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/answer/formula.h"

#include "core/base/utf8.h"

#include <algorithm>
#include <array>
#include <utility>

namespace longleaf::answer::markdown {

namespace {

using Pair = std::pair<std::string_view, std::string_view>;

constexpr auto kCommands = std::to_array<Pair>({
    {"alpha", "α"},   {"beta", "β"},   {"gamma", "γ"},  {"delta", "δ"},      {"epsilon", "ε"},   {"varepsilon", "ε"},
    {"zeta", "ζ"},    {"eta", "η"},    {"theta", "θ"},  {"iota", "ι"},       {"kappa", "κ"},     {"lambda", "λ"},
    {"mu", "μ"},      {"nu", "ν"},     {"xi", "ξ"},     {"pi", "π"},         {"rho", "ρ"},       {"sigma", "σ"},
    {"tau", "τ"},     {"phi", "φ"},    {"varphi", "φ"}, {"chi", "χ"},        {"psi", "ψ"},       {"omega", "ω"},
    {"Gamma", "Γ"},   {"Delta", "Δ"},  {"Theta", "Θ"},  {"Lambda", "Λ"},     {"Xi", "Ξ"},        {"Pi", "Π"},
    {"Sigma", "Σ"},   {"Phi", "Φ"},    {"Psi", "Ψ"},    {"Omega", "Ω"},      {"times", "×"},     {"cdot", "·"},
    {"div", "÷"},     {"pm", "±"},     {"mp", "∓"},     {"leq", "≤"},        {"le", "≤"},        {"geq", "≥"},
    {"ge", "≥"},      {"neq", "≠"},    {"ne", "≠"},     {"approx", "≈"},     {"equiv", "≡"},     {"sim", "∼"},
    {"propto", "∝"},  {"infty", "∞"},  {"sum", "∑"},    {"prod", "∏"},       {"int", "∫"},       {"partial", "∂"},
    {"nabla", "∇"},   {"in", "∈"},     {"notin", "∉"},  {"subset", "⊂"},     {"cup", "∪"},       {"cap", "∩"},
    {"forall", "∀"},  {"exists", "∃"}, {"to", "→"},     {"rightarrow", "→"}, {"leftarrow", "←"}, {"Rightarrow", "⇒"},
    {"implies", "⇒"}, {"ldots", "…"},  {"cdots", "⋯"},  {"dots", "…"},       {"log", "log"},     {"ln", "ln"},
    {"exp", "exp"},   {"max", "max"},  {"min", "min"},  {"sin", "sin"},      {"cos", "cos"},     {"tan", "tan"},
    {"lim", "lim"},   {"left", ""},    {"right", ""},   {"quad", "  "},      {"qquad", "    "},  {"displaystyle", ""},
    {"circ", "∘"},    {"mid", "|"},    {"lvert", "|"},  {"rvert", "|"},      {"prime", "′"},
});

/// What follows a backslash and is no letter.
constexpr auto kMarks = std::to_array<Pair>({{",", " "},
                                             {";", " "},
                                             {":", " "},
                                             {"!", ""},
                                             {" ", " "},
                                             {"%", "%"},
                                             {"$", "$"},
                                             {"&", "&"},
                                             {"#", "#"},
                                             {"_", "_"},
                                             {"{", "{"},
                                             {"}", "}"}});

constexpr auto kRaised = std::to_array<Pair>(
    {{"0", "⁰"}, {"1", "¹"}, {"2", "²"}, {"3", "³"}, {"4", "⁴"}, {"5", "⁵"}, {"6", "⁶"}, {"7", "⁷"}, {"8", "⁸"},
     {"9", "⁹"}, {"+", "⁺"}, {"-", "⁻"}, {"=", "⁼"}, {"(", "⁽"}, {")", "⁾"}, {"n", "ⁿ"}, {"i", "ⁱ"}, {"t", "ᵗ"},
     {"k", "ᵏ"}, {"m", "ᵐ"}, {"x", "ˣ"}, {"a", "ᵃ"}, {"b", "ᵇ"}, {"T", "ᵀ"}, {"′", "′"}, {"∘", "°"}});
constexpr auto kLowered = std::to_array<Pair>(
    {{"0", "₀"}, {"1", "₁"}, {"2", "₂"}, {"3", "₃"}, {"4", "₄"}, {"5", "₅"}, {"6", "₆"}, {"7", "₇"}, {"8", "₈"},
     {"9", "₉"}, {"+", "₊"}, {"-", "₋"}, {"=", "₌"}, {"(", "₍"}, {")", "₎"}, {"a", "ₐ"}, {"e", "ₑ"}, {"i", "ᵢ"},
     {"j", "ⱼ"}, {"k", "ₖ"}, {"m", "ₘ"}, {"n", "ₙ"}, {"p", "ₚ"}, {"r", "ᵣ"}, {"s", "ₛ"}, {"t", "ₜ"}, {"x", "ₓ"}});

template <std::size_t N> std::optional<std::string_view> lookUp(const std::array<Pair, N> &table, std::string_view name)
{
    const auto *const found =
        std::find_if(table.begin(), table.end(), [name](const Pair &pair) { return pair.first == name; });
    return found == table.end() ? std::nullopt : std::optional(found->second);
}

bool isLetter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

std::size_t characterLength(std::string_view text)
{
    std::size_t length = 1;
    while (length < text.size() && (static_cast<unsigned char>(text[length]) & 0xc0U) == 0x80U)
        ++length;
    return length;
}

/// Reads TeX from the left; `ok` turns false where plain characters cannot say it.
class Reader {
public:
    explicit Reader(std::string_view tex)
        : m_tex(tex)
    {
    }

    [[nodiscard]] bool ok() const { return m_ok; }

    std::string all(bool inGroup, int depth = 0)
    {
        std::string out;
        while (m_ok && m_at < m_tex.size()) {
            if (m_tex[m_at] == '}') {
                m_ok = m_ok && inGroup;
                ++m_at;
                return out;
            }
            out += next(depth);
        }
        m_ok = m_ok && !inGroup;
        return out;
    }

private:
    /// One character, group or command.
    std::string next(int depth)
    {
        constexpr int kDeepest = 16;
        if (depth > kDeepest) {
            m_ok = false;
            return {};
        }
        const char c = m_tex[m_at];
        if (c == '{') {
            ++m_at;
            return all(true, depth + 1);
        }
        if (c == '\\')
            return command(depth);
        if (c == '^' || c == '_') {
            ++m_at;
            return small(c == '^', depth);
        }
        if (c == '&' || c == '~') {
            m_ok = m_ok && c == '~';
            ++m_at;
            return " ";
        }
        const std::size_t length = characterLength(m_tex.substr(m_at));
        std::string out(c == '\n' ? " " : m_tex.substr(m_at, length));
        m_at += length;
        return out;
    }

    std::string argument(int depth)
    {
        while (m_at < m_tex.size() && m_tex[m_at] == ' ')
            ++m_at;
        if (m_at >= m_tex.size()) {
            m_ok = false;
            return {};
        }
        return next(depth + 1);
    }

    std::string small(bool raised, int depth)
    {
        const std::string inner = argument(depth);
        std::string out;
        for (std::size_t at = 0; at < inner.size();) {
            const std::string_view rest = std::string_view(inner).substr(at);
            const std::string_view one = rest.substr(0, characterLength(rest));
            const auto found = raised ? lookUp(kRaised, one) : lookUp(kLowered, one);
            if (!found && one != " ") // it cannot be small: said with its sign
                return (raised ? "^" : "_") + grouped(inner);
            out += found.value_or("");
            at += one.size();
        }
        return out;
    }

    std::string command(int depth)
    {
        ++m_at;
        const std::size_t begin = m_at;
        while (m_at < m_tex.size() && isLetter(m_tex[m_at]))
            ++m_at;
        if (m_at == begin) {
            const auto mark = lookUp(kMarks, m_tex.substr(m_at, 1));
            m_ok = m_ok && mark.has_value();
            ++m_at;
            return std::string(mark.value_or(""));
        }
        const std::string_view name = m_tex.substr(begin, m_at - begin);
        if (name == "frac" || name == "dfrac" || name == "tfrac") {
            const std::string over = argument(depth);
            return grouped(over) + "/" + grouped(argument(depth));
        }
        if (name == "sqrt") {
            m_ok = m_ok && (m_at >= m_tex.size() || m_tex[m_at] != '['); // a root of another degree
            return "√" + grouped(argument(depth));
        }
        if (name == "text" || name == "mathrm" || name == "operatorname" || name == "mathbf" || name == "textbf")
            return argument(depth);
        const auto known = lookUp(kCommands, name);
        m_ok = m_ok && known.has_value();
        return std::string(known.value_or(""));
    }

    /// In parentheses unless it is one word.
    static std::string grouped(const std::string &inner)
    {
        const bool isWord = inner.find_first_of(" +-*/=<>^_,()") == std::string::npos &&
                            inner.find("×") == std::string::npos && inner.find("·") == std::string::npos;
        return isWord ? inner : "(" + inner + ")";
    }

    std::string_view m_tex;
    std::size_t m_at = 0;
    bool m_ok = true;
};

/// The end of a code span that begins with the back ticks at `at`; `at` plus their number if it has none.
std::size_t afterCode(std::string_view text, std::size_t at)
{
    std::size_t ticks = 0;
    while (at + ticks < text.size() && text[at + ticks] == '`')
        ++ticks;
    const std::string mark(ticks, '`');
    for (std::size_t end = text.find(mark, at + ticks); end != std::string_view::npos; end = text.find(mark, end + 1)) {
        if (end + ticks >= text.size() || text[end + ticks] != '`')
            return end + ticks;
    }
    return at + ticks;
}

/// A formula between marks of two bytes; one without an end goes to the end of its paragraph.
Formula betweenMarks(std::string_view text, std::size_t at, std::string_view close)
{
    // Both ends in one go: looking for the paragraph's end first would read all of a long paragraph for each formula.
    std::size_t end = at + 2;
    while (end < text.size() && !text.substr(end).starts_with(close) && !text.substr(end).starts_with("\n\n"))
        ++end;
    const bool closed = end < text.size() && text[end] != '\n';
    return {{at, closed ? end + close.size() : end}, {at + 2, end}, close != "\\)"};
}

/// `$..$` that can be nothing but a formula.
std::optional<Formula> betweenDollars(std::string_view text, std::size_t at)
{
    constexpr std::size_t kLongest = 400;
    if (at + 2 >= text.size() || text[at + 1] == ' ' || (at > 0 && (isLetter(text[at - 1]) || isDigit(text[at - 1]))))
        return std::nullopt;
    for (std::size_t end = at + 1; end < text.size() && end - at < kLongest; ++end) {
        if (text[end] == '\n')
            return std::nullopt;
        if (text[end] == '\\') {
            ++end;
            continue;
        }
        if (text[end] != '$')
            continue;
        const std::string_view body = text.substr(at + 1, end - at - 1);
        const bool isOne = !body.empty() && body.back() != ' ' && body.find_first_of("\\^_=") != std::string_view::npos;
        const bool isVariable = body.size() == 1 && isLetter(body[0]);
        const bool money = end + 1 < text.size() && isDigit(text[end + 1]);
        if (money || !(isOne || isVariable))
            return std::nullopt;
        return Formula{{at, end + 1}, {at + 1, end}, false};
    }
    return std::nullopt;
}

} // namespace

std::vector<Formula> findFormulas(std::string_view text)
{
    std::vector<Formula> formulas;
    bool fenced = false;
    for (std::size_t at = 0; at < text.size();) {
        const bool lineStart = at == 0 || text[at - 1] == '\n';
        if (lineStart) {
            const std::size_t first = std::min(text.find_first_not_of(" \t", at), text.size());
            const std::string_view mark = text.substr(first, 3);
            if (mark == "```" || mark == "~~~")
                fenced = !fenced;
            if (fenced || mark == "```" || mark == "~~~") {
                at = std::min(text.find('\n', at), text.size() - 1) + 1;
                continue;
            }
        }
        const std::string_view two = text.substr(at, 2);
        std::optional<Formula> found;
        if (two == "\\(")
            found = betweenMarks(text, at, "\\)");
        else if (two == "\\[")
            found = betweenMarks(text, at, "\\]");
        else if (two == "$$")
            found = betweenMarks(text, at, "$$");
        else if (text[at] == '$')
            found = betweenDollars(text, at);
        if (found && !found->body.empty()) {
            formulas.push_back(*found);
            at = found->span.end;
        } else if (text[at] == '`') {
            at = afterCode(text, at);
        } else {
            at += text[at] == '\\' ? 2 : 1; // what is escaped begins nothing
        }
    }
    return formulas;
}

std::optional<std::string> plainFormula(std::string_view tex)
{
    Reader reader(tex);
    const std::string text = reader.all(false);
    if (!reader.ok())
        return std::nullopt;
    const std::size_t begin = text.find_first_not_of(' ');
    if (begin == std::string::npos)
        return std::nullopt;
    std::string out;
    for (const char c : text.substr(begin, text.find_last_not_of(' ') + 1 - begin)) {
        if (c != ' ' || out.back() != ' ')
            out += c;
    }
    return out;
}

} // namespace longleaf::answer::markdown
