// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/recall_tuning.h"

#include <array>
#include <cstdio>
#include <utility>

namespace longleaf::bench {

namespace {

using Field = std::pair<const char *, double rank::Weights::*>;

constexpr std::array<Field, 13> kFields = {{
    {"k1", &rank::Weights::k1},
    {"b", &rank::Weights::b},
    {"heading", &rank::Weights::heading},
    {"title", &rank::Weights::title},
    {"head", &rank::Weights::head},
    {"document", &rank::Weights::document},
    {"neighbour", &rank::Weights::neighbour},
    {"page", &rank::Weights::page},
    {"table", &rank::Weights::table},
    {"tableShare", &rank::Weights::tableShare},
    {"pageUnitShare", &rank::Weights::pageUnitShare},
    {"tabularDocument", &rank::Weights::tabularDocument},
    {"maxUnitWords", &rank::Weights::maxUnitWords},
}};
constexpr double kLeastGain = 0.0005;

double mean(const std::vector<Cell> &cells, const rank::Weights &weights, const Measure &measure)
{
    double sum = 0;
    for (const Cell &cell : cells)
        sum += measure(cell, weights);
    return sum / static_cast<double>(cells.size());
}

} // namespace

double *weightByName(rank::Weights &weights, const std::string &name)
{
    for (const auto &[known, member] : kFields) {
        if (name == known)
            return &(weights.*member);
    }
    return nullptr;
}

rank::Weights climb(const std::vector<Cell> &cells, rank::Weights start, const Measure &measure)
{
    double best = mean(cells, start, measure);
    for (const char *name : {"title", "document", "table", "neighbour", "heading", "page"}) {
        for (const double factor : {0.6, 1.5}) {
            for (;;) {
                rank::Weights next = start;
                *weightByName(next, name) *= factor;
                const double value = mean(cells, next, measure);
                if (value < best + kLeastGain)
                    break;
                best = value;
                start = next;
                std::fprintf(stderr, "  %s %.3f: %.4f\n", name, *weightByName(start, name), best);
            }
        }
    }
    return start;
}

} // namespace longleaf::bench
