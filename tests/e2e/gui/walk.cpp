// SPDX-License-Identifier: GPL-3.0-or-later
#include "walk.h"

namespace fairlead {

namespace {

const QString enter = QStringLiteral("Return");

QString labelOf(CrmKind crm)
{
    return crm == CrmKind::Salesforce ? QStringLiteral("Salesforce")
                                      : QStringLiteral("Microsoft Dynamics 365");
}

} // namespace

Walk::Walk(Stage &stage)
    : m_stage(stage)
{
}

bool Walk::check(const Person &person, bool did)
{
    if (!did)
        m_trouble = person.trouble();
    return did;
}

bool Walk::choosesCrm(CrmKind crm)
{
    const Person &me = m_stage.person();
    return check(me,
                 me.ticks(labelOf(crm)) && me.keys({enter})
                     && me.readsTitle(QStringLiteral("Fairlead – Where is it")));
}

bool Walk::entersAddress(CrmKind crm, const QUrl &address)
{
    const Person &me = m_stage.person();
    const bool dynamics = crm == CrmKind::Dynamics;
    return check(me,
                 (dynamics || me.ticks(QStringLiteral("Our own address")))
                     && me.fills(QStringLiteral("Address of your CRM"), address.toString())
                     && me.reads(QStringLiteral(" (added)")) && me.keys({enter}));
}

bool Walk::toAuthorize(CrmKind crm)
{
    const Person &me = m_stage.person();
    const PracticeWorld &world = m_stage.world();
    return choosesCrm(crm)
        && entersAddress(crm, crm == CrmKind::Dynamics ? world.dataverse : world.salesforce)
        && check(me, me.readsTitle(QStringLiteral("Fairlead – Authorize")));
}

std::optional<Person> Walk::connects(CrmKind crm, const QString &button)
{
    const Person &me = m_stage.person();
    // The page's primary button: Return presses it from anywhere.
    if (!check(me, me.goesTo(button) && me.keys({enter})))
        return std::nullopt;
    auto popup = m_stage.popup();
    if (!popup) {
        m_trouble = m_stage.trouble();
        return std::nullopt;
    }
    const QString field =
        crm == CrmKind::Salesforce ? QStringLiteral("Username") : QStringLiteral("Email, phone, or Skype");
    return check(*popup, popup->reads(field)) ? popup : std::nullopt;
}

bool Walk::signsInAtSalesforce(const Person &popup, const PracticeWorld::Account &who)
{
    return check(popup,
                 popup.fills(QStringLiteral("Username"), who.username)
                     && popup.fills(QStringLiteral("Password"), who.password) && popup.keys({enter}));
}

bool Walk::signsInAtMicrosoft(const Person &popup, const PracticeWorld::Account &who)
{
    return check(popup,
                 popup.fills(QStringLiteral("Email, phone, or Skype"), who.username) && popup.keys({enter})
                     && popup.reads(QStringLiteral("Enter password"))
                     && popup.fills(QStringLiteral("Password"), who.password) && popup.keys({enter}));
}

bool Walk::authorizes(CrmKind crm, const QString &button)
{
    const Person &me = m_stage.person();
    const auto popup = connects(crm, button);
    if (!popup)
        return false;
    const bool dynamics = crm == CrmKind::Dynamics;
    const bool signedIn = dynamics ? signsInAtMicrosoft(*popup, m_stage.world().admin)
                                   : signsInAtSalesforce(*popup, m_stage.world().admin);
    const QString yes = dynamics ? QStringLiteral("Accept") : QStringLiteral("Allow");
    return signedIn && check(*popup, popup->presses(yes)) && m_stage.popupGone()
        && check(me, me.reads(dynamics ? QStringLiteral(" has agreed.") : QStringLiteral(" is authorized.")));
}

bool Walk::entersUser(const PracticeWorld::Account &who)
{
    const Person &me = m_stage.person();
    return check(me,
                 me.fills(QStringLiteral("User name"), who.username)
                     && me.fills(QStringLiteral("Password"), who.password) && me.keys({enter}));
}

bool Walk::toConnected(CrmKind crm)
{
    const Person &me = m_stage.person();
    // Salesforce: how to sign in from now on, which stays as it is.
    if (crm == CrmKind::Salesforce
        && !check(me,
                  me.readsTitle(QStringLiteral("Fairlead – Server-to-server access"))
                      && me.reads(QStringLiteral("Work with my approval")) && me.keys({enter})))
        return false;
    return check(me,
                 me.readsTitle(QStringLiteral("Fairlead – What to keep in step"))
                     && me.reads(QStringLiteral("Objects chosen: ")) && me.keys({enter})
                     && me.readsTitle(QStringLiteral("Fairlead – Connected"))
                     && me.reads(QStringLiteral(" is connected")));
}

bool Walk::finishes()
{
    const Person &me = m_stage.person();
    return check(me, me.presses(QStringLiteral("Finish")) && me.readsTitle(QStringLiteral("Fairlead")));
}

bool Walk::isInStep()
{
    const Person &me = m_stage.person();
    return check(me, me.reads(QStringLiteral("In step")));
}

} // namespace fairlead
