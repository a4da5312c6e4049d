/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "image.h"

#include <squashfuse/config.h>
#include <squashfuse/ll.h>
#include <stdlib.h>
#include <unistd.h>

static const struct fuse_lowlevel_ops operations = {
    .getattr = sqfs_ll_op_getattr,
    .opendir = sqfs_ll_op_opendir,
    .releasedir = sqfs_ll_op_releasedir,
    .readdir = sqfs_ll_op_readdir,
    .lookup = sqfs_ll_op_lookup,
    .open = sqfs_ll_op_open,
    .release = sqfs_ll_op_release,
    .read = sqfs_ll_op_read,
    .readlink = sqfs_ll_op_readlink,
    .forget = sqfs_ll_op_forget,
    .statfs = stfs_ll_op_statfs,
};

int image_serve(const struct image *image, const char *folder, int ready)
{
    sqfs_ll *files = sqfs_ll_open(image->path, image->offset);
    if (files == NULL)
        return -1;
    char *words[] = {"longleaf", "-o", "ro,nodev,nosuid,fsname=longleaf,subtype=appimage", NULL};
    struct fuse_args arguments = FUSE_ARGS_INIT(3, words);
    struct fuse_lowlevel_ops copy = operations;
    sqfs_ll_chan channel;
    if (sqfs_ll_mount(&channel, folder, &arguments, &copy, sizeof copy, files) != SQFS_OK)
        return -1;
    const int handled = fuse_set_signal_handlers(channel.session);
    int result = -1;
    if (handled == 0 && write(ready, "1", 1) == 1) {
        close(ready);
        fuse_session_loop(channel.session);
        result = 0;
    }
    if (handled == 0)
        fuse_remove_signal_handlers(channel.session);
    sqfs_ll_unmount(&channel, folder);
    rmdir(folder);
    return result;
}
