// SPDX-License-Identifier: GPL-3.0-or-later
#include "look/announce.h"
#include "look/choicecard.h"
#include "look/colours.h"
#include "look/copyrow.h"
#include "look/icons.h"
#include "look/labels.h"
#include "look/linkbutton.h"
#include "look/metrics.h"
#include "look/note.h"
#include "look/palettes.h"
#include "look/passwordedit.h"
#include "look/style.h"
#include "look/wraplayout.h"

#include <QAccessible>
#include <QApplication>
#include <QClipboard>
#include <QDir>
#include <QDynamicPropertyChangeEvent>
#include <QMetaEnum>
#include <QProgressBar>
#include <QPushButton>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QStyle>
#include <QStyleFactory>
#include <QTest>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

using namespace fairlead;
using namespace fairlead::look;

namespace {

/// What screen readers were told, in order.
class Alerts : public QObject
{
public:
    Alerts() { qApp->installEventFilter(this); }
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() == QEvent::DynamicPropertyChange
            && static_cast<QDynamicPropertyChangeEvent *>(event)->propertyName() == announcementProperty)
            said += watched->property(announcementProperty).toString();
        return false;
    }
    QStringList said;
};

class PaintCount : public QObject
{
public:
    bool eventFilter(QObject *, QEvent *event) override
    {
        paints += event->type() == QEvent::Paint ? 1 : 0;
        return false;
    }
    int paints = 0;
};

constexpr Tone allTones[] = {Tone::Plain, Tone::Ok,   Tone::Info,   Tone::Attention,
                             Tone::Error, Tone::Busy, Tone::Offline};
constexpr TrayState allTrayStates[] = {TrayState::InStep, TrayState::Syncing, TrayState::Attention,
                                       TrayState::Offline};

} // namespace

class TestLook : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        force(*qApp, Scheme::Light);
        m_font = QApplication::font();
    }

    void init()
    {
        QApplication::setFont(m_font);
        QApplication::setPalette(palette(Scheme::Light));
    }

    void contrastIsWcags()
    {
        QCOMPARE(std::lround(contrast(Qt::black, Qt::white) * 100), 2100L);
        // Published pairs: #767676 is the lightest grey that passes AA on white, #777777 fails.
        QVERIFY(contrast(QColor(0x76, 0x76, 0x76), Qt::white) >= 4.5);
        QVERIFY(contrast(QColor(0x77, 0x77, 0x77), Qt::white) < 4.5);
        QCOMPARE(contrast(Qt::red, Qt::red), 1.0);
    }

    void everyThemeIsReadable_data()
    {
        QTest::addColumn<QPalette>("theme");
        QTest::newRow("light") << palette(Scheme::Light);
        QTest::newRow("dark") << palette(Scheme::Dark);
        QTest::newRow("high contrast") << palette(Scheme::HighContrast);
        for (const QString &style : QStyleFactory::keys()) {
            const std::unique_ptr<QStyle> made(QStyleFactory::create(style));
            QTest::addRow("style %s", qPrintable(style)) << made->standardPalette();
        }
        // A desktop's dark theme that left Link and PlaceholderText at their defaults.
        QTest::newRow("carelessly dark") << QPalette(QColor(60, 60, 60), QColor(30, 30, 30));
        QRandomGenerator random(7);
        for (int row = 0; row < 200; ++row) {
            const bool dark = random.bounded(2) == 0;
            const auto shade = [&](int from, int to) {
                return QColor(random.bounded(from, to), random.bounded(from, to), random.bounded(from, to));
            };
            const QColor window = dark ? shade(0, 60) : shade(205, 256);
            QPalette theme(dark ? shade(20, 80) : shade(190, 256), window);
            theme.setColor(QPalette::WindowText, dark ? shade(215, 256) : shade(0, 50));
            theme.setColor(QPalette::Base, dark ? shade(0, 60) : shade(205, 256));
            theme.setColor(QPalette::AlternateBase, dark ? shade(0, 60) : shade(205, 256));
            theme.setColor(QPalette::Highlight, shade(0, 256));
            theme.setColor(QPalette::HighlightedText, shade(0, 256));
            theme.setColor(QPalette::Link, shade(0, 256));
            QTest::addRow("random %d", row) << theme;
        }
    }
    void everyThemeIsReadable()
    {
        QFETCH(QPalette, theme);
        for (const QColor &background : backgrounds(theme)) {
            for (const Tone tone : allTones) {
                if (tone == Tone::Plain)
                    continue; // the theme's own text
                QVERIFY2(contrast(toneColour(tone, theme), background) >= 4.5,
                         qPrintable(QStringLiteral("tone %1").arg(int(tone))));
            }
            QVERIFY(contrast(dimText(theme), background) >= 4.5);
            QVERIFY(contrast(linkColour(theme), background) >= 4.5);
            QVERIFY(contrast(accent(theme), background) >= 3.0);
        }
        QVERIFY(contrast(onAccent(theme), accent(theme)) >= 4.5);
        QVERIFY(contrast(theme.color(QPalette::WindowText), sidePanel(theme))
                >= 0.8 * contrast(theme.color(QPalette::WindowText), theme.color(QPalette::Window)));
    }

    void ownPalettesAreReadable()
    {
        for (const Scheme scheme : {Scheme::Light, Scheme::Dark, Scheme::HighContrast}) {
            const QPalette own = palette(scheme);
            const auto ratio = [&own](QPalette::ColorRole text, QPalette::ColorRole background) {
                return contrast(own.color(text), own.color(background));
            };
            QVERIFY(ratio(QPalette::WindowText, QPalette::Window) >= 7);
            QVERIFY(ratio(QPalette::Text, QPalette::Base) >= 7);
            QVERIFY(ratio(QPalette::ButtonText, QPalette::Button) >= 7);
            QVERIFY(ratio(QPalette::HighlightedText, QPalette::Highlight) >= 4.5);
            QVERIFY(ratio(QPalette::PlaceholderText, QPalette::Base) >= 4.5);
            QVERIFY(ratio(QPalette::Link, QPalette::Window) >= 4.5);
            QVERIFY(contrast(dimText(own), sidePanel(own)) >= 4.5);
        }
    }

    void highContrastDropsOurColours()
    {
        const QPalette theme = palette(Scheme::HighContrast);
        QVERIFY(isHighContrast(theme));
        for (const Tone tone : allTones)
            QCOMPARE(toneColour(tone, theme), theme.color(QPalette::WindowText));
        QCOMPARE(sidePanel(theme), theme.color(QPalette::Window));
        QVERIFY(!isHighContrast(palette(Scheme::Light)));
        QVERIFY(!isHighContrast(palette(Scheme::Dark)));
        const std::unique_ptr<QStyle> fusion(QStyleFactory::create(QStringLiteral("Fusion")));
        QVERIFY(!isHighContrast(fusion->standardPalette()));
    }

    void progressBarsAreFilled_data()
    {
        QTest::addColumn<Qt::LayoutDirection>("direction");
        QTest::addColumn<int>("value");
        QTest::addColumn<int>("from"); // of 100, where it is filled
        QTest::addColumn<int>("to");
        QTest::newRow("nothing") << Qt::LeftToRight << 0 << 0 << 0;
        QTest::newRow("some") << Qt::LeftToRight << 25 << 0 << 25;
        QTest::newRow("all") << Qt::LeftToRight << 100 << 0 << 100;
        QTest::newRow("from the right") << Qt::RightToLeft << 25 << 75 << 100;
    }
    void progressBarsAreFilled()
    {
        QFETCH(Qt::LayoutDirection, direction);
        QFETCH(int, value);
        QFETCH(int, from);
        QFETCH(int, to);
        Style style;
        QProgressBar bar;
        bar.setStyle(&style);
        bar.setTextVisible(false);
        bar.setLayoutDirection(direction);
        bar.setRange(0, 100);
        bar.setValue(value);
        bar.resize(400, 20);
        const QImage picture = bar.grab().toImage();
        const QRgb filled = accent(bar.palette()).rgb();
        for (int percent = 2; percent < 99; percent += 3) {
            const bool wanted = percent >= from && percent < to;
            QCOMPARE(picture.pixel(picture.width() * percent / 100, picture.height() / 2) == filled, wanted);
        }
    }

    void barWithoutEndMovesWhileItIsSeen()
    {
        Style style;
        QProgressBar bar;
        bar.setStyle(&style);
        bar.setRange(0, 0);
        bar.show();
        QVERIFY(QTest::qWaitForWindowExposed(&bar));
        const auto picture = [&bar] { return bar.grab().toImage(); };
        const QImage first = picture();
        QTRY_VERIFY(picture() != first);
        // Painted again and again by itself, and not any more once nobody sees it.
        PaintCount count;
        bar.installEventFilter(&count);
        QTRY_VERIFY(count.paints > 2);
        bar.hide();
        const auto *movement = style.findChild<QTimer *>(QString(), Qt::FindDirectChildrenOnly);
        QVERIFY(movement);
        QTRY_VERIFY(!movement->isActive());
    }

    void everySymbolIsDrawn_data()
    {
        QTest::addColumn<Symbol>("symbol");
        const auto symbols = QMetaEnum::fromType<Symbol>();
        for (int index = 0; index < symbols.keyCount(); ++index)
            QTest::newRow(symbols.key(index)) << Symbol(symbols.value(index));
    }
    void everySymbolIsDrawn()
    {
        QFETCH(Symbol, symbol);
        for (const int size : {16, 20, 24, 32, 48, 64}) {
            const QImage image(QStringLiteral(":/fairlead/icons/%1-%2.png").arg(nameOf(symbol)).arg(size));
            QCOMPARE(image.size(), QSize(size, size));
        }
        // Sizes between the drawn ones, and above.
        for (const int size : {16, 19, 24, 37, 90}) {
            const QImage image = icon(symbol).pixmap(QSize(size, size)).toImage();
            QCOMPARE(image.size(), QSize(size, size));
            int strong = 0;
            for (int y = 0; y < size; ++y) {
                for (int x = 0; x < size; ++x)
                    strong += qAlpha(image.pixel(x, y)) > 128 ? 1 : 0;
            }
            QVERIFY2(strong > size * size / 50, qPrintable(QString::number(strong)));
        }
    }

    void oneStrokeWeight()
    {
        QDir drawings(QStringLiteral(FAIRLEAD_ICONS));
        const QStringList files = drawings.entryList({QStringLiteral("*.svg")});
        QCOMPARE(files.size(), QMetaEnum::fromType<Symbol>().keyCount());
        for (const QString &name : files) {
            QFile file(drawings.filePath(name));
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QByteArray drawing = file.readAll();
            QVERIFY2(drawing.contains("viewBox=\"0 0 24 24\""), qPrintable(name));
            QCOMPARE(drawing.count("stroke-width"), 1);
            QVERIFY2(drawing.contains("stroke-width=\"2\""), qPrintable(name));
        }
    }

    void symbolsFollowTheTheme()
    {
        const QIcon tick = icon(Symbol::Tick);
        const auto darkest = [&tick] {
            const QImage image = tick.pixmap(QSize(32, 32)).toImage();
            for (int y = 0; y < 32; ++y) {
                for (int x = 0; x < 32; ++x) {
                    if (qAlpha(image.pixel(x, y)) == 255)
                        return QColor(image.pixel(x, y));
                }
            }
            return QColor();
        };
        QCOMPARE(darkest(), QApplication::palette().color(QPalette::WindowText));
        QApplication::setPalette(palette(Scheme::Dark));
        QCOMPARE(darkest(), palette(Scheme::Dark).color(QPalette::WindowText));
    }

    void trayStatesDifferInShape()
    {
        QList<QImage> images;
        for (const TrayState state : allTrayStates) {
            const QImage image = trayIcon(state).pixmap(QSize(16, 16), 1.0).toImage();
            QCOMPARE(image.size(), QSize(16, 16));
            images += image.convertToFormat(QImage::Format_ARGB32);
        }
        const auto isInk = [](QRgb pixel) {
            // White glyphs inside a filled shape are holes to somebody who sees no colour.
            return qAlpha(pixel) > 128 && qGray(pixel) < 200;
        };
        for (int a = 0; a < images.size(); ++a) {
            for (int b = a + 1; b < images.size(); ++b) {
                int different = 0;
                for (int y = 0; y < 16; ++y) {
                    for (int x = 0; x < 16; ++x)
                        different += isInk(images[a].pixel(x, y)) != isInk(images[b].pixel(x, y)) ? 1 : 0;
                }
                QVERIFY2(different >= 40,
                         qPrintable(QStringLiteral("%1 and %2: %3").arg(a).arg(b).arg(different)));
            }
        }
    }

    void trayIconsAreSeenOnEveryPanel()
    {
        for (const TrayState state : allTrayStates) {
            const QImage image = trayIcon(state).pixmap(QSize(64, 64), 1.0).toImage();
            QHash<QRgb, int> counts;
            for (int y = 0; y < image.height(); ++y) {
                for (int x = 0; x < image.width(); ++x) {
                    if (qAlpha(image.pixel(x, y)) == 255 && qGray(image.pixel(x, y)) < 240)
                        ++counts[image.pixel(x, y)];
                }
            }
            const auto most = std::max_element(counts.cbegin(), counts.cend());
            QVERIFY(most != counts.cend());
            for (const QColor &panel :
                 {QColor(Qt::white), QColor(0xf0, 0xf0, 0xf0), QColor(0x20, 0x20, 0x20), QColor(Qt::black)})
                QVERIFY2(contrast(QColor(most.key()), panel) >= 3.0,
                         qPrintable(QStringLiteral("%1 on %2: %3")
                                        .arg(int(state))
                                        .arg(panel.name())
                                        .arg(contrast(QColor(most.key()), panel))));
        }
    }

    void noteIsSaidOnce()
    {
        const Alerts alerts;
        Note note;
        QVERIFY(note.isHidden());
        const NoteContent wrong{
            Tone::Error, QStringLiteral("Wrong password."), QStringLiteral("Try again."), {}};
        note.setContent(wrong);
        QVERIFY(!note.isHidden());
        QCOMPARE(alerts.said, QStringList{QStringLiteral("Error: Wrong password. Try again.")});
        note.setContent(wrong);
        QCOMPARE(alerts.said.size(), 1);
        QAccessibleInterface *interface = QAccessible::queryAccessibleInterface(&note);
        QVERIFY(interface);
        QCOMPARE(interface->role(), QAccessible::AlertMessage);
        note.clear();
        QVERIFY(note.isHidden());
        QCOMPARE(alerts.said.size(), 1);
    }

    void noteTakesNoRoomForWhatItDoesNotSay()
    {
        Note note;
        note.setContent({Tone::Busy, QStringLiteral("Looking…"), {}, {}});
        note.show();
        constexpr int width = 400;
        const int line = ems(&note, 1.4); // the mark's, the taller one
        const int margins = 2 * ems(&note, 0.8);
        QVERIFY2(note.layout()->totalHeightForWidth(width) <= line + margins + 2,
                 qPrintable(QString::number(note.layout()->totalHeightForWidth(width))));
    }

    void noteActionsSurviveTheirOwnClick()
    {
        Note note;
        QStringList seen;
        NoteContent content{
            Tone::Attention, QStringLiteral("T"), {}, {{QStringLiteral("one"), QStringLiteral("One")}}};
        note.setContent(content);
        connect(&note, &Note::triggered, &note, [&](const QString &name) {
            seen += name;
            content.actions = {{QStringLiteral("two"), QStringLiteral("Two"), true}};
            note.setContent(content);
        });
        note.show();
        note.action(QStringLiteral("one"))->click();
        QCOMPARE(seen, QStringList{QStringLiteral("one")});
        QVERIFY(!note.action(QStringLiteral("one")));
        QVERIFY(note.action(QStringLiteral("two")));
        note.action(QStringLiteral("two"))->setFocus();
        QTest::keyClick(note.action(QStringLiteral("two")), Qt::Key_Space);
        QCOMPARE(seen.size(), 2);
    }

    void cardsAreRadioButtons()
    {
        QWidget window;
        auto *column = new QVBoxLayout(&window);
        auto *first = new ChoiceCard(QStringLiteral("A"), QStringLiteral("Some words"), &window);
        auto *second = new ChoiceCard(QStringLiteral("B"), QStringLiteral("More words"), &window);
        column->addWidget(first);
        column->addWidget(second);
        first->setChecked(true);
        window.show();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        first->setFocus();
        QTest::keyClick(first, Qt::Key_Down);
        QVERIFY(second->isChecked());
        QVERIFY(!first->isChecked());
        QVERIFY(second->hasFocus());
        QAccessibleInterface *interface = QAccessible::queryAccessibleInterface(second);
        QCOMPARE(interface->role(), QAccessible::RadioButton);
        QCOMPARE(interface->text(QAccessible::Name), QStringLiteral("B"));
        QCOMPARE(interface->text(QAccessible::Description), QStringLiteral("More words"));
        QVERIFY(interface->state().checked);
    }

    void cardsGrowWithTheirText()
    {
        const ChoiceCard brief(QStringLiteral("A"), QStringLiteral("Words"));
        const ChoiceCard wordy(QStringLiteral("A"), QStringLiteral("Words ").repeated(80));
        QVERIFY(wordy.heightForWidth(400) > 2 * brief.heightForWidth(400));
        QVERIFY(wordy.heightForWidth(200) > wordy.heightForWidth(400));
    }

    void textFollowsThemeAndFont()
    {
        QWidget window;
        auto *title = new Text(Text::Kind::Title, QStringLiteral("T"), &window);
        auto *dim = new Text(Text::Kind::Dim, QStringLiteral("D"), &window);
        window.show();
        QCOMPARE(dim->palette().color(QPalette::WindowText), dimText(palette(Scheme::Light)));
        QApplication::setPalette(palette(Scheme::Dark));
        QTRY_COMPARE(dim->palette().color(QPalette::WindowText), dimText(palette(Scheme::Dark)));

        const qreal before = title->font().pointSizeF();
        QVERIFY(before > m_font.pointSizeF() * 1.5);
        QFont doubled = m_font;
        doubled.setPointSizeF(m_font.pointSizeF() * 2);
        QApplication::setFont(doubled);
        QTRY_COMPARE(title->font().pointSizeF(), before * 2);
    }

    void distancesFollowTheFont()
    {
        QWidget window;
        auto *column = new QVBoxLayout(&window);
        keepDistances(&window, column, Distances::around(2, 1));
        QCOMPARE(column->contentsMargins().left(), int(std::lround(em(&window) * 2)));
        const int before = column->spacing();
        QFont doubled = m_font;
        doubled.setPointSizeF(m_font.pointSizeF() * 2);
        window.setFont(doubled);
        QVERIFY(column->spacing() >= int(before * 1.8));
        QCOMPARE(column->spacing(), ems(&window, 1));
    }

    void wrappingKeepsEverythingInside()
    {
        QWidget window;
        auto *layout = new WrapLayout(&window);
        layout->setContentsMargins(5, 5, 5, 5);
        layout->setSpacing(10);
        QList<QWidget *> items;
        for (int index = 0; index < 6; ++index) {
            items += new LinkButton(QStringLiteral("A link of some words %1").arg(index), &window);
            layout->addWidget(items.last());
        }
        items +=
            new LinkButton(QStringLiteral("A link that is much longer than a line ").repeated(4), &window);
        layout->addWidget(items.last());
        for (const auto direction : {Qt::LeftToRight, Qt::RightToLeft}) {
            window.setLayoutDirection(direction);
            for (const int width : {180, 300, 600}) {
                window.resize(width, layout->heightForWidth(width));
                layout->setGeometry(window.rect());
                for (int a = 0; a < items.size(); ++a) {
                    QVERIFY(window.rect().contains(items[a]->geometry()));
                    for (int b = 0; b < a; ++b)
                        QVERIFY(!items[a]->geometry().intersects(items[b]->geometry()));
                }
                QVERIFY(items.last()->height() >= items.last()->heightForWidth(items.last()->width()));
            }
        }
        QVERIFY(layout->heightForWidth(180) > layout->heightForWidth(600));
    }

    void returnOnALinkIsTheLink()
    {
        LinkButton link(QStringLiteral("Do it"));
        QSignalSpy clicked(&link, &QAbstractButton::clicked);
        QTest::keyClick(&link, Qt::Key_Return);
        QTest::keyClick(&link, Qt::Key_Space);
        QCOMPARE(clicked.size(), 2);
    }

    void longValuesAreCopiedWhole()
    {
        const QString link = QStringLiteral("https://login.example/") + QStringLiteral("abcdef").repeated(60);
        const Alerts alerts;
        CopyRow row(QStringLiteral("Sign-in link"));
        row.setNames(QStringLiteral("field"), QStringLiteral("copy"));
        row.setValue(link);
        row.resize(200, 40);
        row.show();
        row.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&row));
        row.findChild<QPushButton *>(QStringLiteral("copy"))->click();
        QCOMPARE(QApplication::clipboard()->text(), link);
        QVERIFY(alerts.said.contains(QStringLiteral("Sign-in link copied")));
        auto *field = row.findChild<LongValue *>(QStringLiteral("field"));
        field->clearFocus();
        field->setFocus(Qt::TabFocusReason);
        QCOMPARE(field->selectedText(), link);
        QVERIFY(field->minimumSizeHint().width() < field->sizeHint().width());
    }

    void passwordsAreHiddenUntilAsked()
    {
        PasswordEdit edit;
        edit.setNames(QStringLiteral("password"), QStringLiteral("show"));
        edit.setAccessibleNames(QStringLiteral("Password"));
        QCOMPARE(edit.field()->echoMode(), QLineEdit::Password);
        auto *show = edit.findChild<QToolButton *>(QStringLiteral("show"));
        QVERIFY(show->focusPolicy() & Qt::TabFocus);
        QCOMPARE(show->accessibleName(), QStringLiteral("Show: Password"));
        QTest::keyClick(show, Qt::Key_Space);
        QCOMPARE(edit.field()->echoMode(), QLineEdit::Normal);
        QTest::keyClick(show, Qt::Key_Space);
        QCOMPARE(edit.field()->echoMode(), QLineEdit::Password);
    }

private:
    QFont m_font;
};

QTEST_MAIN(TestLook)
#include "tst_look.moc"
