// SPDX-License-Identifier: GPL-3.0-or-later
#include "signin/look.h"

#include <QFontMetrics>
#include <QGuiApplication>
#include <QMetaEnum>

namespace fairlead::signin {

namespace {

// The parent's own two grounds (look/palettes.cpp), for orders that name no colours.
struct Shades
{
    QRgb window, text, base, alternate, button, mid, highlight, highlightedText, link, placeholder, disabled;
};
constexpr Shades lightShades{0xfafafb, 0x1d1f26, 0xffffff, 0xf3f4f7, 0xffffff, 0xb9bcc6,
                             0x1b59d6, 0xffffff, 0x1b59d6, 0x666b76, 0x8b8f99};
constexpr Shades darkShades{0x202227, 0xe9ebef, 0x292c33, 0x25272d, 0x34373f, 0x4b4f59,
                            0x5b97ff, 0x0b0d12, 0x8ab8ff, 0x9da2ad, 0x777b85};

QPalette ground(const Shades &shades)
{
    QPalette palette(QColor(shades.button), QColor(shades.window));
    const std::pair<QPalette::ColorRole, QRgb> roles[] = {
        {QPalette::Window, shades.window},       {QPalette::WindowText, shades.text},
        {QPalette::Base, shades.base},           {QPalette::AlternateBase, shades.alternate},
        {QPalette::Text, shades.text},           {QPalette::Button, shades.button},
        {QPalette::ButtonText, shades.text},     {QPalette::ToolTipBase, shades.base},
        {QPalette::ToolTipText, shades.text},    {QPalette::Mid, shades.mid},
        {QPalette::Highlight, shades.highlight}, {QPalette::HighlightedText, shades.highlightedText},
        {QPalette::Link, shades.link},           {QPalette::PlaceholderText, shades.placeholder},
    };
    for (const auto &[role, color] : roles)
        palette.setColor(QPalette::All, role, QColor(color));
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, QColor(shades.disabled));
    return palette;
}

} // namespace

QPalette paletteFor(std::optional<bool> dark, const QMap<QString, QColor> &colors, const QPalette &system)
{
    QPalette palette = dark ? ground(*dark ? darkShades : lightShades) : system;
    const auto roles = QMetaEnum::fromType<QPalette::ColorRole>();
    for (auto it = colors.begin(); it != colors.end(); ++it) {
        bool known = false;
        const int role = roles.keyToValue(it.key().toLatin1().constData(), &known);
        if (known && role < QPalette::NColorRoles)
            palette.setColor(QPalette::ColorRole(role), it.value());
    }
    return palette;
}

bool isDark(const QPalette &palette)
{
    return palette.color(QPalette::Window).lightness() < palette.color(QPalette::WindowText).lightness();
}

int ems(double em)
{
    return qRound(em * QFontMetrics(QGuiApplication::font()).height());
}

QFont scaled(QFont font, double factor)
{
    if (font.pointSizeF() > 0)
        font.setPointSizeF(font.pointSizeF() * factor);
    else
        font.setPixelSize(qRound(font.pixelSize() * factor));
    return font;
}

} // namespace fairlead::signin
