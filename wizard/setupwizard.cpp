// SPDX-License-Identifier: GPL-3.0-or-later
#include "wizard/setupwizard.h"

#include "look/button.h"
#include "look/colours.h"
#include "look/icons.h"
#include "look/metrics.h"
#include "wizard/networkdialog.h"
#include "wizard/pages/authorizepage.h"
#include "wizard/pages/choosepage.h"
#include "wizard/pages/connectedpage.h"
#include "wizard/pages/objectspage.h"
#include "wizard/pages/serveraccesspage.h"
#include "wizard/pages/userpage.h"
#include "wizard/pages/wherepage.h"
#include "wizard/ribbon.h"

#include <QKeyEvent>
#include <QLayout>
#include <QMessageBox>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QScreen>

namespace fairlead {

using namespace look;

namespace {

QString stepName(WizardPage page, std::optional<AccessGoal> goal)
{
    switch (page) {
    case WizardPage::Choose:
        return SetupWizard::tr("Choose your CRM");
    case WizardPage::Where:
        return SetupWizard::tr("Where is it");
    case WizardPage::Authorize:
        return SetupWizard::tr("Authorize");
    case WizardPage::User:
        return SetupWizard::tr("Integration user");
    case WizardPage::ServerAccess:
        return goal == AccessGoal::Check ? SetupWizard::tr("Checks")
                                         : SetupWizard::tr("Server-to-server access");
    case WizardPage::Objects:
        return SetupWizard::tr("What to keep in step");
    case WizardPage::Connected:
        return SetupWizard::tr("Connected");
    }
    return {};
}

} // namespace

SetupWizard::SetupWizard(std::shared_ptr<WizardServices> services, Clock &clock, WizardStart start,
                         QWidget *parent)
    : QWizard(parent)
    , m_flow(std::move(services), clock, std::move(start))
    , m_ribbon(new Ribbon(this))
{
    setObjectName(QStringLiteral("setupWizard"));
    // The style that leaves title, ribbon and notes to us, on every platform; buttons stay native.
    setWizardStyle(ModernStyle);
    setOption(NoDefaultButton); // the page knows which button is the primary one
    setOption(NoBackButtonOnStartPage, false);
    setSideWidget(m_ribbon);
    // QWizard wraps the side widget in a layout of its own; the ribbon reaches the window's edge.
    makeButtons();
    setPage(int(m_flow.page()), pageFor(m_flow.page()));
    setStartId(int(m_flow.page()));

    connect(&m_flow, &WizardFlow::changed, this, &SetupWizard::refresh);
    connect(&m_flow, &WizardFlow::pageChanged, this, &SetupWizard::follow);
    connect(&m_flow, &WizardFlow::finished, this, [this](const ConnectedSummary &summary) {
        m_closing = true;
        hide();
        emit connected(summary);
        m_flow.close();
    });
    connect(&m_flow, &WizardFlow::closed, this, &SetupWizard::closed);
    restart();
    refresh();
    // QWizard wraps the side widget in a layout of its own; the ribbon reaches the window's edge.
    if (QLayout *around = m_ribbon->parentWidget()->layout())
        around->setContentsMargins({});
    resize(sizeHint());
    focusPage();
}

SetupWizard::~SetupWizard() = default;

void SetupWizard::makeButtons()
{
    for (const WizardButton which : {CustomButton1, BackButton, NextButton, FinishButton, CancelButton}) {
        auto *made = new Button(this);
        // A small screen is narrower than the row: the room around the texts goes first.
        made->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
        setButton(which, made);
    }
    setButtonText(CustomButton1, tr("Network settings…"));
    setButtonText(BackButton, tr("&Back"));
    setButtonText(FinishButton, tr("&Finish"));
    setButtonText(CancelButton, tr("Cancel"));
    setOption(HaveCustomButton1);
    setButtonLayout({CustomButton1, Stretch, BackButton, NextButton, FinishButton, CancelButton});
    const std::pair<WizardButton, QString> names[] = {
        {CustomButton1, QStringLiteral("networkSettingsButton")},
        {BackButton, QStringLiteral("backButton")},
        {NextButton, QStringLiteral("nextButton")},
        {FinishButton, QStringLiteral("finishButton")},
        {CancelButton, QStringLiteral("cancelButton")}};
    for (const auto &[which, name] : names)
        button(which)->setObjectName(name);
    // QWizard would move by itself; the flow asks first what has to be asked.
    for (const WizardButton which : {BackButton, NextButton, FinishButton})
        disconnect(button(which), nullptr, this, nullptr);
    connect(button(BackButton), &QAbstractButton::clicked, &m_flow, &WizardFlow::back);
    connect(button(NextButton), &QAbstractButton::clicked, &m_flow, &WizardFlow::next);
    connect(button(FinishButton), &QAbstractButton::clicked, &m_flow, &WizardFlow::next);
    connect(this, &QWizard::customButtonClicked, this, &SetupWizard::openNetworkSettings);
}

FlowPage *SetupWizard::pageFor(WizardPage id)
{
    if (auto *made = static_cast<FlowPage *>(page(int(id))))
        return made;
    FlowPage *made = nullptr;
    QString name;
    switch (id) {
    case WizardPage::Choose:
        made = new ChoosePage(m_flow);
        name = QStringLiteral("choosePage");
        break;
    case WizardPage::Where:
        made = new WherePage(m_flow);
        name = QStringLiteral("wherePage");
        break;
    case WizardPage::Authorize:
        made = new AuthorizePage(m_flow);
        name = QStringLiteral("authorizePage");
        break;
    case WizardPage::User:
        made = new UserPage(m_flow);
        name = QStringLiteral("userPage");
        break;
    case WizardPage::ServerAccess:
        made = new ServerAccessPage(m_flow);
        name = QStringLiteral("serverAccessPage");
        break;
    case WizardPage::Objects:
        made = new ObjectsPage(m_flow);
        name = QStringLiteral("objectsPage");
        break;
    case WizardPage::Connected:
        made = new ConnectedPage(m_flow);
        name = QStringLiteral("connectedPage");
        break;
    }
    made->setObjectName(name);
    connect(made, &FlowPage::networkSettingsWanted, this, &SetupWizard::openNetworkSettings);
    connect(made, &FlowPage::linkWanted, this, &SetupWizard::linkWanted);
    return made;
}

FlowPage *SetupWizard::current() const
{
    return static_cast<FlowPage *>(currentPage());
}

int SetupWizard::nextId() const
{
    const QList<WizardPage> route = m_flow.route();
    const qsizetype index = route.indexOf(WizardPage(currentId()));
    return index >= 0 && index + 1 < route.size() ? int(route.at(index + 1)) : -1;
}

void SetupWizard::follow(WizardPage id)
{
    const QScopedValueRollback guard(m_following, true);
    if (!page(int(id)))
        setPage(int(id), pageFor(id));
    if (visitedIds().contains(int(id))) {
        while (currentId() != int(id))
            QWizard::back();
    } else {
        QWizard::next();
    }
    refresh();
    focusPage();
}

void SetupWizard::focusPage()
{
    current()->takeFocus();
    // Everything on it is settled: what is left is to go on.
    QAbstractButton *forward = button(nextId() == -1 ? FinishButton : NextButton);
    if (!focusWidget() && forward->isEnabled())
        forward->setFocus();
}

void SetupWizard::refresh()
{
    FlowPage *shown = current();
    if (!shown || m_closing)
        return;
    const QPointer<QWidget> focused = focusWidget();
    shown->display();
    const QList<WizardPage> route = m_flow.route();
    QStringList steps;
    for (const WizardPage page : route)
        steps += stepName(page, m_flow.accessGoal());
    const int here = m_flow.isFinished() ? int(route.size()) : int(route.indexOf(m_flow.page()));
    m_ribbon->setSteps(steps, here);
    setWindowTitle(tr("Fairlead – %1").arg(stepName(m_flow.page(), m_flow.accessGoal())));
    shown->setCompact(m_ribbon->isCompact(), tr("Step %1 of %2").arg(here + 1).arg(route.size()));
    button(BackButton)->setEnabled(m_flow.canGoBack());
    reflow();
    refreshPrimary();
    // What had the keyboard is gone or greyed: the page says where it goes on.
    if (isVisible() && (!focused || !focused->isVisible() || !focused->isEnabled()))
        focusPage();
}

void SetupWizard::refreshPrimary()
{
    const bool last = nextId() == -1;
    auto *forward = qobject_cast<QPushButton *>(button(last ? FinishButton : NextButton));
    auto *own = qobject_cast<QPushButton *>(current()->primary());
    for (QPushButton *other : findChildren<QPushButton *>()) {
        if (other != forward && other != own)
            other->setDefault(false);
    }
    forward->setEnabled(m_flow.canGoNext());
    forward->setDefault(!own);
    if (own)
        own->setDefault(true);
}

void SetupWizard::reflow()
{
    const bool compact = width() < ems(this, 44);
    if (m_ribbon->isCompact() != compact) {
        m_ribbon->setCompact(compact);
        refresh();
        return;
    }
    // The long form of a label only where there is room for it.
    QAbstractButton *network = button(CustomButton1);
    const QString networkText = tr("Network settings…");
    network->setAccessibleName(networkText);
    network->setToolTip(compact ? networkText : QString());
    network->setIcon(compact ? icon(Symbol::Network) : QIcon());
    const QString shown = compact ? QString() : networkText;
    if (network->text() != shown)
        setButtonText(CustomButton1, shown);
    const QString next = compact ? tr("&Next") : current()->nextText();
    if (m_nextText != next) {
        m_nextText = next;
        setButtonText(NextButton, next);
    }
}

QSize SetupWizard::sizeHint() const
{
    QSize wanted(ems(this, 54), ems(this, 36));
    if (const QScreen *on = screen())
        wanted = wanted.boundedTo(on->availableSize() * 0.92);
    return wanted;
}

QSize SetupWizard::minimumSizeHint() const
{
    return {ems(this, 20), ems(this, 14)};
}

void SetupWizard::resizeEvent(QResizeEvent *event)
{
    QWizard::resizeEvent(event);
    if (current())
        reflow();
}

void SetupWizard::changeEvent(QEvent *event)
{
    QWizard::changeEvent(event);
    if (event->type() == QEvent::FontChange && current())
        reflow();
}

void SetupWizard::keyPressEvent(QKeyEvent *event)
{
    // Return is the page's primary button, wherever the keyboard is; a disabled one does nothing.
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        auto *focused = qobject_cast<QPushButton *>(focusWidget());
        if (focused && focused->isEnabled() && !focused->isDefault()) {
            focused->click();
            return;
        }
        QAbstractButton *own = current() ? current()->primary() : nullptr;
        QAbstractButton *primary = own ? own : button(nextId() == -1 ? FinishButton : NextButton);
        if (primary->isEnabled())
            primary->click();
        return;
    }
    QWizard::keyPressEvent(event);
}

void SetupWizard::openNetworkSettings()
{
    if (m_network)
        return;
    m_network = new NetworkDialog(m_flow.network(), m_flow.settings().lockedSettings(), this);
    m_network->setAttribute(Qt::WA_DeleteOnClose);
    connect(m_network, &QDialog::accepted, this, [this] { m_flow.useNetwork(m_network->settings()); });
    m_network->open();
}

void SetupWizard::reject()
{
    if (m_closing || m_question)
        return;
    if (m_flow.wouldLose())
        askBeforeDiscarding();
    else
        discard();
}

void SetupWizard::askBeforeDiscarding()
{
    // What is being made in the organisation stays, and so does a connection that is there already.
    const bool making = m_flow.access().isRunning();
    // Opened, not run: no second event loop (trap 1).
    auto *question = new QMessageBox(QMessageBox::NoIcon, tr("Fairlead – Stop the set-up?"),
                                     making ? tr("Stop changing server-to-server access?")
                                            : tr("Stop setting up this connection?"),
                                     QMessageBox::NoButton, this);
    question->setObjectName(QStringLiteral("discardQuestion"));
    question->setAttribute(Qt::WA_DeleteOnClose);
    question->setInformativeText(
        making ? tr("What has been made so far is remembered: the connection's card says "
                    "that it is not finished, goes on with it, or takes it back.")
               : tr("Nothing has been stored. What you entered is forgotten, and a sign-in "
                    "that was granted is given back."));
    question->setIconPixmap(icon(Symbol::Attention, Tone::Attention).pixmap(ems(this, 2.4)));
    auto *discardButton = new Button(making ? tr("Stop") : tr("Stop and discard"), question);
    auto *keepButton = new Button(making ? tr("Go on") : tr("Continue the set-up"), question);
    question->addButton(discardButton, QMessageBox::DestructiveRole);
    question->addButton(keepButton, QMessageBox::RejectRole);
    discardButton->setObjectName(QStringLiteral("discardButton"));
    keepButton->setObjectName(QStringLiteral("keepButton"));
    question->setDefaultButton(keepButton);
    question->setEscapeButton(keepButton);
    connect(discardButton, &QAbstractButton::clicked, this, &SetupWizard::discard);
    m_question = question;
    question->open();
}

void SetupWizard::discard()
{
    // The connection is there: only what is being made for it is left as it is.
    if (m_flow.isBuilt()) {
        m_flow.finishBuilt();
        return;
    }
    m_closing = true;
    hide();
    m_flow.close();
}

} // namespace fairlead
