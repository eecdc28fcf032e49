// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "signin/order.h"
#include "signin/trouble.h"

#include <QTimer>
#include <QWidget>

QT_BEGIN_NAMESPACE
class QJsonObject;
class QStackedWidget;
class QWebEngineView;
QT_END_NAMESPACE

namespace fairlead::signin {

class AddressBar;
class NoticeBar;
class Page;
struct PageRefusal;
class Session;
class StatusPanel;

/// The sign-in window: address bar, notice, page. Windows that pages open are followed inside it, one over
/// the other, and fall away when the page closes them. Speaks in the wire's objects (order.h).
class Window : public QWidget
{
    Q_OBJECT
public:
    explicit Window(const Order &first);
    ~Window() override;

    /// The first step, or the next one in the same session.
    void begin(const Order &order);

    static constexpr int maximumWindows = 6; ///< pages over the first one

signals:
    /// A line that is not the last of its order.
    void said(const QJsonObject &line);
    /// The last line of the order.
    void ended(const QJsonObject &line);
    /// The person closed the window; the order, if one was open, has ended.
    void closedByPerson();

protected:
    void closeEvent(QCloseEvent *event) override;

private:
    QWebEngineView *addView();
    QWebEngineView *topView() const;
    Page *pageOf(QWebEngineView *view) const;
    Page *openOver();
    void dropView(QWebEngineView *view);

    void pageBegins(const QUrl &url);
    void showAddress();
    void showTrouble(const Trouble &trouble);
    void leaveTrouble();
    void lookForSomethingVisible();
    void lookForRefusal(QWebEngineView *view);
    void redirected(const QUrl &url);
    void refusedOnPage(const PageRefusal &refusal);
    void refused(const QString &what, const QString &sentence);
    void reload();
    void showMenu(QWebEngineView *view, const QPoint &where);
    void zoom(double factor);
    void end(const QJsonObject &line);

    Order m_order;
    bool m_open = false; ///< an order waits for its last line
    bool m_seen = false; ///< "visible" has been said
    QString m_loadingOrigin;
    Trouble m_trouble;
    Session *m_session;
    AddressBar *m_address;
    NoticeBar *m_notice;
    QStackedWidget *m_stack;
    StatusPanel *m_status;
    QTimer m_visibleProbe;
};

} // namespace fairlead::signin
