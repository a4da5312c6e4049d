// SPDX-License-Identifier: GPL-3.0-or-later
// Only the pictures of the library pane: longleaf_gallery_library FOLDER
#include "tests/ui/gallery_library.h"

#include <QApplication>
#include <QDir>
#include <cstdio>

int main(int argc, char **argv)
{
    const QApplication application(argc, argv);
    const QStringList arguments = QApplication::arguments();
    if (arguments.size() < 2) {
        std::fprintf(stderr, "usage: longleaf_gallery_library FOLDER\n");
        return 2;
    }
    QDir().mkpath(arguments[1]);
    longleaf::test::shootLibrary(arguments[1]);
    return 0;
}
