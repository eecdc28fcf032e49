// SPDX-License-Identifier: GPL-3.0-or-later
#include "look/scrollcolumn.h"

#include "look/metrics.h"

#include <QApplication>
#include <QPointer>
#include <QScrollBar>
#include <QTimer>
#include <QVBoxLayout>

namespace fairlead::look {

ScrollColumn::ScrollColumn(QWidget *parent)
    : QScrollArea(parent)
{
    auto *content = new QWidget;
    m_column = new QVBoxLayout(content);
    m_column->setContentsMargins({});
    setWidget(content);
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    // The column only carries others: no stop on the way with Tab, no background of its own.
    setFocusPolicy(Qt::NoFocus);
    content->setAutoFillBackground(false);
    viewport()->setAutoFillBackground(false);
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget *, QWidget *now) {
        if (now && now != this && isAncestorOf(now))
            reveal(now);
    });
}

void ScrollColumn::reveal(QWidget *widget)
{
    const QPointer<QWidget> kept = widget;
    QTimer::singleShot(0, this, [this, kept] {
        if (kept)
            ensureWidgetVisible(kept, ems(this, 1), ems(this, 1));
    });
}

QSize ScrollColumn::sizeHint() const
{
    return QSize(ems(this, 36), ems(this, 24));
}

QSize ScrollColumn::minimumSizeHint() const
{
    return QSize(ems(this, 12), ems(this, 8));
}

} // namespace fairlead::look
