// SPDX-License-Identifier: GPL-3.0-or-later
//
// Reduces a pasted text to an organisation's My Domain address: reference "Salesforce 2.2", step by step.
#include "crm/address.h"

#include "crm/addedcloud.h"
#include "crm/addresstext.h"
#include "crm/salesforce/hosts.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>

namespace fairlead {

namespace salesforce {

namespace {

using namespace address;

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(fairlead::Address)
};

AddressReading reject(const char *word, int nearness, const QString &sentence, const QString &remedy)
{
    return rejected(CrmKind::Salesforce, word, nearness, sentence, remedy);
}

QString whereToFindIt()
{
    return Text::tr(
        "Your organisation's address ends in .my.salesforce.com: in Salesforce, see Setup, My Domain, "
        "or copy the address from the browser while Salesforce is open.");
}

AddressReading rejectedExtraLabels(const QString &host)
{
    return reject("extra-labels", Family,
                  Text::tr("“%1” has more parts than an organisation's address.").arg(shownHost(host)),
                  whereToFindIt());
}

AddressReading rejectedLabel(const QString &host)
{
    return reject(
        "illegal-label", Syntax,
        Text::tr("“%1” is not a complete name: between two dots stand letters, digits and inner hyphens.")
            .arg(shownHost(host)),
        whereToFindIt());
}

AddressReading rejectedNoName(const QString &host)
{
    return reject("no-name", Family,
                  Text::tr("“%1” lacks the name of the organisation.").arg(shownHost(host)), whereToFindIt());
}

AddressReading rejectedInstance(const QString &host, bool sandbox)
{
    AddressReading reading =
        reject("instance", Family,
               Text::tr("“%1” is a server that many organisations share; it does not say which one is yours.")
                   .arg(shownHost(host)),
               whereToFindIt());
    reading.kind = sandbox ? QStringLiteral("sandbox-instance") : QStringLiteral("instance");
    return reading;
}

const Partition *partition(const QString &word)
{
    const auto &list = partitions();
    const auto found =
        std::find_if(list.begin(), list.end(), [&word](const Partition &p) { return p.word == word; });
    return found == list.end() ? nullptr : &*found;
}

QString addressText(const QString &host)
{
    return QStringLiteral("https://") + host;
}

QString subdomainOf(const QString &host)
{
    return leftOf(host, QStringLiteral("my.salesforce.com")).value_or(host);
}

// The built-in cloud this ending belongs to, among those that may be used; empty where none may.
QString cloudFor(const QString &canonical, const QList<Cloud> &clouds)
{
    for (const QString &name : cloudsOf(canonical)) {
        const bool usable = std::any_of(clouds.begin(), clouds.end(), [&name](const Cloud &cloud) {
            return !cloud.added && cloud.name == name;
        });
        if (usable)
            return name;
    }
    return {};
}

// Step 6 and the unknown partition word: from a validated name to one address or several candidates.
AddressReading candidates(const QString &name, const QString &word, const QString &canonical, bool certain,
                          const QList<Cloud> &clouds)
{
    AddressReading reading;
    reading.crm = CrmKind::Salesforce;
    reading.nearness = Family;
    const QString cloud = cloudFor(canonical, clouds);
    if (cloud.isEmpty())
        return rejectedOtherCloud(CrmKind::Salesforce, cloudsOf(canonical).constFirst());

    const auto host = [&](const QString &partitionWord) -> QString {
        QString full = name + QLatin1Char('.');
        if (!partitionWord.isEmpty())
            full += partitionWord + QLatin1Char('.');
        return full + canonical;
    };
    const bool isSandboxName = name.contains(QLatin1String("--"));
    CrmAddress found;
    found.crm = CrmKind::Salesforce;
    found.cloud = cloud;
    found.certain = certain;
    QStringList hosts{host(word)};
    if (!word.isEmpty()) {
        const Partition *known = partition(word);
        found.kind = known ? known->kind : QStringLiteral("unknown");
        // `--` and the word "sandbox" come together or not at all.
        if (!known || isSandboxName != (known->kind == QLatin1String("sandbox")))
            found.certain = false;
        if (!known) {
            for (const Partition &meant : partitions()) {
                if (editDistance(word, meant.word, 2) <= 2)
                    hosts += host(meant.word);
            }
        }
    } else if (isSandboxName) {
        // Written before enhanced domains, which are compulsory now: the new form is tried first.
        hosts.prepend(host(QStringLiteral("sandbox")));
        found.kind = QStringLiteral("sandbox");
        found.certain = false;
    } else if (name.endsWith(QLatin1String("-dev-ed"))) {
        hosts += host(QStringLiteral("develop"));
        found.kind = QStringLiteral("developer");
        found.certain = false;
    } else {
        found.kind = QStringLiteral("production");
    }
    if (hosts.constFirst().size() > maxHostLength)
        return rejectedLabel(hosts.constFirst());
    found.subdomain = subdomainOf(hosts.constFirst());
    found.address = QUrl(addressText(hosts.takeFirst()), QUrl::StrictMode);
    for (const QString &other : hosts)
        found.alternatives += addressText(other);
    reading.address = found;
    return reading;
}

// Step 5: what stands before the ending.
AddressReading readLeft(const QString &host, const QString &left, const QString &canonical, TailShape shape,
                        bool certain, const QList<Cloud> &clouds)
{
    const bool isVisualforce = shape == TailShape::Package || shape == TailShape::PodPackage;
    const bool mayHavePackage = isVisualforce || shape == TailShape::Content;
    const bool mayHaveInstance = shape == TailShape::PodPackage || shape == TailShape::Content;
    QStringList labels = left.split(QLatin1Char('.'));
    if (mayHaveInstance && labels.size() > 1 && !partition(labels.constLast()))
        labels.removeLast();
    if (labels.size() > 2)
        return rejectedExtraLabels(host);
    const QString word = labels.value(1);
    if (hasPunycodeLabel(left))
        return rejectedPunycode(CrmKind::Salesforce);

    // "acme.lightning.my.salesforce.com", "www.acme.my.salesforce.com": no partition, a slip.
    const bool isSlip = word == QLatin1String("my") || word == QLatin1String("lightning");
    const bool isWww = labels.size() == 2 && labels.constFirst() == QLatin1String("www") && !partition(word);
    if (isSlip || isWww) {
        AddressReading reading = rejectedExtraLabels(host);
        const AddressReading meant =
            candidates(isWww ? word : labels.constFirst(), {}, canonical, certain, clouds);
        if (meant.address)
            suggest(reading, {meant.address->address.toString()});
        return reading;
    }

    QStringList parts = labels.constFirst().split(QLatin1String("--"));
    if (parts.size() > (mayHavePackage ? 3 : 2) || !std::all_of(parts.begin(), parts.end(), isLabel)
        || !std::all_of(labels.begin(), labels.end(), isLabel))
        return rejectedLabel(host);
    QStringList further;
    if (mayHavePackage && parts.size() == 3) {
        parts.removeLast();
    } else if (mayHavePackage && parts.size() == 2) {
        if (word == QLatin1String("sandbox")) {
            certain = false; // the package is missing, the sandbox cannot be
        } else {
            if (shape == TailShape::Content && word.isEmpty()) // or it is a sandbox of the old style
                further = parts;
            parts.removeLast();
        }
    } else if (isVisualforce) {
        // "c.na139.visual.force.com": a package on a shared server, no organisation.
        if (shape == TailShape::PodPackage)
            return rejectedInstance(host, false);
        certain = false;
    }
    AddressReading reading = candidates(parts.join(QLatin1String("--")), word, canonical, certain, clouds);
    if (reading.address && !further.isEmpty()) {
        const QString sandbox = further.join(QLatin1String("--")) + QStringLiteral(".sandbox.") + canonical;
        reading.address->alternatives += addressText(sandbox);
    }
    return reading;
}

// Salesforce's own pods: {name}.lightning.{x}.force.com and {name}.my.{x}.salesforce.com.
std::optional<AddressReading> readPod(const QString &host, const QList<Cloud> &clouds)
{
    static const QRegularExpression form(
        QStringLiteral(R"(\A(.+)\.(?:lightning\.([a-z0-9-]+)\.force|my\.([a-z0-9-]+)\.salesforce)\.com\z)"));
    const QRegularExpressionMatch match = form.match(host);
    if (!match.hasMatch())
        return std::nullopt;
    const QString pod = match.captured(2) + match.captured(3);
    if (!isLabel(pod))
        return std::nullopt;
    // "acme.lightning.my.force.com": a slip, as in readLeft.
    if (pod == QLatin1String("my") || pod == QLatin1String("lightning"))
        return readLeft(host, match.captured(1) + QStringLiteral(".my"), QStringLiteral("my.salesforce.com"),
                        TailShape::Canonical, false, clouds);
    return readLeft(host, match.captured(1), QStringLiteral("my.%1.salesforce.com").arg(pod),
                    TailShape::Sibling, false, clouds);
}

AddressReading readLabel(const QString &label, const QString &word, const QList<Cloud> &clouds)
{
    AddressReading reading =
        reject("label", BareLabel, Text::tr("“%1” is only a name, not yet an address.").arg(shownHost(label)),
               whereToFindIt());
    reading.kind = QStringLiteral("label");
    const QStringList parts = label.split(QLatin1String("--"));
    if (parts.size() > 2 || !std::all_of(parts.begin(), parts.end(), isLabel))
        return reading;
    for (const Tail &tail : tails()) {
        if (tail.shape != TailShape::Canonical)
            continue;
        const AddressReading meant = candidates(label, word, tail.canonical, false, clouds);
        if (!meant.address)
            continue;
        reading.alternatives = QStringList{meant.address->address.toString()} + meant.address->alternatives;
        reading.reason.remedy = Text::tr("Did you mean %1?").arg(reading.alternatives.constFirst());
        break;
    }
    return reading;
}

// Under a domain of Salesforce's, but no organisation's address.
std::optional<AddressReading> readOwnDomain(const QString &host, const QList<Cloud> &clouds)
{
    for (const SignInHost &signIn : signInHosts()) {
        if (host != signIn.host)
            continue;
        AddressReading reading = reject(
            "sign-in-host", Family,
            Text::tr(
                "“%1” is where people of every organisation sign in; it does not say which one is yours.")
                .arg(host),
            whereToFindIt());
        reading.kind = signIn.kind;
        reading.cloud = cloudFor(signIn.canonical, clouds);
        return reading;
    }
    for (const OtherProduct &product : otherProducts()) {
        if (host == product.ending || leftOf(host, product.ending))
            return reject("other-product", Family,
                          Text::tr("“%1” belongs to %2, another product of Salesforce's.")
                              .arg(shownHost(host), product.name),
                          whereToFindIt());
    }
    static const QStringList bare{QStringLiteral("salesforce.com"), QStringLiteral("force.com"),
                                  QStringLiteral("salesforce.mil"), QStringLiteral("sfcrmproducts.cn")};
    const auto &list = tails();
    if (bare.contains(host)
        || std::any_of(list.begin(), list.end(), [&host](const Tail &tail) { return tail.ending == host; }))
        return rejectedNoName(host);
    for (const MixedUp &mixed : mixedUp()) {
        const auto left = leftOf(host, mixed.ending);
        if (!left)
            continue;
        AddressReading reading =
            reject("mixed-up", Family, Text::tr("“%1” mixes two kinds of addresses.").arg(shownHost(host)),
                   whereToFindIt());
        const AddressReading meant =
            readLeft(host, *left, mixed.canonical, TailShape::Canonical, true, clouds);
        if (meant.address)
            suggest(reading, QStringList{meant.address->address.toString()} + meant.address->alternatives);
        return reading;
    }
    if (const auto left = leftOf(host, QStringLiteral("salesforce.com"))) {
        // na139, cs42, eu55, usa77, um12; Hyperforce: deu12, and with an s for sandboxes.
        static const QRegularExpression instance(
            QStringLiteral(R"(\A(?:emea|(?:cs|[a-z]{2,4})\d{1,4}([a-z]{0,2}))(?:-api)?\z)"));
        if (const auto match = instance.match(*left); match.hasMatch())
            return rejectedInstance(
                host, left->startsWith(QLatin1String("cs")) || match.captured(1).endsWith(QLatin1Char('s')));
        if (websites().contains(left->section(QLatin1Char('.'), -1)))
            return reject(
                "website", Family,
                Text::tr("“%1” is a website of Salesforce's, not an organisation.").arg(shownHost(host)),
                whereToFindIt());
        AddressReading reading =
            reject("not-my-domain", Family,
                   Text::tr("“%1” is not an organisation's address.").arg(shownHost(host)), whereToFindIt());
        // "acmemy.salesforce.com": the dot before "my" is missing, more likely than the whole word.
        QStringList names{*left};
        if (left->size() > 2 && left->endsWith(QLatin1String("my")))
            names.prepend(left->chopped(2));
        QStringList meant;
        for (const QString &name : names) {
            const AddressReading one =
                readLeft(host, name, QStringLiteral("my.salesforce.com"), TailShape::Canonical, true, clouds);
            if (one.address && one.address->kind != QLatin1String("unknown"))
                meant += QStringList{one.address->address.toString()} + one.address->alternatives;
        }
        suggest(reading, meant);
        return reading;
    }
    if (leftOf(host, QStringLiteral("force.com")))
        return reject("legacy-site", Family,
                      Text::tr("“%1” is a public site of the old kind, not an organisation's address.")
                          .arg(shownHost(host)),
                      whereToFindIt());
    return std::nullopt;
}

// Step 4: the longest ending that fits decides. Empty where none does.
std::optional<AddressReading> readTail(const QString &host, const QList<Cloud> &clouds)
{
    const Tail *longest = nullptr;
    for (const Tail &tail : tails()) {
        if ((!longest || tail.ending.size() > longest->ending.size()) && leftOf(host, tail.ending))
            longest = &tail;
    }
    if (longest)
        return readLeft(host, *leftOf(host, longest->ending), longest->canonical, longest->shape,
                        longest->certain, clouds);
    return readPod(host, clouds);
}

// Steps 4 to 6, for a lower-case host.
AddressReading readHost(const QString &host, const QList<Cloud> &clouds)
{
    if (host.size() > maxHostLength)
        return rejectedTooLong(CrmKind::Salesforce);
    if (isNumericHost(host))
        return reject("ip-literal", Syntax,
                      Text::tr("This is the number of a server, not an organisation's address."),
                      whereToFindIt());
    const QStringList labels = host.split(QLatin1Char('.'));
    if (!std::all_of(labels.begin(), labels.end(), isLabel))
        return rejectedLabel(host);
    if (hasPunycodeLabel(host))
        return rejectedPunycode(CrmKind::Salesforce);
    if (labels.size() == 1)
        return readLabel(host, {}, clouds);
    if (labels.size() == 2 && partition(labels.constLast())) // our own short form
        return readLabel(labels.constFirst(), labels.constLast(), clouds);

    if (const auto reading = readTail(host, clouds))
        return *reading;
    if (const auto own = readOwnDomain(host, clouds))
        return *own;
    if (leftOf(host, QStringLiteral("dynamics.com")))
        return reject("other-crm", Foreign,
                      Text::tr("“%1” is a Microsoft Dynamics 365 address.").arg(shownHost(host)),
                      Text::tr("Choose Microsoft Dynamics 365 as your CRM, or paste a Salesforce address."));
    const auto &list = tails();
    const bool looksLikeOne = std::any_of(list.begin(), list.end(), [&host](const Tail &tail) {
        return host.contains(tail.ending + QLatin1Char('.')) || host.contains(tail.ending + QLatin1Char('-'));
    });
    return rejectedForeign(CrmKind::Salesforce, host, looksLikeOne);
}

// Steps 1 to 6.
AddressReading readStrictly(const QString &text, const QList<Cloud> &clouds)
{
    const QString trimmed = stripped(text, quotationMarks());
    if (trimmed.isEmpty())
        return rejectedEmpty(CrmKind::Salesforce);
    const Parts parts = split(trimmed);
    if (!parts.scheme.isEmpty() && parts.scheme != QLatin1String("https")
        && parts.scheme != QLatin1String("http"))
        return rejectedScheme(CrmKind::Salesforce, parts.scheme + QStringLiteral("://"));
    static const QRegularExpression bareScheme(QStringLiteral(R"(\A([a-zA-Z][a-zA-Z0-9+-]*:)(?!\d*\z))"));
    if (parts.scheme.isEmpty() && bareScheme.match(parts.authority).hasMatch())
        return rejectedScheme(CrmKind::Salesforce, bareScheme.match(parts.authority).captured(1));

    QString host = parts.authority;
    if (host.isEmpty() || isSchemeOnly(host))
        return reject("no-host", Syntax, Text::tr("The address has no host name between its slashes."),
                      whereToFindIt());
    if (host.contains(QLatin1Char('\\')))
        return reject("backslash", Syntax, Text::tr("The address contains a backslash."), whereToFindIt());
    if (host.contains(QLatin1Char('@')))
        return reject(
            "user-info", Syntax, Text::tr("What stands before the @ does not belong to an address."),
            Text::tr("Remove it, together with the @, if the rest is really your organisation's address."));
    if (host.contains(QLatin1Char('[')) || host.contains(QLatin1Char(']'))
        || host.count(QLatin1Char(':')) > 1)
        return reject("ip-literal", Syntax,
                      Text::tr("This is the number of a server, not an organisation's address."),
                      whereToFindIt());
    if (const auto port = takePort(host)) {
        if (!port->isEmpty() && portNumber(*port) != 443)
            return reject("port", Syntax, Text::tr("Salesforce answers on port 443 only."),
                          Text::tr("Remove the colon and the number after it."));
    }
    if (host.contains(QLatin1Char('%')))
        return reject("percent-escape", Syntax, Text::tr("The host name contains an escaped character (%)."),
                      whereToFindIt());
    if (!isAscii(host))
        return rejectedNonAscii(CrmKind::Salesforce, host);
    host = lowerAscii(host);
    if (host.endsWith(QLatin1Char('.')))
        host.chop(1);
    // Microsoft Defender for Cloud Apps puts itself in between (reference "Salesforce 2.1").
    if (const auto behindProxy = leftOf(host, QStringLiteral("mcas.ms")))
        host = *behindProxy;
    if (!hasHostCharacters(host))
        return host.isEmpty() ? rejectedNoName(host) : rejectedCharacters(CrmKind::Salesforce, host);
    return readHost(host, clouds);
}

// The nearest address within two slips of the fingers in its ending.
QStringList nearestByTypo(const QString &host, const QList<Cloud> &clouds)
{
    constexpr int limit = 2;
    int best = limit + 1;
    QStringList found;
    const QStringList labels = host.split(QLatin1Char('.'));
    for (qsizetype named = 1; named <= 2 && named < labels.size(); ++named) {
        if (named == 2 && !partition(labels.at(1)))
            break;
        const QString left = labels.first(named).join(QLatin1Char('.'));
        const QString rest = labels.sliced(named).join(QLatin1Char('.'));
        for (const Tail &tail : tails()) {
            // Sites and content hosts are too short and too many to guess at; "my-salesforce.com" is itself
            // within one edit of the ordinary ending.
            const bool guessable = (tail.shape == TailShape::Canonical || tail.shape == TailShape::Sibling)
                && !tail.ending.startsWith(QLatin1String("my-"));
            const int distance = guessable ? editDistance(rest, tail.ending, limit) : limit + 1;
            if (distance > limit || distance > best)
                continue;
            const AddressReading meant = readLeft(host, left, tail.canonical, tail.shape, true, clouds);
            if (!meant.address)
                continue;
            if (distance < best)
                found.clear();
            best = distance;
            const QString address = meant.address->address.toString();
            if (!found.contains(address))
                found += address;
        }
    }
    return found;
}

QStringList nearest(const QString &text, const QList<Cloud> &clouds)
{
    const QStringList hosts = repairedHosts(text);
    for (const QString &host : hosts) {
        const auto reading = readTail(host, clouds);
        const bool isFirst = host == hosts.constFirst();
        // With a dot put in anywhere, an unknown partition word would fit nearly everything.
        if (reading && reading->address && (isFirst || reading->address->kind != QLatin1String("unknown")))
            return QStringList{reading->address->address.toString()} + reading->address->alternatives;
        // A slip inside the ending is likelier than a wrong end or a missing dot.
        if (const QStringList near = isFirst ? nearestByTypo(host, clouds) : QStringList(); !near.isEmpty())
            return near;
    }
    return {};
}

bool maySuggest(const AddressReading &reading)
{
    // Everything that is understood for what it is needs no guess; a look-alike must not get help.
    static const QStringList words{
        QStringLiteral("scheme"),        QStringLiteral("no-host"),
        QStringLiteral("backslash"),     QStringLiteral("user-info"),
        QStringLiteral("port"),          QStringLiteral("percent-escape"),
        QStringLiteral("non-ascii"),     QStringLiteral("illegal-characters"),
        QStringLiteral("illegal-label"), QStringLiteral("extra-labels"),
        QStringLiteral("foreign-host"),  QStringLiteral("legacy-site"),
        QStringLiteral("ip-literal"),
    };
    const bool isLookAlike =
        reading.reason.detail == QLatin1String("foreign-host") && reading.nearness != Foreign;
    return reading.alternatives.isEmpty() && !isLookAlike && words.contains(reading.reason.detail);
}

} // namespace

} // namespace salesforce

AddressReading readSalesforceAddress(const QString &text, const QList<Cloud> &clouds)
{
    using namespace salesforce;
    if (text.size() > maxTextLength)
        return rejectedTooLong(CrmKind::Salesforce);
    if (auto added = readAddedCloud(CrmKind::Salesforce, text, clouds))
        return *added;
    AddressReading reading = readStrictly(text, clouds);
    if (reading.address || !maySuggest(reading))
        return reading;
    const Parts parts = split(withoutInvisible(text));
    if (const auto target = safeLinkTarget(lowerAscii(parts.authority), parts.rest)) {
        const AddressReading inner = readStrictly(*target, clouds);
        if (inner.address)
            suggest(reading, {inner.address->address.toString()});
        return reading;
    }
    suggest(reading, nearest(text, clouds));
    return reading;
}

} // namespace fairlead
