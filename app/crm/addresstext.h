// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "crm/address.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace fairlead::address {

/// Longer texts are refused unread; no address bar holds more.
inline constexpr qsizetype maxTextLength = 65536;
/// RFC 1035 §2.3.4.
inline constexpr qsizetype maxHostLength = 253;
inline constexpr qsizetype maxLabelLength = 63;

/// AddressReading::nearness.
enum Nearness { Foreign, Syntax, BareLabel, NearMiss, Family };

/// What stands between the scheme and the first `/`, `?` or `#`, untouched.
struct Parts
{
    QString scheme; ///< lower case; empty where the text has none
    QString authority;
    QString rest; ///< path, query and fragment
};
Parts split(const QString &text);

/// ASCII only: QString::toLower() would turn the Kelvin sign into a plain k and so let it pass for a letter.
QString lowerAscii(const QString &text);
bool isAscii(QStringView text);
/// [a-z0-9.-], at least one.
bool hasHostCharacters(QStringView text);
/// 1 to 63 letters, digits and inner hyphens.
bool isLabel(QStringView text);
/// "xn--…": a name in another script, written in ASCII.
bool hasPunycodeLabel(const QString &host);
/// An IPv4 literal in any of the spellings a URL parser takes for one (last label a number).
bool isNumericHost(const QString &host);
/// "443" of "host:443"; empty string for "host:", nullopt without a colon. Removes it from `host`.
std::optional<QString> takePort(QString &host);
/// Digits only, 1 to 65535; QString's own conversion would take "+443" as well.
std::optional<int> portNumber(const QString &port);

/// What precedes `.suffix`, on a label boundary and not empty; nullopt where it does not.
std::optional<QString> leftOf(const QString &host, const QString &suffix);

/// Removes whitespace, control and format characters: everywhere, or at both ends only.
QString withoutInvisible(const QString &text);
/// "https", "http:": a scheme whose slashes got lost.
bool isSchemeOnly(const QString &authority);

/// Quotation marks of several languages, and angle brackets.
QStringView quotationMarks();
/// Removes invisible characters and any of `marks` from both ends.
QString stripped(const QString &text, QStringView marks);

/// Edits (insert, delete, replace, swap neighbours) from a to b; `limit` + 1 as soon as it is more.
int editDistance(QStringView a, QStringView b, int limit);

/// The host as a sentence may repeat it: cut to a readable length, anything but ASCII escaped.
QString shownHost(const QString &host);

/// An AddressRejected for one CRM; `word` goes into Error::detail.
AddressReading rejected(CrmKind crm, const char *word, int nearness, const QString &sentence,
                        const QString &remedy);

/// Texts both CRMs refuse in the same words.
AddressReading rejectedEmpty(CrmKind crm);
AddressReading rejectedTooLong(CrmKind crm);
AddressReading rejectedScheme(CrmKind crm, const QString &scheme);
AddressReading rejectedNonAscii(CrmKind crm, const QString &host);
AddressReading rejectedPunycode(CrmKind crm);
AddressReading rejectedCharacters(CrmKind crm, const QString &host);
AddressReading rejectedOtherCloud(CrmKind crm, const QString &cloud);
/// Where a familiar ending stands inside a foreign host, the sentence says that only the end counts.
AddressReading rejectedForeign(CrmKind crm, const QString &host, bool looksLikeOne);

/// Hosts worth trying instead of what was typed: the text with everything removed that does not belong into
/// an address, look-alike letters read as Latin ones, one dot put in, the end completed. Most likely first;
/// at most a few hundred, each shorter than maxHostLength.
QStringList repairedHosts(const QString &text);

/// Adds "did you mean" to a refusal.
void suggest(AddressReading &reading, const QStringList &addresses);

/// The host of a link that Outlook wrapped; empty unless it is one (reference "Microsoft 2.3", step 6).
std::optional<QString> safeLinkTarget(const QString &host, const QString &rest);

} // namespace fairlead::address
