// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

QT_BEGIN_NAMESPACE
class QToolButton;
QT_END_NAMESPACE

namespace fairlead::signin {

/// How the page came here.
enum class Lock {
    Loading, ///< nothing shown yet
    Secure,
    SecureByOwnAuthority, ///< verified against the configured authorities
    ThisComputer, ///< http on loopback
    Refused, ///< nothing loaded: certificate or connection
};

/// Above the page, outside its reach: the lock state in shape and words, and the page's origin. Where the
/// origin is longer than the window, its end stays visible: that is the part that tells whose it is.
class AddressBar : public QWidget
{
    Q_OBJECT
public:
    explicit AddressBar(QWidget *parent = nullptr);

    void setState(Lock lock, const QString &origin);
    /// 0 to 100 while a page loads; 100 hides the line.
    void setProgress(int percent);
    QString origin() const;

signals:
    void reloadAsked();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    class Badge;
    class OriginText;
    Badge *m_badge;
    OriginText *m_origin;
    QToolButton *m_reload;
    int m_progress = 100;
};

} // namespace fairlead::signin
