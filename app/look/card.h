// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QWidget>

#include <optional>

class QPainter;
class QVBoxLayout;

namespace fairlead::look {

/// A rounded surface that holds a thing with state. Content goes into `body()`.
class Card : public QWidget
{
    Q_OBJECT
public:
    explicit Card(QWidget *parent = nullptr);

    QVBoxLayout *body() const { return m_body; }
    /// A coloured edge, a connection's own colour. Empty: none.
    void setStripe(std::optional<QColor> colour);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QVBoxLayout *m_body;
    std::optional<QColor> m_stripe;
};

/// Fill and border shared by all cards. `strength`: width of the border in hairlines.
void paintCard(QPainter &painter, const QWidget *widget, const QColor &border, qreal strength);

/// Width of a hairline for this widget's font: never a fixed number of pixels.
qreal hairlineWidth(const QWidget *widget);

} // namespace fairlead::look
