// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QPalette>
#include <QString>
#include <QWidget>

namespace fairlead::ui {

/// What one of connectionColours() is called; empty for none.
QString colourText(const QString &colour);
/// How it looks on this palette, and can be told from the background; the accent for none.
QColor colourOf(const QString &colour, const QPalette &palette);

/// A dot in a connection's colour, by which several are told apart. UI thread.
class ColourMark : public QWidget
{
    Q_OBJECT
public:
    explicit ColourMark(const QString &colour, QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_colour;
};

} // namespace fairlead::ui
