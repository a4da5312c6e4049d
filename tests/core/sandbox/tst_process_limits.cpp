// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/process_limits.h"

#include "core/base/sanitized.h"

#include <QTest>
#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <functional>
#include <new>
#include <string>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

using namespace longleaf;

namespace {

constexpr int kGood = 7;

/// Status of a child that applies the limits and then does `action`; kGood when it returns true.
int statusOfLimitedChild(const std::function<bool()> &action, const sandbox::Limits &limits = {})
{
    const pid_t child = fork();
    if (child == 0) {
        sandbox::applyProcessLimits(limits);
        _exit(action() ? kGood : 1);
    }
    int status = 0;
    waitpid(child, &status, 0);
    return status;
}

bool good(int status)
{
    return WIFEXITED(status) && WEXITSTATUS(status) == kGood;
}

rlim_t hardLimit(__rlimit_resource resource)
{
    rlimit now{};
    getrlimit(resource, &now);
    return now.rlim_cur == now.rlim_max ? now.rlim_max : RLIM_INFINITY;
}

} // namespace

class ProcessLimitsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void setsEveryLimitForGood();
    void memoryBeyondTheLimitIsRefused();
    void aFileCannotBeWritten();
    void descriptorsRunOut();
    void isNotDumpableAndDiesWithItsParent();
    void isTheFirstToGoWhenMemoryRunsOut();
    void zeroMeansNoMemoryLimit();
};

void ProcessLimitsTest::setsEveryLimitForGood()
{
    QVERIFY(good(statusOfLimitedChild([] {
        const bool noBytes = hardLimit(RLIMIT_FSIZE) == 0;
        return hardLimit(RLIMIT_CORE) == 0 && noBytes != kSanitized && hardLimit(RLIMIT_NOFILE) == 32;
    })));
}

void ProcessLimitsTest::memoryBeyondTheLimitIsRefused()
{
    if (kSanitized)
        QSKIP("a sanitizer needs more address space than the limit allows");
    sandbox::Limits limits;
    limits.addressSpaceBytes = 512LL << 20;
    QVERIFY(good(statusOfLimitedChild(
        [] {
            void *small = std::malloc(1U << 20U);
            void *large = std::malloc(std::size_t{1} << 30U);
            const bool held = small != nullptr && large == nullptr;
            std::free(small);
            std::free(large);
            return held;
        },
        limits)));
}

void ProcessLimitsTest::aFileCannotBeWritten()
{
    const QByteArray path = QByteArrayLiteral(LONGLEAF_BINARY_DIR "/tst_process_limits.tmp");
    const int status = statusOfLimitedChild([&path] {
        const int file = open(path.constData(), O_WRONLY | O_CREAT, 0600);
        return file < 0 || write(file, "x", 1) != 1;
    });
    unlink(path.constData());
    const bool refused = good(status) || (WIFSIGNALED(status) && WTERMSIG(status) == SIGXFSZ);
    QVERIFY(refused != kSanitized); // a sanitizer writes its report
}

void ProcessLimitsTest::descriptorsRunOut()
{
    QVERIFY(good(statusOfLimitedChild([] {
        int opened = 0;
        while (opened < 1000 && open("/dev/null", O_RDONLY) >= 0)
            ++opened;
        return opened < 32;
    })));
}

void ProcessLimitsTest::isNotDumpableAndDiesWithItsParent()
{
    QVERIFY(good(statusOfLimitedChild([] {
        int deathSignal = 0;
        prctl(PR_GET_PDEATHSIG, &deathSignal);
        return prctl(PR_GET_DUMPABLE) == 0 && deathSignal == SIGKILL;
    })));
}

void ProcessLimitsTest::isTheFirstToGoWhenMemoryRunsOut()
{
    QVERIFY(good(statusOfLimitedChild([] {
        const int file = open("/proc/self/oom_score_adj", O_RDONLY);
        if (file < 0)
            return true; // no such file here, nothing to set
        std::string text(16, '\0');
        const ssize_t size = read(file, text.data(), text.size());
        return size > 0 && std::atoi(text.c_str()) == 1000;
    })));
}

void ProcessLimitsTest::zeroMeansNoMemoryLimit()
{
    rlimit before{};
    getrlimit(RLIMIT_AS, &before);
    sandbox::Limits limits;
    limits.addressSpaceBytes = 0;
    QVERIFY(good(statusOfLimitedChild(
        [before] {
            rlimit now{};
            getrlimit(RLIMIT_AS, &now);
            return now.rlim_cur == before.rlim_cur && now.rlim_max == before.rlim_max;
        },
        limits)));
}

QTEST_GUILESS_MAIN(ProcessLimitsTest)
#include "tst_process_limits.moc"
