// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/ca_bundle.h"
#include "core/model/http_failure.h"
#include "core/model/http_transport.h"
#include "tests/support/replay_server.h"

#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <string>

using namespace longleaf::model;
using longleaf::ErrorCode;
using longleaf::Status;

namespace {

/// OpenSSL's own test server with a certificate made for the case. It answers every GET with a page.
class TlsServer final {
public:
    /// Dates as YYYYMMDDHHMMSSZ.
    bool start(const QString &names, const QString &from, const QString &to)
    {
        m_port = longleaf::test::ReplayServer().port(); // free again at once
        return m_folder.isValid() && writeConfig() &&
               run({QStringLiteral("req"), QStringLiteral("-new"), QStringLiteral("-newkey"),
                    QStringLiteral("rsa:2048"), QStringLiteral("-nodes"), QStringLiteral("-keyout"),
                    QStringLiteral("key.pem"), QStringLiteral("-out"), QStringLiteral("req.pem"),
                    QStringLiteral("-subj"), QStringLiteral("/CN=replay"), QStringLiteral("-addext"),
                    QStringLiteral("subjectAltName=") + names}) &&
               run({QStringLiteral("ca"), QStringLiteral("-batch"), QStringLiteral("-selfsign"),
                    QStringLiteral("-notext"), QStringLiteral("-config"), QStringLiteral("ca.cnf"),
                    QStringLiteral("-keyfile"), QStringLiteral("key.pem"), QStringLiteral("-in"),
                    QStringLiteral("req.pem"), QStringLiteral("-out"), QStringLiteral("cert.pem"),
                    QStringLiteral("-startdate"), from, QStringLiteral("-enddate"), to}) &&
               listen();
    }
    ~TlsServer()
    {
        m_server.kill();
        m_server.waitForFinished();
    }
    TlsServer() = default;
    Q_DISABLE_COPY_MOVE(TlsServer)

    [[nodiscard]] std::string url() const { return "https://localhost:" + std::to_string(m_port) + "/"; }
    [[nodiscard]] std::string certificate() const
    {
        return m_folder.filePath(QStringLiteral("cert.pem")).toStdString();
    }

private:
    bool write(const QString &name, const char *text)
    {
        QFile file(m_folder.filePath(name));
        return file.open(QIODevice::WriteOnly) && file.write(text) >= 0;
    }
    bool writeConfig()
    {
        return write(QStringLiteral("ca.cnf"),
                     "[ca]\ndefault_ca=d\n[d]\ndatabase=index.txt\nnew_certs_dir=.\nserial=serial\n"
                     "default_md=sha256\npolicy=p\ncopy_extensions=copy\n[p]\ncommonName=supplied\n") &&
               write(QStringLiteral("index.txt"), "") && write(QStringLiteral("serial"), "01\n");
    }
    bool run(const QStringList &arguments)
    {
        QProcess process;
        process.setWorkingDirectory(m_folder.path());
        process.start(QStringLiteral("openssl"), arguments);
        const bool done = process.waitForFinished() && process.exitCode() == 0;
        if (!done)
            qWarning("%s", process.readAllStandardError().constData());
        return done;
    }
    bool listen()
    {
        m_server.setWorkingDirectory(m_folder.path());
        m_server.start(QStringLiteral("openssl"),
                       {QStringLiteral("s_server"), QStringLiteral("-accept"), QString::number(m_port),
                        QStringLiteral("-key"), QStringLiteral("key.pem"), QStringLiteral("-cert"),
                        QStringLiteral("cert.pem"), QStringLiteral("-www")});
        while (m_server.waitForReadyRead(5'000)) {
            if (m_server.readAllStandardOutput().contains("ACCEPT"))
                return true;
        }
        return false;
    }

    QTemporaryDir m_folder;
    QProcess m_server;
    int m_port = 0;
};

} // namespace

class HttpTlsTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void verifiesCertificates_data();
    void verifiesCertificates();
    void speaksTlsOnly();
    void findsTheListOfCertificates();
    void sentencesTellWhatToDo_data();
    void sentencesTellWhatToDo();
};

void HttpTlsTest::verifiesCertificates_data()
{
    QTest::addColumn<QString>("names");
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("to");
    QTest::addColumn<bool>("trusted");
    QTest::addColumn<QString>("words"); // empty: accepted
    const QString past = QStringLiteral("20200101000000Z");
    const QString future = QStringLiteral("20990101000000Z");
    const QString right = QStringLiteral("DNS:localhost");
    QTest::newRow("right in all") << right << past << future << true << QString();
    QTest::newRow("signed by nobody known") << right << past << future << false << QStringLiteral("signed itself");
    QTest::newRow("for another name") << QStringLiteral("DNS:other.example") << past << future << true
                                      << QStringLiteral("another name");
    QTest::newRow("expired") << right << past << QStringLiteral("20210101000000Z") << true
                             << QStringLiteral("has expired");
    QTest::newRow("not yet valid") << right << QStringLiteral("20980101000000Z") << future << true
                                   << QStringLiteral("date and time of this computer");
}

void HttpTlsTest::verifiesCertificates()
{
    if (QStandardPaths::findExecutable(QStringLiteral("openssl")).isEmpty())
        QSKIP("the openssl program is not installed");
    QFETCH(QString, names);
    QFETCH(QString, from);
    QFETCH(QString, to);
    QFETCH(bool, trusted);
    QFETCH(QString, words);
    TlsServer server;
    QVERIFY(server.start(names, from, to));
    CurlTransport transport({.extraCaFile = trusted ? server.certificate() : std::string()});
    HttpResponse response;
    const Status status =
        transport.perform({server.url(), {}, {}}, {}, {}, response, [](std::string_view) { return true; });
    if (words.isEmpty()) {
        QVERIFY2(status.has_value(), status ? "" : status.error().message.c_str());
        QCOMPARE(response.status, 200);
        return;
    }
    QVERIFY(!status);
    QCOMPARE(status.error().code, ErrorCode::Network);
    QVERIFY2(status.error().message.find(words.toStdString()) != std::string::npos, status.error().message.c_str());
    QVERIFY(!response.requestSent);
    QVERIFY(!response.mayRetry);
}

void HttpTlsTest::speaksTlsOnly()
{
    longleaf::test::ReplayServer plain;
    HttpTimeouts timeouts;
    timeouts.connectMs = 300; // the server waits for words that it understands
    CurlTransport transport;
    HttpResponse response;
    const HttpRequest request{"https://127.0.0.1:" + std::to_string(plain.port()) + "/v1", {}, "x"};
    const Status status = transport.perform(request, timeouts, {}, response, [](std::string_view) { return true; });
    QVERIFY(!status);
    QCOMPARE(status.error().code, ErrorCode::Timeout);
    QVERIFY(!response.requestSent);
    QVERIFY(plain.requests().empty());
}

void HttpTlsTest::findsTheListOfCertificates()
{
    QTemporaryDir folder;
    const std::string own = folder.filePath(QStringLiteral("own.pem")).toStdString();
    QFile file(QString::fromStdString(own));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("certificates") > 0);
    file.close();
    const QByteArray before = qgetenv("SSL_CERT_FILE");
    qputenv("SSL_CERT_FILE", QByteArray::fromStdString(own));
    QCOMPARE(findCaBundle({}), own);
    qunsetenv("SSL_CERT_FILE");
    QCOMPARE(findCaBundle(own), std::string()); // the library's own list is there
    const std::string found = findCaBundle("/nowhere/of/another/system.pem");
    QVERIFY(found.empty() || !readCaBundle(found).empty());
    QCOMPARE(readCaBundle(own), std::string("certificates"));
    QCOMPARE(readCaBundle("/nowhere"), std::string());
    if (!before.isEmpty())
        qputenv("SSL_CERT_FILE", before);
}

void HttpTlsTest::sentencesTellWhatToDo_data()
{
    QTest::addColumn<HttpFault>("fault");
    QTest::addColumn<std::string>("detail");
    QTest::addColumn<std::string>("words");
    const auto row = [](const char *name, HttpFault fault, const char *detail, const char *words) {
        QTest::newRow(name) << fault << std::string(detail) << std::string(words);
    };
    row("host not found", HttpFault::HostNotFound, "", "a.example was not found. Check the internet connection");
    row("proxy not found", HttpFault::ProxyNotFound, "", "Check the proxy setting");
    row("proxy wants a name", HttpFault::ProxySignIn, "", "name and password");
    row("no connection", HttpFault::NoConnection, "", "no connection to a.example");
    row("no answer", HttpFault::ConnectTimeout, "", "did not answer in time");
    row("clock is wrong", HttpFault::Certificate, "certificate is not yet valid", "Check the date and time");
    row("no list of certificates", HttpFault::Certificate, "unable to get local issuer certificate",
        "could not be verified");
    row("no secure connection", HttpFault::SecureConnection, "", "No secure connection");
    row("broken", HttpFault::Broken, "", "broke before the answer was complete");
    row("something else", HttpFault::Other, "odd reason", "odd reason");
}

void HttpTlsTest::sentencesTellWhatToDo()
{
    QFETCH(HttpFault, fault);
    QFETCH(std::string, detail);
    QFETCH(std::string, words);
    const longleaf::Error error = httpError(fault, "a.example", detail);
    QVERIFY2(error.message.find(words) != std::string::npos, error.message.c_str());
}

QTEST_GUILESS_MAIN(HttpTlsTest)
#include "tst_http_tls.moc"
