// SPDX-License-Identifier: GPL-3.0-or-later
// Preloaded into the programs that are watched for a key: whatever they remove or replace is kept under a second name
// in the folder KEEP_REMOVED, so that it can still be searched when they have ended.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static void keep(int folder, const char *path)
{
    static atomic_int count;
    struct stat file;
    const char *where = getenv("KEEP_REMOVED");
    if (where == NULL || fstatat(folder, path, &file, AT_SYMLINK_NOFOLLOW) != 0 || !S_ISREG(file.st_mode) ||
        file.st_size == 0)
        return;
    char name[4096];
    snprintf(name, sizeof name, "%s/%ld-%d", where, (long)getpid(), atomic_fetch_add(&count, 1));
    linkat(folder, path, AT_FDCWD, name, 0);
}

int unlink(const char *path)
{
    int (*next)(const char *) = (int (*)(const char *))dlsym(RTLD_NEXT, "unlink");
    keep(AT_FDCWD, path);
    return next(path);
}

int remove(const char *path)
{
    int (*next)(const char *) = (int (*)(const char *))dlsym(RTLD_NEXT, "remove");
    keep(AT_FDCWD, path);
    return next(path);
}

int unlinkat(int folder, const char *path, int flags)
{
    int (*next)(int, const char *, int) = (int (*)(int, const char *, int))dlsym(RTLD_NEXT, "unlinkat");
    keep(folder, path);
    return next(folder, path, flags);
}

int rename(const char *from, const char *to)
{
    int (*next)(const char *, const char *) = (int (*)(const char *, const char *))dlsym(RTLD_NEXT, "rename");
    keep(AT_FDCWD, to);
    return next(from, to);
}
