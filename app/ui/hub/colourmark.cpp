// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/hub/colourmark.h"

#include "look/colours.h"
#include "look/metrics.h"

#include <QCoreApplication>
#include <QPainter>

namespace fairlead::ui {

namespace {

struct ColourText
{
    Q_DECLARE_TR_FUNCTIONS(fairlead::ui::ColourText)
};

// A dot is no text: WCAG 2.1 asks 3 of what has to be told from its background.
constexpr double leastContrast = 3.0;

struct ColourValue
{
    const char *name;
    QRgb value;
};
constexpr ColourValue values[] = {
    {"blue", 0xff2563eb}, {"green", 0xff15803d}, {"violet", 0xff7c3aed},
    {"teal", 0xff0d9488}, {"pink", 0xffdb2777},  {"brown", 0xff92552b},
};

} // namespace

QString colourText(const QString &colour)
{
    if (colour == QLatin1String("blue"))
        return ColourText::tr("Blue");
    if (colour == QLatin1String("green"))
        return ColourText::tr("Green");
    if (colour == QLatin1String("violet"))
        return ColourText::tr("Violet");
    if (colour == QLatin1String("teal"))
        return ColourText::tr("Teal");
    if (colour == QLatin1String("pink"))
        return ColourText::tr("Pink");
    if (colour == QLatin1String("brown"))
        return ColourText::tr("Brown");
    return {};
}

QColor colourOf(const QString &colour, const QPalette &palette)
{
    for (const auto &[name, value] : values) {
        if (colour == QLatin1String(name))
            return look::readable(QColor(value), look::backgrounds(palette), leastContrast);
    }
    return look::accent(palette);
}

ColourMark::ColourMark(const QString &colour, QWidget *parent)
    : QWidget(parent)
    , m_colour(colour)
{
    setObjectName(QStringLiteral("colourMark"));
    const int side = look::ems(this, 0.8);
    setFixedSize(side, side);
    setToolTip(colourText(colour));
    // Shown with what it is put into: without that it would be a window of its own.
    if (colour.isEmpty())
        hide();
}

void ColourMark::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colourOf(m_colour, palette()));
    painter.drawEllipse(rect());
}

} // namespace fairlead::ui
