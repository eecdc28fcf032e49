// SPDX-License-Identifier: GPL-3.0-or-later
#include "unit/desktop/fakepopup.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonDocument>

#include <cstdlib>
#include <iostream>
#include <string>

namespace fairlead {

namespace {

// The prefix is one of those that the popup's environment is left with.
constexpr char first[] = "QT_FAKEPOPUP_FIRST";
constexpr char next[] = "QT_FAKEPOPUP_NEXT";
constexpr char written[] = "QT_FAKEPOPUP_ORDERS";

void say(const QByteArray &line)
{
    std::cout << line.toStdString() << std::endl;
}

void sayQuery(QByteArray query, const QString &state)
{
    if (!query.contains("state="))
        query += "&state=" + state.toLatin1();
    say(QJsonDocument(QJsonObject{{QStringLiteral("query"), QString::fromLatin1(query)}})
            .toJson(QJsonDocument::Compact));
}

} // namespace

bool FakePopup::plays(int &exitCode)
{
    if (!qEnvironmentVariableIsSet(first))
        return false;
    QByteArray behaviour = qgetenv(first);
    std::string line;
    while (std::getline(std::cin, line)) {
        QJsonObject order = QJsonDocument::fromJson(QByteArray::fromStdString(line)).object();
        const QString state = order.value(QLatin1String("state")).toString();
        order.insert(QStringLiteral("process"), QCoreApplication::applicationPid());
        QFile file(qEnvironmentVariable(written));
        if (file.open(QIODevice::Append))
            file.write(QJsonDocument(order).toJson(QJsonDocument::Compact) + '\n');
        file.close();

        if (behaviour == "crash")
            std::abort();
        if (behaviour.startsWith("exit ")) {
            exitCode = behaviour.mid(5).toInt();
            return true;
        }
        say(R"({"event":"visible"})");
        if (behaviour == "closed") {
            say(R"({"error":"closed"})");
        } else if (behaviour == "noise") {
            for (const char *noise :
                 {"", "hello", "[]", "{\"event\":\"dancing\"}", "{\"query\":7}", "{\"code\":\"x\"}",
                  "{\"event\":\"loading\",\"origin\":\"https://login.example\"}",
                  "{\"event\":\"visible\",\"query\":\"code=wrong\"}"})
                say(noise);
            sayQuery("code=c0de", state);
        } else if (behaviour != "visible") {
            sayQuery(behaviour, state);
        }
        behaviour = qgetenv(next);
    }
    exitCode = 0;
    return true;
}

FakePopup::FakePopup(const QString &folder)
    : m_orders(folder + QStringLiteral("/orders"))
{
    qputenv(written, QFile::encodeName(m_orders));
}

FakePopup::~FakePopup()
{
    for (const char *name : {first, next, written})
        qunsetenv(name);
}

QString FakePopup::program()
{
    return QCoreApplication::applicationFilePath();
}

void FakePopup::behave(const QByteArray &behaviour, const QByteArray &further) const
{
    qputenv(first, behaviour);
    qputenv(next, further);
}

QList<QJsonObject> FakePopup::orders() const
{
    QFile file(m_orders);
    QList<QJsonObject> orders;
    if (!file.open(QIODevice::ReadOnly))
        return orders;
    while (!file.atEnd())
        orders += QJsonDocument::fromJson(file.readLine()).object();
    return orders;
}

} // namespace fairlead
