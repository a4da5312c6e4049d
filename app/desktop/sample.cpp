// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/sample.h"

#include "ui/text/qt_convert.h"

#include <QFile>
#include <nlohmann/json.hpp>

namespace longleaf::desktop {

namespace {

using nlohmann::json;

constexpr const char *kSampleFile = "apple-10q-2022-q3.pdf";
constexpr int kMaxQuestions = 4;

/// The "question" texts of all objects that are about the sample, in file order.
void collectQuestions(const json &value, QStringList &questions)
{
    if (value.is_object()) {
        const auto question = value.find("question");
        if (question != value.end() && question->is_string() && questions.size() < kMaxQuestions)
            questions << ui::toQString(question->get<std::string>());
    }
    if (value.is_structured()) {
        for (const json &child : value)
            collectQuestions(child, questions);
    }
}

} // namespace

std::filesystem::path findSamples(const std::filesystem::path &programFolder)
{
    std::error_code ignored;
    for (const std::filesystem::path &folder :
         {programFolder / ".." / "share" / "longleaf" / "samples", programFolder / ".." / "Resources" / "samples"}) {
        if (std::filesystem::exists(folder / kSampleFile, ignored))
            return std::filesystem::weakly_canonical(folder, ignored);
    }
    return {};
}

ui::Sample readSample(const std::filesystem::path &folder)
{
    ui::Sample sample;
    std::error_code ignored;
    const std::filesystem::path path = folder / kSampleFile;
    if (folder.empty() || !std::filesystem::exists(path, ignored))
        return sample;
    sample.path = QFile::decodeName(path.string().c_str());
    // In full, because lupdate otherwise puts the text into a context that is never looked up.
    sample.name = longleaf::ui::MainWindow::tr("Apple 10-Q");
    QFile file(QFile::decodeName((folder / "questions.json").string().c_str()));
    if (!file.open(QIODevice::ReadOnly))
        return sample;
    const json questions = json::parse(file.readAll().toStdString(), nullptr, false);
    if (!questions.is_discarded())
        collectQuestions(questions, sample.questions);
    return sample;
}

} // namespace longleaf::desktop
