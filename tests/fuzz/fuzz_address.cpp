// SPDX-License-Identifier: GPL-3.0-or-later
//
// Any bytes as pasted text: an answer each time, and what is found is an address of a host that belongs to
// the provider, reads back as itself and carries nothing of the rest of the text.
#include "crm/address.h"

#include <QString>

#include <cstdio>
#include <cstdlib>

using namespace fairlead;

namespace {

[[noreturn]] void violated(const char *what, const QString &text)
{
    std::fprintf(stderr, "violated: %s\n%s\n", what, qPrintable(text));
    std::abort();
}

void require(bool holds, const char *what, const QString &text)
{
    if (!holds)
        violated(what, text);
}

QList<Cloud> withAdded()
{
    Cloud cloud;
    cloud.name = QStringLiteral("practice");
    cloud.added = true;
    cloud.salesforceLogin = QUrl(QStringLiteral("http://127.0.0.1:41001"));
    cloud.salesforceHosts = {QStringLiteral("127.0.0.1:41001"), QStringLiteral(".sf.acme.example")};
    cloud.dataverseHosts = {QStringLiteral("[::1]:41003"), QStringLiteral("d365.acme.example:8443")};
    return builtInClouds() + QList<Cloud>{cloud};
}

// Written out here once more, so that a fault in the tables does not excuse itself.
bool belongsToProvider(const QString &host)
{
    for (const char *ending :
         {".salesforce.com", ".my-salesforce.com", ".my.salesforce.mil", ".my.sfcrmproducts.cn",
          ".dynamics.com", ".microsoftdynamics.us", ".appsplatform.us", ".dynamics.cn"}) {
        if (host.endsWith(QLatin1String(ending)))
            return true;
    }
    return false;
}

void check(const QString &text, const AddressReading &reading, const QList<Cloud> &clouds)
{
    if (!reading.address) {
        require(!reading.reason.sentence.isEmpty() && !reading.reason.remedy.isEmpty(), "a refusal says why",
                text);
        require(reading.nearMiss <= !reading.alternatives.isEmpty(), "a near miss says what was meant", text);
        for (const QString &meant : reading.alternatives)
            require(readAddress(meant, clouds).address.has_value(), "what was meant is an address", text);
        return;
    }
    const CrmAddress &found = *reading.address;
    if (found.address.isEmpty()) {
        require(!found.environmentId.isEmpty(), "an address or an environment", text);
        return;
    }
    const QString address = found.address.toString();
    require(found.address.isValid() && !found.subdomain.isEmpty() && !found.cloud.isEmpty(), "complete",
            text);
    require(found.address.path().isEmpty() && !found.address.hasQuery() && !found.address.hasFragment()
                && found.address.userInfo().isEmpty(),
            "nothing but scheme, host and port", text);
    const bool isAdded = found.cloud == QLatin1String("practice");
    if (!isAdded) {
        require(found.address.scheme() == QLatin1String("https") && found.address.port() == -1, "https",
                text);
        require(belongsToProvider(found.address.host()), "the provider's host", text);
        require(address == QLatin1String("https://") + found.address.host(), "one spelling", text);
    }
    const AddressReading again = readAddress(address, clouds);
    require(again.address && again.address->address == found.address && again.address->kind == found.kind
                && again.address->cloud == found.cloud && again.address->subdomain == found.subdomain,
            "a fixed point", text);
    for (const QString &other : found.alternatives)
        require(readAddress(other, clouds).address.has_value(), "every candidate is an address", text);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const QList<Cloud> clouds = withAdded();
    // A leading 0xFF (never in UTF-8) switches to UTF-16, for lone surrogates and the like.
    const QString text = size > 2 && data[0] == 0xFF
        ? QString::fromUtf16(
            reinterpret_cast<const char16_t *>(
                QByteArray(reinterpret_cast<const char *>(data) + 1, qsizetype((size - 1) / 2 * 2))
                    .constData()),
            qsizetype((size - 1) / 2))
        : QString::fromUtf8(reinterpret_cast<const char *>(data), qsizetype(size));
    const AddressReading salesforce = readSalesforceAddress(text, clouds);
    const AddressReading dynamics = readDynamicsAddress(text, clouds);
    require(!(salesforce.address && dynamics.address), "no text is both", text);
    check(text, salesforce, clouds);
    check(text, dynamics, clouds);
    return 0;
}
