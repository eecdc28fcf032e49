// SPDX-License-Identifier: GPL-3.0-or-later
#include "look/palettes.h"

#include "look/style.h"

#include <QApplication>
#include <QStyle>

namespace fairlead::look {

namespace {

struct Shades
{
    QRgb window, text, base, alternate, button, mid, highlight, highlightedText, link, placeholder, disabled;
};

constexpr Shades light{0xfafafb, 0x1d1f26, 0xffffff, 0xf3f4f7, 0xffffff, 0xb9bcc6,
                       0x1b59d6, 0xffffff, 0x1b59d6, 0x666b76, 0x8b8f99};
constexpr Shades dark{0x202227, 0xe9ebef, 0x292c33, 0x25272d, 0x34373f, 0x4b4f59,
                      0x5b97ff, 0x0b0d12, 0x8ab8ff, 0x9da2ad, 0x777b85};
constexpr Shades strong{0x000000, 0xffffff, 0x000000, 0x000000, 0x000000, 0xffffff,
                        0xffff00, 0x000000, 0xffff00, 0xffffff, 0x3ff23f};

QPalette fromShades(const Shades &shades)
{
    QPalette palette(QColor(shades.button), QColor(shades.window));
    const auto set = [&palette](QPalette::ColorRole role, QRgb colour) {
        palette.setColor(QPalette::All, role, QColor(colour));
    };
    set(QPalette::Window, shades.window);
    set(QPalette::WindowText, shades.text);
    set(QPalette::Base, shades.base);
    set(QPalette::AlternateBase, shades.alternate);
    set(QPalette::Text, shades.text);
    set(QPalette::Button, shades.button);
    set(QPalette::ButtonText, shades.text);
    set(QPalette::BrightText, shades.text);
    set(QPalette::ToolTipBase, shades.base);
    set(QPalette::ToolTipText, shades.text);
    set(QPalette::Mid, shades.mid);
    set(QPalette::Highlight, shades.highlight);
    set(QPalette::HighlightedText, shades.highlightedText);
    set(QPalette::Link, shades.link);
    set(QPalette::LinkVisited, shades.link);
    set(QPalette::PlaceholderText, shades.placeholder);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, QColor(shades.disabled));
    return palette;
}

} // namespace

QPalette palette(Scheme scheme)
{
    switch (scheme) {
    case Scheme::Light:
        return fromShades(light);
    case Scheme::Dark:
        return fromShades(dark);
    case Scheme::HighContrast:
        return fromShades(strong);
    }
    return fromShades(light);
}

void force(QApplication &application, Scheme scheme)
{
    application.setStyle(new Style);
    application.setPalette(palette(scheme));
}

void adorn(QApplication &application)
{
    const QStyle *style = application.style();
    if (style->name().compare(QLatin1String("fusion"), Qt::CaseInsensitive) != 0)
        return;
    if (application.palette() == style->standardPalette())
        application.setPalette(palette(Scheme::Light));
    // After the question whose palette it is: a new style brings its own standard palette.
    const QPalette current = application.palette();
    application.setStyle(new Style);
    application.setPalette(current);
}

} // namespace fairlead::look
