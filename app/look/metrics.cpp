// SPDX-License-Identifier: GPL-3.0-or-later
#include "look/metrics.h"

#include <QEvent>
#include <QFontMetricsF>
#include <QLayout>
#include <QPointer>
#include <QWidget>

#include <cmath>

namespace fairlead::look {

namespace {

const QString keeperName = QStringLiteral("fairleadDistances");

class DistanceKeeper final : public QObject
{
public:
    DistanceKeeper(QWidget *owner, QLayout *layout, Distances distances)
        : QObject(layout)
        , m_owner(owner)
        , m_layout(layout)
        , m_distances(distances)
    {
        owner->installEventFilter(this);
        apply();
    }

    bool eventFilter(QObject *, QEvent *event) override
    {
        switch (event->type()) {
        case QEvent::FontChange:
        case QEvent::ApplicationFontChange:
        case QEvent::StyleChange:
            apply();
            break;
        default:
            break;
        }
        return false;
    }

private:
    void apply()
    {
        const auto size = [this](qreal count) { return ems(m_owner, count); };
        m_layout->setContentsMargins(size(m_distances.left), size(m_distances.top), size(m_distances.right),
                                     size(m_distances.bottom));
        m_layout->setSpacing(size(m_distances.spacing));
    }

    QWidget *m_owner;
    QLayout *m_layout;
    Distances m_distances;
};

} // namespace

qreal em(const QWidget *widget)
{
    return QFontMetricsF(widget->font()).height();
}

int ems(const QWidget *widget, qreal count)
{
    return int(std::lround(em(widget) * count));
}

void keepDistances(QWidget *owner, QLayout *layout, Distances distances)
{
    // One keeper a layout: the distances before are forgotten.
    delete layout->findChild<QObject *>(keeperName, Qt::FindDirectChildrenOnly);
    auto *keeper = new DistanceKeeper(owner, layout, distances);
    keeper->setObjectName(keeperName);
}

} // namespace fairlead::look
