// SPDX-License-Identifier: GPL-3.0-or-later
#include "signin/order.h"

#include "signin/navigationpolicy.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace fairlead::signin {

namespace {

// Nobody but the parent reads this, so it is not translated.
tl::unexpected<Error> wrong(const QString &what)
{
    Error error;
    error.code = ErrorCode::UsageError;
    error.errorClass = ErrorClass::Bug;
    error.detail = what;
    return fail(std::move(error));
}

Result<Proxy> parseProxy(const QJsonObject &object)
{
    Proxy proxy;
    const QString mode = object.value(QLatin1String("mode")).toString(QStringLiteral("system"));
    if (mode == QLatin1String("none")) {
        proxy.mode = Proxy::Mode::None;
    } else if (mode == QLatin1String("manual")) {
        proxy.mode = Proxy::Mode::Manual;
        proxy.host = object.value(QLatin1String("host")).toString();
        const int port = object.value(QLatin1String("port")).toInt();
        if (proxy.host.isEmpty() || port < 1 || port > 65535)
            return wrong(QStringLiteral("proxy: host or port is missing"));
        proxy.port = quint16(port);
    } else if (mode != QLatin1String("system")) {
        return wrong(QStringLiteral("proxy: unknown mode"));
    }
    proxy.user = object.value(QLatin1String("user")).toString();
    proxy.password = Secret::fromText(object.value(QLatin1String("password")).toString());
    return proxy;
}

Outcome parseIdentity(const QJsonObject &object, Order &order)
{
    const QByteArray certificate = object.value(QLatin1String("clientCertificate")).toString().toLatin1();
    if (certificate.isEmpty())
        return {};
    order.clientCertificate = QSslCertificate(certificate, QSsl::Pem);
    order.clientKey = QSslKey(object.value(QLatin1String("clientKey")).toString().toLatin1(),
                              order.clientCertificate.publicKey().algorithm(), QSsl::Pem);
    if (order.clientCertificate.isNull() || order.clientKey.isNull())
        return wrong(QStringLiteral("clientCertificate: cannot be read, or its key"));
    return {};
}

} // namespace

Result<Order> Order::parse(const QByteArray &line)
{
    const QJsonDocument document = QJsonDocument::fromJson(line);
    if (!document.isObject())
        return wrong(QStringLiteral("not a JSON object"));
    const QJsonObject object = document.object();

    Order order;
    order.url = QUrl(object.value(QLatin1String("url")).toString(), QUrl::StrictMode);
    if (judgeNavigation(order.url) != Verdict::Allowed || !order.url.userInfo().isEmpty())
        return wrong(QStringLiteral("url: https, or http on this computer, is required"));
    order.redirect = QUrl(object.value(QLatin1String("redirect")).toString(), QUrl::StrictMode);
    if (judgeNavigation(order.redirect) != Verdict::Allowed || order.redirect.hasQuery()
        || order.redirect.hasFragment())
        return wrong(
            QStringLiteral("redirect: https, or http on this computer, without a query, is required"));
    order.state = object.value(QLatin1String("state")).toString();
    if (order.state.isEmpty())
        return wrong(QStringLiteral("state: is missing"));

    order.title = object.value(QLatin1String("title")).toString();
    order.language = object.value(QLatin1String("language")).toString();
    if (const QJsonValue dark = object.value(QLatin1String("dark")); dark.isBool())
        order.dark = dark.toBool();
    const QJsonObject colors = object.value(QLatin1String("colors")).toObject();
    for (auto it = colors.begin(); it != colors.end(); ++it) {
        const QColor color(it.value().toString());
        if (!color.isValid())
            return wrong(QStringLiteral("colors: not a colour"));
        order.colors.insert(it.key(), color);
    }
    auto proxy = parseProxy(object.value(QLatin1String("proxy")).toObject());
    if (!proxy)
        return fail(proxy.error());
    order.proxy = std::move(*proxy);
    if (const QByteArray pem = object.value(QLatin1String("caPem")).toString().toLatin1(); !pem.isEmpty()) {
        order.authorities = QSslCertificate::fromData(pem, QSsl::Pem);
        if (order.authorities.isEmpty())
            return wrong(QStringLiteral("caPem: no certificate in it"));
    }
    if (const Outcome read = parseIdentity(object, order); !read)
        return fail(read.error());
    return order;
}

} // namespace fairlead::signin
