// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <tl/expected.hpp>

namespace longleaf {

/// What went wrong, for branching. `toWord` gives the stable name that scripts see.
enum class ErrorCode {
    InvalidInput,      ///< an argument or a value outside its range
    NotFound,          ///< no such file, document, page or id
    PermissionDenied,  ///< the system refuses to open the file
    NotAFile,          ///< a folder, device, pipe or socket where a file is needed
    EmptyFile,         ///< zero bytes
    FileTooLarge,      ///< larger than the limit for its type
    UnsupportedType,   ///< a format that no extractor reads
    WrongType,         ///< the content is not what the name says (a PDF that is a web page)
    DamagedDocument,   ///< the parser cannot open it
    TruncatedDocument, ///< damaged, and it looks cut short
    EncryptedDocument, ///< needs a password
    NoPages,           ///< opens, but has no page
    ExtractorCrashed,  ///< the extractor process died
    ExtractorTimeout,  ///< no progress within the deadline
    ResourceLimit,     ///< memory, page or text limit reached
    Protocol,          ///< a message that does not follow the protocol
    Io,                ///< reading or writing failed
    DiskFull,          ///< no space left
    StoreBusy,         ///< the library is locked by another writer
    StoreDamaged,      ///< the library file is not a usable database
    StoreTooNew,       ///< the library was written by a newer version
    Store,             ///< any other failure of the library
    Canceled,          ///< the user stopped it
    DoesNotFit,        ///< the documents do not fit the model's window or the budget in tokens
    OverBudget,        ///< the price is above the limit in money
    PolicyRefused,     ///< a setting forbids it
    MissingKey,        ///< the provider needs a key and there is none
    UnknownModel,      ///< no such model in the catalogue
    Auth,              ///< the provider refused the key
    Billing,           ///< the account cannot be charged
    ModelNotFound,     ///< the provider does not have the model
    BadRequest,        ///< the provider rejected the request
    TooLarge,          ///< the request has too many bytes for the provider
    RateLimited,       ///< too many requests or tokens; see retry-after
    ServerError,       ///< the provider failed
    Timeout,           ///< the provider did not answer in time
    Network,           ///< no connection, or it broke
    Cut,               ///< the answer ended without its final event
    Internal,          ///< our own bug
};

/// The stable lower_snake name of a code, as in the JSON of longleaf-cli.
std::string_view toWord(ErrorCode code);

/// A failure as a value. `message` is one English sentence saying what is wrong and what to do;
/// `context` is the path, page or setting that it is about (may be empty).
struct Error {
    ErrorCode code = ErrorCode::Internal;
    std::string message;
    std::string context;

    bool operator==(const Error &) const = default;
};

template <typename T> using Result = tl::expected<T, Error>;
using Status = Result<void>;

[[nodiscard]] tl::unexpected<Error> fail(ErrorCode code, std::string message, std::string context = {});

} // namespace longleaf
