// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QScrollArea>

class QVBoxLayout;

namespace fairlead::look {

/// A column that scrolls when it has to, without a frame of its own. Whatever inside gets the focus is
/// brought into view.
class ScrollColumn : public QScrollArea
{
    Q_OBJECT
public:
    explicit ScrollColumn(QWidget *parent = nullptr);

    QVBoxLayout *column() const { return m_column; }
    /// Brings a widget into view after the layout has settled.
    void reveal(QWidget *widget);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

private:
    QVBoxLayout *m_column;
};

} // namespace fairlead::look
