// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>

namespace longleaf {

/// Whether AddressSanitizer or ThreadSanitizer is built in. Their shadow needs terabytes of address space, their run
/// time libraries make system calls that no parser may make, and their reports must leave the process: what confines
/// the parser is therefore left out of such a build, which is for tests only and says so (profile C).
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
inline constexpr bool kSanitized = true;
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
inline constexpr bool kSanitized = true;
#else
inline constexpr bool kSanitized = false;
#endif
#else
inline constexpr bool kSanitized = false;
#endif

/// The environment variables that such a build takes its options from, among them where reports go.
inline constexpr std::array kSanitizerVariables = {"ASAN_OPTIONS", "LSAN_OPTIONS", "TSAN_OPTIONS", "UBSAN_OPTIONS"};

} // namespace longleaf
