// SPDX-License-Identifier: GPL-3.0-or-later
// What a parser that was taken over would try, tried from inside the very same confinement. Each action is first shown
// to succeed without it, so that a refusal means something.
#include <QTest>

#include "core/sandbox/lockdown.h"
#include "core/sandbox/process_limits.h"

#include <QTemporaryDir>
#include <arpa/inet.h>
#include <array>
#include <cerrno>
#include <csignal>
#include <dirent.h>
#include <fcntl.h>
#include <fstream>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <sys/mman.h>
#include <sys/ptrace.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace longleaf;

namespace {

constexpr int kDone = 7;
constexpr int kRefused = 8;
constexpr int kWrongProfile = 9;

volatile std::sig_atomic_t signalsSeen = 0;

/// Files and addresses that the actions need, made while everything is still allowed.
struct Place {
    std::string folder;
    std::string secret; ///< a file that only its owner may read
    sockaddr_in listener{};
    int listening = -1;
};

using Action = std::function<bool(const Place &)>;

struct Named {
    const char *name;
    Action act; ///< true: it worked
};

bool runs(pid_t child)
{
    int status = 0;
    return child > 0 && waitpid(child, &status, 0) == child && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

const std::array<Named, 10> &tenActions()
{
    static const std::array<Named, 10> actions{{
        {"run another program",
         [](const Place &) {
             // The program is replaced, so that `true` gives the status and not this function.
             execl("/bin/sh", "sh", "-c", "exit 7", nullptr);
             return false;
         }},
        {"fork",
         [](const Place &) {
             const pid_t child = fork();
             if (child == 0)
                 _exit(0);
             return runs(child);
         }},
        {"open a socket",
         [](const Place &) {
             return socket(AF_INET, SOCK_STREAM, 0) >= 0;
         }},
        {"connect",
         [](const Place &place) {
             const int descriptor = socket(AF_INET, SOCK_STREAM, 0);
             // Without a socket of its own the call is tried on what is open.
             return connect(descriptor >= 0 ? descriptor : STDERR_FILENO,
                            reinterpret_cast<const sockaddr *>(&place.listener), sizeof(place.listener)) == 0;
         }},
        {"open a file for writing",
         [](const Place &place) {
             return open((place.folder + "/new").c_str(), O_WRONLY | O_CREAT, 0600) >= 0;
         }},
        {"read a private file",
         [](const Place &place) {
             const int file = open(place.secret.c_str(), O_RDONLY);
             char byte = 0;
             return file >= 0 && read(file, &byte, 1) == 1;
         }},
        {"rename a file",
         [](const Place &place) {
             return rename(place.secret.c_str(), (place.folder + "/moved").c_str()) == 0;
         }},
        {"trace another process",
         [](const Place &) {
             return ptrace(PTRACE_TRACEME, 0, nullptr, nullptr) == 0;
         }},
        {"signal the parent",
         [](const Place &) {
             return kill(getppid(), SIGUSR1) == 0;
         }},
        {"map executable memory",
         [](const Place &) {
             return mmap(nullptr, 4096, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) !=
                    MAP_FAILED;
         }},
    }};
    return actions;
}

/// What else must not be a way around the ten.
const std::array<Named, 8> &detours()
{
    static const std::array<Named, 8> actions{{
        {"make memory executable afterwards",
         [](const Place &) {
             void *page = mmap(nullptr, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
             return page != MAP_FAILED && mprotect(page, 4096, PROT_READ | PROT_EXEC) == 0;
         }},
        {"open a file to read and write",
         [](const Place &place) {
             return open(place.secret.c_str(), O_RDWR) >= 0;
         }},
        {"cut a file short",
         [](const Place &place) {
             return truncate(place.secret.c_str(), 0) == 0;
         }},
        {"remove a file",
         [](const Place &place) {
             return unlink(place.secret.c_str()) == 0;
         }},
        {"make a folder",
         [](const Place &place) {
             return mkdir((place.folder + "/folder").c_str(), 0700) == 0;
         }},
        {"list a private folder",
         [](const Place &place) {
             DIR *folder = opendir(place.folder.c_str());
             return folder != nullptr && readdir(folder) != nullptr;
         }},
        {"read the memory of the parent",
         [](const Place &) {
             return open(("/proc/" + std::to_string(getppid()) + "/mem").c_str(), O_RDONLY) >= 0;
         }},
        {"ask the kernel for io_uring",
         [](const Place &) {
             std::array<char, 256> parameters{};
             return syscall(SYS_io_uring_setup, 1, parameters.data()) >= 0 || errno == ENOSYS || errno == EPERM;
         }},
    }};
    return actions;
}

std::string outcome(int status)
{
    if (WIFSIGNALED(status))
        return WTERMSIG(status) == SIGSYS ? "refused" : "signal " + std::to_string(WTERMSIG(status));
    switch (WEXITSTATUS(status)) {
    case kDone: return "done";
    case kRefused: return "refused";
    case kWrongProfile: return "wrong profile";
    default: return "status " + std::to_string(WEXITSTATUS(status));
    }
}

/// "done" or "refused", of a child that confines itself (or not) and then acts. It tells when it begins to act, so that
/// an end before is not taken for a refusal.
std::string tried(const Named &action, const Place &place, const std::optional<sandbox::LockdownOptions> &lockdown)
{
    std::array<int, 2> ready{-1, -1};
    if (pipe(ready.data()) != 0)
        return "no pipe";
    const auto expected = sandbox::expectedLockdown(lockdown.value_or(sandbox::LockdownOptions())).profile;
    const pid_t child = fork();
    if (child == 0) {
        if (lockdown) {
            sandbox::applyProcessLimits({});
            if (sandbox::lockDown(*lockdown).profile != expected)
                _exit(kWrongProfile);
        }
        if (write(ready[1], "!", 1) != 1)
            _exit(kWrongProfile);
        _exit(action.act(place) ? kDone : kRefused);
    }
    close(ready[1]);
    char byte = 0;
    const bool began = read(ready[0], &byte, 1) == 1;
    close(ready[0]);
    int status = 0;
    waitpid(child, &status, 0);
    return began ? outcome(status) : "never began: " + outcome(status);
}

} // namespace

class LockdownTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void tenForbiddenActionsAreRefused_data();
    void tenForbiddenActionsAreRefused();
    void detoursAreRefused_data();
    void detoursAreRefused();
    void fontsAndCharacterTablesCanBeRead();
    void nothingCanBeReadWithoutLandlock();
    void everyVersionOfLandlockConfines_data();
    void everyVersionOfLandlockConfines();
    void memoryAndOpenDescriptorsStayUsable();
    void abortStillLooksLikeAbort();
    void everyProfileHasAWordAndASentence();

private:
    void addRows();
    void check(const Named &action);

    std::unique_ptr<QTemporaryDir> m_folder;
    Place m_place;
};

void LockdownTest::initTestCase()
{
    if (sandbox::expectedLockdown().profile == sandbox::Profile::LimitsOnly)
        QSKIP("no filter of system calls here: a build with a sanitizer or without libseccomp, or an old kernel");
    std::signal(SIGUSR1, [](int) { signalsSeen = signalsSeen + 1; });
}

void LockdownTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>(QStringLiteral(LONGLEAF_BINARY_DIR "/tst_lockdown-XXXXXX"));
    m_place.folder = m_folder->path().toStdString();
    m_place.secret = m_place.folder + "/secret";
    std::ofstream(m_place.secret) << "the key";
    m_place.listening = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    m_place.listener.sin_family = AF_INET;
    m_place.listener.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof(m_place.listener);
    auto *address = reinterpret_cast<sockaddr *>(&m_place.listener);
    QVERIFY(bind(m_place.listening, address, size) == 0 && listen(m_place.listening, 4) == 0);
    QVERIFY(getsockname(m_place.listening, address, &size) == 0);
    signalsSeen = 0;
}

void LockdownTest::cleanup()
{
    close(m_place.listening);
}

void LockdownTest::addRows()
{
    QTest::addColumn<int>("index");
    QTest::addColumn<QString>("profile");
}

void LockdownTest::check(const Named &action)
{
    QFETCH(QString, profile);
    const auto strongest = sandbox::profileFrom(profile.toStdString());
    QVERIFY(strongest.has_value());
    sandbox::LockdownOptions options;
    options.strongest = *strongest;
    QCOMPARE(tried(action, m_place, options), std::string("refused"));
    QCOMPARE(static_cast<int>(signalsSeen), 0);
    QVERIFY(QFile::exists(QString::fromStdString(m_place.secret)));
    QCOMPARE(tried(action, m_place, std::nullopt), std::string("done"));
}

void LockdownTest::tenForbiddenActionsAreRefused_data()
{
    addRows();
    for (const char *profile : {"A", "B"}) {
        for (std::size_t i = 0; i < tenActions().size(); ++i)
            QTest::addRow("%s: %s", profile, tenActions()[i].name)
                << static_cast<int>(i) << QString::fromLatin1(profile);
    }
}

void LockdownTest::tenForbiddenActionsAreRefused()
{
    QFETCH(int, index);
    check(tenActions()[static_cast<std::size_t>(index)]);
}

void LockdownTest::detoursAreRefused_data()
{
    addRows();
    for (const char *profile : {"A", "B"}) {
        for (std::size_t i = 0; i < detours().size(); ++i)
            QTest::addRow("%s: %s", profile, detours()[i].name) << static_cast<int>(i) << QString::fromLatin1(profile);
    }
}

void LockdownTest::detoursAreRefused()
{
    QFETCH(int, index);
    check(detours()[static_cast<std::size_t>(index)]);
}

void LockdownTest::fontsAndCharacterTablesCanBeRead()
{
    if (sandbox::expectedLockdown().profile != sandbox::Profile::ReadOnlyFiles)
        QSKIP("no Landlock here");
    int there = 0;
    for (const std::string &folder : sandbox::readableFolders().all()) {
        if (access(folder.c_str(), R_OK) != 0)
            continue;
        ++there;
        const Named list{"list", [&folder](const Place &) {
                             DIR *opened = opendir(folder.c_str());
                             return opened != nullptr && readdir(opened) != nullptr;
                         }};
        QCOMPARE(tried(list, m_place, sandbox::LockdownOptions()), std::string("done"));
    }
    QVERIFY(there > 0);
}

void LockdownTest::nothingCanBeReadWithoutLandlock()
{
    sandbox::LockdownOptions options;
    options.newestLandlockAbi = 0;
    QCOMPARE(sandbox::expectedLockdown(options).profile, sandbox::Profile::NoFiles);
    const Named fonts{"fonts", [](const Place &) {
                          return opendir("/usr/share") != nullptr;
                      }};
    QCOMPARE(tried(fonts, m_place, options), std::string("refused"));
    QCOMPARE(tried(fonts, m_place, std::nullopt), std::string("done"));
}

void LockdownTest::everyVersionOfLandlockConfines_data()
{
    QTest::addColumn<int>("abi");
    for (int abi = 1; abi <= 7; ++abi)
        QTest::addRow("version %d", abi) << abi;
}

void LockdownTest::everyVersionOfLandlockConfines()
{
    QFETCH(int, abi);
    if (sandbox::expectedLockdown().profile != sandbox::Profile::ReadOnlyFiles)
        QSKIP("no Landlock here");
    sandbox::LockdownOptions options;
    options.newestLandlockAbi = abi;
    const Named secret = tenActions()[5];
    QCOMPARE(tried(secret, m_place, options), std::string("refused"));
    const Named tables{"fonts", [](const Place &) {
                           return opendir("/usr/share/fonts") != nullptr && opendir("/usr/share") == nullptr;
                       }};
    QCOMPARE(tried(tables, m_place, options), std::string("done"));
}

void LockdownTest::memoryAndOpenDescriptorsStayUsable()
{
    const Named work{"work", [](const Place &place) {
                         std::string text(1U << 20U, 'x');
                         text.resize(text.size() * 4);
                         return text.size() == 4U << 20U && lseek(place.listening, 0, SEEK_SET) < 0 &&
                                write(STDERR_FILENO, "", 0) == 0;
                     }};
    for (const char *profile : {"A", "B"}) {
        sandbox::LockdownOptions options;
        options.strongest = *sandbox::profileFrom(profile);
        QCOMPARE(tried(work, m_place, options), std::string("done"));
    }
}

void LockdownTest::abortStillLooksLikeAbort()
{
    const Named giveUp{"abort", [](const Place &) -> bool {
                           // Qt Test's own handler does more than a parser may.
                           std::signal(SIGABRT, SIG_DFL);
                           std::abort();
                       }};
    QCOMPARE(tried(giveUp, m_place, sandbox::LockdownOptions()), "signal " + std::to_string(SIGABRT));
}

void LockdownTest::everyProfileHasAWordAndASentence()
{
    using sandbox::Profile;
    for (const Profile profile : {Profile::ReadOnlyFiles, Profile::NoFiles, Profile::LimitsOnly}) {
        QCOMPARE(sandbox::profileFrom(sandbox::toWord(profile)), std::optional(profile));
        QVERIFY(sandbox::describe(profile).starts_with(sandbox::toWord(profile)));
    }
    QVERIFY(!sandbox::profileFrom("D"));
    QVERIFY(sandbox::describe(Profile::NoFiles).find("Chinese, Japanese and Korean") != std::string_view::npos);
}

QTEST_GUILESS_MAIN(LockdownTest)
#include "tst_lockdown.moc"
