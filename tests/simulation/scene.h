// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ledger.h"
#include "random.h"
#include "simclock.h"
#include "support/modelcrm.h"

#include <QCryptographicHash>
#include <QMap>
#include <QString>
#include <QStringList>

#include <cstdio>
#include <functional>
#include <type_traits>

namespace fairlead {

inline const QString accounts = QStringLiteral("Account");
inline const QString contacts = QStringLiteral("Contact");
inline const QString markField = QStringLiteral("Mark");

/// What happened, line by line. Lines are made only where somebody wants them.
class Trace
{
public:
    explicit Trace(bool on, bool print = false)
        : m_on(on)
        , m_print(print)
    {
    }
    template <typename Line> void say(const SimClock &clock, Line line)
    {
        // A builder of strings would outlive what it is built of.
        static_assert(std::is_same_v<decltype(line()), QString>);
        if (m_on)
            keep(QStringLiteral("%1 ").arg(clock.steady().count(), 9) + line());
    }
    QStringList tail(int lines) const { return m_lines.mid(qMax(0, m_lines.size() - lines)); }
    /// Of everything said.
    QByteArray hash() const { return m_hash.result().toHex().left(16); }

private:
    void keep(const QString &line)
    {
        m_hash.addData(line.toUtf8());
        m_lines += line;
        if (m_print)
            std::printf("%s\n", qPrintable(line));
    }

    bool m_on;
    bool m_print;
    QStringList m_lines;
    QCryptographicHash m_hash{QCryptographicHash::Sha256};
};

/// What everybody in one seed's play shares. All references outlive it.
struct Scene
{
    SimClock &clock;
    ModelCrm &crm;
    Ledger &ledger;
    Trace &trace;
    QMap<QString, int> struck; ///< what happened how often
    QStringList broken; ///< invariants, with what shows it
    int names = 0; ///< values made so far: each is made once

    void count(const char *what) { ++struck[QLatin1String(what)]; }
    void breaks(const QString &what)
    {
        broken += what;
        trace.say(clock, [&]() -> QString { return QStringLiteral("BROKEN ") + what; });
    }
    /// Like no other, and sometimes of letters that are easily lost.
    QString newValue(const char *prefix, Random &random)
    {
        QString value = QLatin1String(prefix) + QString::number(++names);
        if (random.chance(8))
            value += QString::fromUtf8("'\"\\\n\tö€");
        else if (random.chance(3))
            value += QChar(1);
        return value;
    }
    qint64 newNumber() { return 100000 + ++names; }
};

/// Of a field that a person may write to.
enum class Sort { Text, Number, Reference };
inline Sort sortOf(const FieldInfo &field)
{
    if (field.type == FieldType::Reference)
        return Sort::Reference;
    return field.type == FieldType::Integer ? Sort::Number : Sort::Text;
}
inline bool isForPeople(const FieldInfo &field)
{
    return field.createable && field.name != markField;
}

} // namespace fairlead
