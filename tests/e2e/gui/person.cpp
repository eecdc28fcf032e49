// SPDX-License-Identifier: GPL-3.0-or-later
#include "person.h"

#include "screen.h"

#include <QElapsedTimer>
#include <QTest>

namespace fairlead {

namespace {

constexpr int pauseMs = 40;
constexpr int mostSteps = 60; ///< more than any page has stops

/// Polls; the test's event loop goes on between two looks.
template <typename Condition> bool waitUntil(const Condition &condition, int timeoutMs)
{
    QElapsedTimer timer;
    timer.start();
    while (!condition()) {
        if (timer.elapsed() > timeoutMs)
            return false;
        QTest::qWait(pauseMs);
    }
    return true;
}

/// A label's mnemonic is a key, not a part of its name; a trailing line end is no news.
QString plain(QString name)
{
    return name.remove(QLatin1Char('&')).trimmed();
}

/// Where the keyboard is at or below `one`: a web view has it, and so has its document, and so has the field
/// in it. A list's current item says that it has it whether or not the list does.
const Accessible *keyboardIn(const Accessible &one)
{
    for (const Accessible &child : one.children) {
        const Accessible *found = keyboardIn(child);
        const bool item = found == &child
            && (child.role == QLatin1String("list item") || child.role == QLatin1String("table cell"));
        if (found && (!item || one.isFocused()))
            return found;
    }
    return one.isFocused() ? &one : nullptr;
}

} // namespace

Person::Person(const AccessibleTree &tree, qint64 pid)
    : m_tree(tree)
    , m_pid(pid)
{
}

bool Person::fail(const QString &what) const
{
    const auto shown = m_tree.of(m_pid);
    m_trouble = QStringLiteral("%1\nin front: \"%2\"\n%3")
                    .arg(what, titleInFront(), shown ? shown->dump() : QStringLiteral("(nothing is shown)"));
    // Qt Test cuts the text of a failure short.
    qWarning().noquote() << m_trouble;
    return false;
}

std::optional<Accessible> Person::windowInFront() const
{
    auto shown = m_tree.of(m_pid);
    if (!shown)
        return std::nullopt;
    // A window behind a question is on the screen too, and may use the same names.
    for (const Accessible &window : std::as_const(shown->children)) {
        if (window.isActive())
            return window;
    }
    return shown;
}

std::optional<Accessible> Person::focused() const
{
    const auto shown = windowInFront();
    const Accessible *found = shown ? keyboardIn(*shown) : nullptr;
    return found ? std::optional(*found) : std::nullopt;
}

std::optional<Accessible> Person::named(const QString &name, const QString &role) const
{
    const auto shown = windowInFront();
    const auto *found = shown ? shown->find([&](const Accessible &one) {
        return plain(one.name) == name && (role.isEmpty() || one.role == role)
            && one.role != QLatin1String("label");
    })
                              : nullptr;
    return found ? std::optional(*found) : std::nullopt;
}

QString Person::spoken() const
{
    const auto shown = m_tree.of(m_pid);
    return shown ? shown->spoken() : QString();
}

bool Person::isInFront(int timeoutMs) const
{
    return waitUntil([this] { return processInFront() == m_pid; }, timeoutMs)
        || fail(QStringLiteral("its window did not come to the front"));
}

bool Person::reads(const QString &text, int timeoutMs) const
{
    return waitUntil([&] { return spoken().contains(text); }, timeoutMs)
        || fail(QStringLiteral("cannot be read: ") + text);
}

bool Person::readsTitle(const QString &title, int timeoutMs) const
{
    return waitUntil([&] { return processInFront() == m_pid && titleInFront() == title; }, timeoutMs)
        || fail(QStringLiteral("the window in front is another than ") + title);
}

bool Person::missesText(const QString &text, int timeoutMs) const
{
    return waitUntil([&] { return !spoken().contains(text); }, timeoutMs)
        || fail(QStringLiteral("can still be read: ") + text);
}

bool Person::stepsUntil(const std::function<bool(const Accessible &)> &there, const QString &key) const
{
    int inVain = 0;
    for (int step = 0; step < mostSteps && inVain < 2; ++step) {
        const auto before = focused();
        if (before && there(*before))
            return true;
        const QString from = before ? before->path : QString();
        if (!pressOnKeyboard({key}))
            return false;
        // The program says where the keyboard is now when it has handled the key; at an end it stays.
        const bool moved = waitUntil(
            [&] {
                const auto now = focused();
                return now && now->path != from;
            },
            2000);
        inVain = moved ? 0 : inVain + 1;
    }
    return false;
}

bool Person::goesTo(const QString &name, const QString &role) const
{
    std::optional<Accessible> wanted;
    if (!waitUntil([&] { return (wanted = named(name, role)).has_value(); }, longest))
        return fail(QStringLiteral("is not there: ") + name);
    if (!isInFront())
        return false;
    const auto there = [&](const Accessible &one) {
        return plain(one.name) == name && (role.isEmpty() || one.role == role);
    };
    // Choices that exclude each other are one stop of Tab; the arrows choose among them.
    const QLatin1String radio("radio button");
    const auto amongThem = [&](const Accessible &one) { return one.role == radio; };
    const bool reached = wanted->role == radio ? stepsUntil(amongThem, QStringLiteral("Tab"))
            && (stepsUntil(there, QStringLiteral("Down")) || stepsUntil(there, QStringLiteral("Up")))
                                               : stepsUntil(there, QStringLiteral("Tab"));
    return reached || fail(QStringLiteral("cannot be reached by keyboard: ") + name);
}

bool Person::fills(const QString &name, const QString &text) const
{
    if (!goesTo(name))
        return false;
    const auto length = [this] {
        const auto field = focused();
        return field ? field->characters : -1;
    };
    // A page that is just being painted may drop keys: then a person types again.
    for (int attempt = 0; attempt < 3; ++attempt) {
        if (length() > 0 && !pressOnKeyboard({QStringLiteral("ctrl+a"), QStringLiteral("Delete")}))
            return fail(QStringLiteral("no keyboard"));
        if (!typeOnKeyboard(text))
            return fail(QStringLiteral("no keyboard"));
        // Of a password their number is all that is told.
        if (waitUntil([&] { return length() == text.size(); }, 5000))
            return true;
    }
    return fail(QStringLiteral("does not hold what was typed: ") + name);
}

bool Person::presses(const QString &button) const
{
    const auto usable = [&] {
        const auto one = named(button, {});
        return one && one->isEnabled();
    };
    if (!waitUntil(usable, longest))
        return fail(QStringLiteral("cannot be pressed: ") + button);
    return goesTo(button) && keys({QStringLiteral("space")});
}

bool Person::ticks(const QString &name) const
{
    if (!goesTo(name))
        return false;
    const auto ticked = [&] {
        const auto one = named(name, {});
        return one && one->isChecked();
    };
    if (ticked())
        return true;
    return keys({QStringLiteral("space")})
        && (waitUntil(ticked, longest) || fail(QStringLiteral("is not ticked: ") + name));
}

bool Person::stops(const QString &name) const
{
    const auto there = [&] {
        const auto now = focused();
        return now && plain(now->name) == name;
    };
    return waitUntil(there, longest) || fail(QStringLiteral("the keyboard is not on: ") + name);
}

bool Person::finds(const QString &text) const
{
    const auto there = [&] {
        const auto shown = m_tree.of(m_pid);
        return shown && shown->find([&](const Accessible &one) { return one.text.contains(text); });
    };
    return waitUntil(there, longest) || fail(QStringLiteral("stands in no field: ") + text);
}

bool Person::keys(const QStringList &keys) const
{
    return isInFront() && (pressOnKeyboard(keys) || fail(QStringLiteral("no keyboard")));
}

} // namespace fairlead
