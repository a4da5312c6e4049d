// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString> // first: moc cannot read <compare> before the standard library's configuration header

#include "ui/ask/turn.h"

#include <vector>

namespace longleaf::ui {

/// A line of the model picker: a group's heading, or a model of it.
struct ModelRow {
    enum class Kind {
        Heading, ///< `name` is the group, `detail` what choosing from it means for the documents
        Usable,  ///< can be chosen
        Setup,   ///< lacks a key or an address: choosing it leads to the settings
        Blocked, ///< cannot be asked, and nobody can change it here
    };
    Kind kind = Kind::Heading;
    QString id;
    QString name;
    QString detail;      ///< window, price, where the text goes, what is missing
    QString icon;        ///< under resources/icons; empty: none
    bool warned = false; ///< the provider may train on what is sent

    bool operator==(const ModelRow &) const = default;
};

/// What stands below a model's name: "1.05M tokens · $1.25 in, $4.25 out per million · sent to Meta".
[[nodiscard]] QString modelDetail(const ModelChoice &choice);

/// The models in groups: on this computer; each vendor, those that can be asked first; all that may train on what is
/// sent, with a warning; those that were switched off. Groups without a model are left out.
/// @param filter  words that must all stand in a model's name, id, vendor or detail, in any case; empty: all
[[nodiscard]] std::vector<ModelRow> modelRows(const std::vector<ModelChoice> &models, const QString &filter);

} // namespace longleaf::ui
