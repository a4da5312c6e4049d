// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window/sending_line.h"

#include "core/pack/regime.h"
#include "ui/text/qt_convert.h"
#include "ui/widgets/format.h"

#include <QCoreApplication>
#include <algorithm>

namespace longleaf::ui {

namespace {

// The marks around a page and a document, in tokens; measured on prompts of filings.
constexpr std::int64_t kPageMarks = 12;
constexpr std::int64_t kDocumentMarks = 60;
// Rules and a short question.
constexpr std::int64_t kFixedTokens = 1'500;
constexpr std::int64_t kAnswerTokens = 32'768;
constexpr double kMarginKnown = 0.02;
constexpr double kMarginUnknown = 0.10;

/// The context of the sentences for translators.
class Words {
    Q_DECLARE_TR_FUNCTIONS(longleaf::ui::SendingLine)
};

enum class Fit { Whole, Passages, Parts, TooLarge, BeyondUseful };

Fit fitOf(pack::Mode mode, pack::ModeReason reason)
{
    if (mode == pack::Mode::Sweep)
        return Fit::Parts;
    if (mode == pack::Mode::Whole)
        return Fit::Whole;
    if (reason == pack::ModeReason::TooLarge || reason == pack::ModeReason::FarTooLarge)
        return Fit::TooLarge;
    return reason == pack::ModeReason::BeyondUseful ? Fit::BeyondUseful : Fit::Passages;
}

Fit estimate(const ScopeSums &sums, const model::ModelInfo &model, pack::Mode mode)
{
    if (mode == pack::Mode::Sweep)
        return Fit::Parts;
    pack::Limits limits;
    limits.contextWindow = model.contextWindow;
    limits.maxInputTokens = model.maxInput;
    limits.maxOutputTokens = std::min(model.maxOutput > 0 ? std::min(model.maxOutput, kAnswerTokens) : kAnswerTokens,
                                      model.contextWindow / 2);
    limits.fixedTokens = kFixedTokens;
    limits.tokenFactor = model.tokenFactor;
    limits.safetyMargin = model.exactTokenizer ? kMarginKnown : kMarginUnknown;
    const double tokens = static_cast<double>(sums.tokens + kPageMarks * sums.pages + kDocumentMarks * sums.ticked) *
                          limits.tokenFactor * (1 + limits.safetyMargin);
    const auto choice =
        pack::chooseRegime(static_cast<std::int64_t>(tokens), limits, pack::Mode::Auto, pack::QuestionKind::Lookup);
    const Fit fit = fitOf(choice.mode, choice.reason);
    if (mode == pack::Mode::Focused)
        return fit == Fit::TooLarge ? fit : Fit::Passages;
    return mode == pack::Mode::Whole && fit == Fit::BeyondUseful ? Fit::Whole : fit;
}

QString verdict(Fit fit, const QString &name, std::int64_t window, pack::Mode mode)
{
    const QString size = shortCount(window);
    switch (fit) {
    case Fit::Whole: return Words::tr("fits whole in %1’s window of %2.").arg(name, size);
    case Fit::Passages: return Words::tr("fits, but only passages that suit the question are sent.");
    case Fit::Parts: return Words::tr("all of it, in consecutive parts.");
    case Fit::BeyondUseful:
        return Words::tr("fits, but is more than %1 reads well: passages are chosen, the rest is not sent.").arg(name);
    case Fit::TooLarge: break;
    }
    if (mode == pack::Mode::Whole)
        return Words::tr("does NOT fit into %1’s window of %2. Untick some, or let passages be chosen.")
            .arg(name, size);
    return Words::tr("does NOT fit into %1’s window of %2: passages are chosen, the rest is not sent.").arg(name, size);
}

} // namespace

SendingLine sendingLine(const ScopeSums &sums, const ModelChoice *model, const std::optional<Result<PlanSummary>> &plan,
                        pack::Mode mode, bool locked)
{
    if (sums.documents == 0)
        return {};
    if (sums.ticked == 0)
        return {Words::tr("Nothing is ticked, so nothing would be sent."), true};
    QString text = Words::tr("What will be sent: %1, %2, %3 tokens")
                       .arg(Words::tr("%n document(s)", nullptr, sums.ticked),
                            Words::tr("%n page(s)", nullptr, sums.pages), shortCount(sums.tokens));
    if (model == nullptr)
        return {text + QLatin1Char('.'), true};
    const QString name = toQString(model->info.name);
    if (locked && !model->info.local)
        return {
            Words::tr("Nothing can be sent: a locked collection allows only models on this computer, and %1 is none.")
                .arg(name),
            false};
    const bool planned = plan && *plan && (*plan)->model == model->info.id;
    const Fit fit = planned ? fitOf((*plan)->mode, (*plan)->reason) : estimate(sums, model->info, mode);
    text += QStringLiteral(" – ") + verdict(fit, name, model->info.contextWindow, mode);
    if (sums.pagesWithoutText > 0)
        text +=
            QLatin1Char(' ') + Words::tr("%n page(s) have no text and cannot be sent.", nullptr, sums.pagesWithoutText);
    return {text, fit == Fit::Whole && sums.pagesWithoutText == 0};
}

} // namespace longleaf::ui
