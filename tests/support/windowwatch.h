// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QApplication>
#include <QDialog>
#include <QEvent>
#include <QMenu>
#include <QStringList>
#include <QWidget>

namespace fairlead {

/// Notes every widget that becomes a window of its own and is neither made to be one nor a list that drops
/// down: what is shown before it has a parent. UI thread, for as long as it lives.
class WindowWatch final : public QObject
{
public:
    WindowWatch() { qApp->installEventFilter(this); }

    /// That one is a window by rights.
    void expect(const QWidget &window) { m_expected += &window; }
    /// Classes and object names.
    const QStringList &strays() const { return m_strays; }
    /// Of `root`'s own parts, those that were a window while nothing was shown yet.
    static QStringList createdIn(const QWidget &root)
    {
        QStringList created;
        for (const QWidget *part : root.findChildren<QWidget *>()) {
            if (part->testAttribute(Qt::WA_WState_Created))
                created += nameOf(part);
        }
        return created;
    }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        const bool appears = event->type() == QEvent::Show || event->type() == QEvent::WinIdChange;
        if (appears && watched->isWidgetType()) {
            const auto *widget = static_cast<QWidget *>(watched);
            if (widget->isWindow() && !isMeantToBeOne(widget))
                m_strays += nameOf(widget);
        }
        return false;
    }

private:
    bool isMeantToBeOne(const QWidget *widget) const
    {
        return m_expected.contains(widget) || qobject_cast<const QDialog *>(widget)
            || qobject_cast<const QMenu *>(widget) || widget->windowType() == Qt::Popup
            || widget->windowType() == Qt::ToolTip;
    }
    static QString nameOf(const QWidget *widget)
    {
        return QString::fromLatin1(widget->metaObject()->className()) + QLatin1Char(' ')
            + widget->objectName();
    }

    QList<const QWidget *> m_expected;
    QStringList m_strays;
};

} // namespace fairlead
