// SPDX-License-Identifier: GPL-3.0-or-later
// Untried: written after Microsoft's documents and compiled by MinGW; run on no Windows yet.
//
// A process cannot take rights over files from itself: for profile A the parent starts it with a restricted token
// (core/sandbox/restricted_start_windows.h). Here it gives up what it can: child processes, code made at run time, the
// window system, its privileges and its integrity level.
#include "core/sandbox/lockdown.h"

#include <filesystem>
#include <windows.h>

namespace longleaf::sandbox {

namespace {

template <typename Policy> bool enforce(PROCESS_MITIGATION_POLICY kind, Policy policy)
{
    return SetProcessMitigationPolicy(kind, &policy, sizeof(policy)) != 0;
}

bool forbidChildrenAndCode()
{
    PROCESS_MITIGATION_CHILD_PROCESS_POLICY children{};
    children.NoChildProcessCreation = 1;
    PROCESS_MITIGATION_DYNAMIC_CODE_POLICY code{};
    code.ProhibitDynamicCode = 1;
    PROCESS_MITIGATION_SYSTEM_CALL_DISABLE_POLICY windows{};
    windows.DisallowWin32kSystemCalls = 1;
    PROCESS_MITIGATION_IMAGE_LOAD_POLICY images{};
    images.NoRemoteImages = 1;
    images.NoLowMandatoryLabelImages = 1;
    PROCESS_MITIGATION_EXTENSION_POINT_DISABLE_POLICY extensions{};
    extensions.DisableExtensionPoints = 1;
    // The window system is let go where it was loaded already; the others have to hold.
    enforce(ProcessSystemCallDisablePolicy, windows);
    return enforce(ProcessChildProcessPolicy, children) && enforce(ProcessDynamicCodePolicy, code) &&
           enforce(ProcessImageLoadPolicy, images) && enforce(ProcessExtensionPointDisablePolicy, extensions);
}

bool dropPrivileges(HANDLE token)
{
    return AdjustTokenPrivileges(token, TRUE, nullptr, 0, nullptr, nullptr) != 0;
}

bool lowerIntegrity(HANDLE token)
{
    SID_IDENTIFIER_AUTHORITY authority = SECURITY_MANDATORY_LABEL_AUTHORITY;
    PSID untrusted = nullptr;
    if (AllocateAndInitializeSid(&authority, 1, SECURITY_MANDATORY_UNTRUSTED_RID, 0, 0, 0, 0, 0, 0, 0, &untrusted) == 0)
        return false;
    TOKEN_MANDATORY_LABEL label{};
    label.Label.Attributes = SE_GROUP_INTEGRITY;
    label.Label.Sid = untrusted;
    const bool lowered = SetTokenInformation(token, TokenIntegrityLevel, &label,
                                             static_cast<DWORD>(sizeof(label) + GetLengthSid(untrusted))) != 0;
    FreeSid(untrusted);
    return lowered;
}

/// Of the program.
std::string ownFolder()
{
    std::wstring name(32768, L'\0');
    name.resize(GetModuleFileNameW(nullptr, name.data(), static_cast<DWORD>(name.size())));
    return std::filesystem::path(name).parent_path().string();
}

bool startedRestricted(HANDLE token)
{
    return IsTokenRestricted(token) != 0;
}

} // namespace

ReadableFolders readableFolders()
{
    return {{ownFolder() + "\\..\\share\\poppler"}, {"C:\\Windows\\Fonts"}, {}};
}

Lockdown expectedLockdown(const LockdownOptions &options)
{
    HANDLE token = nullptr;
    if (options.strongest == Profile::LimitsOnly || OpenProcessToken(GetCurrentProcess(), TOKEN_QUERY, &token) == 0)
        return {};
    const bool restricted = startedRestricted(token);
    CloseHandle(token);
    return {restricted ? options.strongest : Profile::LimitsOnly, 0};
}

Lockdown lockDown(const LockdownOptions &options)
{
    Lockdown result;
    HANDLE token = nullptr;
    constexpr DWORD kAccess = TOKEN_QUERY | TOKEN_ADJUST_PRIVILEGES | TOKEN_ADJUST_DEFAULT;
    if (options.strongest == Profile::LimitsOnly || OpenProcessToken(GetCurrentProcess(), kAccess, &token) == 0)
        return result;
    const bool restricted = startedRestricted(token);
    const bool dropped = dropPrivileges(token);
    const bool lowered = lowerIntegrity(token);
    CloseHandle(token);
    if (forbidChildrenAndCode() && restricted && dropped && lowered)
        result.profile = options.strongest;
    return result;
}

} // namespace longleaf::sandbox
