// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/gallery_pages.h"

#include "tests/support/ui_driver.h"
#include "ui/main_window/reader_pane.h"
#include "ui/reader/page_canvas.h"
#include "ui/reader/reader_view.h"

#include <QMenu>
#include <QToolButton>

namespace longleaf::test {

namespace {

constexpr int kSettledMs = 900; // pictures are there, the flash is over

void showCitation(UiDriver &driver)
{
    driver.clickChip(1);
    UiDriver::wait(kSettledMs);
}

} // namespace

void shootPages(UiDriver &driver, const std::function<void(const QString &)> &shoot)
{
    ui::ReaderView *view = driver.window().readerPane()->view();
    ui::PageCanvas *pages = view->canvas();
    const QSize size = driver.window().size();

    showCitation(driver);
    pages->turn(1);
    UiDriver::wait(kSettledMs);
    pages->showHighlight();
    UiDriver::wait(kSettledMs);
    shoot(QStringLiteral("70-pages-turned"));
    pages->turn(-1);

    driver.window().resize(1920, 1000);
    pages->setArrangement(ui::PageArrangement::Pairs);
    UiDriver::wait(kSettledMs);
    showCitation(driver);
    shoot(QStringLiteral("71-pages-in-pairs"));
    view->fitPage();
    UiDriver::wait(kSettledMs);
    shoot(QStringLiteral("72-pages-in-pairs-whole"));
    pages->setArrangement(ui::PageArrangement::Single);
    view->fitWidth();
    driver.window().resize(size);

    showCitation(driver);
    const int page = pages->currentPage();
    pages->setFocus();
    pages->selector().press(page, {0.2, 0.3}, ui::PageSelector::Grain::Character);
    pages->selector().extendTo(page, {0.6, 0.42});
    UiDriver::wait(kSettledMs);
    shoot(QStringLiteral("73-pages-selection"));

    pages->setDarkPages(true);
    UiDriver::wait(kSettledMs);
    shoot(QStringLiteral("74-pages-dark-selection"));
    pages->selector().clear();
    driver.program().theme().apply(ui::ThemeChoice::Dark);
    showCitation(driver);
    shoot(QStringLiteral("75-pages-dark"));
    driver.window().resize(1024, 700);
    UiDriver::wait(kSettledMs);
    shoot(QStringLiteral("76-pages-dark-small"));
    driver.window().resize(size);
    driver.program().theme().apply(ui::ThemeChoice::Light);
    pages->setDarkPages(false);
    UiDriver::wait(kSettledMs);

    for (QToolButton *button : view->findChildren<QToolButton *>()) {
        if (button->menu() == nullptr || button->accessibleName() != QStringLiteral("Choose the zoom"))
            continue;
        button->menu()->popup(button->mapToGlobal(QPoint(0, -button->menu()->sizeHint().height())));
        UiDriver::wait(300);
        shoot(QStringLiteral("77-pages-zoom"));
        button->menu()->hide();
    }
}

} // namespace longleaf::test
