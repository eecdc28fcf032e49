// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/hub/connectioncard.h"

#include "connection/connectioncolour.h"
#include "connection/expiry.h"
#include "core/cloud.h"
#include "look/button.h"
#include "look/linkbutton.h"
#include "look/metrics.h"
#include "look/note.h"
#include "look/wraplayout.h"
#include "ui/hub/colourmark.h"
#include "ui/hub/errorlinks.h"
#include "ui/statustext.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QProgressBar>
#include <QVBoxLayout>

#include <algorithm>

namespace fairlead::ui {

namespace {

QString environmentText(const QString &environment)
{
    if (environment == QLatin1String("production"))
        return ConnectionCard::tr("production");
    if (environment == QLatin1String("sandbox"))
        return ConnectionCard::tr("sandbox");
    if (environment == QLatin1String("developer"))
        return ConnectionCard::tr("developer");
    if (environment == QLatin1String("scratch"))
        return ConnectionCard::tr("scratch");
    if (environment == QLatin1String("trial"))
        return ConnectionCard::tr("trial");
    return environment;
}

/// A connection outlives its row in clouds.json: whatever is not compiled in was added.
bool isAdded(const QString &cloud)
{
    const auto &known = builtInClouds();
    return !cloud.isEmpty() && std::none_of(known.cbegin(), known.cend(), [&cloud](const Cloud &builtIn) {
        return builtIn.name == cloud;
    });
}

/// The wizard can sign its user in; the others' secrets come from elsewhere, and a user that Fairlead made is
/// reconnected.
bool signsInHere(SignInMethod method)
{
    return method != SignInMethod::SalesforceClientCredentials && method != SignInMethod::SalesforceJwt
        && method != SignInMethod::SalesforceServer;
}

/// An administrator can mend it by what Fairlead made. `problem`: what it met last.
bool wantsReconnecting(ConnectionStanding standing, AccessState access, SignInMethod method,
                       const std::optional<Error> &problem)
{
    if (access == AccessState::Making)
        return true;
    if (access != AccessState::On)
        return false;
    if (standing == ConnectionStanding::NeedsReconnect)
        return true;
    // Nobody can sign in as the user that Fairlead made: its key is made anew instead, and where it was
    // frozen, deactivated or shut out it is let in again.
    return method == SignInMethod::SalesforceServer
        && (standing == ConnectionStanding::Revoked || (problem && isMendedByReconnecting(*problem)));
}

/// The way out is closed by what a person has entered, or has to.
bool isMendedByNetworkSettings(ErrorCode code)
{
    return code == ErrorCode::ProxyAuthenticationRequired || code == ErrorCode::ProxyRefused
        || code == ErrorCode::CertificateNotTrusted || code == ErrorCode::ClientCertificateNeeded;
}

QString standingText(ConnectionStanding standing)
{
    switch (standing) {
    case ConnectionStanding::NeedsSignIn:
        return ConnectionCard::tr("Needs sign-in");
    case ConnectionStanding::NeedsReconnect:
        return ConnectionCard::tr("Needs reconnect");
    case ConnectionStanding::BlockedByOrganisation:
        return ConnectionCard::tr("Blocked by the organisation");
    case ConnectionStanding::Revoked:
        return ConnectionCard::tr("Revoked");
    case ConnectionStanding::Connected:
    case ConnectionStanding::Offline:
        return {}; // how the sync stands says more
    }
    return {};
}

} // namespace

QString titleOf(const ConnectionInfo &info)
{
    return info.environment.isEmpty()
        ? info.name
        : QStringLiteral("%1 · %2").arg(info.name, environmentText(info.environment));
}

QColor stripeOf(const ConnectionInfo &info, const QPalette &palette)
{
    // Where the CRM does not say what it is (Dataverse), nothing is claimed.
    const bool isProduction = info.environment.isEmpty() || info.environment == QLatin1String("production");
    return isProduction ? colourOf(info.colour, palette) : look::toneColour(look::Tone::Attention, palette);
}

ConnectionCard::ConnectionCard(const ConnectionInfo &info, QWidget *parent)
    : look::Card(parent)
    , m_info(info)
    , m_mark(new look::SymbolMark(1.0))
    , m_state(new look::Text(look::Text::Kind::Plain))
    , m_problem(new look::Text(look::Text::Kind::Plain))
    , m_remedy(new look::Text(look::Text::Kind::Dim))
    , m_links(new ErrorLinks(QStringLiteral("card.")))
    , m_notice(new look::Note)
    , m_expiry(new look::Note)
    , m_access(new look::LinkButton({}))
    , m_bar(new QProgressBar)
    , m_progress(new look::Text(look::Text::Kind::Dim))
    , m_syncNow(new look::Button(tr("&Sync now")))
    , m_reauthorise(new look::Button(info.userGone ? tr("Ch&ange integration user…") : tr("Re-&authorise…")))
    , m_reconnect(new look::Button(tr("Re&connect…")))
    , m_network(new look::Button(tr("&Network settings…")))
{
    setObjectName(QStringLiteral("connectionCard"));
    setAccessibleName(titleOf(info));
    setStripe(stripeOf(info, palette()));

    auto *title = new look::Text(look::Text::Kind::Heading, titleOf(info));
    m_state->setObjectName(QStringLiteral("connectionState"));
    m_state->setWordWrap(false);
    auto *standing = new QWidget;
    auto *standingRow = new QHBoxLayout(standing);
    look::keepDistances(standing, standingRow, look::Distances::none(0.4));
    standingRow->addWidget(m_mark, 0, Qt::AlignVCenter);
    standingRow->addWidget(m_state, 1, Qt::AlignVCenter);
    auto *name = new QWidget;
    auto *nameRow = new QHBoxLayout(name);
    look::keepDistances(name, nameRow, look::Distances::none(0.4));
    nameRow->addWidget(new ColourMark(info.colour), 0, Qt::AlignVCenter);
    nameRow->addWidget(title, 1);
    m_top = new QBoxLayout(QBoxLayout::LeftToRight);
    m_top->addWidget(name, 1);
    m_top->addWidget(standing);

    const QString crm = info.crm == CrmKind::Salesforce ? tr("Salesforce") : tr("Microsoft Dynamics 365");
    auto *details = new look::Text(look::Text::Kind::Dim);
    QStringList facts{crm, info.address.host(), info.userName,
                      tr("%n object(s)", nullptr, int(info.objects.size()))};
    // Not a provider's own world: said wherever the connection is (contract "clouds.json").
    if (isAdded(info.cloud))
        facts += tr("Cloud: %1 (added)").arg(info.cloud);
    details->setObjectName(QStringLiteral("connectionDetails"));
    details->setText(facts.join(QStringLiteral(" · ")));
    details->setSelectable(true);

    m_problem->setObjectName(QStringLiteral("connectionProblem"));
    m_remedy->setObjectName(QStringLiteral("connectionRemedy"));
    m_problem->setSelectable(true);
    m_remedy->setSelectable(true);
    m_notice->setObjectName(QStringLiteral("connectionNotice"));
    m_expiry->setObjectName(QStringLiteral("expiryNotice"));
    m_access->setObjectName(QStringLiteral("serverAccess"));
    if (info.crm != CrmKind::Salesforce)
        m_access->hide();
    m_bar->setTextVisible(false);
    m_bar->setAccessibleName(tr("Progress of the sync"));
    m_syncNow->setObjectName(QStringLiteral("syncNow"));
    m_reauthorise->setObjectName(QStringLiteral("reauthorise"));
    m_reconnect->setObjectName(QStringLiteral("reconnect"));
    m_network->setObjectName(QStringLiteral("networkSettings"));
    auto *showDetails = new look::Button(tr("S&ync status"));
    showDetails->setObjectName(QStringLiteral("showSyncStatus"));
    auto *buttons = new QWidget;
    auto *row = new look::WrapLayout(buttons);
    look::keepDistances(buttons, row, look::Distances::none(0.5));
    auto *more = new look::Button(tr("&More…"));
    more->setObjectName(QStringLiteral("more"));
    more->setAccessibleName(tr("More about %1").arg(titleOf(info)));
    for (QWidget *button : {m_syncNow, m_reauthorise, m_reconnect, m_network, showDetails, more})
        row->addWidget(button);

    body()->addLayout(m_top);
    body()->addWidget(details);
    body()->addWidget(m_access, 0, Qt::AlignLeading);
    body()->addWidget(m_problem);
    body()->addWidget(m_remedy);
    body()->addWidget(m_links);
    body()->addWidget(m_notice);
    body()->addWidget(m_expiry);
    body()->addWidget(m_bar);
    body()->addWidget(m_progress);
    body()->addWidget(buttons);

    connect(m_syncNow, &QPushButton::clicked, this, [this] { emit syncNowRequested(m_info.id); });
    connect(m_notice, &look::Note::triggered, this, [this] { emit noticeUnderstood(m_info.id); });
    connect(m_reauthorise, &QPushButton::clicked, this, [this] {
        emit lifeRequested(m_info.id, m_info.userGone ? LifeAction::ChangeUser : LifeAction::Reauthorise);
    });
    connect(m_reconnect, &QPushButton::clicked, this,
            [this] { emit lifeRequested(m_info.id, LifeAction::Reconnect); });
    connect(m_access, &QAbstractButton::clicked, this,
            [this] { emit lifeRequested(m_info.id, LifeAction::ServerAccess); });
    connect(m_expiry, &look::Note::triggered, this, [this](const QString &action) {
        if (action == QLatin1String("renewCertificate"))
            emit lifeRequested(m_info.id, LifeAction::Reconnect);
        else
            emit linkRequested(m_expiryLink);
    });
    connect(m_network, &QPushButton::clicked, this,
            [this] { emit lifeRequested(m_info.id, LifeAction::NetworkSettings); });
    m_menu = makeMenu();
    connect(more, &QPushButton::clicked, m_menu,
            [this, more] { m_menu->popup(more->mapToGlobal(QPoint(0, more->height()))); });
    connect(showDetails, &QPushButton::clicked, this, [this] { emit detailsRequested(m_info.id); });

    ConnectionStatus waiting;
    waiting.connection = info.id;
    waiting.state = SyncState::Syncing;
    setStatus(waiting, {});
    setAccess({}, {});
}

QMenu *ConnectionCard::makeMenu()
{
    auto *menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("lifeMenu"));
    const auto add = [this, menu](const QString &text, const char *name, LifeAction action) {
        QAction *entry = menu->addAction(text);
        entry->setObjectName(QLatin1String(name));
        connect(entry, &QAction::triggered, this, [this, action] { emit lifeRequested(m_info.id, action); });
        return entry;
    };
    const bool here = signsInHere(m_info.method);
    add(tr("Connection details…"), "menuDetails", LifeAction::Details);
    add(tr("Re-authorise…"), "menuReauthorise", LifeAction::Reauthorise)
        ->setEnabled(here && !m_info.userGone);
    add(tr("Change integration user…"), "menuChangeUser", LifeAction::ChangeUser)->setEnabled(here);
    add(tr("Checks…"), "menuChecks", LifeAction::Checks)->setEnabled(!m_info.revoked);
    auto *colours = menu->addMenu(tr("Colour"));
    for (const QString &colour : connectionColours()) {
        QAction *entry = colours->addAction(colourText(colour));
        entry->setObjectName(QStringLiteral("colour-") + colour);
        entry->setCheckable(true);
        entry->setChecked(colour == m_info.colour);
        connect(entry, &QAction::triggered, this,
                [this, colour] { emit colourRequested(m_info.id, colour); });
    }
    menu->addSeparator();
    add(tr("Revoke…"), "menuRevoke", LifeAction::Revoke)
        ->setEnabled(!m_info.revoked || m_info.revocationOwed);
    add(tr("Remove…"), "menuRemove", LifeAction::Remove);
    return menu;
}

void ConnectionCard::setStatus(const ConnectionStatus &status, const QDateTime &now)
{
    m_mark->setSymbol(symbolFor(status.state), toneFor(status.state));
    const ConnectionStanding standing = standingOf(status.error, m_info.revoked);
    m_standing = standing;
    // While it tries again, what the last try met is past.
    const bool trying = status.state == SyncState::Syncing && standing != ConnectionStanding::Revoked;
    const QString words = trying ? QString() : standingText(standing);
    m_state->setText(words.isEmpty() ? stateText(status, now) : words);
    m_problem->setVisible(status.error.has_value());
    m_remedy->setVisible(status.error.has_value());
    m_links->setError(status.error, now);
    m_met = status.error;
    if (status.error)
        m_problem->setText(status.error->sentence);
    const QString code = status.error ? status.error->providerCode : QString();
    const QString advice = status.error ? status.error->remedy : QString();
    m_remedy->setText(code.isEmpty() ? advice : QStringLiteral("%1 [%2]").arg(advice, code));
    showNotice(status.notice);
    const bool syncing = status.state == SyncState::Syncing;
    m_syncNow->setEnabled(!syncing && standing != ConnectionStanding::Revoked);
    showWaysBack();
    showExpiry(now);
    m_network->setVisible(!syncing && status.error && isMendedByNetworkSettings(status.error->code));
    m_bar->setVisible(syncing);
    m_progress->setVisible(syncing && status.progress);
    if (status.progress)
        setProgress(*status.progress);
    else
        m_bar->setRange(0, 0);
}

void ConnectionCard::resizeEvent(QResizeEvent *event)
{
    look::Card::resizeEvent(event);
    // Narrow: how it stands goes below the name, and may take more than a line.
    const bool narrow = width() < look::ems(this, 26);
    m_top->setDirection(narrow ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    m_state->setWordWrap(narrow);
}

void ConnectionCard::showNotice(const QString &notice)
{
    look::NoteContent content;
    if (!notice.isEmpty()) {
        content.tone = look::Tone::Attention;
        content.title = tr("Something happened to this connection that you should know.");
        content.detail = notice;
        content.actions = {{QStringLiteral("understood"), tr("Understood"), true}};
    }
    m_notice->setContent(content);
}

void ConnectionCard::setAccess(const KnownAccess &access, const QDateTime &now)
{
    m_known = access;
    m_access->setText(accessText(accessState(access)));
    m_access->setAccessibleName(m_access->text());
    showWaysBack();
    showExpiry(now);
}

void ConnectionCard::showWaysBack()
{
    m_reauthorise->setVisible(
        signsInHere(m_info.method)
        && (m_standing == ConnectionStanding::NeedsSignIn || m_standing == ConnectionStanding::Revoked));
    m_reconnect->setVisible(wantsReconnecting(m_standing, accessState(m_known), m_info.method, m_met));
}

void ConnectionCard::showExpiry(const QDateTime &now)
{
    const std::optional<Expiry> expiry = m_known ? expiryOf(*m_known) : expiryOf(m_info);
    // Never told: it is said for as long as it is so.
    const auto notice = expiry ? due(*expiry, now, {}, m_info) : std::nullopt;
    look::NoteContent content;
    if (notice) {
        content.tone = look::Tone::Attention;
        content.title = notice->sentence;
        content.detail = notice->remedy;
        m_expiryLink = notice->link;
        if (m_known)
            content.actions = {{QStringLiteral("renewCertificate"), tr("Reconnect…")}};
        else if (!m_expiryLink.isEmpty())
            content.actions = {{QStringLiteral("openCredentials"), tr("Open the page")}};
    }
    m_expiry->setContent(content);
}

void ConnectionCard::setProgress(const SyncProgress &progress)
{
    if (const auto wanted = progress.wanted(); wanted && *wanted > 0) {
        // Per mille of this object, so that any count fits the bar's int.
        m_bar->setRange(0, 1000);
        m_bar->setValue(int(std::min<qint64>(1000, progress.done() * 1000 / *wanted)));
    } else {
        m_bar->setRange(0, 0);
    }
    m_progress->setText(QStringLiteral("%1: %2").arg(progress.objectLabel, progressText(progress)));
    m_progress->setVisible(true);
}

} // namespace fairlead::ui
