// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "ui/widgets/theme.h"

#include <QWidget>
#include <memory>
#include <string>

class QLabel;
class QLineEdit;
class QPushButton;
class QTimer;
class QToolButton;

namespace longleaf::ui {

struct ProviderRow;
struct SettingsForm;

/// One provider: its key, its address and what a test of them said. Where no key is needed the address stands first
/// and the key is folded away.
class ProviderField final : public QWidget {
    Q_OBJECT
public:
    /// @param address  that the user chose; empty: the built-in one. `theme` must outlive the field.
    ProviderField(const ProviderRow &provider, const std::string &address, const Theme &theme, QWidget *parent);
    ~ProviderField() override;
    ProviderField(const ProviderField &) = delete;
    ProviderField &operator=(const ProviderField &) = delete;
    ProviderField(ProviderField &&) = delete;
    ProviderField &operator=(ProviderField &&) = delete;

    void write(SettingsForm &form) const;
    void showAsking();
    void showResult(const Result<std::string> &result);

Q_SIGNALS:
    void testRequested(const QString &provider);
    void stopRequested(const QString &provider);

private:
    void build();
    void connectParts();
    void refresh();
    void say(const QString &text, const char *tone);

    std::unique_ptr<const ProviderRow> m_provider;
    std::string m_oldAddress;
    const Theme &m_theme;
    QLineEdit *m_key;
    QLineEdit *m_address;
    QPushButton *m_test;
    QPushButton *m_remove;
    QToolButton *m_more;
    QLabel *m_result;
    QTimer *m_dots;
    bool m_removed = false;
    bool m_asking = false;
    bool m_open = false; ///< the folded field is shown
};

} // namespace longleaf::ui
