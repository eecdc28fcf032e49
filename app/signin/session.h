// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "signin/certificatepolicy.h"
#include "signin/navigationpolicy.h"
#include "signin/order.h"

#include <QObject>
#include <QSet>

QT_BEGIN_NAMESPACE
class QAuthenticator;
class QWebEngineProfile;
QT_END_NAMESPACE

namespace fairlead::signin {

class RequestFilter;

/// What all pages of one sign-in share: an off-the-record profile (cookies and cache in memory, gone with the
/// process), the way to the network, the certificates trusted, the redirect waited for. Must outlive every
/// page. UI thread.
class Session : public QObject
{
    Q_OBJECT
public:
    /// Sets the process's proxy: once, before the first page.
    explicit Session(const Order &order, QObject *parent = nullptr);
    ~Session() override;

    QWebEngineProfile *profile() const { return m_profile; }
    const CertificatePolicy &certificates() const { return m_certificates; }

    /// Of the step now under way.
    void setRedirect(const QUrl &redirect);
    bool isRedirect(const QUrl &url) const { return matchesRedirect(url, m_redirect); }
    void catchRedirect(const QUrl &url) { emit redirectCaught(url); }
    void refuseNavigation(const QUrl &url, Verdict verdict);

    /// The ordered credentials, once; the second time the same proxy asks they were wrong. False: refused.
    bool answerProxy(QAuthenticator *authenticator, const QString &proxyHost);
    bool hasProxyLogin() const { return !m_proxy.user.isEmpty(); }

    /// What may be shown to a server that asks who connects; null: nothing.
    const QSslCertificate &clientCertificate() const { return m_clientCertificate; }

    /// Origins whose certificate the configured authorities vouched for.
    void noteOwnAuthority(const QString &origin) { m_ownAuthority.insert(origin); }
    bool isByOwnAuthority(const QString &origin) const { return m_ownAuthority.contains(origin); }

signals:
    void redirectCaught(const QUrl &url);
    /// `what` as on the wire.
    void refused(const QString &what, const QString &sentence);

private:
    void useProxy(const Proxy &proxy);
    void restrictProfile();

    CertificatePolicy m_certificates;
    Proxy m_proxy;
    QSslCertificate m_clientCertificate;
    QUrl m_redirect;
    QSet<QString> m_proxiesAnswered;
    QSet<QString> m_ownAuthority;
    RequestFilter *m_filter = nullptr;
    QWebEngineProfile *m_profile = nullptr;
};

} // namespace fairlead::signin
