// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "signin/navigationpolicy.h"

#include <QWebEngineUrlRequestInterceptor>

namespace fairlead::signin {

/// Sees every request before it leaves, server redirects and sub-resources included, and stops what the
/// navigation policy does not allow. The net under Page::acceptNavigationRequest. UI thread.
class RequestFilter : public QWebEngineUrlRequestInterceptor
{
    Q_OBJECT
public:
    explicit RequestFilter(QObject *parent = nullptr);

    void setRedirect(const QUrl &redirect) { m_redirect = redirect; }
    void interceptRequest(QWebEngineUrlRequestInfo &info) override;

signals:
    /// The page itself is about to go to the redirect; nothing has been sent there.
    void redirectStopped(const QUrl &url);
    /// The page itself wanted to go somewhere it may not.
    void navigationStopped(const QUrl &url, fairlead::signin::Verdict verdict);

private:
    QUrl m_redirect;
};

} // namespace fairlead::signin
