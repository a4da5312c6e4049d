// SPDX-License-Identifier: GPL-3.0-or-later
// Untried: written after Microsoft's documents and compiled by MinGW; run on no Windows yet.
#include "core/sandbox/restricted_start_windows.h"

#include <array>
#include <vector>

namespace longleaf::sandbox {

namespace {

/// All groups but the user's own denied, all privileges gone, and every access checked a second time against the
/// groups that everyone is in.
HANDLE restrictedToken()
{
    HANDLE own = nullptr;
    if (OpenProcessToken(GetCurrentProcess(), TOKEN_DUPLICATE | TOKEN_QUERY | TOKEN_ASSIGN_PRIMARY, &own) == 0)
        return nullptr;
    std::array<BYTE, SECURITY_MAX_SID_SIZE> everyone{};
    std::array<BYTE, SECURITY_MAX_SID_SIZE> restricted{};
    auto everyoneSize = static_cast<DWORD>(everyone.size());
    auto restrictedSize = static_cast<DWORD>(restricted.size());
    HANDLE token = nullptr;
    if (CreateWellKnownSid(WinWorldSid, nullptr, everyone.data(), &everyoneSize) != 0 &&
        CreateWellKnownSid(WinRestrictedCodeSid, nullptr, restricted.data(), &restrictedSize) != 0) {
        std::array<SID_AND_ATTRIBUTES, 2> allowed{{{everyone.data(), 0}, {restricted.data(), 0}}};
        if (CreateRestrictedToken(own, DISABLE_MAX_PRIVILEGE, 0, nullptr, 0, nullptr,
                                  static_cast<DWORD>(allowed.size()), allowed.data(), &token) == 0)
            token = nullptr;
    }
    CloseHandle(own);
    return token;
}

/// The list of handles that the child inherits.
class Inheritance final {
public:
    Inheritance(HANDLE input, HANDLE output)
        : m_handles{input, output}
    {
        SIZE_T size = 0;
        InitializeProcThreadAttributeList(nullptr, 1, 0, &size);
        m_bytes.resize(size);
        m_good = InitializeProcThreadAttributeList(list(), 1, 0, &size) != 0;
        m_initialized = m_good;
        m_good = m_good && UpdateProcThreadAttribute(list(), 0, PROC_THREAD_ATTRIBUTE_HANDLE_LIST, m_handles.data(),
                                                     sizeof(m_handles), nullptr, nullptr) != 0;
    }
    ~Inheritance()
    {
        if (m_initialized)
            DeleteProcThreadAttributeList(list());
    }
    Inheritance(const Inheritance &) = delete;
    Inheritance &operator=(const Inheritance &) = delete;

    [[nodiscard]] bool good() const { return m_good; }
    [[nodiscard]] LPPROC_THREAD_ATTRIBUTE_LIST list()
    {
        return reinterpret_cast<LPPROC_THREAD_ATTRIBUTE_LIST>(m_bytes.data());
    }

private:
    std::array<HANDLE, 2> m_handles;
    std::vector<BYTE> m_bytes;
    bool m_initialized = false;
    bool m_good = false;
};

} // namespace

RestrictedProcess startRestricted(std::wstring commandLine, HANDLE input, HANDLE output)
{
    const HANDLE token = restrictedToken();
    if (token == nullptr)
        return {};
    Inheritance inheritance(input, output);
    STARTUPINFOEXW start{};
    start.StartupInfo.cb = sizeof(start);
    start.StartupInfo.dwFlags = STARTF_USESTDHANDLES;
    start.StartupInfo.hStdInput = input;
    start.StartupInfo.hStdOutput = output;
    start.lpAttributeList = inheritance.list();
    std::array<wchar_t, 2> noEnvironment{};
    PROCESS_INFORMATION made{};
    constexpr DWORD kFlags = EXTENDED_STARTUPINFO_PRESENT | CREATE_UNICODE_ENVIRONMENT | CREATE_NO_WINDOW;
    const bool started =
        inheritance.good() && CreateProcessAsUserW(token, nullptr, commandLine.data(), nullptr, nullptr, TRUE, kFlags,
                                                   noEnvironment.data(), nullptr, &start.StartupInfo, &made) != 0;
    CloseHandle(token);
    if (!started)
        return {};
    CloseHandle(made.hThread);
    return {made.hProcess, made.dwProcessId};
}

} // namespace longleaf::sandbox
