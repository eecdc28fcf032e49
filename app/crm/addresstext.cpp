// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/addresstext.h"

#include <QByteArray>
#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>
#include <array>

namespace fairlead::address {

namespace {

struct AddressWords
{
    Q_DECLARE_TR_FUNCTIONS(fairlead::Address)
};

bool isLetterOrDigit(QChar c)
{
    return (c >= QLatin1Char('a') && c <= QLatin1Char('z'))
        || (c >= QLatin1Char('0') && c <= QLatin1Char('9'));
}

bool isInvisible(char32_t c)
{
    switch (QChar::category(c)) {
    case QChar::Other_Control:
    case QChar::Other_Format:
    case QChar::Separator_Space:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
        return true;
    default:
        return false;
    }
}

bool isSchemeCharacter(QChar c)
{
    return isLetterOrDigit(c) || c == QLatin1Char('+') || c == QLatin1Char('-') || c == QLatin1Char('.');
}

// Letters of other scripts that are drawn like Latin ones; only for "did you mean".
char latinLookAlike(QChar c)
{
    struct Pair
    {
        char16_t from;
        char to;
    };
    static constexpr std::array<Pair, 30> pairs = {{
        {u'\u0430', 'a'}, {u'\u0435', 'e'}, {u'\u043E', 'o'}, {u'\u0440', 'p'}, {u'\u0441', 'c'},
        {u'\u0443', 'y'}, {u'\u0445', 'x'}, {u'\u0456', 'i'}, {u'\u0455', 's'}, {u'\u0458', 'j'},
        {u'\u0501', 'd'}, {u'\u04BB', 'h'}, {u'\u04CF', 'l'}, {u'\u043A', 'k'}, {u'\u043C', 'm'},
        {u'\u0442', 't'}, {u'\u0432', 'b'}, {u'\u0433', 'r'}, {u'\u03BF', 'o'}, {u'\u03B1', 'a'},
        {u'\u03C1', 'p'}, {u'\u03BD', 'v'}, {u'\u03B9', 'i'}, {u'\u03C5', 'u'}, {u'\u03BA', 'k'},
        {u'\u0131', 'i'}, {u'\u0142', 'l'}, {u'\u0578', 'n'}, {u'\u057D', 'u'}, {u'\u0585', 'o'},
    }};
    const QChar lower = c.toLower();
    const auto found =
        std::find_if(pairs.begin(), pairs.end(), [lower](Pair p) { return lower == QChar(p.from); });
    return found == pairs.end() ? '\0' : found->to;
}

QString likeLatin(const QString &text)
{
    QString latin;
    for (const QChar c : text.normalized(QString::NormalizationForm_KC)) {
        const char replaced = latinLookAlike(c);
        latin += replaced ? QChar(QLatin1Char(replaced)) : c;
    }
    return latin;
}

// The host a person most likely meant to give, from one word of the text.
QString lenientHost(QString word)
{
    static const QString marks = quotationMarks() + QStringLiteral("()[]{},;!*|");
    word = stripped(word, marks);
    word.replace(QLatin1Char('\\'), QLatin1Char('/'));
    // Any scheme, complete or not: "https:/", "http//", "htps://", "mailto:".
    const qsizetype slashes = word.indexOf(QLatin1Char('/'));
    if (slashes >= 0 && slashes <= 12 && !word.left(slashes).contains(QLatin1Char('.')))
        word.remove(0, slashes);
    else if (const qsizetype colon = word.indexOf(QLatin1Char(':'));
             colon >= 0 && colon <= 10 && !word.left(colon).contains(QLatin1Char('.')))
        word.remove(0, colon + 1);
    while (word.startsWith(QLatin1Char('/')))
        word.remove(0, 1);
    word = split(word).authority;
    word.remove(0, word.lastIndexOf(QLatin1Char('@')) + 1);
    if (const qsizetype colon = word.indexOf(QLatin1Char(':')); colon >= 0)
        word.truncate(colon);
    word = lowerAscii(likeLatin(word));
    word.replace(QLatin1Char(','), QLatin1Char('.'));
    while (word.contains(QLatin1String("..")))
        word.replace(QLatin1String(".."), QLatin1String("."));
    while (word.endsWith(QLatin1Char('.')))
        word.chop(1);
    while (word.startsWith(QLatin1Char('.')))
        word.remove(0, 1);
    if (word.startsWith(QLatin1String("www.")))
        word.remove(0, 4);
    if (word.endsWith(QLatin1String(".mcas.ms"))) // reference "Salesforce 2.1", "Extra suffix"
        word.chop(8);
    return word.size() <= maxHostLength && hasHostCharacters(word) ? word : QString();
}

void appendVariants(QStringList &hosts, const QString &host)
{
    hosts += host;
    hosts += host + QLatin1String(".com");
    if (const qsizetype dot = host.lastIndexOf(QLatin1Char('.')); dot > 0)
        hosts += host.left(dot) + QLatin1String(".com");
    for (qsizetype i = 1; i < host.size(); ++i) {
        if (host.at(i) != QLatin1Char('.') && host.at(i - 1) != QLatin1Char('.'))
            hosts += host.left(i) + QLatin1Char('.') + host.mid(i);
    }
}

} // namespace

Parts split(const QString &text)
{
    Parts parts;
    QStringView left = text;
    qsizetype end = 0;
    const QString lower = lowerAscii(text.left(64));
    while (end < lower.size() && isSchemeCharacter(lower.at(end)))
        ++end;
    if (end > 0 && left.mid(end).startsWith(QLatin1String("://")) && lower.at(0).isLetter()) {
        parts.scheme = lower.left(end);
        left = left.mid(end + 3);
    }
    const auto *const stop = std::find_if(left.begin(), left.end(), [](QChar c) {
        return c == QLatin1Char('/') || c == QLatin1Char('?') || c == QLatin1Char('#');
    });
    parts.authority = left.left(stop - left.begin()).toString();
    parts.rest = left.mid(stop - left.begin()).toString();
    return parts;
}

QString lowerAscii(const QString &text)
{
    QString lower = text;
    for (QChar &c : lower) {
        if (c >= QLatin1Char('A') && c <= QLatin1Char('Z'))
            c = QChar(char16_t(c.unicode() + 32));
    }
    return lower;
}

bool isAscii(QStringView text)
{
    return std::all_of(text.begin(), text.end(), [](QChar c) { return c.unicode() < 128; });
}

bool hasHostCharacters(QStringView text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), [](QChar c) {
        return isLetterOrDigit(c) || c == QLatin1Char('.') || c == QLatin1Char('-');
    });
}

bool isLabel(QStringView text)
{
    if (text.isEmpty() || text.size() > maxLabelLength || !isLetterOrDigit(text.front())
        || !isLetterOrDigit(text.back()))
        return false;
    return std::all_of(text.begin(), text.end(),
                       [](QChar c) { return isLetterOrDigit(c) || c == QLatin1Char('-'); });
}

bool hasPunycodeLabel(const QString &host)
{
    const QStringList labels = host.split(QLatin1Char('.'));
    return std::any_of(labels.begin(), labels.end(),
                       [](const QString &label) { return label.startsWith(QLatin1String("xn--")); });
}

bool isNumericHost(const QString &host)
{
    // WHATWG URL, "ends in a number checker": such a host is an IPv4 address or an error, never a name.
    const QString last = host.mid(host.lastIndexOf(QLatin1Char('.')) + 1);
    if (last.isEmpty())
        return false;
    if (std::all_of(last.begin(), last.end(), [](QChar c) { return c.isDigit(); }))
        return true;
    bool number = false;
    last.toUInt(&number, 16);
    return number && last.startsWith(QLatin1String("0x"));
}

std::optional<QString> takePort(QString &host)
{
    const qsizetype colon = host.lastIndexOf(QLatin1Char(':'));
    if (colon < 0)
        return std::nullopt;
    const QString port = host.mid(colon + 1);
    host.truncate(colon);
    return port;
}

std::optional<int> portNumber(const QString &port)
{
    const bool digits = std::all_of(port.begin(), port.end(),
                                    [](QChar c) { return c >= QLatin1Char('0') && c <= QLatin1Char('9'); });
    bool number = false;
    const int value = port.toUShort(&number);
    return digits && number && value > 0 ? std::optional<int>(value) : std::nullopt;
}

std::optional<QString> leftOf(const QString &host, const QString &suffix)
{
    const qsizetype length = host.size() - suffix.size() - 1;
    if (length < 1 || !host.endsWith(suffix) || host.at(length) != QLatin1Char('.'))
        return std::nullopt;
    return host.left(length);
}

QString withoutInvisible(const QString &text)
{
    QString visible;
    visible.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text.at(i);
        const bool pair = c.isHighSurrogate() && i + 1 < text.size() && text.at(i + 1).isLowSurrogate();
        const char32_t point = pair ? QChar::surrogateToUcs4(c, text.at(i + 1)) : c.unicode();
        if (!isInvisible(point)) {
            visible += c;
            if (pair)
                visible += text.at(i + 1);
        }
        i += pair ? 1 : 0;
    }
    return visible;
}

bool isSchemeOnly(const QString &authority)
{
    const QString lower = lowerAscii(authority.left(7));
    return lower == QLatin1String("http") || lower == QLatin1String("https")
        || lower == QLatin1String("http:") || lower == QLatin1String("https:");
}

QStringView quotationMarks()
{
    return u"\"'`<>\u201C\u201D\u201E\u2018\u2019\u201A\u00AB\u00BB";
}

QString stripped(const QString &text, QStringView marks)
{
    const auto removable = [marks](QChar c) { return isInvisible(c.unicode()) || marks.contains(c); };
    const auto *const first = std::find_if_not(text.begin(), text.end(), removable);
    const auto last = std::find_if_not(std::make_reverse_iterator(text.end()),
                                       std::make_reverse_iterator(first), removable);
    return text.mid(first - text.begin(), last.base() - first);
}

int editDistance(QStringView a, QStringView b, int limit)
{
    if (std::abs(a.size() - b.size()) > limit || a.size() > maxHostLength || b.size() > maxHostLength)
        return limit + 1;
    // Optimal string alignment: three rows of the classic table suffice.
    std::array<std::array<int, maxHostLength + 1>, 3> rows = {};
    for (qsizetype j = 0; j <= b.size(); ++j)
        rows[0][std::size_t(j)] = int(j);
    for (qsizetype i = 1; i <= a.size(); ++i) {
        auto &row = rows[std::size_t(i % 3)];
        const auto &above = rows[std::size_t((i + 2) % 3)];
        const auto &twoAbove = rows[std::size_t((i + 1) % 3)];
        row[0] = int(i);
        int best = row[0];
        for (qsizetype k = 1; k <= b.size(); ++k) {
            const auto j = std::size_t(k);
            const int change = a.at(i - 1) == b.at(k - 1) ? 0 : 1;
            row[j] = std::min({above[j] + 1, row[j - 1] + 1, above[j - 1] + change});
            if (i > 1 && k > 1 && a.at(i - 1) == b.at(k - 2) && a.at(i - 2) == b.at(k - 1))
                row[j] = std::min(row[j], twoAbove[j - 2] + 1);
            best = std::min(best, row[j]);
        }
        if (best > limit)
            return limit + 1;
    }
    return std::min(rows[std::size_t(a.size() % 3)][std::size_t(b.size())], limit + 1);
}

QString shownHost(const QString &host)
{
    constexpr qsizetype longest = 80;
    QString shown;
    for (const QChar c : host.left(longest)) {
        if (c.unicode() >= 32 && c.unicode() < 127)
            shown += c;
        else
            shown += QStringLiteral("\\u%1").arg(int(c.unicode()), 4, 16, QLatin1Char('0'));
    }
    return host.size() > longest ? shown + QChar(0x2026) : shown;
}

AddressReading rejected(CrmKind crm, const char *word, int nearness, const QString &sentence,
                        const QString &remedy)
{
    AddressReading reading;
    reading.crm = crm;
    reading.nearness = nearness;
    reading.reason.code = ErrorCode::AddressRejected;
    reading.reason.errorClass = ErrorClass::AskUser;
    reading.reason.sentence = sentence;
    reading.reason.remedy = remedy;
    reading.reason.detail = QLatin1String(word);
    return reading;
}

AddressReading rejectedEmpty(CrmKind crm)
{
    return rejected(
        crm, "empty", Foreign, AddressWords::tr("There is no address."),
        AddressWords::tr("Copy the address from the browser while the CRM is open, and paste it here."));
}

AddressReading rejectedTooLong(CrmKind crm)
{
    return rejected(
        crm, "too-long", Foreign, AddressWords::tr("This text is too long to be an address."),
        AddressWords::tr("Copy the address from the browser while the CRM is open, and paste it here."));
}

AddressReading rejectedScheme(CrmKind crm, const QString &scheme)
{
    return rejected(
        crm, "scheme", Syntax,
        AddressWords::tr("A CRM's address begins with https://, this one with %1.").arg(shownHost(scheme)),
        AddressWords::tr("Copy the address from the browser while the CRM is open, and paste it here."));
}

AddressReading rejectedNonAscii(CrmKind crm, const QString &host)
{
    const auto found = std::find_if(host.begin(), host.end(), [](QChar c) { return c.unicode() > 127; });
    // Beyond the basic plane a letter is two code units.
    const auto length = found != host.end() && found->isHighSurrogate() && host.end() - found > 1 ? 2 : 1;
    const QString letter = found == host.end() ? QString() : QString(&*found, length);
    return rejected(
        crm, "non-ascii", Syntax,
        AddressWords::tr("The address contains “%1”, a character that no CRM address has; it may be a "
                         "look-alike of another letter.")
            .arg(!letter.isValidUtf16() || letter.isEmpty() ? QStringLiteral("?") : letter),
        AddressWords::tr("Type the address by hand, or copy it from the browser while the CRM is open."));
}

AddressReading rejectedPunycode(CrmKind crm)
{
    return rejected(
        crm, "punycode", Syntax,
        AddressWords::tr(
            "The address contains a name in another script (“xn--”); it may imitate another one."),
        AddressWords::tr("Type the address by hand, or copy it from the browser while the CRM is open."));
}

AddressReading rejectedCharacters(CrmKind crm, const QString &host)
{
    const QString name = host.section(QLatin1Char(':'), 0, 0);
    static const QRegularExpression legal(QStringLiteral("\\A[A-Za-z0-9.-]+\\z"));
    if (name.size() < host.size() && legal.match(name).hasMatch())
        return rejected(
            crm, "illegal-characters", Syntax,
            AddressWords::tr("What stands behind the colon of “%1” is not a port.").arg(shownHost(name)),
            AddressWords::tr("Leave it out, together with the colon."));
    return rejected(
        crm, "illegal-characters", Syntax,
        AddressWords::tr("“%1” contains characters that an address cannot have.").arg(shownHost(name)),
        AddressWords::tr("Only letters, digits, hyphens and dots belong before the first slash."));
}

AddressReading rejectedOtherCloud(CrmKind crm, const QString &cloud)
{
    return rejected(
        crm, "other-cloud", Family,
        AddressWords::tr("This address belongs to the cloud “%1”, which is not the one chosen.").arg(cloud),
        AddressWords::tr("Choose the cloud “%1”, or paste an address of the chosen one.").arg(cloud));
}

AddressReading rejectedForeign(CrmKind crm, const QString &host, bool looksLikeOne)
{
    const QString shown = shownHost(host);
    if (looksLikeOne) {
        const QStringList labels = host.split(QLatin1Char('.'));
        return rejected(
            crm, "foreign-host", Syntax,
            AddressWords::tr("“%1” only looks like a CRM address: what counts is its end, “%2”.")
                .arg(shown, shownHost(labels.mid(labels.size() - 2).join(QLatin1Char('.')))),
            AddressWords::tr(
                "Do not sign in there. Copy the address from the browser while the CRM is open."));
    }
    if (crm == CrmKind::Salesforce)
        return rejected(crm, "foreign-host", Foreign,
                        AddressWords::tr("“%1” is not a Salesforce address.").arg(shown),
                        AddressWords::tr(
                            "It ends in .my.salesforce.com or .lightning.force.com: copy it from the browser "
                            "while Salesforce is open."));
    return rejected(
        crm, "foreign-host", Foreign,
        AddressWords::tr("“%1” is not a Dynamics 365 online address.").arg(shown),
        AddressWords::tr(
            "It looks like organisation.crm4.dynamics.com: copy it from the browser while Dynamics "
            "365 is open. Installations on a server of your own are not supported."));
}

QStringList repairedHosts(const QString &text)
{
    constexpr qsizetype longestText = 4096; // a sentence around an address, not a document
    constexpr qsizetype mostWords = 32;
    if (text.size() > longestText)
        return {};
    QStringList hosts;
    if (const QString whole = lenientHost(withoutInvisible(text)); whole.contains(QLatin1Char('.')))
        appendVariants(hosts, whole);
    const QStringList words = text.simplified().split(QLatin1Char(' '), Qt::SkipEmptyParts);
    if (words.size() > 1) {
        for (const QString &word : words.first(std::min(words.size(), mostWords))) {
            const QString host = lenientHost(withoutInvisible(word));
            if (host.contains(QLatin1Char('.')) && !hosts.contains(host))
                hosts += host;
        }
    }
    return hosts;
}

void suggest(AddressReading &reading, const QStringList &addresses)
{
    if (addresses.isEmpty())
        return;
    reading.alternatives = addresses;
    reading.nearMiss = true;
    reading.nearness = std::max(reading.nearness, int(NearMiss));
    reading.reason.remedy = addresses.size() == 1
        ? AddressWords::tr("Did you mean %1?").arg(addresses.first())
        : AddressWords::tr("Did you mean one of these: %1?").arg(addresses.join(QStringLiteral(", ")));
}

std::optional<QString> safeLinkTarget(const QString &host, const QString &rest)
{
    if (!leftOf(host, QStringLiteral("safelinks.protection.outlook.com")))
        return std::nullopt;
    const qsizetype from = rest.indexOf(QLatin1Char('?'));
    if (from < 0)
        return QString();
    const QString query = rest.mid(from + 1).section(QLatin1Char('#'), 0, 0);
    for (const QString &pair : query.split(QLatin1Char('&'))) {
        if (pair.startsWith(QLatin1String("url="), Qt::CaseInsensitive))
            return QString::fromUtf8(QByteArray::fromPercentEncoding(pair.mid(4).toUtf8()));
    }
    return QString();
}

} // namespace fairlead::address
