// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "signin/trouble.h"

#include <QWebEnginePage>

#include <functional>

namespace fairlead::signin {

class Session;

/// One web page under the popup's rules: where it may go, which certificates count, what it may not ask for.
/// Nothing here opens a dialog or waits. UI thread; the session outlives it.
class Page : public QWebEnginePage
{
    Q_OBJECT
public:
    explicit Page(Session *session, QObject *parent = nullptr);

    /// Makes the page for window.open(); without one, or when it gives none, windows are refused.
    void setWindowMaker(std::function<Page *()> make) { m_makeWindow = std::move(make); }
    /// Last address the page itself was let go to.
    const QUrl &requested() const { return m_requested; }
    bool requestedByForm() const { return m_requestedByForm; }
    /// Asks whether there is something to see: text, or an element with a size.
    void whenSomethingIsVisible(const std::function<void(bool)> &answer);
    /// What can be read on it.
    void readText(const std::function<void(const QString &)> &answer);

signals:
    /// `what` as on the wire.
    void refused(const QString &what, const QString &sentence);
    /// There is no page to go on with.
    void troubled(const fairlead::signin::Trouble &trouble);
    /// A page of this address begins to load.
    void begins(const QUrl &url);

protected:
    bool acceptNavigationRequest(const QUrl &url, NavigationType type, bool isMainFrame) override;
    QWebEnginePage *createWindow(WebWindowType type) override;
    QStringList chooseFiles(FileSelectionMode mode, const QStringList &oldFiles,
                            const QStringList &acceptedMimeTypes) override;
    void javaScriptAlert(const QUrl &securityOrigin, const QString &message) override;
    bool javaScriptConfirm(const QUrl &securityOrigin, const QString &message) override;
    bool javaScriptPrompt(const QUrl &securityOrigin, const QString &message, const QString &defaultValue,
                          QString *result) override;
    void javaScriptConsoleMessage(JavaScriptConsoleMessageLevel level, const QString &message, int lineNumber,
                                  const QString &sourceId) override;

private:
    void judgeLoading(const QWebEngineLoadingInfo &info);
    void judgeCertificate(const QWebEngineCertificateError &error);
    void denyRequests();

    Session *m_session;
    std::function<Page *()> m_makeWindow;
    QUrl m_requested;
    bool m_requestedByForm = false;
};

} // namespace fairlead::signin
