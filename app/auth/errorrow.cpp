// SPDX-License-Identifier: GPL-3.0-or-later
#include "auth/errorrow.h"

#include "core/providerwords.h"

#include <QCoreApplication>

namespace fairlead {

namespace {

QString translated(const char *text)
{
    return QCoreApplication::translate("fairlead::SignIn", text);
}

QUrl portalView(const QUrl &portal, QString view, const QString &clientId)
{
    static const QString client = QStringLiteral("{client}");
    if (portal.isEmpty())
        return {};
    if (view.contains(client) && clientId.isEmpty())
        view = QStringLiteral("Microsoft_AAD_RegisteredApps/ApplicationsListBlade");
    QUrl url = portal;
    url.setPath(QStringLiteral("/"));
    url.setFragment(QStringLiteral("view/") + view.replace(client, clientId));
    return url;
}

} // namespace

SignInPlace SignInPlace::entra(const Cloud &cloud, const QString &clientId)
{
    return {{}, cloud.portal, clientId};
}

SignInPlace SignInPlace::salesforce(const QUrl &host)
{
    const QString first = host.host().section(QLatin1Char('.'), 0, 0);
    if (first == QLatin1String("login") || first == QLatin1String("test"))
        return {};
    return {host, {}, {}};
}

QUrl linkOf(const char *link, const SignInPlace &place)
{
    if (!link)
        return {};
    const QString text = QLatin1String(link);
    if (text.startsWith(QLatin1String("https://")))
        return QUrl(text);
    if (!text.startsWith(QLatin1Char('/')))
        return portalView(place.portal, text, place.clientId);
    if (place.site.isEmpty())
        return {};
    QUrl url;
    url.setScheme(place.site.scheme());
    url.setHost(place.site.host());
    url.setPort(place.site.port());
    url.setPath(text);
    return url;
}

Error SignInErrorRow::toError(const SignInPlace &place) const
{
    Error error;
    error.code = code;
    error.errorClass = errorClass;
    error.sentence = translated(sentence);
    error.remedy = translated(remedy);
    error.link = linkOf(link, place);
    return error;
}

Error unknownSignInError(const QString &description, const QString &code)
{
    Error error;
    error.code = ErrorCode::ProviderAnswerInvalid;
    error.errorClass = ErrorClass::AskUser;
    const QString words = plainWords(description);
    const QString name = plainCode(code);
    if (!words.isEmpty())
        error.sentence = words;
    else if (!name.isEmpty())
        error.sentence =
            translated(QT_TRANSLATE_NOOP("fairlead::SignIn", "The sign-in service answered \"%1\"."))
                .arg(name);
    else
        error.sentence = translated(
            QT_TRANSLATE_NOOP("fairlead::SignIn", "The sign-in service refused without a reason."));
    error.remedy = translated(QT_TRANSLATE_NOOP(
        "fairlead::SignIn",
        "Try again. If it stays so, copy the details and send them to your administrator or to support."));
    return error;
}

void addProvidersWords(Error &error, const QString &description)
{
    const QString words = plainWords(description);
    if (words.isEmpty())
        return;
    // Not arg(): the provider's text may hold a %1 of its own.
    QString sentence =
        translated(QT_TRANSLATE_NOOP("fairlead::SignIn", "%1 In the provider's words: \"%2\"."));
    sentence.replace(QStringLiteral("%2"), QStringLiteral("\x1f"));
    sentence.replace(QStringLiteral("%1"), error.sentence);
    error.sentence = sentence.replace(QChar(0x1f), words);
}

} // namespace fairlead
