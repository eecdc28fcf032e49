// SPDX-License-Identifier: GPL-3.0-or-later
#include "look/wraplayout.h"

#include <QStyle>
#include <QWidget>

#include <algorithm>

namespace fairlead::look {

WrapLayout::WrapLayout(QWidget *parent)
    : QLayout(parent)
{
}

WrapLayout::~WrapLayout() = default;

void WrapLayout::addItem(QLayoutItem *item)
{
    // Without it a button stays as high as its text on one line, however many it takes.
    item->setAlignment(item->alignment() | Qt::AlignVCenter);
    m_items.emplace_back(item);
    invalidate();
}

QLayoutItem *WrapLayout::itemAt(int index) const
{
    return index >= 0 && index < count() ? m_items[size_t(index)].get() : nullptr;
}

QLayoutItem *WrapLayout::takeAt(int index)
{
    if (index < 0 || index >= count())
        return nullptr;
    QLayoutItem *item = m_items[size_t(index)].release();
    m_items.erase(m_items.begin() + index);
    invalidate();
    return item;
}

int WrapLayout::heightForWidth(int width) const
{
    return arrange(QRect(0, 0, width, 0), false);
}

QSize WrapLayout::sizeHint() const
{
    int width = 0;
    int height = 0;
    for (const auto &item : m_items) {
        if (item->isEmpty())
            continue;
        const QSize hint = item->sizeHint();
        width += (width > 0 ? spacing() : 0) + hint.width();
        height = std::max(height, hint.height());
    }
    const QMargins margins = contentsMargins();
    return QSize(width, height).grownBy(margins);
}

QSize WrapLayout::minimumSize() const
{
    QSize size;
    for (const auto &item : m_items) {
        if (item->isEmpty())
            continue;
        // Not the item's own: it has a button ask for the whole of its text on one line.
        const QWidget *widget = item->widget();
        size = size.expandedTo(widget ? widget->minimumSizeHint() : item->minimumSize());
    }
    return size.grownBy(contentsMargins());
}

void WrapLayout::setGeometry(const QRect &rect)
{
    QLayout::setGeometry(rect);
    arrange(rect, true);
}

int WrapLayout::arrange(const QRect &rect, bool apply) const
{
    const QRect room = rect.marginsRemoved(contentsMargins());
    const Qt::LayoutDirection direction =
        parentWidget() ? parentWidget()->layoutDirection() : Qt::LeftToRight;

    struct Placed
    {
        QLayoutItem *item;
        QRect where;
    };
    QList<Placed> line;
    int x = room.left();
    int y = room.top();
    int lineHeight = 0;
    const auto endLine = [&] {
        if (apply) {
            for (const Placed &placed : line) {
                QRect where = placed.where;
                where.moveTop(y + (lineHeight - where.height()) / 2);
                placed.item->setGeometry(QStyle::visualRect(direction, room, where));
            }
        }
        line.clear();
    };
    for (const auto &item : m_items) {
        if (item->isEmpty())
            continue;
        const QSize hint = item->sizeHint();
        const int width = std::min(hint.width(), room.width());
        const int height = item->hasHeightForWidth() ? item->heightForWidth(width) : hint.height();
        if (!line.isEmpty() && x + width > room.right() + 1) {
            endLine();
            y += lineHeight + spacing();
            x = room.left();
            lineHeight = 0;
        }
        line.append({item.get(), QRect(x, y, width, height)});
        x += width + spacing();
        lineHeight = std::max(lineHeight, height);
    }
    endLine();
    return y + lineHeight - rect.top() + contentsMargins().bottom();
}

} // namespace fairlead::look
