// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/store/failing_vfs.h"

#include <sqlite3.h>

#include <algorithm>
#include <map>
#include <new>
#include <string>

namespace longleaf::test {

namespace {

struct Disk {
    std::int64_t limit = -1;
    std::map<std::string, std::int64_t> sizes; ///< of files that were opened
    std::int64_t failAt = 0;
    FailingVfs::Failure failure = FailingVfs::Failure::Once;
    std::int64_t operations = 0;
    bool failed = false;

    /// Counts an operation. True: it is to fail.
    bool fails()
    {
        ++operations;
        const bool now =
            failAt > 0 && (operations == failAt || (operations > failAt && failure == FailingVfs::Failure::Forever));
        failed = failed || now;
        return now;
    }
    [[nodiscard]] std::int64_t used() const
    {
        std::int64_t sum = 0;
        for (const auto &[name, size] : sizes)
            sum += size;
        return sum;
    }
};

Disk disk;
sqlite3_vfs *below = nullptr;

/// The real file lies behind it in the same memory.
struct File {
    sqlite3_file base;
    std::string *name;
    [[nodiscard]] sqlite3_file *real() { return reinterpret_cast<sqlite3_file *>(this + 1); }
};

File &fileOf(sqlite3_file *file)
{
    return *reinterpret_cast<File *>(file);
}

sqlite3_file *realOf(sqlite3_file *file)
{
    return fileOf(file).real();
}

int closeFile(sqlite3_file *file)
{
    const int code = realOf(file)->pMethods != nullptr ? realOf(file)->pMethods->xClose(realOf(file)) : SQLITE_OK;
    delete fileOf(file).name;
    fileOf(file).name = nullptr;
    return code;
}

int readFile(sqlite3_file *file, void *bytes, int count, sqlite3_int64 offset)
{
    if (disk.fails())
        return SQLITE_IOERR_READ;
    return realOf(file)->pMethods->xRead(realOf(file), bytes, count, offset);
}

int writeFile(sqlite3_file *file, const void *bytes, int count, sqlite3_int64 offset)
{
    if (disk.fails())
        return SQLITE_IOERR_WRITE;
    std::int64_t &size = disk.sizes[*fileOf(file).name];
    const std::int64_t grown = std::max<std::int64_t>(size, offset + count);
    if (disk.limit >= 0 && disk.used() + grown - size > disk.limit) {
        disk.failed = true;
        return SQLITE_FULL;
    }
    const int code = realOf(file)->pMethods->xWrite(realOf(file), bytes, count, offset);
    if (code == SQLITE_OK)
        size = grown;
    return code;
}

int truncateFile(sqlite3_file *file, sqlite3_int64 size)
{
    if (disk.fails())
        return SQLITE_IOERR_TRUNCATE;
    const int code = realOf(file)->pMethods->xTruncate(realOf(file), size);
    if (code == SQLITE_OK)
        disk.sizes[*fileOf(file).name] = size;
    return code;
}

int syncFile(sqlite3_file *, int)
{
    return disk.fails() ? SQLITE_IOERR_FSYNC : SQLITE_OK;
}

int fileSize(sqlite3_file *file, sqlite3_int64 *size)
{
    return realOf(file)->pMethods->xFileSize(realOf(file), size);
}
int lock(sqlite3_file *file, int level)
{
    return realOf(file)->pMethods->xLock(realOf(file), level);
}
int unlock(sqlite3_file *file, int level)
{
    return realOf(file)->pMethods->xUnlock(realOf(file), level);
}
int checkReserved(sqlite3_file *file, int *result)
{
    return realOf(file)->pMethods->xCheckReservedLock(realOf(file), result);
}
int control(sqlite3_file *file, int operation, void *argument)
{
    return realOf(file)->pMethods->xFileControl(realOf(file), operation, argument);
}
int sectorSize(sqlite3_file *file)
{
    return realOf(file)->pMethods->xSectorSize(realOf(file));
}
int characteristics(sqlite3_file *file)
{
    return realOf(file)->pMethods->xDeviceCharacteristics(realOf(file));
}
int shmMap(sqlite3_file *file, int region, int size, int extend, void volatile **memory)
{
    return realOf(file)->pMethods->xShmMap(realOf(file), region, size, extend, memory);
}
int shmLock(sqlite3_file *file, int offset, int count, int flags)
{
    return realOf(file)->pMethods->xShmLock(realOf(file), offset, count, flags);
}
void shmBarrier(sqlite3_file *file)
{
    realOf(file)->pMethods->xShmBarrier(realOf(file));
}
int shmUnmap(sqlite3_file *file, int remove)
{
    return realOf(file)->pMethods->xShmUnmap(realOf(file), remove);
}

const sqlite3_io_methods methods = {
    2,       closeFile,  readFile,        writeFile, truncateFile, syncFile,   fileSize, lock,    unlock, checkReserved,
    control, sectorSize, characteristics, shmMap,    shmLock,      shmBarrier, shmUnmap, nullptr, nullptr};

int openFile(sqlite3_vfs *, const char *name, sqlite3_file *file, int flags, int *outFlags)
{
    file->pMethods = nullptr;
    if (disk.fails())
        return SQLITE_CANTOPEN;
    File &shim = fileOf(file);
    shim.real()->pMethods = nullptr;
    const int code = below->xOpen(below, name, shim.real(), flags, outFlags);
    if (code != SQLITE_OK)
        return code;
    shim.name = new std::string(name != nullptr ? name : "");
    sqlite3_int64 size = 0;
    shim.real()->pMethods->xFileSize(shim.real(), &size);
    disk.sizes[*shim.name] = size;
    file->pMethods = &methods;
    return SQLITE_OK;
}

int deleteFile(sqlite3_vfs *, const char *name, int syncFolder)
{
    const int code = below->xDelete(below, name, syncFolder);
    if (code == SQLITE_OK)
        disk.sizes.erase(name);
    return code;
}

sqlite3_vfs shimVfs;

} // namespace

FailingVfs::FailingVfs()
{
    below = sqlite3_vfs_find(nullptr);
    disk = Disk();
    shimVfs = *below;
    shimVfs.zName = "failing";
    shimVfs.pNext = nullptr;
    shimVfs.szOsFile = static_cast<int>(sizeof(File)) + below->szOsFile;
    shimVfs.xOpen = openFile;
    shimVfs.xDelete = deleteFile;
    sqlite3_vfs_register(&shimVfs, 1);
}

FailingVfs::~FailingVfs()
{
    sqlite3_vfs_unregister(&shimVfs);
    sqlite3_vfs_register(below, 1);
}

void FailingVfs::limitBytes(std::int64_t bytes)
{
    disk.limit = bytes;
    disk.failed = false;
    if (bytes >= 0)
        disk.sizes.clear();
}

void FailingVfs::failAt(std::int64_t operation, Failure failure)
{
    disk.failAt = operation;
    disk.failure = failure;
    disk.operations = 0;
    disk.failed = false;
}

std::int64_t FailingVfs::operations() const
{
    return disk.operations;
}

bool FailingVfs::failed() const
{
    return disk.failed;
}

} // namespace longleaf::test
