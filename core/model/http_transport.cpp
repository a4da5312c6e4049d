// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/http_transport.h"

#include "core/model/ca_bundle.h"
#include "core/model/http_failure.h"
#include "core/model/url.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cstddef>
#include <ctime>
#include <memory>
#include <mutex>
#include <optional>
#include <utility>

#include <curl/curl.h>

namespace longleaf::model {

namespace {

using SteadyClock = std::chrono::steady_clock;

constexpr const char *kUserAgent = "Longleaf";
constexpr const char *kIdentity = "Accept-Encoding: identity";
constexpr std::size_t kMaxBodyBytes = std::size_t{64} << 20U;
constexpr std::size_t kMaxHeaderBytes = std::size_t{256} << 10U;
constexpr int kPollMs = 50;

struct CloseEasy {
    void operator()(CURL *handle) const noexcept { curl_easy_cleanup(handle); }
};
struct CloseMulti {
    void operator()(CURLM *handle) const noexcept { curl_multi_cleanup(handle); }
};
struct FreeList {
    void operator()(curl_slist *list) const noexcept { curl_slist_free_all(list); }
};
using EasyPtr = std::unique_ptr<CURL, CloseEasy>;
using MultiPtr = std::unique_ptr<CURLM, CloseMulti>;
using ListPtr = std::unique_ptr<curl_slist, FreeList>;

enum class Stop { No, BySink, BodyTooLarge, HeadersTooLarge };

/// What the callbacks of one transfer share.
struct Transfer {
    CURL *easy = nullptr;
    HttpResponse &response;
    const BodySink &sink;
    std::size_t bodyBytes = 0;
    std::size_t headerBytes = 0;
    curl_off_t uploaded = 0;
    SteadyClock::time_point lastProgress = SteadyClock::now();
    Stop stop = Stop::No;
    std::array<char, CURL_ERROR_SIZE> reason{};
};

std::string lowered(std::string_view text)
{
    std::string out(text);
    std::transform(out.begin(), out.end(), out.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return out;
}

std::string_view trimmed(std::string_view text)
{
    const std::size_t begin = text.find_first_not_of(" \t\r\n");
    if (begin == std::string_view::npos)
        return {};
    return text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1);
}

/// Seconds to wait from a Retry-After value, which is a number of seconds or a date; -1 if it is neither.
int retryAfterSeconds(std::string_view value)
{
    constexpr int kLongest = 86'400;
    double seconds = 0;
    const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), seconds);
    if (error == std::errc() && end == value.data() + value.size())
        return seconds < 0 ? -1 : static_cast<int>(std::min<double>(seconds + 0.999, kLongest));
    const std::time_t at = curl_getdate(std::string(value).c_str(), nullptr);
    if (at < 0)
        return -1;
    return static_cast<int>(std::clamp<std::time_t>(at - std::time(nullptr), 0, kLongest));
}

/// A whole number, or 0.
std::int64_t numberOf(std::string_view value)
{
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
    return error == std::errc() && end == value.data() + value.size() && number > 0 ? number : 0;
}

void readHeader(HttpResponse &response, std::string_view line)
{
    if (line.starts_with("HTTP/")) { // an interim or final status line: what came before does not count
        response.contentType.clear();
        response.contentEncoding.clear();
        response.requestId.clear();
        response.retryAfterSeconds = -1;
        response.shouldRetry.reset();
        return;
    }
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos)
        return;
    const std::string name = lowered(line.substr(0, colon));
    const std::string_view value = trimmed(line.substr(colon + 1));
    if (name == "content-type")
        response.contentType = value;
    else if (name == "content-encoding")
        response.contentEncoding = lowered(value);
    else if (name == "x-request-id" || name == "request-id")
        response.requestId = value.substr(0, 200);
    else if (name == "retry-after" && response.retryAfterSeconds < 0)
        response.retryAfterSeconds = retryAfterSeconds(value);
    else if (name == "retry-after-ms") // finer, so it wins
        response.retryAfterSeconds =
            static_cast<int>((std::min<std::int64_t>(numberOf(value), 86'400'000) + 999) / 1000);
    else if (name == "x-should-retry")
        response.shouldRetry = value == "true";
    else if (name == "x-ratelimit-limit-tokens" || name == "anthropic-ratelimit-input-tokens-limit")
        response.tokensPerMinute = numberOf(value);
    else if (name == "x-ratelimit-limit-requests" || name == "anthropic-ratelimit-requests-limit")
        response.requestsPerMinute = numberOf(value);
}

std::size_t onHeader(char *data, std::size_t size, std::size_t count, void *user) noexcept
{
    auto &transfer = *static_cast<Transfer *>(user);
    const std::size_t bytes = size * count;
    transfer.headerBytes += bytes;
    if (transfer.headerBytes > kMaxHeaderBytes) {
        transfer.stop = Stop::HeadersTooLarge;
        return 0;
    }
    readHeader(transfer.response, {data, bytes});
    long status = 0;
    curl_easy_getinfo(transfer.easy, CURLINFO_RESPONSE_CODE, &status);
    if (status >= 200)
        transfer.response.status = static_cast<int>(status);
    return bytes;
}

std::size_t onBody(char *data, std::size_t size, std::size_t count, void *user) noexcept
{
    auto &transfer = *static_cast<Transfer *>(user);
    const std::size_t bytes = size * count;
    transfer.bodyBytes += bytes;
    transfer.lastProgress = SteadyClock::now();
    if (transfer.bodyBytes > kMaxBodyBytes)
        transfer.stop = Stop::BodyTooLarge;
    else if (!transfer.sink({data, bytes}))
        transfer.stop = Stop::BySink;
    return transfer.stop == Stop::No ? bytes : 0;
}

/// A large request takes its time to leave: as long as it moves, the wait for the answer has not begun.
int onProgress(void *user, curl_off_t, curl_off_t, curl_off_t, curl_off_t uploaded) noexcept
{
    auto &transfer = *static_cast<Transfer *>(user);
    if (uploaded > transfer.uploaded) {
        transfer.uploaded = uploaded;
        transfer.lastProgress = SteadyClock::now();
    }
    return 0;
}

ListPtr headerList(const HttpRequest &request)
{
    ListPtr list;
    const auto append = [&list](const char *line) {
        if (curl_slist *longer = curl_slist_append(list.get(), line)) {
            static_cast<void>(list.release());
            list.reset(longer);
        }
    };
    append("Expect:"); // or every body over 1 MB waits a second for leave to continue
    append(kIdentity);
    for (const std::string &header : request.headers)
        append(header.c_str());
    return list;
}

void trustCertificates(CURL *easy, const std::string &extraCaFile, std::string &bundle)
{
    curl_easy_setopt(easy, CURLOPT_SSL_VERIFYPEER, 1L);
    curl_easy_setopt(easy, CURLOPT_SSL_VERIFYHOST, 2L);
    curl_easy_setopt(easy, CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
#ifdef _WIN32
    curl_easy_setopt(easy, CURLOPT_SSL_OPTIONS, static_cast<long>(CURLSSLOPT_NATIVE_CA));
#endif
    const curl_version_info_data *built = curl_version_info(CURLVERSION_NOW);
    const std::string builtIn = built->cainfo == nullptr ? std::string() : built->cainfo;
    const std::string file = findCaBundle(builtIn);
    if (!extraCaFile.empty()) {
        bundle = readCaBundle(file.empty() ? builtIn : file) + '\n' + readCaBundle(extraCaFile);
        curl_blob blob{bundle.data(), bundle.size(), CURL_BLOB_NOCOPY};
        curl_easy_setopt(easy, CURLOPT_CAINFO_BLOB, &blob);
    } else if (!file.empty()) {
        curl_easy_setopt(easy, CURLOPT_CAINFO, file.c_str());
    }
}

void allowOnlyWebSchemes(CURL *easy, const char *scheme)
{
#if LIBCURL_VERSION_NUM >= 0x075500
    curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, scheme);
#else
    const bool plain = std::string_view(scheme) == "http";
    curl_easy_setopt(easy, CURLOPT_PROTOCOLS, static_cast<long>(plain ? CURLPROTO_HTTP : CURLPROTO_HTTPS));
#endif
    curl_easy_setopt(easy, CURLOPT_FOLLOWLOCATION, 0L);
    curl_easy_setopt(easy, CURLOPT_DISALLOW_USERNAME_IN_URL, 1L);
}

void setUp(CURL *easy, const HttpRequest &request, const WebAddress &address, const HttpTimeouts &timeouts,
           curl_slist *headers, const std::string &proxy, Transfer &transfer)
{
    curl_easy_setopt(easy, CURLOPT_URL, request.url.c_str());
    allowOnlyWebSchemes(easy, address.scheme.c_str());
    curl_easy_setopt(easy, CURLOPT_HTTPHEADER, headers);
    curl_easy_setopt(easy, CURLOPT_HTTP_VERSION, static_cast<long>(CURL_HTTP_VERSION_2TLS));
    curl_easy_setopt(easy, CURLOPT_USERAGENT, kUserAgent);
    if (address.loopback() || proxy == "none")
        curl_easy_setopt(easy, CURLOPT_PROXY, ""); // to this computer none is used, whatever the settings say
    else if (proxy != "system" && !proxy.empty())
        curl_easy_setopt(easy, CURLOPT_PROXY, proxy.c_str());
    curl_easy_setopt(easy, CURLOPT_SUPPRESS_CONNECT_HEADERS, 1L);
    if (!request.body.empty()) {
        curl_easy_setopt(easy, CURLOPT_POST, 1L);
        curl_easy_setopt(easy, CURLOPT_POSTFIELDS, request.body.data());
        curl_easy_setopt(easy, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(request.body.size()));
    }
    curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
#if LIBCURL_VERSION_NUM >= 0x075700
    curl_easy_setopt(easy, CURLOPT_QUICK_EXIT, 1L); // a cancel does not wait for a slow name server
#endif
    curl_easy_setopt(easy, CURLOPT_TCP_KEEPALIVE, 1L);
    curl_easy_setopt(easy, CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(timeouts.connectMs));
    curl_easy_setopt(easy, CURLOPT_ERRORBUFFER, transfer.reason.data());
    curl_easy_setopt(easy, CURLOPT_HEADERFUNCTION, onHeader);
    curl_easy_setopt(easy, CURLOPT_HEADERDATA, &transfer);
    curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, onBody);
    curl_easy_setopt(easy, CURLOPT_WRITEDATA, &transfer);
    curl_easy_setopt(easy, CURLOPT_NOPROGRESS, 0L);
    curl_easy_setopt(easy, CURLOPT_XFERINFOFUNCTION, onProgress);
    curl_easy_setopt(easy, CURLOPT_XFERINFODATA, &transfer);
}

HttpFault faultOf(CURLcode code, long proxyStatus)
{
    if (proxyStatus == 407)
        return HttpFault::ProxySignIn;
    switch (code) {
    case CURLE_COULDNT_RESOLVE_HOST: return HttpFault::HostNotFound;
    case CURLE_COULDNT_RESOLVE_PROXY: return HttpFault::ProxyNotFound;
    case CURLE_COULDNT_CONNECT: return HttpFault::NoConnection;
    case CURLE_OPERATION_TIMEDOUT: return HttpFault::ConnectTimeout; // the only timer that curl runs for us
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CACERT_BADFILE:
    case CURLE_SSL_ISSUER_ERROR: return HttpFault::Certificate;
    case CURLE_SSL_CONNECT_ERROR: return HttpFault::SecureConnection;
    case CURLE_PARTIAL_FILE:
    case CURLE_GOT_NOTHING:
    case CURLE_SEND_ERROR:
    case CURLE_RECV_ERROR:
    case CURLE_HTTP2:
    case CURLE_HTTP2_STREAM: return HttpFault::Broken;
    default: return HttpFault::Other;
    }
}

Status finished(CURLcode code, Transfer &transfer, const WebAddress &address)
{
    if (code == CURLE_OK || transfer.stop == Stop::BySink)
        return {};
    if (transfer.stop == Stop::BodyTooLarge)
        return fail(ErrorCode::TooLarge, "The provider sent more than 64 MiB, which no answer needs; it was stopped.",
                    address.origin());
    if (transfer.stop == Stop::HeadersTooLarge)
        return fail(ErrorCode::Network, "The provider's answer began with too many headers; it was stopped.",
                    address.origin());
    long proxyStatus = 0;
    curl_easy_getinfo(transfer.easy, CURLINFO_HTTP_CONNECTCODE, &proxyStatus);
    const HttpFault fault = faultOf(code, proxyStatus);
    transfer.response.mayRetry = !transfer.response.requestSent && transfer.response.status == 0 && canPass(fault);
    return tl::unexpected(httpError(fault, address.origin(), transfer.reason.data()));
}

/// The timers that curl does not have: they count bytes of the body only; what is a real event, their reader knows.
std::optional<Error> overdue(const Transfer &transfer, const HttpRequest &request, const HttpTimeouts &timeouts,
                             SteadyClock::time_point start, const std::string &host)
{
    const auto passed = [](SteadyClock::time_point since) {
        return std::chrono::duration_cast<std::chrono::milliseconds>(SteadyClock::now() - since).count();
    };
    const auto timeout = [&host](std::string text, std::int64_t ms) {
        return Error{ErrorCode::Timeout, text + " within " + durationText(ms) + ".", host};
    };
    if (passed(start) > timeouts.totalMs)
        return timeout("The answer was not complete", timeouts.totalMs);
    const bool began = transfer.bodyBytes > 0 && (!request.contentBegan || request.contentBegan());
    if (!began && passed(transfer.lastProgress) > timeouts.firstEventMs)
        return timeout("The provider did not begin to answer", timeouts.firstEventMs);
    if (began && passed(transfer.lastProgress) > timeouts.idleMs)
        return timeout("The answer stopped in the middle: nothing more came", timeouts.idleMs);
    return std::nullopt;
}

/// Takes the handle out of the multi handle before either is freed.
class Attached final {
public:
    Attached(CURLM *multi, CURL *easy)
        : m_multi(multi)
        , m_easy(easy)
    {
        curl_multi_add_handle(m_multi, m_easy);
    }
    ~Attached() { curl_multi_remove_handle(m_multi, m_easy); }
    Attached(const Attached &) = delete;
    Attached &operator=(const Attached &) = delete;
    Attached(Attached &&) = delete;
    Attached &operator=(Attached &&) = delete;

private:
    CURLM *m_multi;
    CURL *m_easy;
};

void noteSent(Transfer &transfer, std::size_t bodyBytes)
{
    curl_off_t uploaded = 0;
    long headers = 0;
    curl_easy_getinfo(transfer.easy, CURLINFO_SIZE_UPLOAD_T, &uploaded);
    curl_easy_getinfo(transfer.easy, CURLINFO_REQUEST_SIZE, &headers);
    transfer.response.requestSent = headers > 0 && uploaded >= static_cast<curl_off_t>(bodyBytes);
}

Status run(CURLM *multi, Transfer &transfer, const HttpRequest &request, const WebAddress &address,
           const HttpTimeouts &timeouts, const std::stop_token &stop)
{
    const Attached attached(multi, transfer.easy);
    const std::stop_callback wake(stop, [multi] { curl_multi_wakeup(multi); });
    const auto start = SteadyClock::now();
    while (true) {
        int running = 0;
        const CURLMcode worked = curl_multi_perform(multi, &running);
        noteSent(transfer, request.body.size());
        int left = 0;
        if (const CURLMsg *message = curl_multi_info_read(multi, &left); message != nullptr)
            return finished(message->data.result, transfer, address);
        if (stop.stop_requested())
            return fail(ErrorCode::Canceled, "The request was stopped.");
        if (worked != CURLM_OK || running == 0)
            return fail(ErrorCode::Network, curl_multi_strerror(worked), address.origin());
        if (auto error = overdue(transfer, request, timeouts, start, address.origin()))
            return tl::unexpected(std::move(*error));
        curl_multi_poll(multi, nullptr, 0, kPollMs, nullptr);
    }
}

} // namespace

std::vector<std::string> sentHeaders(const HttpRequest &request)
{
    std::vector<std::string> lines;
    if (const auto address = parseWebAddress(request.url))
        lines.push_back("Host: " + address->origin());
    lines.push_back(std::string("User-Agent: ") + kUserAgent);
    lines.emplace_back(kIdentity);
    lines.insert(lines.end(), request.headers.begin(), request.headers.end());
    if (!request.body.empty())
        lines.push_back("Content-Length: " + std::to_string(request.body.size()));
    return lines;
}

CurlTransport::CurlTransport(NetworkOptions options)
    : m_options(std::move(options))
{
    static std::once_flag once;
    std::call_once(once, [] { curl_global_init(CURL_GLOBAL_DEFAULT); });
}

Status CurlTransport::perform(const HttpRequest &request, const HttpTimeouts &timeouts, std::stop_token stop,
                              HttpResponse &response, const BodySink &body)
{
    response = {};
    const auto address = parseWebAddress(request.url);
    if (!address)
        return tl::unexpected(address.error());
    if (stop.stop_requested())
        return fail(ErrorCode::Canceled, "The request was stopped.");
    const MultiPtr multi(curl_multi_init());
    const EasyPtr easy(curl_easy_init());
    if (!multi || !easy)
        return fail(ErrorCode::Network, "The network library could not start.");
    const ListPtr headers = headerList(request);
    std::string bundle;
    Transfer transfer{.easy = easy.get(), .response = response, .sink = body};
    setUp(easy.get(), request, *address, timeouts, headers.get(), m_options.proxy, transfer);
    trustCertificates(easy.get(), m_options.extraCaFile, bundle);
    return run(multi.get(), transfer, request, *address, timeouts, stop);
}

} // namespace longleaf::model
