// SPDX-License-Identifier: GPL-3.0-or-later
#include "signin/addressbar.h"

#include "signin/look.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QPainter>
#include <QPainterPath>
#include <QToolButton>

namespace fairlead::signin {

namespace {

QString wordsFor(Lock lock)
{
    switch (lock) {
    case Lock::Loading:
        return AddressBar::tr("Opening");
    case Lock::Secure:
        return AddressBar::tr("Secure");
    case Lock::SecureByOwnAuthority:
        return AddressBar::tr("Secure, by your own authority");
    case Lock::ThisComputer:
        return AddressBar::tr("On this computer");
    case Lock::Refused:
        break;
    }
    return AddressBar::tr("Not connected");
}

/// On a 24 grid, one stroke weight, like the program's other icons.
void drawLock(QPainter &painter, Lock lock)
{
    QPainterPath path;
    switch (lock) {
    case Lock::Loading:
        path.addEllipse(QPointF(12, 12), 8, 8);
        path.moveTo(12, 7.5);
        path.lineTo(12, 12);
        path.lineTo(15, 14);
        break;
    case Lock::Secure:
    case Lock::SecureByOwnAuthority:
        path.addRoundedRect(QRectF(5, 10.5, 14, 10), 2, 2);
        path.moveTo(8, 10.5);
        path.lineTo(8, 7.5);
        path.arcTo(QRectF(8, 3.5, 8, 8), 180, -180);
        path.lineTo(16, 10.5);
        break;
    case Lock::ThisComputer:
        path.addRoundedRect(QRectF(3, 4, 18, 12.5), 2, 2);
        path.moveTo(8, 20.5);
        path.lineTo(16, 20.5);
        break;
    case Lock::Refused:
        path.addEllipse(QPointF(12, 12), 8.5, 8.5);
        path.moveTo(8.8, 8.8);
        path.lineTo(15.2, 15.2);
        path.moveTo(15.2, 8.8);
        path.lineTo(8.8, 15.2);
        break;
    }
    painter.drawPath(path);
    if (lock == Lock::SecureByOwnAuthority)
        painter.drawPoint(QPointF(12, 15.5));
}

QIcon reloadIcon(const QPalette &palette, int side, qreal ratio)
{
    QPixmap pixmap(QSize(side, side) * ratio);
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.scale(side / 24.0, side / 24.0);
    painter.setPen(QPen(palette.color(QPalette::WindowText), 2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    QPainterPath path;
    path.arcMoveTo(QRectF(4.5, 4.5, 15, 15), 35);
    path.arcTo(QRectF(4.5, 4.5, 15, 15), 35, 290);
    path.moveTo(19, 3.5);
    path.lineTo(19, 8.2);
    path.lineTo(14.3, 8.2);
    painter.drawPath(path);
    return QIcon(pixmap);
}

} // namespace

/// Lock and its word.
class AddressBar::Badge : public QWidget
{
public:
    explicit Badge(QWidget *parent)
        : QWidget(parent)
    {
        setObjectName(QStringLiteral("lockState"));
        setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Preferred);
    }

    void setLock(Lock lock)
    {
        m_lock = lock;
        setAccessibleName(wordsFor(lock));
        setToolTip(lock == Lock::SecureByOwnAuthority
                       ? AddressBar::tr("The certificate was verified with the further certificate authority "
                                        "in the network settings.")
                       : QString());
        updateGeometry();
        update();
    }

    QSize sizeHint() const override
    {
        return {side() + ems(0.3) + fontMetrics().horizontalAdvance(wordsFor(m_lock)), side()};
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const bool rightToLeft = layoutDirection() == Qt::RightToLeft;
        painter.save();
        painter.translate(rightToLeft ? width() - side() : 0, (height() - side()) / 2.0);
        painter.scale(side() / 24.0, side() / 24.0);
        const auto role = m_lock == Lock::Secure || m_lock == Lock::SecureByOwnAuthority
            ? QPalette::Link
            : QPalette::WindowText;
        painter.setPen(QPen(palette().color(role), 2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        drawLock(painter, m_lock);
        painter.restore();
        painter.setPen(palette().color(QPalette::PlaceholderText));
        const int gap = side() + ems(0.3);
        painter.drawText(rect().adjusted(rightToLeft ? 0 : gap, 0, rightToLeft ? -gap : 0, 0),
                         Qt::AlignVCenter | (rightToLeft ? Qt::AlignRight : Qt::AlignLeft), wordsFor(m_lock));
    }

private:
    int side() const { return ems(1.15); }
    Lock m_lock = Lock::Loading;
};

class AddressBar::OriginText : public QWidget
{
public:
    explicit OriginText(QWidget *parent)
        : QWidget(parent)
    {
        setObjectName(QStringLiteral("origin"));
        setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
        QFont strong = font();
        strong.setBold(true);
        setFont(strong);
    }

    void setOrigin(const QString &origin)
    {
        m_origin = origin;
        setAccessibleName(AddressBar::tr("Address of the page: %1").arg(origin));
        update();
    }
    QString origin() const { return m_origin; }

    QSize sizeHint() const override { return {ems(12), fontMetrics().height()}; }
    QSize minimumSizeHint() const override { return {ems(6), fontMetrics().height()}; }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setPen(palette().color(QPalette::WindowText));
        const QString fits = fontMetrics().elidedText(m_origin, Qt::ElideLeft, width());
        setToolTip(fits == m_origin ? QString() : m_origin);
        // An address reads from left to right in every language.
        painter.setLayoutDirection(Qt::LeftToRight);
        painter.drawText(rect(), Qt::AlignVCenter | Qt::AlignLeft, fits);
    }

private:
    QString m_origin;
};

AddressBar::AddressBar(QWidget *parent)
    : QWidget(parent)
    , m_badge(new Badge(this))
    , m_origin(new OriginText(this))
    , m_reload(new QToolButton(this))
{
    setObjectName(QStringLiteral("addressBar"));
    m_reload->setObjectName(QStringLiteral("reload"));
    m_reload->setAutoRaise(true);
    m_reload->setIcon(reloadIcon(palette(), ems(1.15), devicePixelRatioF()));
    m_reload->setIconSize({ems(1.15), ems(1.15)});
    m_reload->setAccessibleName(tr("Reload the page"));
    m_reload->setToolTip(tr("Reload the page (F5)"));
    connect(m_reload, &QToolButton::clicked, this, &AddressBar::reloadAsked);

    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(ems(0.8), ems(0.35), ems(0.5), ems(0.35));
    layout->setSpacing(ems(0.8));
    layout->addWidget(m_badge);
    layout->addWidget(m_origin, 1);
    layout->addWidget(m_reload);
}

void AddressBar::setState(Lock lock, const QString &origin)
{
    m_badge->setLock(lock);
    m_origin->setOrigin(origin);
    // Said once as a whole, like a browser does.
    setAccessibleName(tr("%1: %2").arg(wordsFor(lock), origin));
    QAccessibleEvent event(this, QAccessible::NameChanged);
    QAccessible::updateAccessibility(&event);
}

QString AddressBar::origin() const
{
    return m_origin->origin();
}

void AddressBar::setProgress(int percent)
{
    m_progress = percent;
    update();
}

void AddressBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const int line = qMax(1, ems(0.06));
    painter.fillRect(0, height() - line, width(), line, palette().color(QPalette::Mid));
    if (m_progress >= 100)
        return;
    const int thick = qMax(2, ems(0.14));
    const int length = width() * qMax(5, m_progress) / 100;
    painter.fillRect(layoutDirection() == Qt::RightToLeft ? width() - length : 0, height() - thick, length,
                     thick, palette().color(QPalette::Highlight));
}

} // namespace fairlead::signin
