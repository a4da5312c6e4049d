/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "image.h"

#include <errno.h>
#include <fcntl.h>
#include <squashfuse/config.h>
#include <squashfuse/squashfuse.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static int failed(const char *path)
{
    fprintf(stderr, "%s: %s\n", path, errno ? strerror(errno) : "cannot be unpacked");
    return -1;
}

static int write_all(int file, const char *bytes, size_t size)
{
    while (size > 0) {
        const ssize_t written = write(file, bytes, size);
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return -1;
        bytes += written;
        size -= (size_t)written;
    }
    return 0;
}

static int unpack_file(sqfs *fs, sqfs_inode *inode, const char *path)
{
    static char block[1 << 17];
    const mode_t mode = S_IRUSR | S_IWUSR | (inode->base.mode & 0555);
    const int file = open(path, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC | O_NOFOLLOW, mode);
    if (file < 0)
        return failed(path);
    int result = 0;
    for (sqfs_off_t at = 0; result == 0 && (uint64_t)at < inode->xtra.reg.file_size;) {
        sqfs_off_t size = sizeof block;
        if (sqfs_read_range(fs, inode, at, &size, block) != SQFS_OK || size <= 0) {
            errno = EIO;
            result = failed(path);
        } else if (write_all(file, block, (size_t)size) != 0) {
            result = failed(path);
        }
        at += size;
    }
    if (close(file) != 0 && result == 0)
        result = failed(path);
    return result;
}

static int unpack_link(sqfs *fs, sqfs_inode *inode, const char *path)
{
    char target[4096];
    size_t size = sizeof target;
    if (inode->xtra.symlink_size >= sizeof target || sqfs_readlink(fs, inode, target, &size) != SQFS_OK)
        return failed(path);
    return symlink(target, path) == 0 ? 0 : failed(path);
}

static int unpack_entry(sqfs *fs, sqfs_dir_entry *entry, const char *path)
{
    sqfs_inode inode;
    if (sqfs_inode_get(fs, &inode, sqfs_dentry_inode(entry)) != SQFS_OK)
        return failed(path);
    if (S_ISDIR(inode.base.mode))
        return mkdir(path, 0755) == 0 ? 0 : failed(path);
    if (S_ISLNK(inode.base.mode))
        return unpack_link(fs, &inode, path);
    if (S_ISREG(inode.base.mode))
        return unpack_file(fs, &inode, path);
    return 0; /* devices and sockets: the image has none */
}

int image_unpack(const struct image *image, const char *folder)
{
    sqfs fs;
    errno = 0;
    if (sqfs_open_image(&fs, image->path, image->offset) != SQFS_OK)
        return -1; /* it said why */
    sqfs_traverse walk;
    int result = 0;
    sqfs_err error = sqfs_traverse_open(&walk, &fs, sqfs_inode_root(&fs));
    if (error == SQFS_OK) {
        while (result == 0 && sqfs_traverse_next(&walk, &error)) {
            char path[8192];
            if (walk.dir_end)
                continue;
            errno = 0;
            if (snprintf(path, sizeof path, "%s/%s", folder, walk.path) >= (int)sizeof path) {
                errno = ENAMETOOLONG;
                result = failed(folder);
            } else {
                result = unpack_entry(&fs, &walk.entry, path);
            }
        }
        sqfs_traverse_close(&walk);
    }
    if (error != SQFS_OK && result == 0) {
        errno = EIO;
        result = failed(image->path);
    }
    sqfs_destroy(&fs);
    return result;
}
