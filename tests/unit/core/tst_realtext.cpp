// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/realtext.h"

#include <QLocale>
#include <QTest>

#include <array>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <limits>
#include <random>

using namespace fairlead;
using realtext::Form;

/// Both ways, the one of this system and the portable one, have to give the same.
class TestRealText : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::German)); } // a comma for a point

    void reads_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<double>("value");
        const auto row = [](const char *text, double value) {
            QTest::newRow(text) << QByteArray(text) << value;
        };
        row("0", 0);
        row("-0.0", -0.0);
        row("15000.0", 15000);
        row("-.5", -0.5);
        row("1.", 1);
        row("1.39E8", 1.39e8);
        row("1e+5", 1e5);
        row("1e-5", 1e-5);
        row("0.1", 0.1);
        row("9007199254740993", 9007199254740992.0);
        row("2.2250738585072011e-308", 2.2250738585072011e-308);
        row("4.9E-324", std::numeric_limits<double>::denorm_min());
        row("1.7976931348623157e308", std::numeric_limits<double>::max());
    }
    void reads()
    {
        QFETCH(QByteArray, text);
        QFETCH(double, value);
        for (const auto &read :
             {realtext::read(text.toStdString()), realtext::portable::read(text.toStdString())}) {
            QVERIFY(read.has_value());
            QCOMPARE(bits(*read), bits(value));
        }
    }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("text");
        for (const char *text :
             {"",      "-",        ".",   "+1",     "--1",   "- 1",    " 1",      "1 ",   "1,5",
              "1.5.2", "1e",       "1e+", "e5",     "0x10",  "1_0",    "1.000,5", "12 %", "inf",
              "-inf",  "infinity", "nan", "nan(1)", "1e400", "-1e400", "1e-400"})
            QTest::addRow("'%s'", text) << QByteArray(text);
    }
    void refuses()
    {
        QFETCH(QByteArray, text);
        QVERIFY(!realtext::read(text.toStdString()));
        QVERIFY(!realtext::portable::read(text.toStdString()));
    }

    void readsNoFurtherThanTheText()
    {
        const std::string_view text("12.5678");
        QCOMPARE(realtext::read(text.substr(0, 4)).value_or(0), 12.5);
        QCOMPARE(realtext::portable::read(text.substr(0, 4)).value_or(0), 12.5);
    }

    void writes_data()
    {
        QTest::addColumn<double>("value");
        QTest::addColumn<Form>("form");
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("whole") << 15000.0 << Form::Plain << QByteArray("15000");
        QTest::newRow("tenth") << 0.1 << Form::Plain << QByteArray("0.1");
        QTest::newRow("thousandth") << -0.001 << Form::Plain << QByteArray("-0.001");
        QTest::newRow("third") << 1.0 / 3 << Form::Plain << QByteArray("0.3333333333333333");
        QTest::newRow("large") << 1.39e8 << Form::Exponent << QByteArray("1.39e+08");
        QTest::newRow("one digit") << 1e100 << Form::Exponent << QByteArray("1e+100");
        QTest::newRow("smallest") << 4.9e-324 << Form::Exponent << QByteArray("5e-324");
        QTest::newRow("largest") << -std::numeric_limits<double>::max() << Form::Exponent
                                 << QByteArray("-1.7976931348623157e+308");
    }
    void writes()
    {
        QFETCH(double, value);
        QFETCH(Form, form);
        QFETCH(QByteArray, text);
        std::array<char, 32> room;
        QCOMPARE(bytes(realtext::write(value, form, room)), text);
        QCOMPARE(bytes(realtext::portable::write(value, form, room)), text);
        const std::span<char> little(room.data(), std::size_t(text.size() - 1));
        QVERIFY(realtext::write(value, form, little).empty());
        QVERIFY(realtext::portable::write(value, form, little).empty());
    }

    void everyNumberComesBack()
    {
        std::mt19937_64 dice(20260501);
        std::array<char, 32> room;
        std::array<char, 32> other;
        for (int i = 0; i < 200000; ++i) {
            const std::uint64_t thrown = dice();
            double value = 0;
            std::memcpy(&value, &thrown, sizeof value);
            if (!std::isfinite(value))
                continue;
            const double size = std::fabs(value);
            const Form form = size >= 1e-3 && size < 1e7 ? Form::Plain : Form::Exponent;
            const auto text = realtext::write(value, form, room);
            QCOMPARE(bytes(realtext::portable::write(value, form, other)), bytes(text));
            QCOMPARE(bits(realtext::read(text).value_or(0)), thrown);
            QCOMPARE(bits(realtext::portable::read(text).value_or(0)), thrown);
        }
    }

private:
    static QByteArray bytes(std::string_view text) { return QByteArray(text.data(), qsizetype(text.size())); }
    static std::uint64_t bits(double value)
    {
        std::uint64_t bits = 0;
        std::memcpy(&bits, &value, sizeof bits);
        return bits;
    }
};

QTEST_GUILESS_MAIN(TestRealText)
#include "tst_realtext.moc"
