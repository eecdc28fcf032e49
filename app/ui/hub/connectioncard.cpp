// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/hub/connectioncard.h"

#include "core/cloud.h"
#include "look/button.h"
#include "look/metrics.h"
#include "look/note.h"
#include "look/wraplayout.h"
#include "ui/hub/errorlinks.h"
#include "ui/statustext.h"

#include <QHBoxLayout>
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

bool wantsSignIn(const Error &error)
{
    switch (error.code) {
    case ErrorCode::SignInNeeded:
    case ErrorCode::WrongCredentials:
    case ErrorCode::PasswordExpired:
    case ErrorCode::MfaRequired:
    case ErrorCode::VaultKeyLost:
    case ErrorCode::VaultDamaged:
    case ErrorCode::ClientSecretExpired:
    case ErrorCode::ClientSecretWrong:
    case ErrorCode::ConsentRequired:
        return true;
    default:
        return false;
    }
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
    return isProduction ? look::accent(palette) : look::toneColour(look::Tone::Attention, palette);
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
    , m_bar(new QProgressBar)
    , m_progress(new look::Text(look::Text::Kind::Dim))
    , m_syncNow(new look::Button(tr("&Sync now")))
    , m_reauthorise(new look::Button(tr("Re-&authorise…")))
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
    m_top = new QBoxLayout(QBoxLayout::LeftToRight);
    m_top->addWidget(title, 1);
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
    m_problem->setSelectable(true);
    m_remedy->setSelectable(true);
    m_notice->setObjectName(QStringLiteral("connectionNotice"));
    m_bar->setTextVisible(false);
    m_bar->setAccessibleName(tr("Progress of the sync"));
    m_syncNow->setObjectName(QStringLiteral("syncNow"));
    m_reauthorise->setObjectName(QStringLiteral("reauthorise"));
    auto *showDetails = new look::Button(tr("S&ync status"));
    showDetails->setObjectName(QStringLiteral("showSyncStatus"));
    auto *buttons = new QWidget;
    auto *row = new look::WrapLayout(buttons);
    look::keepDistances(buttons, row, look::Distances::none(0.5));
    for (QWidget *button : {m_syncNow, m_reauthorise, static_cast<look::Button *>(showDetails)})
        row->addWidget(button);

    body()->addLayout(m_top);
    body()->addWidget(details);
    body()->addWidget(m_problem);
    body()->addWidget(m_remedy);
    body()->addWidget(m_links);
    body()->addWidget(m_notice);
    body()->addWidget(m_bar);
    body()->addWidget(m_progress);
    body()->addWidget(buttons);

    connect(m_syncNow, &QPushButton::clicked, this, [this] { emit syncNowRequested(m_info.id); });
    connect(m_notice, &look::Note::triggered, this, [this] { emit noticeUnderstood(m_info.id); });
    connect(m_reauthorise, &QPushButton::clicked, this, [this] { emit reauthoriseRequested(m_info.id); });
    connect(showDetails, &QPushButton::clicked, this, [this] { emit detailsRequested(m_info.id); });

    ConnectionStatus waiting;
    waiting.connection = info.id;
    waiting.state = SyncState::Syncing;
    setStatus(waiting, {});
}

void ConnectionCard::setStatus(const ConnectionStatus &status, const QDateTime &now)
{
    m_mark->setSymbol(symbolFor(status.state), toneFor(status.state));
    m_state->setText(stateText(status, now));
    m_problem->setVisible(status.error.has_value());
    m_remedy->setVisible(status.error.has_value());
    m_links->setError(status.error, now);
    if (status.error) {
        m_problem->setText(status.error->sentence);
        m_remedy->setText(
            status.error->providerCode.isEmpty()
                ? status.error->remedy
                : QStringLiteral("%1 [%2]").arg(status.error->remedy, status.error->providerCode));
    }
    showNotice(status.notice);
    const bool syncing = status.state == SyncState::Syncing;
    m_syncNow->setEnabled(!syncing);
    m_reauthorise->setVisible(status.error && wantsSignIn(*status.error));
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
