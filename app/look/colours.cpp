// SPDX-License-Identifier: GPL-3.0-or-later
#include "look/colours.h"

#include <algorithm>
#include <cmath>

namespace fairlead::look {

namespace {

constexpr double textRatio = 4.5; // WCAG 2.1, 1.4.3
constexpr double shapeRatio = 3.0; // WCAG 2.1, 1.4.11

double luminance(const QColor &colour)
{
    const auto linear = [](double channel) {
        return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
    };
    const QColor rgb = colour.toRgb();
    return 0.2126 * linear(rgb.redF()) + 0.7152 * linear(rgb.greenF()) + 0.0722 * linear(rgb.blueF());
}

double worstContrast(const QColor &colour, const QList<QColor> &against)
{
    double worst = 21;
    for (const QColor &background : against)
        worst = std::min(worst, contrast(colour, background));
    return worst;
}

QColor mix(const QColor &a, const QColor &b, double partOfB)
{
    const QColor x = a.toRgb();
    const QColor y = b.toRgb();
    const auto channel = [partOfB](double from, double to) { return float(from + (to - from) * partOfB); };
    return QColor::fromRgbF(channel(x.redF(), y.redF()), channel(x.greenF(), y.greenF()),
                            channel(x.blueF(), y.blueF()));
}

QColor opaque(const QColor &colour, const QColor &behind)
{
    QColor solid = colour.toRgb();
    solid.setAlpha(255);
    return colour.alpha() == 255 ? solid : mix(behind, solid, colour.alphaF());
}

} // namespace

double contrast(const QColor &a, const QColor &b)
{
    const double x = luminance(a);
    const double y = luminance(b);
    return (std::max(x, y) + 0.05) / (std::min(x, y) + 0.05);
}

QColor readable(const QColor &wanted, const QList<QColor> &against, double ratio)
{
    if (worstContrast(wanted, against) >= ratio)
        return wanted;
    const bool lighten = worstContrast(Qt::white, against) > worstContrast(Qt::black, against);
    const QColor end = lighten ? QColor(Qt::white) : QColor(Qt::black);
    constexpr int steps = 40;
    for (int step = 1; step < steps; ++step) {
        const QColor candidate = mix(wanted, end, double(step) / steps);
        // A little above, so that rounding to 8 bits a channel cannot fall below.
        if (worstContrast(candidate, against) >= ratio + 0.05)
            return candidate;
    }
    return end;
}

QList<QColor> backgrounds(const QPalette &palette)
{
    const QColor window = opaque(palette.color(QPalette::Window), Qt::white);
    return {window, opaque(palette.color(QPalette::Base), window),
            opaque(palette.color(QPalette::AlternateBase), window)};
}

bool isDark(const QPalette &palette)
{
    return luminance(palette.color(QPalette::Window)) < luminance(palette.color(QPalette::WindowText));
}

bool isHighContrast(const QPalette &palette)
{
    // No ordinary theme pairs pure black with pure white on its windows; Windows' contrast themes all do.
    return contrast(palette.color(QPalette::Window), palette.color(QPalette::WindowText)) > 20.5;
}

QColor toneColour(Tone tone, const QPalette &palette)
{
    if (tone == Tone::Plain || isHighContrast(palette))
        return palette.color(QPalette::WindowText);
    const bool dark = isDark(palette);
    QColor wanted;
    switch (tone) {
    case Tone::Plain:
        break;
    case Tone::Ok:
        wanted = dark ? QColor(0x5f, 0xcf, 0x86) : QColor(0x1a, 0x7a, 0x3c);
        break;
    case Tone::Info:
    case Tone::Busy:
        wanted = dark ? QColor(0x7c, 0xb4, 0xff) : QColor(0x1b, 0x59, 0xd6);
        break;
    case Tone::Attention:
        wanted = dark ? QColor(0xe9, 0xae, 0x4d) : QColor(0x96, 0x57, 0x00);
        break;
    case Tone::Error:
        wanted = dark ? QColor(0xff, 0x8f, 0x87) : QColor(0xb3, 0x26, 0x1e);
        break;
    case Tone::Offline:
        return dimText(palette);
    }
    return readable(wanted, backgrounds(palette), textRatio);
}

QColor dimText(const QPalette &palette)
{
    const QColor text = palette.color(QPalette::WindowText);
    if (isHighContrast(palette))
        return text;
    const QColor dim = mix(text, palette.color(QPalette::Window), 0.38);
    return readable(dim, backgrounds(palette), textRatio);
}

QColor linkColour(const QPalette &palette)
{
    // A dark theme that leaves Link at its default has blue on near black.
    return readable(palette.color(QPalette::Link), backgrounds(palette), textRatio);
}

QColor accent(const QPalette &palette)
{
    return readable(palette.color(QPalette::Highlight), backgrounds(palette), shapeRatio);
}

QColor onAccent(const QPalette &palette)
{
    return readable(palette.color(QPalette::HighlightedText), {accent(palette)}, textRatio);
}

QColor outline(const QPalette &palette)
{
    const QColor text = palette.color(QPalette::WindowText);
    if (isHighContrast(palette))
        return text;
    return readable(mix(palette.color(QPalette::Window), text, 0.45), backgrounds(palette), shapeRatio);
}

QColor hairline(const QPalette &palette)
{
    const QColor text = palette.color(QPalette::WindowText);
    return isHighContrast(palette) ? text : mix(palette.color(QPalette::Window), text, 0.18);
}

QColor sidePanel(const QPalette &palette)
{
    const QColor window = palette.color(QPalette::Window);
    if (isHighContrast(palette))
        return window;
    // Towards black in both: a side panel lies a little behind the page.
    return mix(window, isDark(palette) ? QColor(Qt::black) : palette.color(QPalette::WindowText),
               isDark(palette) ? 0.16 : 0.045);
}

} // namespace fairlead::look
