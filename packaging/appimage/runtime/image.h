/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LONGLEAF_RUNTIME_IMAGE_H
#define LONGLEAF_RUNTIME_IMAGE_H

#include <stddef.h>

/* The file that is both this program and, after it, the squashfs image with the application. */
struct image {
    char path[4096]; /* absolute */
    size_t offset;   /* where the squashfs begins, in bytes */
};

/* Finds the file of the running program and the end of its ELF part. 0, or -1 after a line on standard error. */
int image_find(struct image *image);

/* Writes everything in the image below `folder`, which exists. 0, or -1 after a line on standard error. */
int image_unpack(const struct image *image, const char *folder);

/* Mounts the image on `folder` by FUSE, tells so by one byte to `ready`, and serves it until SIGTERM; then the folder is
   unmounted and removed. Does not return before. 0 if it was mounted; quiet, because the caller has another way. */
int image_serve(const struct image *image, const char *folder, int ready);

#endif
