// SPDX-License-Identifier: GPL-3.0-or-later
#include "accessibletree.h"

#include <QDBusArgument>
#include <QDBusConnectionInterface>
#include <QDBusMessage>
#include <QDBusObjectPath>
#include <QDBusReply>
#include <QDBusVariant>

namespace fairlead {

namespace {

constexpr int busPatienceMs = 1000;
constexpr int deepest = 40;
constexpr auto accessibleInterface = "org.a11y.atspi.Accessible";
constexpr auto textInterface = "org.a11y.atspi.Text";

struct Reference
{
    QString service;
    QString path;
};

QDBusMessage call(const QDBusConnection &bus, const QString &service, const QString &path,
                  const char *interface, const char *method, const QVariantList &arguments = {})
{
    auto message =
        QDBusMessage::createMethodCall(service, path, QLatin1String(interface), QLatin1String(method));
    message.setArguments(arguments);
    return bus.call(message, QDBus::Block, busPatienceMs);
}

QVariant property(const QDBusConnection &bus, const QString &service, const QString &path,
                  const char *interface, const char *name)
{
    const auto answer = call(bus, service, path, "org.freedesktop.DBus.Properties", "Get",
                             {QLatin1String(interface), QLatin1String(name)});
    return answer.arguments().value(0).value<QDBusVariant>().variant();
}

/// An answer of the type a(so).
QList<Reference> references(const QDBusMessage &answer)
{
    QList<Reference> found;
    const auto value = answer.arguments().value(0);
    if (!value.canConvert<QDBusArgument>())
        return found;
    const auto list = value.value<QDBusArgument>();
    list.beginArray();
    while (!list.atEnd()) {
        Reference one;
        QDBusObjectPath path;
        list.beginStructure();
        list >> one.service >> path;
        list.endStructure();
        one.path = path.path();
        found += one;
    }
    list.endArray();
    return found;
}

quint64 states(const QDBusMessage &answer)
{
    const auto value = answer.arguments().value(0);
    if (!value.canConvert<QDBusArgument>())
        return 0;
    const auto list = value.value<QDBusArgument>();
    quint64 bits = 0;
    int word = 0;
    list.beginArray();
    while (!list.atEnd()) {
        uint half = 0;
        list >> half;
        bits |= quint64(half) << (32 * word++);
    }
    list.endArray();
    return bits;
}

QDBusConnection connectToAccessibility()
{
    const auto answer = call(QDBusConnection::sessionBus(), QStringLiteral("org.a11y.Bus"),
                             QStringLiteral("/org/a11y/bus"), "org.a11y.Bus", "GetAddress");
    return QDBusConnection::connectToBus(answer.arguments().value(0).toString(), QStringLiteral("a11y"));
}

} // namespace

const Accessible *Accessible::find(const std::function<bool(const Accessible &)> &matches) const
{
    if (matches(*this))
        return this;
    for (const Accessible &child : children) {
        if (const auto *found = child.find(matches))
            return found;
    }
    return nullptr;
}

QString Accessible::spoken() const
{
    QString said = name.isEmpty() ? QString() : name + QLatin1Char('\n');
    for (const Accessible &child : children)
        said += child.spoken();
    return said;
}

QString Accessible::dump(int depth) const
{
    QString line = QString(depth, QLatin1Char(' ')) + role + QStringLiteral(" \"") + name + QLatin1Char('"');
    if (!text.isEmpty())
        line += QStringLiteral(" = \"") + text + QLatin1Char('"');
    if (isFocused())
        line += QStringLiteral(" FOCUSED");
    if (!isEnabled())
        line += QStringLiteral(" disabled");
    if (isChecked())
        line += QStringLiteral(" checked");
    line += QLatin1Char('\n');
    for (const Accessible &child : children)
        line += child.dump(depth + 1);
    return line;
}

AccessibleTree::AccessibleTree()
    : m_bus(connectToAccessibility())
{
}

AccessibleTree::~AccessibleTree()
{
    QDBusConnection::disconnectFromBus(m_bus.name());
}

std::optional<Accessible> AccessibleTree::of(qint64 pid) const
{
    const auto programs = references(call(m_bus, QStringLiteral("org.a11y.atspi.Registry"),
                                          QStringLiteral("/org/a11y/atspi/accessible/root"),
                                          accessibleInterface, "GetChildren"));
    for (const Reference &program : programs) {
        const QDBusReply<uint> owner = m_bus.interface()->servicePid(program.service);
        if (owner.isValid() && owner.value() == pid)
            return read(program.service, program.path, 0);
    }
    return std::nullopt;
}

Accessible AccessibleTree::read(const QString &service, const QString &path, int depth) const
{
    Accessible node;
    node.service = service;
    node.path = path;
    node.role =
        call(m_bus, service, path, accessibleInterface, "GetRoleName").arguments().value(0).toString();
    node.name = property(m_bus, service, path, accessibleInterface, "Name").toString();
    node.states = states(call(m_bus, service, path, accessibleInterface, "GetState"));
    static const QStringList fields{QStringLiteral("text"), QStringLiteral("password text"),
                                    QStringLiteral("entry")};
    if (fields.contains(node.role)) {
        const auto answer = call(m_bus, service, path, textInterface, "GetText", {0, -1});
        node.text = answer.arguments().value(0).toString();
        node.characters = property(m_bus, service, path, textInterface, "CharacterCount").toInt();
    }
    if (node.role == QLatin1String("spin box")) {
        const auto value = property(m_bus, service, path, "org.a11y.atspi.Value", "CurrentValue");
        node.text = QString::number(value.toDouble());
        node.characters = int(node.text.size());
    }
    if (depth >= deepest)
        return node;
    const auto children = references(call(m_bus, service, path, accessibleInterface, "GetChildren"));
    for (const Reference &child : children) {
        Accessible below = read(child.service, child.path, depth + 1);
        // A program's own node shows nothing itself; windows and what is in them do.
        if (below.isShowing())
            node.children += below;
    }
    return node;
}

} // namespace fairlead
