# SPDX-License-Identifier: GPL-3.0-or-later
longleaf_test(tst_qt_convert SOURCES tst_qt_convert.cpp LINKS longleaf_ui_text)
longleaf_test(tst_reader_parts SOURCES tst_reader_parts.cpp LINKS longleaf_ui_reader longleaf_ui_widgets)
longleaf_test(tst_reader_canvas
    SOURCES tst_reader_canvas.cpp ../support/fake_page_source.cpp ../support/fake_page_source.h
    LINKS longleaf_ui_reader)
longleaf_test(tst_reader_selection
    SOURCES tst_reader_selection.cpp ../support/fake_page_source.cpp ../support/fake_page_source.h
    LINKS longleaf_ui_reader)
longleaf_test(tst_reader_view
    SOURCES tst_reader_view.cpp ../support/fake_page_source.cpp ../support/fake_page_source.h
    LINKS longleaf_ui_reader)
longleaf_test(tst_reader_text
    SOURCES tst_reader_text.cpp ../support/fake_page_source.cpp ../support/fake_page_source.h
    LINKS longleaf_ui_reader)
longleaf_test(tst_reader_extractor SOURCES tst_reader_extractor.cpp
    LINKS longleaf_ui_reader longleaf_ui_widgets longleaf_store longleaf_test_support_store longleaf_test_support_pdf
    DEPENDS longleaf-extractor TIMEOUT 300)
longleaf_test(tst_jump_history
    SOURCES tst_jump_history.cpp ../support/fake_page_source.cpp ../support/fake_page_source.h
    LINKS longleaf_ui_reader)
longleaf_test(tst_text_looks SOURCES tst_text_looks.cpp LINKS longleaf_ui_reader)
