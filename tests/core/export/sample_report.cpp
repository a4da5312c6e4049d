// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/export/sample_report.h"

#include <algorithm>
#include <array>

namespace longleaf::test {

namespace {

using answer::CitationStatus;

constexpr std::int64_t kAskedMs = 1'795'548'120'000; // 2026-11-24 19:22 UTC

/// "@1" .. "@9" stand where citations end; they are taken out.
constexpr const char *kText = R"(## Net sales & <margin>

Net sales were *$82,959 million*, up 2 %.@1 They **"beat" the plan**: see [here](javascript:alert(1)) and
https://example.com/a_b?c=1&d=2.@2

<script>alert('x')</script> <img src=x onerror=alert(1)> ]]> &amp; &#60;b&#62; `code | with ``ticks``

| Segment | 2022 | 2021 |
|:--------|-----:|:----:|
| Services | 19,604@3 | 17,486 |
| =SUM(A1) \| pipe | -5 | @cmd |

1. First point with snake_case and 3 * 4 * 5@4
   - nested **bold**
   - [x] task
2. Second

   continued paragraph
3. Third

> A quotation
> over two lines

المبيعات الصافية بلغت 82,959 مليون دولار.@5

売上高は八百二十九億ドルでした。@6 # not a heading
+ not a list? 7) nor this

```html
<b>fenced & ```not closed
```

# 1986. A heading that begins like a list

---

The last sentence cites a page only.@7 And this one is invented.@8)";

struct Sample {
    CitationStatus status;
    const char *quote;
    int page;
    int citedPage;
    int source; ///< -1: none
};

// A picture of one white pixel.
constexpr std::array<unsigned char, 69> kPixel{
    0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0x00, 0x00, 0x00, 0x0d, 0x49, 0x48, 0x44, 0x52, 0x00, 0x00,
    0x00, 0x01, 0x00, 0x00, 0x00, 0x01, 0x08, 0x02, 0x00, 0x00, 0x00, 0x90, 0x77, 0x53, 0xde, 0x00, 0x00, 0x00,
    0x0c, 0x49, 0x44, 0x41, 0x54, 0x08, 0xd7, 0x63, 0xf8, 0xff, 0xff, 0x3f, 0x00, 0x05, 0xfe, 0x02, 0xfe, 0xdc,
    0xcc, 0x59, 0xe7, 0x00, 0x00, 0x00, 0x00, 0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82};

std::string withoutMarks(std::string_view text, std::vector<std::size_t> *places)
{
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool mark = text[i] == '@' && i + 1 < text.size() && text[i + 1] >= '1' && text[i + 1] <= '9';
        if (!mark) {
            out += text[i];
            continue;
        }
        places->push_back(out.size());
        ++i;
    }
    return out;
}

exporting::Reference reference(const Sample &sample, int number, std::size_t end)
{
    exporting::Reference made;
    made.number = number;
    answer::Citation &citation = made.citation;
    citation.raw.statement = {end > 20 ? end - 20 : 0, end};
    citation.raw.quote = sample.quote;
    citation.raw.page = sample.citedPage;
    citation.verdict.status = sample.status;
    citation.verdict.similarity = sample.status == CitationStatus::NotFound ? 0.12 : 0.97;
    citation.verdict.numbersAgree = sample.status != CitationStatus::NumbersDiffer;
    citation.verdict.page = sample.page;
    if (sample.source >= 0) {
        made.source = static_cast<std::size_t>(sample.source);
        citation.verdict.document = DocumentId{sample.source + 1};
    }
    return made;
}

std::vector<exporting::Source> sources()
{
    return {{DocumentId{1}, "Form 10-Q, \"Q3\" 2022 & <notes>", "apple-10q_2022.pdf",
             "3f2a9c01d7e45b6c8d9e0f1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d5e", "pdf", 28},
            {DocumentId{2}, "=HYPERLINK(\"http://x\") {Notes} 100% #1", "notes.txt",
             "aa2a9c01d7e45b6c8d9e0f1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d5e", "text", 1},
            {DocumentId{3}, "報告書 2022", "gone.pdf", "", "", 0}};
}

store::StoredAnswer stored(const std::string &question, const std::string &text, store::AnswerState state)
{
    store::StoredAnswer answer;
    answer.id = AnswerId{7};
    answer.conversation = ConversationId{3};
    answer.createdAtMs = kAskedMs;
    answer.turn.question = question;
    answer.turn.model = "meta/muse-spark-1.3";
    answer.turn.mode = "focused";
    answer.turn.requestSha256 = "feed";
    answer.turn.coverageJson = R"({"mode":"focused","documents":[],"left_out":[]})";
    answer.answer.state = state;
    answer.answer.text = text;
    answer.answer.usageJson = R"({"input_tokens":1200,"output_tokens":90,"known":true})";
    answer.answer.attemptsJson = "[]";
    answer.answer.costUsd = 0.0125;
    return answer;
}

exporting::Answer sampleAnswer()
{
    std::vector<std::size_t> places;
    const std::string text = withoutMarks(kText, &places);
    exporting::Answer answer;
    answer.stored = stored("How did net sales\nand <b>margins</b> develop? =1+1", text, store::AnswerState::Complete);
    answer.model = "Muse Spark 1.3 (meta/muse-spark-1.3)";
    const std::vector<Sample> samples{{CitationStatus::Exact, "Net sales\n  82,959", 4, 4, 0},
                                      {CitationStatus::NumbersDiffer, "beat the plan by 12 %", 5, 5, 0},
                                      {CitationStatus::TableMatch, "Services 19,604", 4, 4, 0},
                                      {CitationStatus::Close, "=cmd|' /C calc'!A0", 1, 1, 1},
                                      {CitationStatus::ExactOtherPage, "المبيعات الصافية", 12, 9, 0},
                                      {CitationStatus::Reworded, "売上高 <b>は</b>", 2, 2, 2},
                                      {CitationStatus::PageOnly, "", 7, 7, 0},
                                      {CitationStatus::NotFound, "Sales </w:t></script>]]> fell by half", 0, 3, -1}};
    for (std::size_t i = 0; i < samples.size(); ++i)
        answer.references.push_back(reference(samples[i], static_cast<int>(i) + 1, places[i]));
    answer.references[0].pageLabel = "ii";
    answer.references[0].pictures.push_back(
        {4, 400, 120, 144, std::string(reinterpret_cast<const char *>(kPixel.data()), kPixel.size())});
    answer.references[1].documentText = "beat the plan by 21 %";
    answer.references[1].citation.notInPassage = {{{0, 2}, "12 %"}};
    answer.references[2].markedWrong = true;
    answer.references[2].remark = "wrong quarter";
    answer.references[7].noPicture = "No picture: the quote was not found.";
    answer.coverage.emplace();
    answer.coverage->mode = pack::Mode::Focused;
    answer.coverage->promptTokens = 1'200;
    answer.coverage->sent = {{"Form 10-Q, \"Q3\" 2022 & <notes>", 28, {1, 2, 3, 4, 9, 12}, false},
                             {"=HYPERLINK(\"http://x\") {Notes} 100% #1", 1, {1}, true}};
    answer.coverage->notSent = {
        {"Form 10-Q, \"Q3\" 2022 & <notes>", {5, 6, 7, 8}, false, pack::LeftOutReason::NotRelevant},
        {"scan.pdf", {1}, true, pack::LeftOutReason::NoText}};
    return answer;
}

} // namespace

std::string sampleText()
{
    std::vector<std::size_t> places;
    return withoutMarks(kText, &places);
}

exporting::Report sampleReport()
{
    exporting::Report report;
    report.answers.push_back(sampleAnswer());
    report.title = report.answers.front().stored.turn.question;
    report.sources = sources();
    return report;
}

exporting::Report sampleConversation()
{
    exporting::Report report = sampleReport();
    report.isConversation = true;
    report.title = "Sales & margins";
    exporting::Answer second;
    second.stored = stored("And the year before?", "Net sales were", store::AnswerState::Incomplete);
    second.stored.answer.errorMessage = "The connection broke.";
    second.stored.answer.errorCode = "cut";
    second.model = "meta/muse-spark-1.3";
    report.answers.push_back(std::move(second));
    return report;
}

} // namespace longleaf::test
