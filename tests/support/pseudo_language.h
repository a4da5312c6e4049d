// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTranslator>

namespace longleaf::test {

/// A made-up language for finding faults: every text that goes through tr() comes back in brackets, with accents on its
/// letters and longer by two fifths. What stands on the screen without brackets was not translated; what does not fit
/// would not fit in many a language.
class PseudoLanguage final : public QTranslator {
public:
    /// Is the application's first language from now on, whatever else is installed later, until it is destroyed.
    PseudoLanguage();
    ~PseudoLanguage() override;
    PseudoLanguage(const PseudoLanguage &) = delete;
    PseudoLanguage &operator=(const PseudoLanguage &) = delete;

    [[nodiscard]] bool isEmpty() const override { return false; }
    [[nodiscard]] QString translate(const char *context, const char *source, const char *disambiguation,
                                    int n) const override;
    /// One text as it would be.
    [[nodiscard]] static QString spoken(const QString &english);
    /// Whether letters stand outside of brackets.
    [[nodiscard]] static bool hasPlainLetters(const QString &shown);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    bool m_installing = false;
};

} // namespace longleaf::test
