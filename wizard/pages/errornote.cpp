// SPDX-License-Identifier: GPL-3.0-or-later
#include "wizard/pages/errornote.h"

#include "core/errordetails.h"
#include "look/announce.h"

#include <QAbstractButton>
#include <QClipboard>
#include <QGuiApplication>

namespace fairlead {

namespace {

constexpr Remedy allRemedies[] = {
    Remedy::TryAgain,        Remedy::NetworkSettings, Remedy::UsePopup,    Remedy::UseBrowser,
    Remedy::UseDeviceCode,   Remedy::OtherAccount,    Remedy::OwnApp,      Remedy::SignInInWindow,
    Remedy::ApplicationUser, Remedy::AuthorizeAgain,  Remedy::SignInAgain, Remedy::CopyForAdministrator,
    Remedy::OpenLink};

// Not a remedy of any page: every error can be copied for whoever is asked.
const QString copyDetailsName = QStringLiteral("copyDetailsButton");

} // namespace

ErrorNote::ErrorNote(QWidget *parent)
    : Note(parent)
{
    connect(this, &Note::triggered, this, [this](const QString &name) {
        if (!m_error)
            return;
        if (name == copyDetailsName)
            return copyDetails();
        for (const Remedy remedy : allRemedies) {
            if (remedyName(remedy) == name) {
                // By value: the remedy may clear this very note.
                const Error error = *m_error;
                emit remedyChosen(remedy, error);
                return;
            }
        }
    });
}

void ErrorNote::showError(const Error &error, const QList<Remedy> &remedies)
{
    if (!m_error || *m_error != error)
        m_since = QDateTime::currentDateTimeUtc();
    m_error = error;
    look::NoteContent content;
    content.tone = look::Tone::Error;
    content.title = error.sentence;
    content.detail = error.remedy;
    if (!error.providerCode.isEmpty())
        content.detail += QStringLiteral(" [%1]").arg(error.providerCode);
    content.detail = content.detail.trimmed();
    bool first = true;
    for (const Remedy remedy : remedies) {
        content.actions += look::NoteAction{remedyName(remedy), remedyText(remedy), first};
        first = false;
    }
    content.actions += look::NoteAction{copyDetailsName, tr("Copy details"), false};
    setContent(content);
}

void ErrorNote::copyDetails()
{
    QGuiApplication::clipboard()->setText(detailsOf(*m_error, m_since));
    if (auto *button = action(copyDetailsName)) {
        button->setText(tr("Copied"));
        look::announce(button->parentWidget(), tr("Details copied"));
    }
}

void ErrorNote::clearError()
{
    m_error.reset();
    clear();
}

QString remedyName(Remedy remedy)
{
    switch (remedy) {
    case Remedy::TryAgain:
        return QStringLiteral("tryAgainButton");
    case Remedy::NetworkSettings:
        return QStringLiteral("networkSettingsButton");
    case Remedy::UsePopup:
        return QStringLiteral("usePopupButton");
    case Remedy::UseBrowser:
        return QStringLiteral("useBrowserButton");
    case Remedy::UseDeviceCode:
        return QStringLiteral("useDeviceCodeButton");
    case Remedy::OtherAccount:
        return QStringLiteral("otherAccountButton");
    case Remedy::OwnApp:
        return QStringLiteral("ownAppButton");
    case Remedy::SignInInWindow:
        return QStringLiteral("signInInWindowButton");
    case Remedy::ApplicationUser:
        return QStringLiteral("applicationUserButton");
    case Remedy::AuthorizeAgain:
        return QStringLiteral("authorizeAgainButton");
    case Remedy::SignInAgain:
        return QStringLiteral("signInAgainButton");
    case Remedy::CopyForAdministrator:
        return QStringLiteral("copyForAdministratorButton");
    case Remedy::OpenLink:
        return QStringLiteral("openLinkButton");
    }
    return {};
}

QString remedyText(Remedy remedy)
{
    switch (remedy) {
    case Remedy::TryAgain:
        return ErrorNote::tr("Try again");
    case Remedy::NetworkSettings:
        return ErrorNote::tr("Network settings…");
    case Remedy::UsePopup:
        return ErrorNote::tr("Use the sign-in window");
    case Remedy::UseBrowser:
        return ErrorNote::tr("Sign in with your browser");
    case Remedy::UseDeviceCode:
        return ErrorNote::tr("Use a code on another device");
    case Remedy::OtherAccount:
        return ErrorNote::tr("Use another account");
    case Remedy::OwnApp:
        return ErrorNote::tr("Use our own app registration");
    case Remedy::SignInInWindow:
        return ErrorNote::tr("Sign in as that user in a window");
    case Remedy::ApplicationUser:
        return ErrorNote::tr("Use an application user instead");
    case Remedy::AuthorizeAgain:
        return ErrorNote::tr("Authorize again");
    case Remedy::SignInAgain:
        return ErrorNote::tr("Sign in again");
    case Remedy::CopyForAdministrator:
        return ErrorNote::tr("Copy the message for your administrator");
    case Remedy::OpenLink:
        return ErrorNote::tr("Open the page that helps");
    }
    return {};
}

} // namespace fairlead
