// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/presetrows_p.h"

#include <QCoreApplication> // QT_TRANSLATE_NOOP
#include <QDateTime>
#include <QUrl>

#include <algorithm>

namespace fairlead {

namespace {

bool isTimeOrNothing(const QVariant &value)
{
    return value.toString().isEmpty() || QDateTime::fromString(value.toString(), Qt::ISODate).isValid();
}

/// Whoever answers in its place decides what a person installs next.
bool isSecureAddress(const QVariant &value)
{
    const QUrl address(value.toString(), QUrl::StrictMode);
    return value.toString().isEmpty()
        || (address.isValid() && address.scheme() == QLatin1String("https") && !address.host().isEmpty());
}

bool isPublicKeyOrNothing(const QVariant &value)
{
    constexpr qsizetype keySize = 32;
    const auto key =
        QByteArray::fromBase64Encoding(value.toString().toLatin1(), QByteArray::AbortOnBase64DecodingErrors);
    return value.toString().isEmpty() || (key && key.decoded.size() == keySize);
}

/// Without any, nobody could sign in.
bool areSignInWays(const QVariant &value)
{
    const QStringList known{QStringLiteral("popup"), QStringLiteral("browser"),
                            QStringLiteral("device-code")};
    const QStringList ways = value.toStringList();
    return !ways.isEmpty() && std::all_of(ways.cbegin(), ways.cend(), [&known](const QString &way) {
        return known.contains(way);
    });
}

constexpr const char *aText = QT_TRANSLATE_NOOP("fairlead::Settings", "a text");
constexpr const char *trueOrFalse = QT_TRANSLATE_NOOP("fairlead::Settings", "true or false");
constexpr auto byAdministrator = SettingRow::Owner::Administrator;

QList<SettingRow> networkRows()
{
    return {
        {.setting = Setting::ProxyMode,
         .key = "proxyMode",
         .standard = QStringLiteral("system"),
         .policyName = "ProxyMode",
         .sensitive = false,
         .allowed = QT_TRANSLATE_NOOP("fairlead::Settings", "“system”, “none” or “manual”"),
         .accepts = nullptr,
         .title = QT_TRANSLATE_NOOP("fairlead::Settings", "Way to the internet"),
         .explanation = QT_TRANSLATE_NOOP("fairlead::Settings",
                                          "Whether Fairlead takes the system's proxy, none, or the one that "
                                          "ProxyHost and ProxyPort name: both have to be set then."),
         .example = QStringLiteral("manual"),
         .choices = {{"system", QT_TRANSLATE_NOOP("fairlead::Settings", "The system's proxy")},
                     {"none", QT_TRANSLATE_NOOP("fairlead::Settings", "No proxy")},
                     {"manual", QT_TRANSLATE_NOOP("fairlead::Settings", "The proxy named here")}}},
        {.setting = Setting::ProxyHost,
         .key = "proxyHost",
         .standard = QString(),
         .policyName = "ProxyHost",
         .sensitive = false,
         .allowed = aText,
         .accepts = nullptr,
         .title = QT_TRANSLATE_NOOP("fairlead::Settings", "Proxy: host"),
         .explanation =
             QT_TRANSLATE_NOOP("fairlead::Settings", "Name of the proxy, where ProxyMode is “manual”."),
         .example = QStringLiteral("proxy.corp.example")},
        {.setting = Setting::ProxyPort,
         .key = "proxyPort",
         .standard = 0,
         .policyName = "ProxyPort",
         .sensitive = false,
         .allowed = QT_TRANSLATE_NOOP("fairlead::Settings", "a number from 0 to 65535"),
         .accepts = nullptr,
         .title = QT_TRANSLATE_NOOP("fairlead::Settings", "Proxy: port"),
         .explanation =
             QT_TRANSLATE_NOOP("fairlead::Settings", "Port of the proxy, where ProxyMode is “manual”."),
         .example = 3128,
         .lowest = 0,
         .highest = 65535},
        {.setting = Setting::ProxyUser,
         .key = "proxyUser",
         .standard = QString(),
         .policyName = "ProxyUser",
         .sensitive = true,
         .allowed = aText,
         .accepts = nullptr,
         .title = QT_TRANSLATE_NOOP("fairlead::Settings", "Proxy: user name"),
         .explanation =
             QT_TRANSLATE_NOOP("fairlead::Settings",
                               "The name with which Fairlead signs in to the proxy. The password is "
                               "asked for once and kept in the keychain; there is no policy for it."),
         .example = QStringLiteral("svc-fairlead")},
        {.setting = Setting::ExtraCaFile,
         .key = "extraCaFile",
         .standard = QString(),
         .policyName = "ExtraCaFile",
         .sensitive = false,
         .allowed = aText,
         .accepts = nullptr,
         .title = QT_TRANSLATE_NOOP("fairlead::Settings", "Further certificate authority"),
         .explanation =
             QT_TRANSLATE_NOOP("fairlead::Settings",
                               "Path of a PEM file with authorities that Fairlead trusts besides the "
                               "system's, for proxies that re-sign what passes through them. While it "
                               "cannot be read, nothing is connected to."),
         .example = QStringLiteral("/etc/ssl/certs/corp.pem")},
    };
}

QList<SettingRow> personRows()
{
    return {
        {.setting = Setting::Language,
         .key = "language",
         .standard = QString(),
         .policyName = "Language",
         .sensitive = false,
         .allowed = QT_TRANSLATE_NOOP("fairlead::Settings", "“en”, “de” or an empty text"),
         .accepts = nullptr,
         .title = QT_TRANSLATE_NOOP("fairlead::Settings", "Language"),
         .explanation = QT_TRANSLATE_NOOP(
             "fairlead::Settings", "“en” or “de”; empty: the language the person uses the computer in."),
         .example = QStringLiteral("de"),
         // Each is named in its own language, as in the program.
         .choices = {{"", QT_TRANSLATE_NOOP("fairlead::Settings", "The language of the computer")},
                     {"en", QT_TRANSLATE_NOOP("fairlead::Settings", "English")},
                     {"de", QT_TRANSLATE_NOOP("fairlead::Settings", "Deutsch")}}},
        {.setting = Setting::SyncMinutes,
         .key = "syncMinutes",
         .standard = 5,
         .policyName = "SyncMinutes",
         .sensitive = false,
         .allowed = QT_TRANSLATE_NOOP("fairlead::Settings", "a number from 1 to 1440"),
         .accepts = nullptr,
         .title = QT_TRANSLATE_NOOP("fairlead::Settings", "Minutes between two syncs"),
         .explanation =
             QT_TRANSLATE_NOOP("fairlead::Settings",
                               "How often the jobs of new connections run in the beginning; each can "
                               "be given an interval of its own later, also where this is a "
                               "policy."),
         .example = 15,
         .lowest = 1,
         .highest = 24 * 60},
        {.setting = Setting::DebugLogUntil,
         .key = "debugLogUntil",
         .standard = QString(),
         .policyName = "DebugLogUntil",
         .sensitive = false,
         .allowed = QT_TRANSLATE_NOOP("fairlead::Settings", "a time such as 2026-05-01T18:00:00Z"),
         .accepts = isTimeOrNothing,
         .title = QT_TRANSLATE_NOOP("fairlead::Settings", "Detailed log until"),
         .explanation = QT_TRANSLATE_NOOP("fairlead::Settings",
                                          "Until then the log has every request, without secrets; empty: it "
                                          "has what went wrong."),
         .example = QStringLiteral("2030-05-01T18:00:00Z")},
        {.setting = Setting::StartAtLogin,
         .key = "startAtLogin",
         .standard = false,
         .policyName = "StartAtLogin",
         .sensitive = false,
         .allowed = trueOrFalse,
         .accepts = nullptr,
         .title = QT_TRANSLATE_NOOP("fairlead::Settings", "Start at login"),
         .explanation = QT_TRANSLATE_NOOP("fairlead::Settings",
                                          "Fairlead starts into the tray when the person logs in to the "
                                          "computer."),
         .example = true},
        {.setting = Setting::ApiKeptPercent,
         .key = "apiKeptPercent",
         .standard = 20,
         .policyName = "ApiKeptPercent",
         .sensitive = false,
         .allowed = QT_TRANSLATE_NOOP("fairlead::Settings", "a number from 0 to 90"),
         .accepts = nullptr,
         .title = QT_TRANSLATE_NOOP("fairlead::Settings", "API calls kept for people, in per cent"),
         .explanation = QT_TRANSLATE_NOOP("fairlead::Settings",
                                          "Salesforce gives an organisation so many calls in 24 hours; the "
                                          "sync stops before it uses the share that is kept."),
         .example = 40,
         .lowest = 0,
         .highest = 90},
        {.setting = Setting::FirstLoadsOnMetered,
         .key = "firstLoadsOnMetered",
         .standard = false,
         .policyName = "FirstLoadsOnMetered",
         .sensitive = false,
         .allowed = trueOrFalse,
         .accepts = nullptr,
         .title = QT_TRANSLATE_NOOP("fairlead::Settings", "First loads on metered networks"),
         .explanation = QT_TRANSLATE_NOOP("fairlead::Settings",
                                          "Whether everything is read for the first time on a network that "
                                          "costs by volume, too."),
         .example = true},
        {.setting = Setting::ClientCertificateFile,
         .key = "clientCertificateFile",
         .standard = QString(),
         .policyName = "ClientCertificateFile",
         .sensitive = false,
         .allowed = aText,
         .accepts = nullptr,
         .title = QT_TRANSLATE_NOOP("fairlead::Settings", "Client certificate"),
         .explanation =
             QT_TRANSLATE_NOOP("fairlead::Settings",
                               "Path of a PKCS#12 file with which Fairlead proves itself to servers "
                               "that ask for a client certificate. Its passphrase is asked for once "
                               "and kept in the keychain."),
         .example = QStringLiteral("/etc/fairlead/client.p12")},
        {.setting = Setting::UpdateCheck,
         .key = "updateCheck",
         .standard = true,
         .policyName = "UpdateCheck",
         .sensitive = false,
         .allowed = trueOrFalse,
         .accepts = nullptr,
         .title = QT_TRANSLATE_NOOP("fairlead::Settings", "Tell of newer versions"),
         .explanation =
             QT_TRANSLATE_NOOP("fairlead::Settings",
                               "Whether the hub tells that there is a newer version; somebody is "
                               "asked only where UpdateFeed and a key are set as well. Built in is true; "
                               "where a package manager has installed Fairlead (the package for Debian) "
                               "nobody is asked all the same, unless an administrator has set this or "
                               "UpdateFeed. Fairlead never installs one by itself."),
         .example = false},
        {.setting = Setting::UpdateFeed,
         .key = "updateFeed",
         .standard = QString(),
         .policyName = "UpdateFeed",
         .sensitive = false,
         .allowed = QT_TRANSLATE_NOOP("fairlead::Settings", "an https address, or an empty text"),
         .accepts = isSecureAddress,
         .title = QT_TRANSLATE_NOOP("fairlead::Settings", "Where newer versions are asked for"),
         .explanation =
             QT_TRANSLATE_NOOP("fairlead::Settings",
                               "Address of the file that names the newest version; empty: nobody is "
                               "asked. It needs an UpdateKey: this build has no key of its own, and "
                               "without one nobody is asked either. Set by an administrator it is asked "
                               "however Fairlead was installed, unless UpdateCheck is false."),
         .example = QStringLiteral("https://updates.corp.example/fairlead.json")},
        {.setting = Setting::UpdateKey,
         .key = "updateKey",
         .standard = QString(),
         .policyName = "UpdateKey",
         .sensitive = false,
         .allowed = QT_TRANSLATE_NOOP("fairlead::Settings",
                                      "an Ed25519 public key of 32 bytes in base64, or an empty text"),
         .accepts = isPublicKeyOrNothing,
         .title = QT_TRANSLATE_NOOP("fairlead::Settings", "Who signs what names newer versions"),
         .explanation =
             QT_TRANSLATE_NOOP("fairlead::Settings",
                               "Public key of whoever signs the file that UpdateFeed names; empty: the "
                               "build's own, of which this one has none. A file without that signature "
                               "is not believed."),
         .owner = byAdministrator,
         .example = QStringLiteral("11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=")},
    };
}

QList<SettingRow> permissionRows()
{
    return {
        {.setting = Setting::PracticeOrg,
         .key = "practiceOrg",
         .standard = true,
         .policyName = "PracticeOrg",
         .sensitive = false,
         .allowed = trueOrFalse,
         .accepts = nullptr,
         .title = QT_TRANSLATE_NOOP("fairlead::Settings", "Offer the practice org"),
         .explanation =
             QT_TRANSLATE_NOOP("fairlead::Settings",
                               "Whether the set-up offers a trial with a small CRM on the person's "
                               "own computer."),
         .owner = byAdministrator,
         .example = false},
        {.setting = Setting::AddedClouds,
         .key = "addedClouds",
         .standard = true,
         .policyName = "AddedClouds",
         .sensitive = false,
         .allowed = trueOrFalse,
         .accepts = nullptr,
         .title = QT_TRANSLATE_NOOP("fairlead::Settings", "Allow added clouds"),
         .explanation =
             QT_TRANSLATE_NOOP("fairlead::Settings",
                               "Whether clouds.json in the person's folder may add clouds. Without "
                               "it passwords go to the built-in clouds' hosts only, and connections "
                               "of added clouds rest."),
         .owner = byAdministrator,
         .example = false},
        {.setting = Setting::SignInWays,
         .key = "signInWays",
         .standard =
             QStringList{QStringLiteral("popup"), QStringLiteral("browser"), QStringLiteral("device-code")},
         .policyName = "SignInWays",
         .sensitive = false,
         .allowed = QT_TRANSLATE_NOOP("fairlead::Settings", "a list of “popup”, “browser” and “device-code”"),
         .accepts = areSignInWays,
         .title = QT_TRANSLATE_NOOP("fairlead::Settings", "Ways to sign in"),
         .explanation = QT_TRANSLATE_NOOP("fairlead::Settings",
                                          "Which ways to sign in are offered: Fairlead's own window (popup), "
                                          "the system's browser, a code that is typed on another device."),
         .owner = byAdministrator,
         .example = QStringList{QStringLiteral("browser")}},
    };
}

} // namespace

const QList<SettingRow> &settingsTable()
{
    static const QList<SettingRow> table = networkRows() + personRows() + permissionRows() + presetRows();
    return table;
}

} // namespace fairlead
