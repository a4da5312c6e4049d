/* SPDX-License-Identifier: GPL-3.0-or-later
   The part of iconv that poppler's C++ interface uses: between UTF-8 and UTF-16 of either order, without marks. Debian has
   no iconv for MinGW. */
#ifndef LONGLEAF_ICONV_H
#define LONGLEAF_ICONV_H

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef void *iconv_t;

/* (iconv_t)-1 with EINVAL for any other pair of encodings. */
iconv_t iconv_open(const char *to, const char *from);
/* As POSIX says: EILSEQ for what is no text, EINVAL for a character that is cut off, E2BIG when the output is full; the
   pointers then stand behind the last character that was converted. */
size_t iconv(iconv_t conversion, char **in, size_t *in_left, char **out, size_t *out_left);
int iconv_close(iconv_t conversion);

#ifdef __cplusplus
}
#endif

#endif
