// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/cloudsfile.h"

#include "settings/home.h"
#include "settings/settings.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

#include <optional>

#ifdef Q_OS_UNIX
#include <unistd.h>
#endif

namespace fairlead {

namespace {

/// Some hundred clouds. Each is compared with all others, whenever the file is read.
constexpr qint64 largestFile = 64 * 1024;

struct CloudsText
{
    Q_DECLARE_TR_FUNCTIONS(fairlead::CloudsFile)
};

Error refused(const QString &why, const QString &remedy = {})
{
    Error error;
    error.code = ErrorCode::FileRefused;
    error.errorClass = ErrorClass::AskUser;
    error.sentence = CloudsText::tr("The file with added clouds (clouds.json) was refused: %1").arg(why);
    error.remedy = remedy.isEmpty()
        ? CloudsText::tr("Correct or delete the file. Until then only the built-in clouds are offered.")
        : remedy;
    error.detail = why;
    return error;
}

/// Registrable domains of the providers (reference "Salesforce 2.1", "Microsoft 1.2"): whatever lies under
/// them is theirs, known to us or not.
QStringList providerDomains()
{
    return {
        QStringLiteral("salesforce.com"),
        QStringLiteral("force.com"),
        QStringLiteral("salesforce-setup.com"),
        QStringLiteral("salesforce-sites.com"),
        QStringLiteral("salesforce-experience.com"),
        QStringLiteral("site.com"),
        QStringLiteral("documentforce.com"),
        QStringLiteral("my-salesforce.com"),
        QStringLiteral("my-lightning.com"),
        QStringLiteral("salesforce.mil"),
        QStringLiteral("force.mil"),
        QStringLiteral("crmforce.mil"),
        QStringLiteral("sfcrmproducts.cn"),
        QStringLiteral("sfcrmapps.cn"),
        QStringLiteral("dynamics.com"),
        QStringLiteral("dynamics.cn"),
        QStringLiteral("microsoftdynamics.us"),
        QStringLiteral("microsoftdynamics.de"),
        QStringLiteral("appsplatform.us"),
        QStringLiteral("microsoftonline.com"),
        QStringLiteral("microsoftonline.us"),
        QStringLiteral("microsoftonline.de"),
        QStringLiteral("microsoftonline.cn"),
        QStringLiteral("chinacloudapi.cn"),
        QStringLiteral("windows.net"),
        QStringLiteral("microsoft.com"),
        QStringLiteral("azure.com"),
        QStringLiteral("azure.us"),
        QStringLiteral("azure.cn"),
        QStringLiteral("powerapps.com"),
        QStringLiteral("powerapps.us"),
        QStringLiteral("powerapps.cn"),
        QStringLiteral("powerplatform.com"),
        QStringLiteral("office.com"),
        QStringLiteral("office365.com"),
        QStringLiteral("microsoft.us"),
        QStringLiteral("sovcloud-identity.fr"),
        QStringLiteral("sovcloud-identity.de"),
        QStringLiteral("sovcloud-identity.sg"),
    };
}

/// Equals, contains or lies under.
bool touchesProvider(const QString &name)
{
    const QString plain = name.startsWith(QLatin1Char('.')) ? name.mid(1) : name;
    for (const QString &domain : providerDomains()) {
        if (plain == domain || plain.endsWith(QLatin1Char('.') + domain)
            || domain.endsWith(QLatin1Char('.') + plain))
            return true;
    }
    return false;
}

/// Reads one entry; the first broken rule ends it.
class EntryReader
{
public:
    explicit EntryReader(const QJsonObject &object)
        : m_object(object)
    {
        static const QStringList known{
            QStringLiteral("name"),           QStringLiteral("salesforceLogin"),
            QStringLiteral("entraAuthority"), QStringLiteral("salesforceHosts"),
            QStringLiteral("dataverseHosts"), QStringLiteral("globalDiscovery"),
            QStringLiteral("graph"),          QStringLiteral("salesforceClientId"),
            QStringLiteral("entraClientId"),
        };
        const auto keys = object.keys();
        for (const QString &key : keys) {
            // A misspelt key would be silently without effect.
            if (!known.contains(key))
                complain(CloudsText::tr("the key \"%1\" is not known").arg(key));
        }
    }

    QString text(const char *key)
    {
        const QJsonValue value = m_object.value(QLatin1String(key));
        if (!value.isUndefined() && !value.isString())
            complain(CloudsText::tr("\"%1\" must be a text").arg(QLatin1String(key)));
        return value.toString();
    }

    QUrl url(const char *key)
    {
        const QString written = text(key);
        if (written.isEmpty())
            return {};
        const QUrl url(written, QUrl::StrictMode);
        const QString path = url.path();
        // A trailing dot names the same host to DNS and another one to every comparison.
        if (!url.isValid() || url.host().isEmpty() || url.host().endsWith(QLatin1Char('.')) || url.port() == 0
            || !url.userInfo().isEmpty() || url.hasQuery() || url.hasFragment()
            || (!path.isEmpty() && path != QLatin1String("/"))) {
            complain(CloudsText::tr("\"%1\" must be an address without path").arg(QLatin1String(key)));
            return {};
        }
        const bool plainLoopback = url.scheme() == QLatin1String("http") && isLoopbackHost(url.host());
        if (url.scheme() != QLatin1String("https") && !plainLoopback)
            complain(CloudsText::tr("\"%1\" must begin with https (http is for this computer only)")
                         .arg(QLatin1String(key)));
        if (touchesProvider(url.host()))
            complain(CloudsText::tr("\"%1\" takes the place of a built-in host").arg(QLatin1String(key)));
        QUrl plain = url;
        plain.setPath({});
        return plain;
    }

    QStringList hosts(const char *key)
    {
        const QJsonValue value = m_object.value(QLatin1String(key));
        if (value.isUndefined())
            return {};
        if (!value.isArray()) {
            complain(CloudsText::tr("\"%1\" must be a list").arg(QLatin1String(key)));
            return {};
        }
        static const QRegularExpression pattern(
            QStringLiteral("^(?:\\.?[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*|"
                           "\\[::1\\])(?::([0-9]{1,5}))?$"));
        QStringList hosts;
        const auto entries = value.toArray();
        for (const auto &entry : entries) {
            const QString host = entry.toString().toLower();
            const auto match = pattern.match(host);
            const bool isSuffix = host.startsWith(QLatin1Char('.'));
            const bool hasPort = !match.captured(1).isEmpty();
            const int port = match.captured(1).toInt();
            if (!match.hasMatch() || (isSuffix && hasPort) || (hasPort && (port < 1 || port > 65535))) {
                complain(
                    CloudsText::tr("\"%1\" holds \"%2\", which is no host").arg(QLatin1String(key), host));
                continue;
            }
            const QString name = hasPort ? host.left(host.lastIndexOf(QLatin1Char(':'))) : host;
            if (touchesProvider(name))
                complain(CloudsText::tr("\"%1\" takes the place of a built-in host").arg(host));
            hosts += host;
        }
        return hosts;
    }

    void complain(const QString &what)
    {
        if (m_complaint.isEmpty())
            m_complaint = what;
    }
    const QString &complaint() const { return m_complaint; }

private:
    QJsonObject m_object;
    QString m_complaint;
};

/// Whoever else can write the file decides where passwords go.
std::optional<Error> distrust(const QFileInfo &info)
{
    // A pipe would never end.
    if (!info.isFile())
        return refused(CloudsText::tr("it is not a file."));
#ifdef Q_OS_UNIX
    const QString name = QDir::toNativeSeparators(info.filePath());
    if (info.ownerId() != ::geteuid())
        return refused(
            CloudsText::tr("it belongs to somebody else."),
            CloudsText::tr("If you trust what it says, make it your own (chown) or replace it by a "
                           "copy of yours: %1. Until then only the built-in clouds are offered.")
                .arg(name));
    if (info.permissions() & (QFileDevice::WriteGroup | QFileDevice::WriteOther))
        return refused(CloudsText::tr("others may write it."),
                       CloudsText::tr("If you trust what it says, take that permission away: chmod go-w %1. "
                                      "Until then only the built-in clouds are offered.")
                           .arg(name));
#endif
    // On Windows the profile's access list keeps other users out.
    return std::nullopt;
}

} // namespace

Result<QList<Cloud>> parseClouds(const QByteArray &document)
{
    QJsonParseError problem;
    const auto root = QJsonDocument::fromJson(document, &problem);
    if (root.isNull())
        return fail(refused(CloudsText::tr("it is not a list of clouds (%1).").arg(problem.errorString())));
    const QString notAList =
        CloudsText::tr("it is not a list of clouds: what stands between “[” and “]” must be "
                       "objects, one for each cloud.");
    if (!root.isArray())
        return fail(refused(notAList));

    QList<Cloud> clouds = builtInClouds();
    const auto entries = root.array();
    for (const auto &entry : entries) {
        if (!entry.isObject())
            return fail(refused(notAList));
        EntryReader reader(entry.toObject());
        Cloud cloud;
        cloud.added = true;
        cloud.name = reader.text("name");
        cloud.salesforceLogin = reader.url("salesforceLogin");
        cloud.salesforceSandboxLogin = cloud.salesforceLogin;
        cloud.entraAuthority = reader.url("entraAuthority");
        cloud.salesforceHosts = reader.hosts("salesforceHosts");
        cloud.dataverseHosts = reader.hosts("dataverseHosts");
        cloud.globalDiscovery = reader.url("globalDiscovery");
        cloud.graph = reader.url("graph");
        cloud.salesforceClientId = reader.text("salesforceClientId");
        cloud.entraClientId = reader.text("entraClientId");
        if (cloud.name.trimmed().isEmpty())
            reader.complain(CloudsText::tr("a cloud has no name"));
        for (const Cloud &other : std::as_const(clouds)) {
            if (other.name.compare(cloud.name.trimmed(), Qt::CaseInsensitive) == 0)
                reader.complain(CloudsText::tr("the name is taken"));
        }
        if (!reader.complaint().isEmpty()) {
            return fail(refused(QStringLiteral("%1: %2.").arg(
                cloud.name.isEmpty() ? CloudsText::tr("an entry") : cloud.name, reader.complaint())));
        }
        clouds += cloud;
    }
    return clouds;
}

Result<QList<Cloud>> readClouds(const QString &path)
{
    QFile file(path);
    if (!file.exists())
        return builtInClouds();
    if (const auto distrusted = distrust(QFileInfo(path)))
        return fail(*distrusted);
    if (!file.open(QIODevice::ReadOnly))
        return fail(refused(CloudsText::tr("it could not be read (%1).").arg(file.errorString())));
    const QByteArray document = file.read(largestFile + 1);
    if (document.size() > largestFile)
        return fail(refused(CloudsText::tr("it is larger than %1 KiB.").arg(largestFile / 1024)));
    return parseClouds(document);
}

Result<QList<Cloud>> readClouds(const Home &home)
{
    if (!Settings::load(home).value(Setting::AddedClouds).toBool())
        return builtInClouds();
    return readClouds(home.cloudsFile());
}

} // namespace fairlead
