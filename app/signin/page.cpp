// SPDX-License-Identifier: GPL-3.0-or-later
#include "signin/page.h"

#include "signin/session.h"

#include <QAuthenticator>
#include <QCoreApplication>
#include <QWebEngineCertificateError>
#include <QWebEngineClientCertificateSelection>
#include <QWebEngineFileSystemAccessRequest>
#include <QWebEngineFullScreenRequest>
#include <QWebEngineLoadingInfo>
#include <QWebEngineQuotaRequest>
#include <QWebEngineRegisterProtocolHandlerRequest>
#include <QWebEngineScript>

namespace fairlead::signin {

namespace {

CertificateFault faultOf(QWebEngineCertificateError::Type type)
{
    switch (type) {
    case QWebEngineCertificateError::CertificateAuthorityInvalid:
        return CertificateFault::Authority;
    case QWebEngineCertificateError::CertificateCommonNameInvalid:
    case QWebEngineCertificateError::CertificateNonUniqueName:
    case QWebEngineCertificateError::CertificateNameConstraintViolation:
        return CertificateFault::Name;
    case QWebEngineCertificateError::CertificateDateInvalid:
    case QWebEngineCertificateError::CertificateValidityTooLong:
        return CertificateFault::Date;
    case QWebEngineCertificateError::CertificateRevoked:
        return CertificateFault::Revoked;
    case QWebEngineCertificateError::CertificateWeakSignatureAlgorithm:
    case QWebEngineCertificateError::CertificateWeakKey:
    case QWebEngineCertificateError::SslObsoleteVersion:
        return CertificateFault::Weak;
    default:
        return CertificateFault::Other;
    }
}

// Runs in a world of its own: the page's scripts can neither see nor fool it.
constexpr char visibleScript[] = R"((function () {
    const shown = e => { const s = getComputedStyle(e); return s.display !== 'none' && s.visibility === 'visible'; };
    const body = document.body;
    if (!body || !shown(body) || parseFloat(getComputedStyle(body).opacity) === 0)
        return false;
    if (body.innerText && body.innerText.trim().length > 0)
        return true;
    for (const e of body.querySelectorAll('input,button,img,svg,canvas,video,iframe,frame,object')) {
        const box = e.getBoundingClientRect();
        if (box.width > 1 && box.height > 1 && shown(e))
            return true;
    }
    return false;
})())";

QString permissionName(QWebEnginePage::Feature feature)
{
    switch (feature) {
    case QWebEnginePage::Notifications:
        return Page::tr("show notifications");
    case QWebEnginePage::Geolocation:
        return Page::tr("know where you are");
    case QWebEnginePage::MediaAudioCapture:
        return Page::tr("use the microphone");
    case QWebEnginePage::MediaVideoCapture:
        return Page::tr("use the camera");
    case QWebEnginePage::MediaAudioVideoCapture:
        return Page::tr("use the camera and the microphone");
    case QWebEnginePage::MouseLock:
        return Page::tr("take over the mouse");
    case QWebEnginePage::DesktopVideoCapture:
    case QWebEnginePage::DesktopAudioVideoCapture:
        return Page::tr("record the screen");
    }
    return Page::tr("use a part of this computer");
}

} // namespace

Page::Page(Session *session, QObject *parent)
    : QWebEnginePage(session->profile(), parent)
    , m_session(session)
{
    connect(this, &QWebEnginePage::certificateError, this, &Page::judgeCertificate);
    connect(this, &QWebEnginePage::proxyAuthenticationRequired, this,
            [this](const QUrl &, QAuthenticator *authenticator, const QString &proxyHost) {
                if (!m_session->answerProxy(authenticator, proxyHost))
                    emit troubled(Trouble::proxyAuthentication(proxyHost, m_session->hasProxyLogin()));
            });
    connect(this, &QWebEnginePage::loadingChanged, this, &Page::judgeLoading);
    connect(this, &QWebEnginePage::renderProcessTerminated, this,
            [this](RenderProcessTerminationStatus status, int exitCode) {
                if (status != NormalTerminationStatus)
                    emit troubled(Trouble::crashed(url(), exitCode));
            });
    denyRequests();
}

void Page::denyRequests()
{
    connect(this, &QWebEnginePage::featurePermissionRequested, this,
            [this](const QUrl &origin, QWebEnginePage::Feature feature) {
                setFeaturePermission(origin, feature, PermissionDeniedByUser);
                emit refused(
                    QStringLiteral("permission"),
                    tr("%1 asked to %2; that was refused.").arg(origin.host(), permissionName(feature)));
            });
    connect(this, &QWebEnginePage::fullScreenRequested, this,
            [](QWebEngineFullScreenRequest request) { request.reject(); });
    connect(this, &QWebEnginePage::quotaRequested, this,
            [](QWebEngineQuotaRequest request) { request.reject(); });
    connect(this, &QWebEnginePage::registerProtocolHandlerRequested, this,
            [](QWebEngineRegisterProtocolHandlerRequest request) { request.reject(); });
    connect(this, &QWebEnginePage::fileSystemAccessRequested, this,
            [this](QWebEngineFileSystemAccessRequest request) {
                request.reject();
                emit refused(QStringLiteral("file"),
                             tr("The page asked for files of this computer; that was refused."));
            });
    connect(this, &QWebEnginePage::selectClientCertificate, this,
            [this](QWebEngineClientCertificateSelection selection) {
                // Only the page the person is on learns who this is: what else it loads could be anybody's.
                const QSslCertificate &own = m_session->clientCertificate();
                const bool isShown = !own.isNull() && selection.host().host() == m_requested.host();
                if (isShown && selection.certificates().contains(own))
                    selection.select(own);
                else
                    selection.selectNone();
            });
    connect(this, &QWebEnginePage::authenticationRequired, this,
            [this](const QUrl &address, QAuthenticator *authenticator) {
                *authenticator = QAuthenticator();
                emit refused(QStringLiteral("authentication"),
                             tr("%1 asked for a password outside its page; that is not supported here.")
                                 .arg(address.host()));
            });
    connect(this, &QWebEnginePage::printRequested, this, [this] {
        emit refused(QStringLiteral("print"), tr("Printing is not possible in this window."));
    });
}

bool Page::acceptNavigationRequest(const QUrl &url, NavigationType type, bool isMainFrame)
{
    if (m_session->isRedirect(url)) {
        if (isMainFrame)
            m_session->catchRedirect(url);
        return false;
    }
    // A window that a script has just opened starts on about:blank.
    const bool blank = url == QUrl(QStringLiteral("about:blank"));
    const Verdict verdict = isMainFrame && !blank ? judgeNavigation(url) : judgeFrame(url);
    if (verdict != Verdict::Allowed) {
        m_session->refuseNavigation(url, verdict);
        return false;
    }
    if (isMainFrame && !blank) {
        m_requested = url;
        m_requestedByForm = type == NavigationTypeFormSubmitted;
        emit begins(url);
    }
    return true;
}

void Page::judgeLoading(const QWebEngineLoadingInfo &info)
{
    if (info.status() == QWebEngineLoadingInfo::LoadStoppedStatus) {
        // Addresses for other programs (mailto:, custom schemes) never reach acceptNavigationRequest: the
        // engine drops them by the profile's policy and only reports that here.
        if (judgeFrame(info.url()) == Verdict::Scheme)
            m_session->refuseNavigation(info.url(), Verdict::Scheme);
        return;
    }
    if (info.status() != QWebEngineLoadingInfo::LoadFailedStatus)
        return;
    // HTTP errors come with the server's own page; certificates have been judged already.
    const auto domain = info.errorDomain();
    if (domain != QWebEngineLoadingInfo::HttpStatusCodeDomain
        && domain != QWebEngineLoadingInfo::CertificateErrorDomain)
        emit troubled(Trouble::load(info));
}

void Page::judgeCertificate(const QWebEngineCertificateError &error)
{
    QWebEngineCertificateError decision = error;
    const QUrl address = error.url();
    const CertificateVerdict verdict =
        m_session->certificates().judge(faultOf(error.type()), error.certificateChain(), address.host());
    if (verdict.accepted && error.isOverridable()) {
        m_session->noteOwnAuthority(originOf(address));
        decision.acceptCertificate();
        return;
    }
    decision.rejectCertificate();
    CertificateVerdict refusal = verdict;
    refusal.detail = QStringLiteral("%1 %2").arg(int(error.type())).arg(verdict.detail).trimmed();
    if (verdict.accepted) {
        // The engine lets nobody overrule it for hosts on its own HSTS list.
        refusal.sentence =
            tr("%1 only accepts certificates of authorities this computer itself trusts. Add the "
               "authority to the computer's own list, or sign in with your browser.")
                .arg(address.host());
    }
    // A picture or script from elsewhere only goes missing; the page itself cannot go on.
    if (originOf(address) == originOf(m_requested))
        emit troubled(Trouble::certificate(address, refusal));
    else
        emit refused(QStringLiteral("certificate"), refusal.sentence);
}

QWebEnginePage *Page::createWindow(WebWindowType)
{
    Page *page = m_makeWindow ? m_makeWindow() : nullptr;
    if (!page)
        emit refused(QStringLiteral("window"),
                     tr("The page opened too many windows; the last one was refused."));
    return page;
}

QStringList Page::chooseFiles(FileSelectionMode, const QStringList &, const QStringList &)
{
    emit refused(QStringLiteral("file"), tr("The page asked for files of this computer; that was refused."));
    return {};
}

// The engine's own dialogs would run a nested event loop; what a page has to say is shown as a notice.
void Page::javaScriptAlert(const QUrl &securityOrigin, const QString &message)
{
    emit refused(QStringLiteral("message"), tr("%1 says: %2").arg(securityOrigin.host(), message.left(500)));
}

bool Page::javaScriptConfirm(const QUrl &securityOrigin, const QString &message)
{
    // Leaving a page is asked through the same door, with these words of the engine's (qwebenginepage.cpp).
    if (message.startsWith(
            QCoreApplication::translate("QWebEnginePage", "Are you sure you want to leave this page?")))
        return true;
    emit refused(QStringLiteral("message"), tr("%1 asks: %2").arg(securityOrigin.host(), message.left(500)));
    return false;
}

bool Page::javaScriptPrompt(const QUrl &securityOrigin, const QString &message, const QString &, QString *)
{
    return javaScriptConfirm(securityOrigin, message);
}

// Console lines may quote addresses with codes in them (anchors section 11, trap 3): nothing is printed.
void Page::javaScriptConsoleMessage(JavaScriptConsoleMessageLevel, const QString &, int, const QString &) { }

void Page::whenSomethingIsVisible(const std::function<void(bool)> &answer)
{
    runJavaScript(QLatin1String(visibleScript), QWebEngineScript::ApplicationWorld,
                  [answer](const QVariant &result) { answer(result.toBool()); });
}

void Page::readText(const std::function<void(const QString &)> &answer)
{
    runJavaScript(QStringLiteral("document.body ? document.body.innerText : ''"),
                  QWebEngineScript::ApplicationWorld,
                  [answer](const QVariant &result) { answer(result.toString()); });
}

} // namespace fairlead::signin
