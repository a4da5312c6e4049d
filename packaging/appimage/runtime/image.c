/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "image.h"

#include <elf.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* The section table is the last thing in an ELF file as the linker writes it. */
static size_t elf_end(int file)
{
    Elf64_Ehdr header;
    if (pread(file, &header, sizeof header, 0) != (ssize_t)sizeof header)
        return 0;
    if (memcmp(header.e_ident, ELFMAG, SELFMAG) != 0 || header.e_ident[EI_CLASS] != ELFCLASS64)
        return 0;
    return (size_t)header.e_shoff + (size_t)header.e_shentsize * header.e_shnum;
}

int image_find(struct image *image)
{
    const ssize_t length = readlink("/proc/self/exe", image->path, sizeof image->path - 1);
    if (length <= 0) {
        fprintf(stderr, "This AppImage needs /proc, which is not mounted here.\n");
        return -1;
    }
    image->path[length] = '\0';
    const int file = open(image->path, O_RDONLY | O_CLOEXEC);
    image->offset = file < 0 ? 0 : elf_end(file);
    char magic[4] = "";
    const int whole = image->offset > 0 && pread(file, magic, sizeof magic, (off_t)image->offset) == (ssize_t)sizeof magic
        && memcmp(magic, "hsqs", sizeof magic) == 0;
    if (file >= 0)
        close(file);
    if (whole)
        return 0;
    fprintf(stderr, "%s is not whole; download it again.\n", image->path);
    return -1;
}
