// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProxyStyle>

namespace fairlead::look {

/// Fusion with borders that can be seen: its own are a shade of the window's colour, which in a dark theme is
/// no contrast at all. Only where Fusion is the style anyway; native styles stay native.
class Style final : public QProxyStyle
{
    Q_OBJECT
public:
    Style();

    void drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                       const QWidget *widget) const override;
};

} // namespace fairlead::look
