// SPDX-License-Identifier: GPL-3.0-or-later
#include "wizard/pages/connectedpage.h"

#include "look/metrics.h"
#include "wizard/pages/accesspanel.h"
#include "wizard/pages/checklist.h"
#include "wizard/wording.h"

#include <QVBoxLayout>

#include <initializer_list>

namespace fairlead {

using namespace look;

ConnectedPage::ConnectedPage(WizardFlow &flow)
    : FlowPage(flow, WizardPage::Connected, tr("Connected"))
    , m_connected(new Note)
    , m_store(new Note)
    , m_checks(new Note)
    , m_checkList(new CheckList)
    , m_finishing(new Note)
    , m_access(new AccessPanel(flow))
    , m_error(new ErrorNote)
    , m_next(new Note)
{
    m_connected->setObjectName(QStringLiteral("connectedNote"));
    m_store->setObjectName(QStringLiteral("storeNote"));
    m_checks->setObjectName(QStringLiteral("checksNote"));
    m_finishing->setObjectName(QStringLiteral("finishNote"));
    m_error->setObjectName(QStringLiteral("errorNote"));
    m_next->setObjectName(QStringLiteral("nextNote"));
    for (QWidget *widget : std::initializer_list<QWidget *>{m_finishing, m_access, m_error, m_connected,
                                                            m_store, m_checkList, m_checks, m_next})
        column()->addWidget(widget);
    column()->addStretch(1);
    connect(m_store, &Note::triggered, this, &ConnectedPage::onStore);
    connect(m_checks, &Note::triggered, this, [this] { this->flow().loadChecks(); });
    connect(m_finishing, &Note::triggered, this, [this] { this->flow().cancelFinish(); });
    connectErrors(m_error);
    connect(m_checkList, &CheckList::linkWanted, this, &FlowPage::linkWanted);
    connect(m_access, &AccessPanel::linkWanted, this, &FlowPage::linkWanted);
    connect(m_access->errors(), &ErrorNote::remedyChosen, this, [this](Remedy remedy, const Error &error) {
        if (remedy == Remedy::TryAgain)
            this->flow().changeAccess();
        else
            applyRemedy(remedy, error);
    });
}

bool ConnectedPage::hasError() const
{
    return m_error->hasError() || m_access->errors()->hasError();
}

void ConnectedPage::takeFocus()
{
    if (m_error->hasError())
        m_error->takeFocus();
    else if (flow().isBuilt())
        m_access->takeFocus();
    else if (m_store->content().tone == Tone::Error || m_store->content().tone == Tone::Attention)
        m_store->takeFocus();
}

void ConnectedPage::refreshBuilt()
{
    setSentence(tr("The connection is there, and its first sync has begun."));
    for (Note *note : {m_connected, m_store, m_checks, m_finishing, m_next})
        note->clear();
    m_checkList->hide();
    m_error->clearError();
}

void ConnectedPage::refresh()
{
    m_access->refresh();
    if (flow().isBuilt()) {
        refreshBuilt();
        return;
    }
    setSentence(
        tr("Fairlead can reach your CRM. Finish keeps the connection on this computer and starts the first "
           "sync."));
    const WizardDraft draft = flow().draft();
    const OrgInfo org = draft.org();
    const QString name = org.name.isEmpty() ? hostLabel(org.address) : org.name;
    QStringList facts{crmLabel(draft.crm()), environmentLabel(org.kind), hostLabel(org.address), org.userName,
                      tr("Objects: %1").arg(draft.objects.size())};
    if (draft.cloud.name != QLatin1String("global"))
        facts += tr("Cloud: %1").arg(cloudLabel(draft.cloud));
    facts.removeAll(QString());
    QStringList objects;
    for (const ObjectInfo &object : draft.objects)
        objects += object.label.isEmpty() ? object.name : object.label;
    // Nothing is said of a connection that the CRM no longer accepts.
    if (flow().signInOver()) {
        m_connected->clear();
        m_next->clear();
        refreshStore();
        refreshChecks();
        refreshFinish();
        return;
    }
    // Who changes the user confirms it with Finish, with both names in sight.
    if (draft.existing && draft.existing->mayChangeUser)
        facts += tr("%1 takes over from %2; everything is read again and compared")
                     .arg(org.userName, draft.existing->userName);
    m_connected->setContent(
        {Tone::Ok,
         tr("%1 is connected").arg(name),
         facts.join(QStringLiteral(" · ")) + QLatin1Char('\n') + objects.join(QStringLiteral(", ")),
         {}});
    refreshStore();
    refreshChecks();
    refreshFinish();
    m_next->setContent(
        {Tone::Info,
         tr("What happens next"),
         (flow().makesAccess()
              ? tr("With Finish, Fairlead also makes its integration user, permission set and app; that "
                   "can take ten minutes, and is shown here.")
                  + QLatin1Char(' ')
              : QString())
             + tr("The first sync fetches the records; you can watch it and go on working. After that "
                  "Fairlead looks every five minutes for what changed. Its icon in the tray tells how it "
                  "stands."),
         {}});
}

void ConnectedPage::refreshStore()
{
    const auto state = flow().storeState();
    if (!state) {
        m_store->setContent({Tone::Busy, tr("Asking this computer's keychain…"), {}, {}});
        return;
    }
    if (*state == StoreState::Ready && flow().input().practice) {
        m_store->setContent({Tone::Ok,
                             tr("Secrets stay in memory"),
                             tr("A trial uses neither your keychain nor your folders; nothing of it is left "
                                "when you quit."),
                             {}});
        return;
    }
    if (*state == StoreState::Ready) {
        m_store->setContent({Tone::Ok,
                             tr("Secrets go into this computer's keychain"),
                             tr("It was tried: what Fairlead puts there can be read again."),
                             {}});
        return;
    }
    if (flow().input().keepOnlyUntilQuit) {
        m_store->setContent({Tone::Attention,
                             tr("The sign-in is kept only until you quit"),
                             tr("After that Fairlead asks you to sign in again. Your data stays."),
                             {{QStringLiteral("tryStoreButton"), tr("Try the keychain again")}}});
        return;
    }
    if (m_asking) {
        m_store->setContent(
            {Tone::Attention,
             tr("Keep the sign-in only until you quit Fairlead?"),
             tr("It is held in memory and written nowhere. When Fairlead or the computer is restarted, "
                "syncing pauses "
                "until you sign in again."),
             {{QStringLiteral("confirmKeepUntilQuitButton"), tr("Keep only until I quit"), true},
              {QStringLiteral("keepNotButton"), tr("No, go back")}}});
        return;
    }
    const Error error = storeError(*state);
    NoteContent content{Tone::Error, error.sentence, error.remedy, {}};
    content.actions +=
        NoteAction{QStringLiteral("tryStoreButton"),
                   *state == StoreState::Locked ? tr("Unlock and try again") : tr("Try again"), true};
    // A locked keychain is there: it wants unlocking, not going round.
    if (*state != StoreState::Locked)
        content.actions += NoteAction{QStringLiteral("keepUntilQuitButton"), tr("Keep only until I quit…")};
    m_store->setContent(content);
}

void ConnectedPage::onStore(const QString &name)
{
    m_asking = name == QLatin1String("keepUntilQuitButton");
    if (name == QLatin1String("confirmKeepUntilQuitButton")) {
        edit([](WizardInput &input) { input.keepOnlyUntilQuit = true; });
    } else if (name == QLatin1String("tryStoreButton")) {
        edit([](WizardInput &input) { input.keepOnlyUntilQuit = false; });
        flow().probeStore();
    } else {
        refreshStore();
        m_store->takeFocus();
    }
}

void ConnectedPage::refreshChecks()
{
    const Run &run = flow().org().checksRun();
    const QList<CheckResult> *checks = flow().checks();
    const QList<CheckResult> known = checks ? *checks : QList<CheckResult>();
    const QStringList passed = CheckList::passed(known);
    m_checkList->setChecks(known);
    const bool over = flow().signInOver() != nullptr;
    if (run.isRunning()) {
        m_checks->setContent({Tone::Busy, tr("Checking how your CRM is set up…"), {}, {}});
    } else if (run.error() && !over) {
        m_checks->setContent({Tone::Info,
                              tr("How your CRM is set up could not be checked."),
                              run.error()->text(),
                              {{QStringLiteral("tryChecksButton"), tr("Check again")}}});
    } else if (!passed.isEmpty() && !over) {
        m_checks->setContent(
            {Tone::Ok, tr("Checks passed: %1").arg(passed.size()), passed.join(QLatin1Char('\n')), {}});
    } else {
        m_checks->clear();
    }
}

void ConnectedPage::refreshFinish()
{
    const Run &run = flow().finishRun();
    if (run.isRunning()) {
        m_finishing->setContent({Tone::Busy,
                                 tr("Saving the connection…"),
                                 tr("Your computer may ask for its keychain."),
                                 {{QStringLiteral("cancelFinishButton"), tr("Cancel"), true}}});
    } else {
        m_finishing->clear();
    }
    RemedyPlace place;
    place.signedIn = true;
    place.crm = flow().input().crm.value_or(CrmKind::Salesforce);
    if (const Error *over = flow().signInOver())
        m_error->showError(*over, remediesFor(*over, place));
    else if (run.error())
        m_error->showError(*run.error(), remediesFor(*run.error(), place));
    else
        m_error->clearError();
}

} // namespace fairlead
