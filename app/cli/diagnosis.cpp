// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/diagnosis.h"

#include "auth/loopbacklistener.h"
#include "auth/signinpopup.h"
#include "connection/connectionsecrets.h"
#include "connection/session.h"
#include "net/proxyresolver.h"
#include "net/qthttp.h"
#include "net/tlsauthorities.h"
#include "platform/files.h"
#include "platform/instancelock.h"
#include "secrets/tokenvault.h"
#include "secrets/vaultkey.h"
#include "workspace/reader.h"
#include "workspace/workspace.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLocale>
#include <QNetworkInterface>
#include <QNetworkProxy>
#include <QSslSocket>
#include <QSysInfo>

#include <algorithm>
#include <filesystem>

namespace fairlead::cli {

namespace {

struct DiagnosisText
{
    Q_DECLARE_TR_FUNCTIONS(fairlead::Diagnosis)
};

/// Long enough for a proxy script to be fetched and for one round trip across the world.
constexpr std::chrono::milliseconds patience{10000};
/// JWT assertions live three minutes at most (reference "Salesforce 1.6", trap 13).
constexpr qint64 tolerableSkew = 120;
/// A page of records and the journal it goes through fit well into this.
constexpr qint64 roomNeeded = 32 * 1024 * 1024;

CheckResult line(const char *id, const QString &title)
{
    CheckResult result;
    result.id = QLatin1String(id);
    result.title = title;
    return result;
}

CheckResult passed(CheckResult result, const QString &detail)
{
    result.state = CheckResult::State::Pass;
    result.detail = detail;
    return result;
}

CheckResult missed(CheckResult result, const Error &error)
{
    result.state = CheckResult::State::Fail;
    result.detail = error.sentence;
    result.remedy = error.remedy;
    result.link = error.link;
    return result;
}

CheckResult environment()
{
    return passed(line("environment", DiagnosisText::tr("Program")),
                  DiagnosisText::tr("Fairlead %1, Qt %2, %3, %4, language %5")
                      .arg(QCoreApplication::applicationVersion(), QString::fromLatin1(qVersion()),
                           QSysInfo::prettyProductName(), QSysInfo::currentCpuArchitecture(),
                           QLocale().name()));
}

CheckResult folder(const Home &home)
{
    CheckResult result = line("home", DiagnosisText::tr("Folder"));
    if (const Outcome made = makePrivateFolder(home.folder()); !made)
        return missed(result, made.error());
    // Let go at once; that another process holds it is as it should be.
    const auto lock = InstanceLock::take(home.lockFile());
    if (!lock && lock.error().code != ErrorCode::HomeInUse)
        return missed(result, lock.error());
    return passed(result, QDir::toNativeSeparators(home.folder()));
}

CheckResult network()
{
    CheckResult result = line("network", DiagnosisText::tr("Network"));
    QStringList names;
    const auto interfaces = QNetworkInterface::allInterfaces();
    for (const QNetworkInterface &one : interfaces) {
        const auto flags = one.flags();
        if (flags.testFlag(QNetworkInterface::IsUp) && flags.testFlag(QNetworkInterface::IsRunning)
            && !flags.testFlag(QNetworkInterface::IsLoopBack) && !one.addressEntries().isEmpty())
            names += one.humanReadableName();
    }
    if (!names.isEmpty())
        return passed(result, names.join(QStringLiteral(", ")));
    result.state = CheckResult::State::Fail;
    result.detail = DiagnosisText::tr("This computer is not connected to a network.");
    result.remedy = DiagnosisText::tr("Plug in a cable or join a wireless network.");
    return result;
}

// Scheme, host and port; user name and password of a proxy are nobody's business here.
QString describe(const QNetworkProxy &proxy)
{
    if (proxy.type() == QNetworkProxy::NoProxy)
        return DiagnosisText::tr("direct");
    const QString kind =
        proxy.type() == QNetworkProxy::Socks5Proxy ? QStringLiteral("socks5") : QStringLiteral("http");
    return QStringLiteral("%1://%2:%3").arg(kind, proxy.hostName()).arg(proxy.port());
}

// Asked by the path alone: in a chroot, the file system it is on is not among the mounts that Qt knows.
std::optional<qint64> bytesLeftIn(const QString &folder)
{
    std::error_code error;
    const auto space = std::filesystem::space(folder.toStdU16String(), error);
    return error ? std::nullopt : std::optional(qint64(space.available));
}

Task<CheckResult> proxy(NetworkSettings settings, QUrl url, Clock &clock, CancelToken cancel)
{
    CheckResult result = line("proxy", DiagnosisText::tr("Proxy"));
    const auto resolver = std::make_shared<ProxyResolver>(clock, ProxyResolver::SystemLookup());
    resolver->setSettings(settings);
    const auto candidates = co_await resolver->candidates(url, cancel);
    if (!candidates)
        co_return missed(result, candidates.error());
    QStringList ways;
    for (const QNetworkProxy &candidate : *candidates)
        ways += describe(candidate);
    co_return passed(result, DiagnosisText::tr("to %1: %2").arg(url.host(), ways.join(QStringLiteral(", "))));
}

CheckResult tls(const NetworkSettings &settings, const std::optional<Error> &settingsError)
{
    CheckResult result = line("tls", DiagnosisText::tr("Encryption (TLS)"));
    if (!QSslSocket::supportsSsl()) {
        result.state = CheckResult::State::Fail;
        result.detail = DiagnosisText::tr("This installation has no TLS.");
        result.remedy = DiagnosisText::tr("Install Fairlead again; a library is missing.");
        return result;
    }
    if (settingsError)
        return missed(result, *settingsError);
    const auto extra = authoritiesFromPem(settings.extraCaPem);
    if (!extra)
        return missed(result, extra.error());
    return passed(result,
                  DiagnosisText::tr("%1, %n further authority(ies)", nullptr, int(extra->size()))
                      .arg(QSslSocket::sslLibraryVersionString()));
}

struct Reached
{
    CheckResult check;
    std::optional<QDateTime> serverTime;
};

Task<Reached> reach(NetworkSettings settings, QUrl url, Clock &clock, CancelToken cancel)
{
    Reached reached;
    reached.check = line("reach", DiagnosisText::tr("Reaching %1").arg(url.host()));
    reached.check.id += QLatin1Char(':') + url.authority();
    QtHttp http(settings, clock);
    HttpRequest request = HttpRequest::get(url);
    request.timeout = patience;
    const auto began = clock.steady();
    const auto response = co_await http.send(request, cancel);
    if (!response) {
        reached.check = missed(reached.check, response.error());
        co_return reached;
    }
    // Any answer will do: what it says is the sign-in's matter.
    reached.serverTime = response->serverTime();
    reached.check =
        passed(reached.check, DiagnosisText::tr("answered in %1 ms").arg((clock.steady() - began).count()));
    co_return reached;
}

CheckResult loopback(Clock &clock)
{
    CheckResult result = line("loopback", DiagnosisText::tr("Sign-in through the browser"));
    for (const LoopbackRedirect &redirect : {LoopbackRedirect::entra(), LoopbackRedirect::salesforce()}) {
        LoopbackListener listener(redirect, QStringLiteral("diagnosis"), clock);
        if (const Outcome listening = listener.listen(); !listening)
            return missed(result, listening.error());
    }
    return passed(result, DiagnosisText::tr("ports on this computer are free"));
}

CheckResult popup()
{
    return passed(line("popup", DiagnosisText::tr("Sign-in window")),
                  SignInPopup::isInstalled()
                      ? DiagnosisText::tr("part of this installation")
                      : DiagnosisText::tr("not part of this installation: people sign in in their browser"));
}

Task<CheckResult> keychain(SecretStore *store, CancelToken cancel)
{
    CheckResult result = line("keychain", DiagnosisText::tr("Keychain"));
    const StoreState state = co_await store->probe(cancel);
    if (state != StoreState::Ready)
        co_return missed(result, storeError(state));
    co_return passed(result, DiagnosisText::tr("an entry was written, read back and deleted"));
}

CheckResult clockCheck(const QList<QDateTime> &serverTimes, const QDateTime &now)
{
    CheckResult result = line("clock", DiagnosisText::tr("Clock"));
    if (serverTimes.isEmpty()) {
        result.detail = DiagnosisText::tr("No server was there to compare with.");
        result.remedy = DiagnosisText::tr("Try again when the network works.");
        return result;
    }
    const qint64 skew = qAbs(serverTimes.constFirst().secsTo(now));
    if (skew <= tolerableSkew)
        return passed(result, DiagnosisText::tr("%n second(s) apart from the server's", nullptr, int(skew)));
    result.state = CheckResult::State::Fail;
    result.detail = DiagnosisText::tr("This computer's clock is %n second(s) apart from the server's.",
                                      nullptr, int(skew));
    result.remedy = DiagnosisText::tr("Have the clock set by the network: sign-in fails otherwise.");
    return result;
}

CheckResult database(const Home &home, const ConnectionInfo &info)
{
    CheckResult result = line("database", DiagnosisText::tr("Workspace of %1").arg(info.name));
    result.id += QLatin1Char(':') + info.id.text();
    const QString path = home.workspaceFile(info.workspaceFile);
    if (const Outcome writable = Workspace::checkWritable(path); !writable)
        return missed(result, writable.error());
    if (!QFile::exists(path))
        return passed(result, DiagnosisText::tr("not there yet"));
    const auto reader = WorkspaceReader::open(path);
    if (!reader)
        return missed(result, reader.error());
    const auto objects = (*reader)->objects();
    if (!objects)
        return missed(result, objects.error());
    qint64 rows = 0;
    for (const QString &object : *objects) {
        const auto count = (*reader)->rowCount(object);
        if (!count)
            return missed(result, count.error());
        rows += *count;
    }
    return passed(result,
                  DiagnosisText::tr("%1 records, %2 KiB").arg(rows).arg(QFileInfo(path).size() / 1024));
}

// What a connection needs before it asks any host: its cloud, and what it signs in with.
Task<CheckResult> savedSignIn(const DiagnosisSubject *subject, ConnectionInfo info, CancelToken cancel)
{
    CheckResult result = line("signin", DiagnosisText::tr("Saved sign-in of %1").arg(info.name));
    result.id += QLatin1Char(':') + info.id.text();
    if (const auto cloud = cloudOf(info, subject->clouds); !cloud)
        co_return missed(result, cloud.error());
    const QString homeId = subject->document.homeId;
    const auto secrets = co_await readSecrets(*subject->store, homeId, info, cancel);
    if (!secrets)
        co_return missed(result, secrets.error());
    const QString sealed = sealedPurpose(info.method);
    if (sealed.isEmpty())
        co_return passed(result, DiagnosisText::tr("in the keychain"));
    const QString path = subject->home.vaultFile();
    const auto key = co_await readVaultKey(*subject->store, homeId, path, cancel);
    if (!key)
        co_return missed(result, key.error());
    const TokenVault vault(path, *key);
    const auto token = vault.read({homeId, info.id.text(), info.organisationId, sealed});
    if (!token)
        co_return missed(result, token.error());
    co_return passed(result, DiagnosisText::tr("in the sealed file"));
}

// The hosts a connection cannot do without; without any connection, the commercial sign-in hosts.
QList<QUrl> hostsToReach(const DiagnosisSubject &subject)
{
    QList<QUrl> urls;
    const auto add = [&urls](QUrl url) {
        url.setPath(QStringLiteral("/"));
        if (!url.host().isEmpty() && !urls.contains(url))
            urls += url;
    };
    for (const ConnectionInfo &info : subject.document.connections) {
        const auto cloud = cloudOf(info, subject.clouds);
        if (!cloud)
            continue; // nothing is sent to an address of no cloud's
        add(info.address);
        if (info.crm == CrmKind::Dynamics)
            add(cloud->entraAuthority);
    }
    if (subject.document.connections.isEmpty()) {
        // An added cloud is there because the built-in ones are not what is meant.
        const Cloud &cloud =
            subject.clouds.constLast().added ? subject.clouds.constLast() : subject.clouds.constFirst();
        add(cloud.salesforceLogin);
        add(cloud.entraAuthority);
    }
    return urls;
}

CheckResult listOfConnections(const DiagnosisSubject &subject)
{
    CheckResult result = line("connections", DiagnosisText::tr("List of connections"));
    if (!subject.document.fromCopy)
        return passed(
            result, DiagnosisText::tr("%n connection(s)", nullptr, int(subject.document.connections.size())));
    result.state = CheckResult::State::Fail;
    result.detail = DiagnosisText::tr("The file %1 is damaged or missing; its copy is in use.")
                        .arg(QDir::toNativeSeparators(subject.home.connectionsFile()));
    result.remedy =
        DiagnosisText::tr("Nothing is lost: the file is made anew when a connection changes. Files that "
                          "break by themselves are a reason to have the disk checked.");
    return result;
}

} // namespace

CheckResult administrationCheck(const Settings &settings)
{
    CheckResult result = line("policies", DiagnosisText::tr("Set by your administrator"));
    const Administration &administration = settings.administration();
    if (const auto &problem = administration.problem())
        return missed(result, *problem);
    QStringList said;
    for (const SettingRow &row : settingsTable()) {
        const auto value = administration.value(row.setting);
        if (!value)
            continue;
        const QString name = QLatin1String(row.policyName);
        said += value->isLocked() ? DiagnosisText::tr("%1 (policy, %2)").arg(name, value->place)
                                  : DiagnosisText::tr("%1 (default, %2)").arg(name, value->place);
    }
    for (const QString &unknown : administration.unknownNames())
        said += DiagnosisText::tr("%1: unknown to this version").arg(unknown);
    return passed(result, said.isEmpty() ? DiagnosisText::tr("nothing") : said.join(QStringLiteral(", ")));
}

CheckResult diskCheck(std::optional<qint64> bytesLeft)
{
    CheckResult result = line("disk", DiagnosisText::tr("Room on the disk"));
    if (!bytesLeft)
        return result; // the folder's own check says why
    const QString left = QLocale().formattedDataSize(*bytesLeft);
    if (*bytesLeft >= roomNeeded)
        return passed(result, DiagnosisText::tr("%1 left").arg(left));
    result.state = CheckResult::State::Fail;
    result.detail = DiagnosisText::tr("Only %1 are left where Fairlead keeps its files.").arg(left);
    result.remedy = DiagnosisText::tr("Free some space on the disk.");
    return result;
}

Task<QList<CheckResult>> diagnose(DiagnosisSubject subject, Clock &clock, CancelToken cancel)
{
    QList<CheckResult> checks;
    checks += environment();
    checks += administrationCheck(Settings::load(subject.home));
    checks += folder(subject.home);
    checks += diskCheck(bytesLeftIn(subject.home.folder()));
    // Where it cannot be read at all, there is nothing to say about it here.
    if (!subject.document.homeId.isEmpty())
        checks += listOfConnections(subject);
    checks += network();
    const QList<QUrl> urls = hostsToReach(subject);
    if (!urls.isEmpty()) {
        const CheckResult way = co_await proxy(subject.network, urls.constFirst(), clock, cancel);
        checks += way;
    }
    checks += tls(subject.network, subject.networkError);
    QList<QDateTime> serverTimes;
    for (const QUrl &url : urls) {
        const Reached reached = co_await reach(subject.network, url, clock, cancel);
        if (cancel.isCancelled())
            co_return checks;
        checks += reached.check;
        if (reached.serverTime)
            serverTimes += *reached.serverTime;
    }
    const QDateTime now = clock.nowUtc();
    checks += popup();
    checks += loopback(clock);
    const CheckResult store = co_await keychain(subject.store, cancel);
    checks += store;
    checks += clockCheck(serverTimes, now);
    for (const ConnectionInfo &info : std::as_const(subject.document.connections))
        checks += database(subject.home, info);
    for (const ConnectionInfo &info : std::as_const(subject.document.connections)) {
        const CheckResult signIn = co_await savedSignIn(&subject, info, cancel);
        checks += signIn;
    }
    co_return checks;
}

} // namespace fairlead::cli
