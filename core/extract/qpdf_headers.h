// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <qpdf/DLL.h>

#if defined(__clang__) && QPDF_MAJOR_VERSION < 12
// qpdf 11's JSON holds a vector of itself, which Clang 14 refuses in C++20 before the class is complete. Only functions
// that nobody calls here mention it.
#define JSON_HH // NOLINT(readability-identifier-naming): the guard of qpdf/JSON.hh
class JSON;
#endif

#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFNameTreeObjectHelper.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <qpdf/QPDFXRefEntry.hh>
