// SPDX-License-Identifier: GPL-3.0-or-later
#include "look/icons.h"

#include <QGuiApplication>
#include <QIconEngine>
#include <QImage>
#include <QImageReader>
#include <QMetaEnum>
#include <QPainter>
#include <QPixmapCache>

#include <array>
#include <cmath>

namespace fairlead::look {

namespace {

constexpr std::array symbolSizes{16, 20, 24, 32, 48, 64};

QPixmap tinted(Symbol symbol, int pixels, const QColor &colour)
{
    const QString name = nameOf(symbol);
    const QString key = QStringLiteral("fairlead/%1/%2/%3").arg(name).arg(pixels).arg(colour.rgba(), 0, 16);
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap))
        return pixmap;
    int stored = symbolSizes.back();
    for (const int size : symbolSizes) {
        if (size >= pixels) {
            stored = size;
            break;
        }
    }
    QImage image(QStringLiteral(":/fairlead/icons/%1-%2.png").arg(name).arg(stored));
    if (image.isNull())
        return {};
    image = image.convertToFormat(QImage::Format_ARGB32_Premultiplied);
    if (stored != pixels)
        image = image.scaled(pixels, pixels, Qt::KeepAspectRatio, Qt::SmoothTransformation);
    QPainter painter(&image);
    painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
    painter.fillRect(image.rect(), colour);
    painter.end();
    pixmap = QPixmap::fromImage(image);
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

class SymbolEngine final : public QIconEngine
{
public:
    SymbolEngine(Symbol symbol, Tone tone)
        : m_symbol(symbol)
        , m_tone(tone)
    {
    }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override
    {
        paintSymbol(*painter, rect, m_symbol, colour(mode));
    }
    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State) override
    {
        return tinted(m_symbol, std::min(size.width(), size.height()), colour(mode));
    }
    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State state, qreal) override
    {
        return pixmap(size, mode, state);
    }
    QIconEngine *clone() const override { return new SymbolEngine(m_symbol, m_tone); }
    QString key() const override { return QStringLiteral("fairlead"); }
    bool isNull() override { return false; }

private:
    QColor colour(QIcon::Mode mode) const
    {
        const QPalette palette = QGuiApplication::palette();
        switch (mode) {
        case QIcon::Disabled:
            return palette.color(QPalette::Disabled, QPalette::WindowText);
        case QIcon::Selected:
            return palette.color(QPalette::HighlightedText);
        case QIcon::Normal:
        case QIcon::Active:
            break;
        }
        return toneColour(m_tone, palette);
    }

    Symbol m_symbol;
    Tone m_tone;
};

} // namespace

QString nameOf(Symbol symbol)
{
    return QString::fromLatin1(QMetaEnum::fromType<Symbol>().valueToKey(int(symbol))).toLower();
}

QIcon icon(Symbol symbol)
{
    return icon(symbol, Tone::Plain);
}

QIcon icon(Symbol symbol, Tone tone)
{
    return QIcon(new SymbolEngine(symbol, tone));
}

Symbol symbolFor(Tone tone)
{
    switch (tone) {
    case Tone::Plain:
        return Symbol::Mark;
    case Tone::Ok:
        return Symbol::Ok;
    case Tone::Info:
        return Symbol::Info;
    case Tone::Attention:
        return Symbol::Attention;
    case Tone::Error:
        return Symbol::Error;
    case Tone::Busy:
        return Symbol::Busy;
    case Tone::Offline:
        return Symbol::Offline;
    }
    return Symbol::Mark;
}

void paintSymbol(QPainter &painter, const QRectF &where, Symbol symbol, const QColor &colour)
{
    const qreal ratio = painter.device() ? painter.device()->devicePixelRatioF() : 1.0;
    const int pixels = int(std::lround(std::min(where.width(), where.height()) * ratio));
    if (pixels <= 0)
        return;
    QPixmap pixmap = tinted(symbol, pixels, colour);
    pixmap.setDevicePixelRatio(ratio);
    const QSizeF size = QSizeF(pixmap.size()) / ratio;
    const QPointF corner(where.center().x() - size.width() / 2, where.center().y() - size.height() / 2);
    // On whole device pixels, or the strokes of a small symbol blur.
    painter.drawPixmap(
        QPointF(std::round(corner.x() * ratio) / ratio, std::round(corner.y() * ratio) / ratio), pixmap);
}

QIcon trayIcon(TrayState state)
{
    const QString name =
        QString::fromLatin1(QMetaEnum::fromType<TrayState>().valueToKey(int(state))).toLower();
    QIcon icon;
    for (const int size : {16, 20, 22, 24, 32, 44, 48, 64})
        icon.addFile(QStringLiteral(":/fairlead/tray/%1-%2.png").arg(name).arg(size), {size, size});
    return icon;
}

QIcon programIcon()
{
    // A window hands every size it is offered to the window manager before it shows: with 128 and 256 that
    // was a fifth of the time to the first window. A file whose format is not named makes Qt load the plugin
    // of every other format first.
    QIcon icon;
    for (const int size : {16, 32, 64}) {
        QImageReader reader(QStringLiteral(":/fairlead/app/fairlead-%1.png").arg(size), "png");
        reader.setAutoDetectImageFormat(false);
        icon.addPixmap(QPixmap::fromImage(reader.read()));
    }
    return icon;
}

} // namespace fairlead::look
