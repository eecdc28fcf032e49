// SPDX-License-Identifier: GPL-3.0-or-later
#include "signin/session.h"

#include "signin/requestfilter.h"

#include <QAuthenticator>
#include <QNetworkProxy>
#include <QWebEngineClientCertificateStore>
#include <QWebEngineDownloadRequest>
#include <QWebEngineProfile>
#include <QWebEngineSettings>

namespace fairlead::signin {

Session::Session(const Order &order, QObject *parent)
    : QObject(parent)
    , m_certificates(order.authorities)
    , m_proxy(order.proxy)
    , m_clientCertificate(order.clientCertificate)
    , m_filter(new RequestFilter(this))
{
    useProxy(order.proxy);
    // Without a storage name a profile is off the record.
    m_profile = new QWebEngineProfile(this);
    if (!order.language.isEmpty()) {
        const QString primary = order.language.section(u'-', 0, 0);
        QString accepted = order.language;
        if (primary != order.language)
            accepted += u',' + primary + QStringLiteral(";q=0.9");
        if (primary != QLatin1String("en"))
            accepted += QStringLiteral(",en;q=0.5");
        m_profile->setHttpAcceptLanguage(accepted);
    }
    restrictProfile();
    if (!order.clientCertificate.isNull())
        m_profile->clientCertificateStore()->add(order.clientCertificate, order.clientKey);

    m_profile->setUrlRequestInterceptor(m_filter);
    connect(m_filter, &RequestFilter::redirectStopped, this, &Session::redirectCaught);
    connect(m_filter, &RequestFilter::navigationStopped, this, &Session::refuseNavigation);
    connect(m_profile, &QWebEngineProfile::downloadRequested, this,
            [this](QWebEngineDownloadRequest *download) {
                download->cancel();
                emit refused(QStringLiteral("download"),
                             tr("A download was refused: this window is only for signing in."));
            });
}

Session::~Session() = default;

void Session::restrictProfile()
{
    QWebEngineSettings *settings = m_profile->settings();
    using Web = QWebEngineSettings;
    for (const auto off :
         {Web::PluginsEnabled, Web::PdfViewerEnabled, Web::ScreenCaptureEnabled,
          Web::FullScreenSupportEnabled, Web::LocalContentCanAccessRemoteUrls,
          Web::LocalContentCanAccessFileUrls, Web::AllowRunningInsecureContent,
          Web::AllowGeolocationOnInsecureOrigins, Web::AllowWindowActivationFromJavaScript,
          Web::JavascriptCanAccessClipboard, Web::JavascriptCanPaste, Web::NavigateOnDropEnabled,
          Web::HyperlinkAuditingEnabled, Web::DnsPrefetchEnabled, Web::WebGLEnabled,
          // Our own words instead of the engine's page.
          Web::ErrorPageEnabled})
        settings->setAttribute(off, false);
    settings->setAttribute(Web::WebRTCPublicInterfacesOnly, true);
    settings->setUnknownUrlSchemePolicy(QWebEngineSettings::DisallowUnknownUrlSchemes);
    m_profile->setSpellCheckEnabled(false);
}

void Session::useProxy(const Proxy &proxy)
{
    switch (proxy.mode) {
    case Proxy::Mode::System:
        QNetworkProxyFactory::setUseSystemConfiguration(true);
        return;
    case Proxy::Mode::None:
        QNetworkProxyFactory::setUseSystemConfiguration(false);
        QNetworkProxy::setApplicationProxy(QNetworkProxy(QNetworkProxy::NoProxy));
        return;
    case Proxy::Mode::Manual:
        // Without the credentials: the engine would offer them by itself, for ever.
        QNetworkProxyFactory::setUseSystemConfiguration(false);
        QNetworkProxy::setApplicationProxy(QNetworkProxy(QNetworkProxy::HttpProxy, proxy.host, proxy.port));
        return;
    }
}

void Session::setRedirect(const QUrl &redirect)
{
    m_redirect = redirect;
    m_filter->setRedirect(redirect);
}

void Session::refuseNavigation(const QUrl &url, Verdict verdict)
{
    switch (verdict) {
    case Verdict::Allowed:
        return;
    case Verdict::Insecure:
        emit refused(
            QStringLiteral("insecure"),
            tr("The page wanted to go on to %1 without encryption; that was refused.").arg(url.host()));
        return;
    case Verdict::Scheme:
        emit refused(QStringLiteral("scheme"),
                     tr("The page wanted to open an address of the kind \u201c%1:\u201d; only web pages are "
                        "opened here.")
                         .arg(url.scheme().left(40)));
        return;
    }
}

bool Session::answerProxy(QAuthenticator *authenticator, const QString &proxyHost)
{
    if (m_proxy.user.isEmpty() || m_proxiesAnswered.contains(proxyHost)) {
        // A null authenticator refuses.
        *authenticator = QAuthenticator();
        return false;
    }
    m_proxiesAnswered.insert(proxyHost);
    authenticator->setUser(m_proxy.user);
    authenticator->setPassword(m_proxy.password.revealText());
    return true;
}

} // namespace fairlead::signin
