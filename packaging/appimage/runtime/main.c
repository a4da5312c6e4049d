/* SPDX-License-Identifier: GPL-3.0-or-later
   Runtime of the AppImage, type 2: this program, followed by a squashfs image. It mounts the image by FUSE and starts
   the AppRun in it; where FUSE cannot be used it unpacks the image into a temporary folder instead. Static, so that it
   needs nothing of the system; in particular not libfuse2, which newer systems no longer have. */
#define _GNU_SOURCE
#include "image.h"

#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static const char help[] =
    "--appimage-extract          unpack into the folder squashfs-root and end\n"
    "--appimage-extract-and-run  unpack into a temporary folder, run, remove it (also: APPIMAGE_EXTRACT_AND_RUN=1)\n"
    "--appimage-offset           print where the image begins, in bytes\n"
    "--appimage-mount            mount until Enter is pressed or the input ends, and print where\n";

static volatile sig_atomic_t application; /* its process id, for the signals that are passed on */

static void pass_on(int number)
{
    if (application > 0)
        kill((pid_t)application, number);
}

/* A child that ends with its parent, even if that is killed. */
static pid_t fork_bound(void)
{
    const pid_t parent = getpid();
    const pid_t child = fork();
    if (child == 0 && (prctl(PR_SET_PDEATHSIG, SIGTERM) != 0 || getppid() != parent))
        _exit(1);
    return child;
}

static int wait_for(pid_t child)
{
    int status = 0;
    while (waitpid(child, &status, 0) < 0) {
        if (errno != EINTR)
            return 1;
    }
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

/* Becomes the application; comes back only if that cannot be started. */
static int become_application(const char *folder, char **argv)
{
    char program[8192];
    snprintf(program, sizeof program, "%s/AppRun", folder);
    setenv("APPDIR", folder, 1);
    argv[0] = program;
    execv(program, argv);
    fprintf(stderr, "%s: %s (set TMPDIR to a folder from which programs may be run)\n", program, strerror(errno));
    return 127;
}

static int run_application(const char *folder, char **argv)
{
    const pid_t child = fork_bound();
    if (child < 0) {
        perror("fork");
        return 1;
    }
    if (child == 0)
        _exit(become_application(folder, argv));
    application = child;
    struct sigaction action = {.sa_handler = pass_on};
    const int numbers[] = {SIGTERM, SIGINT, SIGHUP, SIGQUIT};
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; ++i)
        sigaction(numbers[i], &action, NULL);
    const int status = wait_for(child);
    application = 0;
    return status;
}

/* Starts the process that serves the image; its id once it is mounted, -1 if it cannot be. */
static pid_t mount_image(const struct image *image, const char *folder)
{
    int ready[2];
    if (pipe2(ready, O_CLOEXEC) != 0)
        return -1;
    const pid_t server = fork_bound();
    if (server == 0) {
        close(ready[0]);
        setpgid(0, 0); /* a Ctrl-C is for the application; the image stays until that has ended */
        const int nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC);
        if (nowhere >= 0 && getenv("APPIMAGE_DEBUG") == NULL)
            dup2(nowhere, STDERR_FILENO);
        _exit(image_serve(image, folder, ready[1]) == 0 ? 0 : 1);
    }
    close(ready[1]);
    char byte;
    ssize_t got = -1;
    while (server > 0 && (got = read(ready[0], &byte, 1)) < 0 && errno == EINTR)
        ;
    close(ready[0]);
    if (got == 1)
        return server;
    if (server > 0)
        wait_for(server);
    return -1;
}

static void unmount_image(pid_t server)
{
    kill(server, SIGTERM);
    wait_for(server);
}

static int remove_one(const char *path, const struct stat *status, int kind, struct FTW *where)
{
    (void)status;
    (void)kind;
    (void)where;
    return remove(path);
}

static int unpack_and_run(const struct image *image, const char *folder, char **argv)
{
    const int status = image_unpack(image, folder) == 0 ? run_application(folder, argv) : 1;
    nftw(folder, remove_one, 16, FTW_DEPTH | FTW_PHYS);
    return status;
}

static int show_mount(const struct image *image, const char *folder)
{
    const pid_t server = mount_image(image, folder);
    if (server < 0) {
        rmdir(folder);
        fprintf(stderr, "FUSE cannot be used here.\n");
        return 1;
    }
    puts(folder);
    fflush(stdout);
    getchar();
    unmount_image(server);
    return 0;
}

int main(int argc, char **argv)
{
    struct image image;
    if (image_find(&image) != 0)
        return 1;
    const char *word = argc > 1 ? argv[1] : "";
    if (strcmp(word, "--appimage-help") == 0)
        return fputs(help, stdout) < 0;
    if (strcmp(word, "--appimage-offset") == 0)
        return printf("%zu\n", image.offset) < 0;
    if (strcmp(word, "--appimage-extract") == 0) {
        if (mkdir("squashfs-root", 0755) != 0) {
            perror("squashfs-root");
            return 1;
        }
        return image_unpack(&image, "squashfs-root") == 0 ? 0 : 1;
    }
    setenv("APPIMAGE", image.path, 1);
    setenv("ARGV0", argv[0], 1);
    const char *temporary = getenv("TMPDIR");
    char folder[4096];
    snprintf(folder, sizeof folder, "%s/longleaf-XXXXXX", temporary && *temporary ? temporary : "/tmp");
    if (mkdtemp(folder) == NULL) {
        perror(folder);
        return 1;
    }
    if (strcmp(word, "--appimage-mount") == 0)
        return show_mount(&image, folder);
    int unpack = getenv("APPIMAGE_EXTRACT_AND_RUN") != NULL;
    if (strcmp(word, "--appimage-extract-and-run") == 0) {
        unpack = 1;
        memmove(argv + 1, argv + 2, (size_t)(argc - 1) * sizeof *argv);
    }
    if (!unpack) {
        const pid_t server = mount_image(&image, folder);
        if (server > 0) {
            /* The server ends with its parent, which from here on is the application: however that ends, its image
               stays until then, and no longer. */
            const int status = become_application(folder, argv);
            unmount_image(server);
            return status;
        }
        fprintf(stderr, "FUSE cannot be used here: unpacking to %s\n", folder);
    }
    return unpack_and_run(&image, folder, argv);
}
