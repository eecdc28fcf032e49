// SPDX-License-Identifier: GPL-3.0-or-later
#include "signin/window.h"

#include "signin/addressbar.h"
#include "signin/look.h"
#include "signin/noticebar.h"
#include "signin/page.h"
#include "signin/providerpage.h"
#include "signin/session.h"
#include "signin/statuspanel.h"

#include <QCloseEvent>
#include <QJsonObject>
#include <QMenu>
#include <QPointer>
#include <QScreen>
#include <QShortcut>
#include <QStackedWidget>
#include <QUrlQuery>
#include <QVBoxLayout>
#include <QWebEngineView>

#include <chrono>

namespace fairlead::signin {

namespace {

QString titleOf(const QString &wanted)
{
    const QString name = QStringLiteral("Fairlead");
    if (wanted.startsWith(name))
        return wanted;
    return name + QStringLiteral(" \u2013 ") + (wanted.isEmpty() ? Window::tr("Sign in") : wanted);
}

QJsonObject troubleLine(const Trouble &trouble)
{
    QJsonObject line{{QStringLiteral("error"), trouble.error}};
    if (!trouble.reason.isEmpty())
        line.insert(QStringLiteral("reason"), trouble.reason);
    if (!trouble.origin.isEmpty())
        line.insert(QStringLiteral("origin"), trouble.origin);
    if (!trouble.detail.isEmpty())
        line.insert(QStringLiteral("detail"), trouble.detail);
    return line;
}

} // namespace

Window::Window(const Order &first)
    : m_session(new Session(first, this))
    , m_address(new AddressBar(this))
    , m_notice(new NoticeBar(this))
    , m_stack(new QStackedWidget(this))
    , m_status(new StatusPanel(this))
{
    setObjectName(QStringLiteral("signIn"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_address);
    layout->addWidget(m_notice);
    layout->addWidget(m_stack, 1);
    m_stack->addWidget(m_status);

    // Wide enough for the providers' pages, never larger than the screen leaves.
    const QSize room = screen()->availableSize() * 0.9;
    resize(QSize(ems(42), ems(46)).boundedTo(room));
    setMinimumSize(QSize(ems(20), ems(18)).boundedTo(room));

    connect(m_session, &Session::redirectCaught, this, &Window::redirected);
    connect(m_session, &Session::refused, this, &Window::refused);
    connect(m_address, &AddressBar::reloadAsked, this, &Window::reload);
    connect(m_status, &StatusPanel::reloadAsked, this, &Window::reload);
    connect(m_status, &StatusPanel::closeAsked, this, &QWidget::close);
    m_visibleProbe.setInterval(std::chrono::milliseconds(100));
    connect(&m_visibleProbe, &QTimer::timeout, this, &Window::lookForSomethingVisible);

    const auto shortcut = [this](const QKeySequence &keys, auto react) {
        connect(new QShortcut(keys, this), &QShortcut::activated, this, react);
    };
    shortcut(Qt::Key_Escape, [this] { close(); });
    shortcut(Qt::Key_F5, [this] { reload(); });
    shortcut(Qt::CTRL | Qt::Key_R, [this] { reload(); });
    shortcut(QKeySequence::ZoomIn, [this] { zoom(1.1); });
    shortcut(Qt::CTRL | Qt::Key_Equal, [this] { zoom(1.1); });
    shortcut(QKeySequence::ZoomOut, [this] { zoom(1 / 1.1); });
    shortcut(Qt::CTRL | Qt::Key_0, [this] { zoom(0); });
}

Window::~Window()
{
    // Pages first: the profile they share belongs to the session.
    m_visibleProbe.stop();
    qDeleteAll(findChildren<QWebEngineView *>());
}

void Window::begin(const Order &order)
{
    m_order = order;
    m_open = true;
    m_seen = false;
    m_trouble = {};
    m_loadingOrigin.clear();
    setWindowTitle(titleOf(order.title));
    m_notice->clear();
    m_session->setRedirect(order.redirect);
    while (m_stack->count() > 2)
        dropView(topView());
    QWebEngineView *view = topView() ? topView() : addView();
    m_stack->setCurrentWidget(view);
    m_address->setState(Lock::Loading, originOf(order.url));
    pageOf(view)->load(order.url);
    view->setFocus();
    m_visibleProbe.start();
}

// --- views, one over the other
// ------------------------------------------------------------------------------

QWebEngineView *Window::topView() const
{
    // The status panel is the first widget, views lie over it in the order they were opened.
    return m_stack->count() > 1 ? qobject_cast<QWebEngineView *>(m_stack->widget(m_stack->count() - 1))
                                : nullptr;
}

Page *Window::pageOf(QWebEngineView *view) const
{
    return qobject_cast<Page *>(view->page());
}

QWebEngineView *Window::addView()
{
    auto *view = new QWebEngineView(m_stack);
    auto *page = new Page(m_session, view);
    // Until the page has painted, its place looks like the rest of the window.
    page->setBackgroundColor(palette().color(QPalette::Base));
    view->setPage(page);
    view->setObjectName(QStringLiteral("page"));
    view->setAcceptDrops(false);
    view->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(view, &QWidget::customContextMenuRequested, this,
            [this, view](const QPoint &where) { showMenu(view, where); });

    page->setWindowMaker([this] { return openOver(); });
    connect(page, &Page::begins, this, &Window::pageBegins);
    connect(page, &Page::refused, this, &Window::refused);
    connect(page, &Page::troubled, this, &Window::showTrouble);
    connect(page, &QWebEnginePage::urlChanged, this, &Window::showAddress);
    connect(page, &QWebEnginePage::loadProgress, this, [this, view](int percent) {
        if (view == topView())
            m_address->setProgress(percent);
    });
    connect(page, &QWebEnginePage::loadFinished, this, [this, view] {
        if (view != topView())
            return;
        m_address->setProgress(100);
        showAddress();
        lookForRefusal(view);
    });
    connect(page, &QWebEnginePage::windowCloseRequested, this, [this, view] {
        if (m_stack->indexOf(view) > 1)
            dropView(view);
    });
    m_stack->addWidget(view);
    return view;
}

Page *Window::openOver()
{
    if (m_stack->count() > 1 + maximumWindows)
        return nullptr;
    QWebEngineView *view = addView();
    m_stack->setCurrentWidget(view);
    view->setFocus();
    return pageOf(view);
}

void Window::dropView(QWebEngineView *view)
{
    m_stack->removeWidget(view);
    view->hide();
    view->deleteLater();
    if (QWebEngineView *top = topView()) {
        m_stack->setCurrentWidget(top);
        top->setFocus();
        showAddress();
    }
}

// --- what the page does
// -------------------------------------------------------------------------------------

void Window::pageBegins(const QUrl &url)
{
    if (!m_open)
        return;
    leaveTrouble();
    m_notice->clear();
    const QString origin = originOf(url);
    if (origin == m_loadingOrigin)
        return;
    m_loadingOrigin = origin;
    emit said({{QStringLiteral("event"), QStringLiteral("loading")}, {QStringLiteral("origin"), origin}});
}

void Window::showAddress()
{
    QWebEngineView *view = topView();
    if (!view || !m_trouble.isEmpty() || m_stack->currentWidget() != view)
        return;
    const QUrl url = view->url();
    const QString origin = originOf(url);
    if (origin.isEmpty())
        m_address->setState(Lock::Loading, url.isEmpty() ? originOf(m_order.url) : url.scheme() + u':');
    else if (url.scheme() == QLatin1String("http"))
        m_address->setState(Lock::ThisComputer, origin);
    else
        m_address->setState(m_session->isByOwnAuthority(origin) ? Lock::SecureByOwnAuthority : Lock::Secure,
                            origin);
}

void Window::lookForSomethingVisible()
{
    QWebEngineView *view = topView();
    if (!view || !m_open || !m_trouble.isEmpty())
        return;
    const QPointer<Window> self(this);
    const QPointer<QWebEngineView> asked(view);
    pageOf(view)->whenSomethingIsVisible([self, asked](bool visible) {
        if (!self || !asked || !visible || !self->m_open || self->m_seen)
            return;
        // Pages are written for a white ground.
        asked->page()->setBackgroundColor(Qt::white);
        self->m_seen = true;
        self->m_visibleProbe.stop();
        emit self->said({{QStringLiteral("event"), QStringLiteral("visible")}});
    });
}

// Nothing comes back from such a page, and the person cannot do anything there.
void Window::lookForRefusal(QWebEngineView *view)
{
    if (!m_open || !isSalesforceSignIn(m_order.url))
        return;
    const QUrl url = view->url();
    if (const auto refusal = refusalInAddress(url)) {
        refusedOnPage(*refusal);
        return;
    }
    if (!tellsInItsText(url))
        return;
    const QPointer<Window> self(this);
    const QPointer<QWebEngineView> asked(view);
    pageOf(view)->readText([self, asked, url](const QString &text) {
        // It may have gone on meanwhile.
        if (!self || !asked || asked->url() != url || !self->m_open)
            return;
        if (const auto refusal = refusalInText(url, text))
            self->refusedOnPage(*refusal);
    });
}

void Window::refusedOnPage(const PageRefusal &refusal)
{
    end({{QStringLiteral("query"), refusal.query(m_order.state)}, {QStringLiteral("page"), true}});
}

void Window::redirected(const QUrl &url)
{
    if (!m_open)
        return;
    const QString query = url.query(QUrl::FullyEncoded);
    // Only compared here, against forged redirects; the parent reads the answer. A refusal may come without.
    const QString state = QUrlQuery(query).queryItemValue(QStringLiteral("state"), QUrl::FullyDecoded);
    const bool refusal = QUrlQuery(query).hasQueryItem(QStringLiteral("error"));
    if (state != m_order.state && !(refusal && state.isEmpty())) {
        end({{QStringLiteral("error"), QStringLiteral("state")}, {QStringLiteral("origin"), originOf(url)}});
        return;
    }
    end({{QStringLiteral("query"), query}});
}

void Window::refused(const QString &what, const QString &sentence)
{
    m_notice->say(sentence);
    emit said({{QStringLiteral("event"), QStringLiteral("refused")},
               {QStringLiteral("what"), what},
               {QStringLiteral("sentence"), sentence}});
}

void Window::showTrouble(const Trouble &trouble)
{
    if (!m_open)
        return;
    // The first reason counts: what follows from a refusal would only hide it.
    if (!m_trouble.isEmpty() && trouble.error == QLatin1String("load"))
        return;
    m_trouble = trouble;
    m_address->setProgress(100);
    QWebEngineView *view = topView();
    const QUrl url = view ? pageOf(view)->requested() : m_order.url;
    m_address->setState(Lock::Refused, originOf(url));
    m_notice->clear();
    m_stack->setCurrentWidget(m_status);
    m_status->showTrouble(trouble.heading, trouble.sentence);
    QJsonObject line = troubleLine(trouble);
    line.insert(QStringLiteral("event"), QStringLiteral("trouble"));
    emit said(line);
}

void Window::leaveTrouble()
{
    QWebEngineView *view = topView();
    m_trouble = {};
    if (!view)
        return;
    m_stack->setCurrentWidget(view);
    view->setFocus();
}

void Window::reload()
{
    QWebEngineView *view = topView();
    if (!view || !m_open)
        return;
    Page *page = pageOf(view);
    const bool failed = m_trouble.error == QLatin1String("load")
        || m_trouble.error == QLatin1String("certificate")
        || m_trouble.error == QLatin1String("proxy-authentication");
    leaveTrouble();
    m_address->setProgress(0);
    m_loadingOrigin.clear();
    if (!m_seen)
        m_visibleProbe.start();
    // What never loaded cannot be reloaded. A form is not sent a second time: its page asks again.
    if (failed || page->requested().isEmpty())
        page->load(page->requested().isEmpty() || page->requestedByForm() ? m_order.url : page->requested());
    else
        page->triggerAction(QWebEnginePage::Reload);
}

void Window::showMenu(QWebEngineView *view, const QPoint &where)
{
    // Only what signing in needs: no saving, no view of the source, no inspector.
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const auto action : {QWebEnginePage::Back, QWebEnginePage::Reload})
        menu->addAction(view->pageAction(action));
    menu->addSeparator();
    for (const auto action :
         {QWebEnginePage::Cut, QWebEnginePage::Copy, QWebEnginePage::Paste, QWebEnginePage::SelectAll})
        menu->addAction(view->pageAction(action));
    menu->popup(view->mapToGlobal(where));
}

void Window::zoom(double factor)
{
    if (QWebEngineView *view = topView())
        view->setZoomFactor(factor > 0 ? view->zoomFactor() * factor : 1.0);
}

// --- endings
// ------------------------------------------------------------------------------------------------

void Window::end(const QJsonObject &line)
{
    if (!m_open)
        return;
    m_open = false;
    m_visibleProbe.stop();
    if (QWebEngineView *view = topView())
        view->stop();
    m_notice->clear();
    m_address->setProgress(100);
    m_status->showAnswered();
    m_stack->setCurrentWidget(m_status);
    emit ended(line);
}

void Window::closeEvent(QCloseEvent *event)
{
    end(m_trouble.isEmpty() ? QJsonObject{{QStringLiteral("error"), QStringLiteral("closed")}}
                            : troubleLine(m_trouble));
    event->accept();
    emit closedByPerson();
}

} // namespace fairlead::signin
