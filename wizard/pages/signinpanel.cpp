// SPDX-License-Identifier: GPL-3.0-or-later
#include "wizard/pages/signinpanel.h"

#include "look/button.h"
#include "look/copyrow.h"
#include "look/icons.h"
#include "look/labels.h"
#include "look/metrics.h"
#include "look/note.h"
#include "wizard/pages/errornote.h"
#include "wizard/wording.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace fairlead {

using namespace look;

SignInPanel::SignInPanel(WizardFlow &flow, QWidget *parent)
    : QWidget(parent)
    , m_flow(flow)
    , m_waiting(new Note(this))
    , m_code(new CopyRow(tr("Code"), this))
    , m_ladder(new Note(this))
    , m_link(new CopyRow(tr("Sign-in link"), this))
    , m_error(new ErrorNote(this))
    , m_message(new QWidget(this))
    , m_messageText(new QPlainTextEdit(m_message))
{
    m_waiting->setObjectName(QStringLiteral("waitingNote"));
    m_ladder->setObjectName(QStringLiteral("ladderNote"));
    m_error->setObjectName(QStringLiteral("errorNote"));
    m_code->setNames(QStringLiteral("deviceCodeField"), QStringLiteral("copyDeviceCodeButton"));
    m_code->setProminent(true);
    m_link->setNames(QStringLiteral("signInLinkField"), QStringLiteral("copySignInLinkButton"));

    auto *column = new QVBoxLayout(this);
    keepDistances(this, column, Distances::none(together));
    column->addWidget(m_waiting);
    column->addWidget(m_code);
    column->addWidget(m_ladder);
    column->addWidget(m_link);
    column->addWidget(m_error);
    column->addWidget(m_message);

    auto *messageColumn = new QVBoxLayout(m_message);
    keepDistances(this, messageColumn, Distances::none(0.4));
    auto *label = new Text(Text::Kind::Strong, tr("Message for your administrator"), m_message);
    label->setBuddy(m_messageText);
    m_messageText->setObjectName(QStringLiteral("administratorMessage"));
    m_messageText->setAccessibleName(label->text());
    m_messageText->setReadOnly(true);
    m_messageText->setTabChangesFocus(true);
    m_messageText->setLineWrapMode(QPlainTextEdit::WidgetWidth);
    auto *copy = new Button(icon(Symbol::Copy), tr("Copy message"), m_message);
    copy->setObjectName(QStringLiteral("copyAdministratorMessageButton"));
    copy->setAccessibleName(copy->text());
    copy->setAutoDefault(false);
    connect(copy, &QPushButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(m_messageText->toPlainText()); });
    messageColumn->addWidget(label);
    messageColumn->addWidget(m_messageText);
    messageColumn->addWidget(copy, 0, Qt::AlignLeading);

    connect(m_waiting, &Note::triggered, this, [this](const QString &name) {
        if (name == QLatin1String("cancelSignInButton"))
            m_flow.cancelSignIn();
        else if (name == QLatin1String("openCodePageButton"))
            emit linkWanted(m_codePage);
    });
    connect(m_ladder, &Note::triggered, this, [this](const QString &name) {
        for (const auto &[remedy, rung] : {std::pair{Remedy::UsePopup, SignInRung::Popup},
                                           {Remedy::UseBrowser, SignInRung::Browser},
                                           {Remedy::UseDeviceCode, SignInRung::DeviceCode}}) {
            if (name == remedyName(remedy)) {
                m_flow.signIn(rung);
                return;
            }
        }
    });
    refresh();
}

void SignInPanel::refresh(const std::optional<Error> &alsoFailed)
{
    const SignInState &state = m_flow.signInState();
    refreshWaiting(state);
    refreshLadder(state);
    refreshError(state.error ? state.error : alsoFailed, state.error.has_value());
}

void SignInPanel::refreshWaiting(const SignInState &state)
{
    const SignInProgress &progress = state.progress;
    m_link->setVisible(state.isWaiting() && !progress.link.isEmpty());
    m_link->setValue(progress.link.toString(QUrl::FullyEncoded));
    m_code->setVisible(state.isWaiting() && !progress.code.isEmpty());
    m_code->setValue(progress.code);
    m_codePage = progress.codeAddress;
    if (!state.isWaiting()) {
        m_waiting->clear();
        return;
    }
    NoteContent content;
    content.tone = Tone::Busy;
    if (progress.finishing) {
        content.title = tr("Finishing…");
        content.detail = tr("You can leave the sign-in page. Fairlead fetches what was granted.");
    } else if (!progress.code.isEmpty()) {
        content.title = tr("Open %1 on any device and type this code:")
                            .arg(hostLabel(progress.codeAddress) + progress.codeAddress.path());
        content.detail = tr("It is good for about 15 minutes. Fairlead goes on by itself once you are done.");
        content.actions += NoteAction{QStringLiteral("openCodePageButton"), tr("Open that page here")};
    } else {
        switch (state.rung) {
        case SignInRung::Popup:
            content.title = progress.visible ? tr("Waiting for you in the sign-in window…")
                                             : tr("Opening the sign-in window…");
            break;
        case SignInRung::Browser:
            content.title = tr("Waiting for you in your browser…");
            break;
        case SignInRung::DeviceCode:
            content.title = tr("Asking for a code…");
            break;
        }
        content.detail = tr("Take your time: at least ten minutes. Nothing is stored before Finish.");
    }
    content.actions += NoteAction{QStringLiteral("cancelSignInButton"), tr("Cancel sign-in"), true};
    m_waiting->setContent(content);
}

void SignInPanel::refreshLadder(const SignInState &state)
{
    if (!state.offersNextRungs()) {
        m_ladder->clear();
        return;
    }
    NoteContent content;
    content.tone = state.overdue ? Tone::Attention : Tone::Info;
    switch (state.rung) {
    case SignInRung::Popup:
        content.title = state.overdue ? tr("Nothing is visible after 15 seconds.")
                                      : tr("Does the page not work in the window?");
        content.detail = tr("Passkeys, security keys and some company rules work only in your browser.");
        break;
    case SignInRung::Browser:
        content.title =
            state.overdue ? tr("Nobody has signed in in the browser yet.") : tr("No page in your browser?");
        content.detail = tr("Copy the sign-in link into a browser on this computer.");
        break;
    case SignInRung::DeviceCode:
        content.title = state.overdue ? tr("No code has come after 15 seconds.")
                                      : tr("Your organisation may not allow codes.");
        content.detail = tr("Then sign in on this computer instead.");
        break;
    }
    QStringList closed;
    for (const RungOffer &offer :
         signInLadder(m_flow.input().crm.value_or(CrmKind::Salesforce), m_flow.popupAvailable())) {
        if (offer.rung == state.rung || !m_flow.mayUse(offer.rung))
            continue;
        if (!offer.available) {
            closed += offer.whyNot;
            continue;
        }
        const Remedy remedy = offer.rung == SignInRung::Popup ? Remedy::UsePopup
            : offer.rung == SignInRung::Browser               ? Remedy::UseBrowser
                                                              : Remedy::UseDeviceCode;
        content.actions += NoteAction{remedyName(remedy), remedyText(remedy)};
    }
    // Why the last rung is missing is worth a line only when the others did not help.
    if (state.overdue)
        content.detail += QLatin1Char(' ') + closed.join(QLatin1Char(' '));
    content.detail = content.detail.trimmed();
    m_ladder->setContent(content);
}

void SignInPanel::refreshError(const std::optional<Error> &error, bool signingIn)
{
    if (!error) {
        m_error->clearError();
        m_message->hide();
        return;
    }
    RemedyPlace place;
    place.signingIn = signingIn;
    place.integrationUser = m_flow.page() == WizardPage::User;
    place.crm = m_flow.input().crm.value_or(CrmKind::Salesforce);
    place.rung = m_flow.signInState().rung;
    place.method = m_flow.input().method;
    place.popupAvailable = m_flow.popupAvailable();
    m_error->showError(*error, remediesFor(*error, place));
    const bool blocked = needsAdministrator(*error);
    m_message->setVisible(blocked);
    if (blocked) {
        const QString text =
            messageForAdministrator(*error, administratorFacts(m_flow.draft(), place.integrationUser));
        if (m_messageText->toPlainText() != text)
            m_messageText->setPlainText(text);
        m_messageText->setFixedHeight(ems(m_messageText, 9));
    }
}

void SignInPanel::takeFocus()
{
    if (m_error->hasError())
        m_error->takeFocus();
    else if (m_flow.signInState().isWaiting())
        m_waiting->takeFocusItself();
}

} // namespace fairlead
