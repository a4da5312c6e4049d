// SPDX-License-Identifier: GPL-3.0-or-later
// Renders hostile answers in everything that shows one; strace_hostile.py looks at what the process opens.
// render_hostile FOLDER: the folder holds `pipe` and `canary.png`; exit status 0 when all was rendered.
#include "tests/core/export/sample_report.h"
#include "tests/support/hostile_answers.h"
#include "ui/ask/answer_view.h"
#include "ui/ask/turn.h"
#include "ui/export/pdf_writer.h"
#include "ui/reader/markdown_display.h"
#include "ui/text/qt_convert.h"
#include "ui/widgets/plain_texts.h"
#include "ui/widgets/theme.h"

#include <QApplication>
#include <QFile>
#include <QLabel>
#include <QPixmap>
#include <QTextDocument>
#include <QToolTip>
#include <cstdio>
#include <string>

using namespace longleaf;

namespace {

/// Where the watcher begins to look: fonts and plug-ins are loaded by then.
void mark(const char *name)
{
    QFile(QStringLiteral("/longleaf-mark-") + QLatin1String(name)).open(QIODevice::ReadOnly);
}

bool showAnswer(const ui::Theme &theme, const std::string &text)
{
    ui::AnswerView view(theme);
    view.resize(600, 400);
    view.show();
    ui::Turn turn;
    for (std::size_t size = 0; size < text.size(); size += std::max<std::size_t>(16, text.size() / 20)) {
        turn.text = text.substr(0, size);
        view.updateNow(turn);
    }
    turn.text = text;
    view.updateNow(turn);
    view.grab();
    view.selectAll();
    return view.resourceRequests() == 0;
}

void showLabelAndTip(const QString &text)
{
    QLabel label(text);
    label.setToolTip(text);
    label.show();
    label.grab();
    QToolTip::showText(QPoint(5, 5), text, &label);
    QApplication::processEvents();
    QToolTip::hideText();
    QApplication::processEvents();
}

/// As the reader and the printer show a document in Markdown.
void showDocument(const QString &text)
{
    const ui::TextLooks looks = ui::markdownLooks(text);
    const ui::DisplayText shown(text, looks.edits);
    QTextDocument document;
    document.setPlainText(shown.text());
    document.setPageSize(QSizeF(500, 700));
    static_cast<void>(document.pageCount());
}

bool printAnswer(const std::string &text)
{
    exporting::Report report = test::sampleReport();
    report.title = text;
    report.answers.front().stored.turn.question = text;
    report.answers.front().stored.answer.text = text;
    for (exporting::Source &source : report.sources)
        source.title = text;
    return ui::printPdf(report, QPageSize(QPageSize::A4), {}).has_value();
}

} // namespace

int main(int argc, char **argv)
{
    if (argc != 2)
        return 2;
    const std::string folder = argv[1];
    QApplication application(argc, argv);
    const ui::PlainTexts plainTexts(application);
    ui::Theme theme;
    theme.apply(ui::ThemeChoice::Light);
    bool good =
        showAnswer(theme, "Warm: **bold** *italic* `code` 漢字 العربية\n\n| a |\n|---|\n| b |") && printAnswer("Warm.");
    showLabelAndTip(QStringLiteral("Warm"));
    const auto answers = test::hostileAnswers(folder + "/pipe", folder + "/canary.png");
    if (answers.size() < 30)
        good = false;
    mark("begin");
    for (const test::HostileAnswer &one : answers) {
        const QString text = ui::toQString(one.text);
        const bool inert = showAnswer(theme, one.text);
        showLabelAndTip(text);
        showDocument(text);
        const bool printed = printAnswer(one.text);
        if (!inert || !printed)
            std::fprintf(stderr, "%s: %s\n", one.name.c_str(), inert ? "was not printed" : "asked for a resource");
        good = good && inert && printed;
    }
    mark("end");
    return good ? 0 : 1;
}
