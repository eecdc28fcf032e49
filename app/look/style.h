// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QList>
#include <QPointer>
#include <QProxyStyle>
#include <QTimer>
#include <QWidget>

namespace fairlead::look {

/// Fusion with borders that can be seen: its own are a shade of the window's colour, which in a dark theme is
/// no contrast at all, and progress bars that are cheap to paint: Fusion's moving stripes are painted by
/// several threads, for each of which the window waits, which on a busy computer takes tens of milliseconds.
/// Only where Fusion is the style anyway; native styles stay native.
class Style final : public QProxyStyle
{
    Q_OBJECT
public:
    Style();

    void drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                       const QWidget *widget) const override;
    void drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                     const QWidget *widget) const override;

private:
    void moveBars();

    QElapsedTimer m_since;
    mutable QTimer m_movement{this};
    mutable QList<QPointer<QWidget>> m_moving; ///< bars without an end in sight, painted since the last step
};

} // namespace fairlead::look
