// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/result.h"

#include <utility>

namespace longleaf {

std::string_view toWord(ErrorCode code)
{
    switch (code) {
    case ErrorCode::InvalidInput: return "invalid_input";
    case ErrorCode::NotFound: return "not_found";
    case ErrorCode::PermissionDenied: return "permission_denied";
    case ErrorCode::NotAFile: return "not_a_file";
    case ErrorCode::EmptyFile: return "empty_file";
    case ErrorCode::FileTooLarge: return "file_too_large";
    case ErrorCode::UnsupportedType: return "unsupported_type";
    case ErrorCode::WrongType: return "wrong_type";
    case ErrorCode::DamagedDocument: return "damaged_document";
    case ErrorCode::TruncatedDocument: return "truncated_document";
    case ErrorCode::EncryptedDocument: return "encrypted_document";
    case ErrorCode::NoPages: return "no_pages";
    case ErrorCode::ExtractorCrashed: return "extractor_crashed";
    case ErrorCode::ExtractorTimeout: return "extractor_timeout";
    case ErrorCode::ResourceLimit: return "resource_limit";
    case ErrorCode::Protocol: return "protocol";
    case ErrorCode::Io: return "io";
    case ErrorCode::DiskFull: return "disk_full";
    case ErrorCode::StoreBusy: return "library_busy";
    case ErrorCode::StoreDamaged: return "library_damaged";
    case ErrorCode::StoreTooNew: return "library_too_new";
    case ErrorCode::Store: return "library";
    case ErrorCode::Canceled: return "canceled";
    case ErrorCode::DoesNotFit: return "does_not_fit";
    case ErrorCode::OverBudget: return "over_budget";
    case ErrorCode::PolicyRefused: return "policy_refused";
    case ErrorCode::MissingKey: return "missing_key";
    case ErrorCode::UnknownModel: return "unknown_model";
    case ErrorCode::Auth: return "auth";
    case ErrorCode::Billing: return "billing";
    case ErrorCode::ModelNotFound: return "model_not_found";
    case ErrorCode::BadRequest: return "bad_request";
    case ErrorCode::TooLarge: return "too_large";
    case ErrorCode::RateLimited: return "rate_limited";
    case ErrorCode::ServerError: return "server_error";
    case ErrorCode::Timeout: return "timeout";
    case ErrorCode::Network: return "network";
    case ErrorCode::Cut: return "cut";
    case ErrorCode::Internal: return "internal";
    }
    return "internal";
}

tl::unexpected<Error> fail(ErrorCode code, std::string message, std::string context)
{
    return tl::make_unexpected(Error{code, std::move(message), std::move(context)});
}

} // namespace longleaf
