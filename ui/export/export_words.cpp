// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/export_words.h"

#include "ui/text/qt_convert.h"

#include <QCoreApplication>
#include <QStringList>

namespace longleaf::ui {

namespace {

class Words {
    Q_DECLARE_TR_FUNCTIONS(longleaf::ui::ExportWords)
};

// What core/export writes; the core has no translations of its own.
constexpr const char *kPhrases[] = {
    QT_TRANSLATE_NOOP("longleaf::exporting", "Text file"),
    QT_TRANSLATE_NOOP("longleaf::exporting", "%1, %2 pages"),
    QT_TRANSLATE_NOOP("longleaf::exporting", "%1, 1 page"),
    QT_TRANSLATE_NOOP("longleaf::exporting", "File: %1"),
    QT_TRANSLATE_NOOP("longleaf::exporting", "no longer in the library"),
    QT_TRANSLATE_NOOP("longleaf::exporting", "Not sent"),
    QT_TRANSLATE_NOOP("longleaf::exporting", "Citations of no known document"),
    QT_TRANSLATE_NOOP("longleaf::exporting",
                      "Documents cited by answers of Longleaf. Authors and dates are not known to it."),
    QT_TRANSLATE_NOOP("longleaf::exporting", "Not sent:"),
    QT_TRANSLATE_NOOP("longleaf::exporting", "wrong"),
    QT_TRANSLATE_NOOP("longleaf::exporting", "Question"),
    QT_TRANSLATE_NOOP("longleaf::exporting", "Asked"),
    QT_TRANSLATE_NOOP("longleaf::exporting", "Model"),
    QT_TRANSLATE_NOOP("longleaf::exporting", "Mode"),
    QT_TRANSLATE_NOOP("longleaf::exporting", "State"),
    QT_TRANSLATE_NOOP("longleaf::exporting", "Citations"),
    QT_TRANSLATE_NOOP("longleaf::exporting", "Coverage"),
    QT_TRANSLATE_NOOP("longleaf::exporting", "Number"),
    QT_TRANSLATE_NOOP("longleaf::exporting", "Statement"),
    QT_TRANSLATE_NOOP("longleaf::exporting", "Quote"),
    QT_TRANSLATE_NOOP("longleaf::exporting", "Verdict"),
    QT_TRANSLATE_NOOP("longleaf::exporting", "Meaning of the verdict"),
    QT_TRANSLATE_NOOP("longleaf::exporting", "Document"),
    QT_TRANSLATE_NOOP("longleaf::exporting", "File"),
    QT_TRANSLATE_NOOP("longleaf::exporting", "Page"),
    QT_TRANSLATE_NOOP("longleaf::exporting", "Printed page"),
    QT_TRANSLATE_NOOP("longleaf::exporting", "Cited page"),
    QT_TRANSLATE_NOOP("longleaf::exporting", "Text of the document"),
    QT_TRANSLATE_NOOP("longleaf::exporting", "Likeness"),
    QT_TRANSLATE_NOOP("longleaf::exporting", "Not in the cited passage"),
    QT_TRANSLATE_NOOP("longleaf::exporting", "Reader's mark"),
    QT_TRANSLATE_NOOP("longleaf::exporting", "SHA-256 of the file"),
    QT_TRANSLATE_NOOP("longleaf::exporting", "No quote was given."),
    QT_TRANSLATE_NOOP("longleaf::exporting", "%1, p. %2"),
    QT_TRANSLATE_NOOP("longleaf::exporting", "Part of the page with the cited words marked: %1"),
    QT_TRANSLATE_NOOP("longleaf::exporting", "What was sent"),
    QT_TRANSLATE_NOOP("longleaf::exporting", "Sent"),
    QT_TRANSLATE_NOOP("longleaf::exporting", "Nothing was left out."),
    QT_TRANSLATE_NOOP("longleaf::exporting", "Documents cited"),
    QT_TRANSLATE_NOOP("longleaf::exporting", "Back to the text"),
    QT_TRANSLATE_NOOP("longleaf::exporting", "No picture: the quote was not found."),
    QT_TRANSLATE_NOOP("longleaf::exporting", "No picture: the document is no longer in the library."),
    QT_TRANSLATE_NOOP("longleaf::exporting", "No picture: only PDF documents have pages to show."),
    QT_TRANSLATE_NOOP("longleaf::exporting", "No picture: the citation has no place on the page."),
    QT_TRANSLATE_NOOP("longleaf::exporting", "No picture: %1"),
    QT_TRANSLATE_NOOP("longleaf::exporting", "Focused: passages chosen for the question"),
    QT_TRANSLATE_NOOP("longleaf::exporting", "In parts: every page read, part by part"),
    QT_TRANSLATE_NOOP("longleaf::exporting", "Whole documents"),
    QT_TRANSLATE_NOOP("longleaf::exporting",
                      "The answer says that something is not in the documents. All their text was sent."),
    QT_TRANSLATE_NOOP("longleaf::exporting",
                      "The answer says that something is not in the documents. Only a part was sent."),
    QT_TRANSLATE_NOOP("longleaf::exporting", "Pages searched: %1."),
    QT_TRANSLATE_NOOP("longleaf::exporting", "Pages without text: %1."),
    QT_TRANSLATE_NOOP("longleaf::exporting", "Pages that could not be read: %1."),
    QT_TRANSLATE_NOOP("longleaf::exporting", "Pages that could be read only in part: %1."),
    QT_TRANSLATE_NOOP("longleaf::exporting", "Terms looked for, with the passages that have them: %1."),
    QT_TRANSLATE_NOOP("longleaf::exporting", "Complete"),
    QT_TRANSLATE_NOOP("longleaf::exporting", "Still being written when it was exported"),
    QT_TRANSLATE_NOOP("longleaf::exporting", "Cut short before the end"),
    QT_TRANSLATE_NOOP("longleaf::exporting", "Declined by the model"),
    QT_TRANSLATE_NOOP("longleaf::exporting", "Stopped before the end"),
    QT_TRANSLATE_NOOP("longleaf::exporting", "Failed: no answer came"),
    QT_TRANSLATE_NOOP("longleaf::exporting", "This answer is not complete: %1."),
    QT_TRANSLATE_NOOP("longleaf::exporting",
                      "The search found nothing for this question; the beginnings of the documents were sent."),
    QT_TRANSLATE_NOOP("longleaf::exporting", "Citations whose number differs from the document: %1."),
    QT_TRANSLATE_NOOP("longleaf::exporting", "Citations whose quote was not found in what was sent: %1."),
    QT_TRANSLATE_NOOP("longleaf::exporting",
                      "Citations whose words cannot be seen on the page, or not all of them: %1."),
    QT_TRANSLATE_NOOP("longleaf::exporting", "%1; cannot be seen on the page"),
    QT_TRANSLATE_NOOP("longleaf::exporting", "%1; partly cannot be seen on the page"),
    QT_TRANSLATE_NOOP("longleaf::exporting", "These words cannot be seen on the page."),
    QT_TRANSLATE_NOOP("longleaf::exporting", "Some of these words cannot be seen on the page."),
    QT_TRANSLATE_NOOP("longleaf::exporting", "Citations that the reader marked as wrong: %1."),
    QT_TRANSLATE_NOOP("longleaf::exporting", "not known"),
    QT_TRANSLATE_NOOP("longleaf::exporting", "%1 of %2 pages sent; documents: %3"),
    QT_TRANSLATE_NOOP("longleaf::exporting", "not chosen for this question"),
    QT_TRANSLATE_NOOP("longleaf::exporting", "no text on these pages"),
    QT_TRANSLATE_NOOP("longleaf::exporting", "could not be read"),
    QT_TRANSLATE_NOOP("longleaf::exporting", "no room left"),
    QT_TRANSLATE_NOOP("longleaf::exporting", "its part is not complete"),
    QT_TRANSLATE_NOOP("longleaf::exporting", "whole (%1 of %1 pages)"),
    QT_TRANSLATE_NOOP("longleaf::exporting", "none of %1 pages"),
    QT_TRANSLATE_NOOP("longleaf::exporting", "p. %1 (%2 of %3 pages)"),
    QT_TRANSLATE_NOOP("longleaf::exporting", "p. %1: %2"),
    QT_TRANSLATE_NOOP("longleaf::exporting",
                      "Made with Longleaf. Each quote was compared with the text of its document; the verdict says "
                      "what came of it. Whether the statement follows from the quote is for the reader to judge."),
    QT_TRANSLATE_NOOP("longleaf::exporting", "The quote stands in the document exactly like this."),
    QT_TRANSLATE_NOOP("longleaf::exporting",
                      "The quote stands in the document, but not on the page that the answer names."),
    QT_TRANSLATE_NOOP("longleaf::exporting", "The document has almost the same words; all numbers agree."),
    QT_TRANSLATE_NOOP("longleaf::exporting", "The document says something similar in other words; all numbers agree."),
    QT_TRANSLATE_NOOP("longleaf::exporting",
                      "The words and numbers stand on the page in another order, as in a table."),
    QT_TRANSLATE_NOOP("longleaf::exporting", "The document has this passage, but with another number."),
    QT_TRANSLATE_NOOP("longleaf::exporting", "These words are not in the text that was sent."),
    QT_TRANSLATE_NOOP("longleaf::exporting",
                      "The answer names a page without quoting it, so there is nothing to compare."),
    QT_TRANSLATE_NOOP("longleaf::exporting", "no known document"),
    QT_TRANSLATE_NOOP("longleaf::exporting", "p. %1"),
    QT_TRANSLATE_NOOP("longleaf::exporting", "p. %1 (printed %2)"),
    QT_TRANSLATE_NOOP("longleaf::exporting", "(cited as p. %1)"),
    QT_TRANSLATE_NOOP("longleaf::exporting", "cited as p. %1"),
    QT_TRANSLATE_NOOP("longleaf::exporting", "Word for word"),
    QT_TRANSLATE_NOOP("longleaf::exporting", "Word for word, on another page"),
    QT_TRANSLATE_NOOP("longleaf::exporting", "Nearly word for word"),
    QT_TRANSLATE_NOOP("longleaf::exporting", "Reworded"),
    QT_TRANSLATE_NOOP("longleaf::exporting", "Found in a table"),
    QT_TRANSLATE_NOOP("longleaf::exporting", "A number differs"),
    QT_TRANSLATE_NOOP("longleaf::exporting", "Page only"),
    QT_TRANSLATE_NOOP("longleaf::exporting", "Not found"),
    QT_TRANSLATE_NOOP("longleaf::exporting", "%1 of %2 quotes word for word"),
    QT_TRANSLATE_NOOP("longleaf::exporting", "no citations"),
    QT_TRANSLATE_NOOP("longleaf::exporting", "%1; marked as wrong by the reader"),
    QT_TRANSLATE_NOOP("longleaf::exporting", "The document says: \u201c%1\u201d"),
    QT_TRANSLATE_NOOP("longleaf::exporting", "In the statement, but not in the cited passage: %1"),
    QT_TRANSLATE_NOOP("longleaf::exporting", "The reader's remark: %1"),
    QT_TRANSLATE_NOOP("longleaf::exporting", "The document is no longer in the library"),
    QT_TRANSLATE_NOOP("longleaf::exporting", "%1 nearly word for word"),
    QT_TRANSLATE_NOOP("longleaf::exporting", "%1 in a table"),
    QT_TRANSLATE_NOOP("longleaf::exporting", "%1 reworded"),
    QT_TRANSLATE_NOOP("longleaf::exporting", "%1 with another number"),
    QT_TRANSLATE_NOOP("longleaf::exporting", "%1 not found"),
    QT_TRANSLATE_NOOP("longleaf::exporting", "%1 without a quote"),
};

} // namespace

exporting::Words exportWords()
{
    return exporting::Words(
        [](const char *english) { return toUtf8(QCoreApplication::translate("longleaf::exporting", english)); });
}

QStringList exportPhrases()
{
    QStringList phrases;
    for (const char *phrase : kPhrases)
        phrases << QString::fromUtf8(phrase);
    return phrases;
}

QString formatName(exporting::Format format)
{
    switch (format) {
    case exporting::Format::Html: return Words::tr("Web page (HTML)");
    case exporting::Format::Pdf: return Words::tr("PDF");
    case exporting::Format::Docx: return Words::tr("Word document (DOCX)");
    case exporting::Format::Markdown: return Words::tr("Markdown");
    case exporting::Format::Text: return Words::tr("Plain text");
    case exporting::Format::Csv: return Words::tr("Table of citations (CSV)");
    case exporting::Format::Bibtex: return Words::tr("BibTeX");
    case exporting::Format::Csl: return Words::tr("CSL-JSON");
    case exporting::Format::Json: return Words::tr("JSON");
    }
    return {};
}

QString formatDetail(exporting::Format format)
{
    switch (format) {
    case exporting::Format::Html:
        return Words::tr("One file for any browser, with the cited parts of pages; looks right on paper, too.");
    case exporting::Format::Pdf:
        return Words::tr("Pages to hand out or to file, with the cited parts of pages as an appendix.");
    case exporting::Format::Docx: return Words::tr("For memos: headings, tables, and a footnote for every citation.");
    case exporting::Format::Markdown: return Words::tr("Text with footnotes, for notes and wikis.");
    case exporting::Format::Text: return Words::tr("Text alone, with the citations below it.");
    case exporting::Format::Csv: return Words::tr("One row per citation, for Excel and other spreadsheets.");
    case exporting::Format::Bibtex: return Words::tr("The cited documents, for LaTeX and reference managers.");
    case exporting::Format::Csl: return Words::tr("The cited documents, for Zotero, Pandoc and reference managers.");
    case exporting::Format::Json: return Words::tr("Everything that is stored of the answer, for programs.");
    }
    return {};
}

} // namespace longleaf::ui
