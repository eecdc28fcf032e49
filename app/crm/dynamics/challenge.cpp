// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/dynamics/challenge.h"

#include "crm/dynamics/hosts.h"
#include "crm/errortable.h"

#include <QCoreApplication>
#include <QUuid>

#include <cstring>

namespace fairlead::dynamics {

namespace {

using C = ErrorCode;
using K = ErrorClass;

constexpr const char *checkAddress =
    QT_TRANSLATE_NOOP("fairlead::crm",
                      "Copy the address from the browser while Dynamics 365 is open; it looks like "
                      "https://name.crm4.dynamics.com.");

constexpr ErrorRow notThere = {
    "",
    nullptr,
    C::NotACrm,
    K::AskUser,
    QT_TRANSLATE_NOOP("fairlead::crm", "There is no Dynamics 365 environment at this address."),
    checkAddress,
    nullptr};
constexpr ErrorRow otherAuthority = {
    "",
    nullptr,
    C::AddressRejected,
    K::AskUser,
    QT_TRANSLATE_NOOP("fairlead::crm",
                      "This address asks for a sign-in that does not belong to the chosen cloud. Nothing was "
                      "sent to it."),
    QT_TRANSLATE_NOOP("fairlead::crm", "Check the address, and the cloud chosen before."),
    nullptr};
constexpr ErrorRow otherResource = {
    "",
    nullptr,
    C::AddressRejected,
    K::AskUser,
    QT_TRANSLATE_NOOP("fairlead::crm",
                      "This address asks for a sign-in to another address. Nothing was sent to it."),
    checkAddress,
    nullptr};
constexpr ErrorRow noTenant = {
    "",
    nullptr,
    C::TenantUnknown,
    K::AskUser,
    QT_TRANSLATE_NOOP("fairlead::crm", "This address does not say to which company it belongs."),
    checkAddress,
    nullptr};
constexpr ErrorRow otherTenant = {
    "",
    nullptr,
    C::WrongOrganisation,
    K::AskUser,
    QT_TRANSLATE_NOOP("fairlead::crm",
                      "This address belongs to another company than the one whose administrator agreed."),
    QT_TRANSLATE_NOOP("fairlead::crm",
                      "Check the address, or go back and let an administrator of that company agree."),
    nullptr};

Error errorWith(const ErrorRow &row, const QString &detail)
{
    return errorOfRow(row, {}, detail, {});
}

bool isTokenCharacter(char c)
{
    return c > ' ' && c < 127 && !std::strchr("()<>@,;:\\\"/[]?={}", c);
}

void skipBlanksAndCommas(const QByteArray &text, qsizetype &at)
{
    while (at < text.size() && (text[at] == ' ' || text[at] == '\t' || text[at] == ','))
        ++at;
}

QByteArray readToken(const QByteArray &text, qsizetype &at)
{
    const qsizetype from = at;
    while (at < text.size() && isTokenCharacter(text[at]))
        ++at;
    return text.mid(from, at - from);
}

// Quoted as in RFC 9110 §5.6.4; unquoted up to the next comma or blank, since Dataverse writes addresses
// bare.
QByteArray readValue(const QByteArray &text, qsizetype &at)
{
    QByteArray value;
    if (at < text.size() && text[at] == '"') {
        for (++at; at < text.size() && text[at] != '"'; ++at) {
            if (text[at] == '\\' && at + 1 < text.size())
                ++at;
            value += text[at];
        }
        if (at < text.size())
            ++at;
        return value;
    }
    while (at < text.size() && text[at] != ',' && text[at] != ' ' && text[at] != '\t')
        value += text[at++];
    return value;
}

// Collects the parameters of every Bearer challenge of one header into `found`.
void readHeader(const QByteArray &text, std::optional<BearerParameters> &found)
{
    bool bearer = false;
    qsizetype at = 0;
    for (;;) {
        skipBlanksAndCommas(text, at);
        if (at >= text.size())
            return;
        const QByteArray word = readToken(text, at);
        if (word.isEmpty()) {
            ++at; // a character that belongs nowhere
            continue;
        }
        qsizetype next = at;
        while (next < text.size() && (text[next] == ' ' || text[next] == '\t'))
            ++next;
        if (next < text.size() && text[next] == '=' && (next + 1 >= text.size() || text[next + 1] != '=')) {
            at = next + 1;
            while (at < text.size() && (text[at] == ' ' || text[at] == '\t'))
                ++at;
            const QByteArray value = readValue(text, at);
            const QByteArray name = word.toLower();
            if (bearer && !found->contains(name))
                found->insert(name, value);
            continue;
        }
        bearer = word.compare("bearer", Qt::CaseInsensitive) == 0;
        if (bearer && !found)
            found.emplace();
    }
}

// Whether `host` is an alias of the cloud's own sign-in host (reference Microsoft 1.2). Clouds that share one
// (global and the moderate US one) are one group.
bool isAliasOf(const QString &host, const QString &authorityHost)
{
    QString group;
    for (const SignInHost &known : signInHosts()) {
        if (known.host == authorityHost)
            group = known.cloud;
    }
    for (const SignInHost &known : signInHosts()) {
        if (!group.isEmpty() && known.cloud == group && known.host == host)
            return true;
    }
    return false;
}

bool isAuthorityOf(const QUrl &authority, const Cloud &cloud)
{
    if (!authority.userInfo().isEmpty())
        return false;
    if (cloud.added) {
        return authority.scheme() == cloud.entraAuthority.scheme()
            && authority.host() == cloud.entraAuthority.host()
            && authority.port() == cloud.entraAuthority.port();
    }
    return authority.scheme() == QLatin1String("https") && authority.port(443) == 443
        && isAliasOf(authority.host(), cloud.entraAuthority.host());
}

// "org.api.crm4.dynamics.com" and "org.crm4.dynamics.com" are one environment (reference Microsoft 2.1).
QString withoutApiLabel(const QString &host)
{
    QStringList labels = host.split(QLatin1Char('.'));
    if (labels.size() > 2 && labels[1] == QLatin1String("api"))
        labels.removeAt(1);
    return labels.join(QLatin1Char('.'));
}

bool isSameEnvironment(const QUrl &resource, const QUrl &probed, const Cloud &cloud)
{
    if (resource.scheme() != probed.scheme() || !resource.userInfo().isEmpty())
        return false;
    const int standard = probed.scheme() == QLatin1String("http") ? 80 : 443;
    if (resource.port(standard) != probed.port(standard))
        return false;
    if (cloud.added)
        return resource.host() == probed.host();
    return withoutApiLabel(resource.host()) == withoutApiLabel(probed.host());
}

} // namespace

std::optional<BearerParameters> readBearerChallenge(const QList<QByteArray> &headers)
{
    std::optional<BearerParameters> found;
    for (const QByteArray &header : headers)
        readHeader(header, found);
    return found;
}

QByteArray claimsDemanded(const HttpResponse &response)
{
    const auto parameters = readBearerChallenge(response.headerValues("WWW-Authenticate"));
    if (!parameters || parameters->value("error") != "insufficient_claims")
        return {};
    return QByteArray::fromBase64(parameters->value("claims"));
}

Result<EnvironmentChallenge> judgeChallenge(const HttpResponse &response, const QUrl &probed,
                                            const Cloud &cloud)
{
    if (response.status >= 500 || response.status == 429)
        return fail(errorOfStatus(response.status, {}, {}));
    const auto parameters = readBearerChallenge(response.headerValues("WWW-Authenticate"));
    if (response.status != 401 || !parameters || !parameters->contains("authorization_uri"))
        return fail(errorWith(notThere, QStringLiteral("HTTP %1, no Bearer challenge").arg(response.status)));

    const QUrl uri = QUrl::fromEncoded(parameters->value("authorization_uri"), QUrl::StrictMode);
    if (!uri.isValid() || !isAuthorityOf(uri, cloud))
        return fail(errorWith(otherAuthority, uri.host()));
    const QUrl resource = QUrl::fromEncoded(parameters->value("resource_id"), QUrl::StrictMode);
    if (!resource.isValid() || !isSameEnvironment(resource, probed, cloud))
        return fail(errorWith(otherResource, resource.host()));

    // "common" or a domain name would leave open whose password it is.
    const QString tenant = uri.path().section(QLatin1Char('/'), 1, 1).toLower();
    if (QUuid::fromString(tenant).isNull() || tenant.size() != 36)
        return fail(errorWith(noTenant, tenant));

    EnvironmentChallenge challenge;
    challenge.tenantId = tenant;
    challenge.authority.setScheme(uri.scheme());
    challenge.authority.setHost(uri.host());
    challenge.authority.setPort(uri.port());
    challenge.authority.setPath(QLatin1Char('/') + tenant);
    challenge.resource.setScheme(resource.scheme());
    challenge.resource.setHost(resource.host());
    challenge.resource.setPort(resource.port());
    return challenge;
}

Task<Result<EnvironmentChallenge>> probeEnvironment(Http &http, QUrl address, Cloud cloud, CancelToken cancel)
{
    QUrl url = address;
    url.setPath(QStringLiteral("/api/data/v9.2/WhoAmI"));
    url.setQuery(QString());
    HttpRequest request = HttpRequest::get(url).withHeader("Accept", "application/json");
    const Result<HttpResponse> response = co_await http.send(std::move(request), cancel);
    if (!response)
        co_return fail(response.error());
    co_return judgeChallenge(*response, address, cloud);
}

Outcome requireTenant(const EnvironmentChallenge &challenge, const QString &tenantId)
{
    if (challenge.tenantId == tenantId.toLower())
        return {};
    return fail(errorWith(otherTenant, challenge.tenantId));
}

} // namespace fairlead::dynamics
