// SPDX-License-Identifier: GPL-3.0-or-later
#include "signin/requestfilter.h"

namespace fairlead::signin {

RequestFilter::RequestFilter(QObject *parent)
    : QWebEngineUrlRequestInterceptor(parent)
{
}

void RequestFilter::interceptRequest(QWebEngineUrlRequestInfo &info)
{
    const QUrl url = info.requestUrl();
    const auto type = info.resourceType();
    if (matchesRedirect(url, m_redirect)) {
        // Also from a frame or as a picture: the redirect is an address that never loads.
        info.block(true);
        if (type == QWebEngineUrlRequestInfo::ResourceTypeMainFrame)
            emit redirectStopped(url);
        return;
    }
    Verdict verdict = Verdict::Allowed;
    if (type == QWebEngineUrlRequestInfo::ResourceTypeMainFrame)
        verdict = judgeNavigation(url);
    else if (type == QWebEngineUrlRequestInfo::ResourceTypeSubFrame)
        verdict = judgeFrame(url);
    else
        verdict = judgeResource(url);
    if (verdict == Verdict::Allowed)
        return;
    info.block(true);
    if (type == QWebEngineUrlRequestInfo::ResourceTypeMainFrame)
        emit navigationStopped(url, verdict);
}

} // namespace fairlead::signin
