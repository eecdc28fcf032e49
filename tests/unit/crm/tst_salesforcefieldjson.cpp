// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/salesforce/fieldjson.h"

#include <QTest>

#include <limits>

using namespace fairlead;
using salesforce::FieldJson;
using salesforce::fieldJson;

/// Values of the workspace as they are written to Salesforce.
class TestSalesforceFieldJson : public QObject
{
    Q_OBJECT
private slots:
    void values_data();
    void values();
};

void TestSalesforceFieldJson::values_data()
{
    using Type = FieldType;
    QTest::addColumn<RecordValue>("value");
    QTest::addColumn<int>("type"); // -1: not described
    QTest::addColumn<QJsonValue>("json");
    QTest::addColumn<bool>("fits");
    const auto row = [](const char *name, const RecordValue &value, int type, const QJsonValue &json,
                        bool fits = true) { QTest::newRow(name) << value << type << json << fits; };
    const auto text = [](const char *words) { return RecordValue(QString::fromUtf8(words)); };
    const QJsonValue null(QJsonValue::Null);
    for (const auto type : {Type::Text, Type::Integer, Type::Real, Type::Boolean, Type::DateTime, Type::Date,
                            Type::Id, Type::Reference}) {
        row(qPrintable(QStringLiteral("nothing %1").arg(int(type))), {}, int(type), null);
        row(qPrintable(QStringLiteral("empty text %1").arg(int(type))), text(""), int(type), null);
        row(qPrintable(QStringLiteral("empty bytes %1").arg(int(type))), QByteArray(""), int(type), null);
    }
    row("text", text("Zoë\n\"x\""), int(Type::Text), QString::fromUtf8("Zoë\n\"x\""));
    row("bytes", QByteArray("Zo\xc3\xab"), int(Type::Text), QString::fromUtf8("Zoë"));
    row("number in a text", qint64(42), int(Type::Text), "42");
    row("real in a text", 2.5, int(Type::Text), "2.5");
    row("yes", qint64(1), int(Type::Boolean), true);
    row("no", qint64(0), int(Type::Boolean), false);
    row("yes in words", text("True"), int(Type::Boolean), true);
    row("no in words", text("false"), int(Type::Boolean), false);
    row("no in digits", text("0"), int(Type::Boolean), false);
    row("yes, real", 1.0, int(Type::Boolean), true);
    row("perhaps", text("maybe"), int(Type::Boolean), "maybe", false);
    row("two", qint64(2), int(Type::Boolean), "2", false);
    row("whole", qint64(9007199254740993), int(Type::Integer), qint64(9007199254740993));
    row("whole, real", 5.0, int(Type::Integer), qint64(5));
    row("whole in words", text("-12"), int(Type::Integer), qint64(-12));
    row("whole in bytes", QByteArray("12"), int(Type::Integer), qint64(12));
    row("half", 2.5, int(Type::Integer), "2.5", false);
    row("many", text("many"), int(Type::Integer), "many", false);
    row("real", 0.1, int(Type::Real), 0.1);
    row("real, whole", qint64(5), int(Type::Real), qint64(5));
    row("real in words", text("2.5e3"), int(Type::Real), 2500.0);
    row("with a comma", text("2,5"), int(Type::Real), "2,5", false);
    row("endless", std::numeric_limits<double>::infinity(), int(Type::Real), "inf", false);
    row("endless in words", text("inf"), int(Type::Real), "inf", false);
    row("date", text("2026-05-01"), int(Type::Date), "2026-05-01");
    row("no date", text("next week"), int(Type::Date), "next week", false);
    row("time", text("2026-05-01T10:00:00.000+0000"), int(Type::DateTime), "2026-05-01T10:00:00.000+0000");
    row("time of another program", text("2026-05-01T10:00:00Z"), int(Type::DateTime), "2026-05-01T10:00:00Z");
    row("no time", text("soon"), int(Type::DateTime), "soon", false);
    row("reference", text("001Aa0000000001IA4"), int(Type::Reference), "001Aa0000000001IA4");
    row("unknown, whole", qint64(5), -1, qint64(5));
    row("unknown, text", text("5"), -1, "5");
    row("unknown, real", 2.5, -1, 2.5);
}

void TestSalesforceFieldJson::values()
{
    QFETCH(RecordValue, value);
    QFETCH(int, type);
    QFETCH(QJsonValue, json);
    QFETCH(bool, fits);
    const FieldJson written =
        fieldJson(value, type < 0 ? std::nullopt : std::optional(static_cast<FieldType>(type)));
    QCOMPARE(written.json, json);
    QCOMPARE(written.json.type(), json.type());
    QCOMPARE(written.fits, fits);
}

QTEST_GUILESS_MAIN(TestSalesforceFieldJson)
#include "tst_salesforcefieldjson.moc"
