// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/tour.h"

#include "core/taskscope.h"
#include "desktop/hubwiring.h"
#include "desktop/liveservices.h"
#include "desktop/practicevisitor.h"
#include "net/qthttp.h"
#include "secrets/memorystore.h"
#include "sync/homesession.h"
#include "ui/hub/hub.h"
#include "wizard/setupwizard.h"

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QDialog>
#include <QDir>
#include <QLineEdit>
#include <QPixmap>
#include <QTemporaryDir>
#include <QTemporaryFile>

#include <algorithm>
#include <cstdio>

namespace fairlead {

namespace {

constexpr std::chrono::milliseconds glance{50};
constexpr int mostGlances = 1200; // a minute
/// Lays out, paints and lets the last change arrive.
constexpr std::chrono::milliseconds settle{250};

Error failed(const QString &what)
{
    return Error::bug(QStringLiteral("the tour waited in vain: ") + what);
}

/// The one in front of that window; null: none.
QDialog *openDialog(const QWidget *window)
{
    const auto dialogs = window->findChildren<QDialog *>();
    const auto visible =
        std::find_if(dialogs.begin(), dialogs.end(), [](const QDialog *one) { return one->isVisible(); });
    return visible == dialogs.end() ? nullptr : *visible;
}

} // namespace

/// What one walk needs, in the order it has to go again.
struct Tour::Stage
{
    explicit Stage(Clock &clock, CrmKind kind)
        : crm(kind)
        , http(NetworkSettings(), clock)
        , session(Home(folder.path() + QStringLiteral("/home"), AdministratorPlaces::none()),
                  std::make_unique<MemoryStore>(), clock)
    {
    }

    const CrmKind crm;
    QTemporaryDir folder;
    QtHttp http; ///< the visitor's
    HomeSession session;
    std::shared_ptr<LiveServices> services;
    LiveServices::Trial trial;
    std::unique_ptr<SetupWizard> wizard;
    std::unique_ptr<PracticeVisitor> visitor;
    bool connected = false;
    bool visited = false;
    std::optional<Error> visitFailed;
    TaskScope scope;

    QString prefix() const { return nameOf(crm); }
};

namespace {

Task<void> visitPage(PracticeVisitor *visitor, QUrl url, std::function<void(Outcome)> ended,
                     CancelToken cancel)
{
    ended(co_await visitor->visit(url, cancel));
}

} // namespace

Tour::Tour(QString folder)
    : m_folder(std::move(folder))
{
}

Tour::~Tour() = default;

Outcome Tour::prepareFolder(const QString &folder)
{
    const bool made = QDir().mkpath(folder);
    QTemporaryFile probe(folder + QStringLiteral("/.fairlead-XXXXXX"));
    if (made && probe.open())
        return {};
    Error error;
    error.code = ErrorCode::FileUnwritable;
    error.errorClass = ErrorClass::AskUser;
    error.sentence = tr("The folder %1 cannot be written.").arg(folder);
    error.remedy = tr("Name a folder for the pictures that you may write.");
    return fail(error);
}

Task<void> Tour::walk(CancelToken cancel)
{
    Outcome outcome = prepareFolder(m_folder);
    for (const CrmKind crm : {CrmKind::Salesforce, CrmKind::Dynamics}) {
        if (outcome)
            outcome = co_await walkCrm(crm, cancel);
    }
    if (!outcome)
        fprintf(stderr, "%s\n",
                qPrintable(outcome.error().text() + QLatin1Char(' ') + outcome.error().detail));
    else
        printf("%d pictures in %s\n", m_number, qPrintable(QDir(m_folder).absolutePath()));
    fflush(stdout);
    QCoreApplication::exit(outcome ? 0 : 1);
}

Task<Outcome> Tour::until(std::function<bool()> reached, QString what, CancelToken cancel)
{
    for (int i = 0; i < mostGlances; ++i) {
        if (reached())
            co_return {};
        const auto slept = co_await sleepFor(m_clock, glance, cancel);
        if (!slept)
            co_return fail(slept.error());
    }
    co_return fail(failed(what));
}

Task<Outcome> Tour::picture(QWidget *window, QString name, CancelToken cancel)
{
    const auto settled = co_await sleepFor(m_clock, settle, cancel);
    if (!settled)
        co_return fail(settled.error());
    const QString file =
        QStringLiteral("%1/%2-%3.png").arg(m_folder).arg(++m_number, 2, 10, QLatin1Char('0')).arg(name);
    if (!window->grab().save(file))
        co_return fail(failed(file));
    co_return {};
}

Outcome Tour::press(QWidget *window, const QString &button) const
{
    const auto buttons = window->findChildren<QAbstractButton *>(button);
    for (auto *candidate : buttons) {
        if (candidate->isVisible() && candidate->isEnabled()) {
            candidate->click();
            return {};
        }
    }
    return fail(failed(button));
}

Task<Outcome> Tour::walkCrm(CrmKind crm, CancelToken cancel)
{
    auto stage = std::make_shared<Stage>(m_clock, crm);
    const auto visit = [stage = stage.get()](const QUrl &url) {
        const auto *program = stage->services->practiceProgram();
        if (!program)
            return;
        const auto &admin = program->world().admin;
        stage->visitor = std::make_unique<PracticeVisitor>(stage->http, admin.userName, admin.password);
        spawn(stage->scope,
              visitPage(
                  stage->visitor.get(), url,
                  [stage](const Outcome &outcome) {
                      stage->visited = true;
                      if (!outcome)
                          stage->visitFailed = outcome.error();
                  },
                  stage->scope.token()));
    };
    if (const auto opened = stage->session.open(); !opened)
        co_return fail(opened.error());
    stage->services = std::make_shared<LiveServices>(stage->session, m_clock, visit);
    WizardStart start;
    start.practiceFirst = true;
    stage->wizard = std::make_unique<SetupWizard>(stage->services, m_clock, start);
    connect(stage->wizard.get(), &SetupWizard::connected, this,
            [stage = stage.get()] { stage->connected = true; });
    stage->wizard->show();

    Outcome outcome = co_await walkPages(stage, cancel);
    if (outcome)
        outcome = co_await walkHub(stage, cancel);
    stage->scope.cancel();
    if (stage->trial.session)
        co_await stage->trial.session->stop();
    co_await stage->session.stop();
    co_return outcome;
}

Task<Outcome> Tour::walkPages(std::shared_ptr<Stage> stage, CancelToken cancel)
{
    SetupWizard *wizard = stage->wizard.get();
    WizardFlow *flow = &wizard->flow();
    // Plain pointers in what is handed to until(): GCC 12 destroys captures of temporaries inside a co_await
    // expression twice, and a shared_ptr would then end the stage before its time.
    Stage *scene = stage.get();
    const bool isDynamics = stage->crm == CrmKind::Dynamics;
    const auto next = [this, wizard] { return press(wizard, QStringLiteral("nextButton")); };
    Outcome step;

    // Page 1: the practice org and one of the two.
    WizardInput input = flow->input();
    input.crm = stage->crm;
    input.practice = true;
    flow->update(input);
    step = co_await picture(wizard, stage->prefix() + QStringLiteral("-choose"), cancel);
    if (step)
        step = next();
    if (step)
        step = co_await until([flow] { return flow->page() == WizardPage::Where; }, QStringLiteral("where"),
                              cancel);

    // Page 2.
    if (step)
        step = co_await picture(wizard, stage->prefix() + QStringLiteral("-where"), cancel);
    if (step)
        step = next();
    if (step)
        step = co_await until([flow] { return flow->page() == WizardPage::Authorize; },
                              QStringLiteral("authorize"), cancel);

    // Page 3, by the browser's rung: the visitor is the browser.
    if (step)
        step = co_await picture(wizard, stage->prefix() + QStringLiteral("-authorize"), cancel);
    if (step) {
        flow->signIn(SignInRung::Browser);
        step = co_await until(
            [flow, scene] {
                return flow->authorization() != nullptr || scene->visitFailed || flow->signInState().error;
            },
            QStringLiteral("authorization"), cancel);
    }
    if (step && stage->visitFailed)
        step = fail(*stage->visitFailed);
    if (step && flow->signInState().error)
        step = fail(*flow->signInState().error);
    if (step)
        step = co_await picture(wizard, stage->prefix() + QStringLiteral("-authorized"), cancel);
    if (step)
        step = next();

    // Page 4, Salesforce.
    if (step && !isDynamics)
        step = co_await walkAccess(stage, cancel);

    // Page 4, Dynamics.
    if (step && isDynamics) {
        step = co_await until([flow] { return flow->page() == WizardPage::User; }, QStringLiteral("user"),
                              cancel);
        if (step) {
            WizardInput filled = flow->input();
            filled.userName = flow->practice()->integrationUser;
            filled.password = Secret::fromText(flow->practice()->integrationPassword);
            filled.dynamicsAddress = flow->practice()->dynamicsAddress.toString();
            flow->update(filled);
            step = co_await picture(wizard, stage->prefix() + QStringLiteral("-user"), cancel);
        }
        if (step)
            step = next();
    }
    if (step)
        step = co_await until(
            [flow] { return flow->page() == WizardPage::Objects || flow->verifyRun().error(); },
            QStringLiteral("objects"), cancel);
    if (step && flow->verifyRun().error())
        step = fail(*flow->verifyRun().error());

    // Page 5, with every count in.
    const auto counted = [flow] {
        const auto *objects = flow->objects();
        return objects && !objects->isEmpty() && !flow->isBusy() && flow->count(objects->last().name);
    };
    if (step)
        step = co_await until(counted, QStringLiteral("counts"), cancel);
    if (step)
        step = co_await picture(wizard, stage->prefix() + QStringLiteral("-objects"), cancel);
    if (step)
        step = next();
    if (step)
        step = co_await until([flow] { return flow->page() == WizardPage::Connected && flow->checks(); },
                              QStringLiteral("connected"), cancel);

    // Page 6.
    if (step)
        step = co_await picture(wizard, stage->prefix() + QStringLiteral("-connected"), cancel);
    if (step)
        step = co_await finishPages(stage, cancel);
    co_return step;
}

Task<Outcome> Tour::walkAccess(std::shared_ptr<Stage> stage, CancelToken cancel)
{
    WizardFlow *flow = &stage->wizard->flow();
    Outcome step = co_await until([flow] { return flow->page() == WizardPage::ServerAccess; },
                                  QStringLiteral("server-to-server access"), cancel);
    if (!step)
        co_return step;
    flow->wishAccess(true);
    step = co_await until([flow] { return flow->canGoNext(); }, QStringLiteral("the rights for it"), cancel);
    if (step)
        step = co_await picture(stage->wizard.get(), stage->prefix() + QStringLiteral("-access"), cancel);
    if (step)
        step = press(stage->wizard.get(), QStringLiteral("nextButton"));
    co_return step;
}

Task<Outcome> Tour::finishPages(std::shared_ptr<Stage> stage, CancelToken cancel)
{
    WizardFlow *flow = &stage->wizard->flow();
    Stage *scene = stage.get();
    flow->next();
    const auto ended = [flow, scene] {
        return scene->connected || flow->finishRun().error() || flow->access().result();
    };
    Outcome step = co_await until(ended, QStringLiteral("finish"), cancel);
    if (step && flow->finishRun().error())
        step = fail(*flow->finishRun().error());
    if (!step || !flow->isBuilt())
        co_return step;
    if (const std::optional<Error> problem = flow->access().result()->problem)
        co_return fail(*problem);
    step = co_await picture(stage->wizard.get(), stage->prefix() + QStringLiteral("-access-made"), cancel);
    if (!step)
        co_return step;
    flow->next();
    const auto connected = [scene] { return scene->connected; };
    co_return co_await until(connected, QStringLiteral("the end of the wizard"), cancel);
}

Task<Outcome> Tour::walkHub(std::shared_ptr<Stage> stage, CancelToken cancel)
{
    stage->trial = stage->services->takeTrial();
    HomeSession *session = stage->trial.session.get();
    if (!session || session->connections().isEmpty())
        co_return fail(failed(QStringLiteral("a connection")));
    ui::Hub hub(m_clock);
    new HubWiring(hub, *session);
    hub.show();
    const std::function<bool()> settled = [session] {
        const QHash<ConnectionId, ConnectionStatus> statuses = session->statuses();
        return !statuses.isEmpty() && statuses.cbegin().value().state != SyncState::Syncing;
    };
    Outcome step = co_await until(settled, QStringLiteral("the first sync"), cancel);
    if (step) {
        const QHash<ConnectionId, ConnectionStatus> statuses = session->statuses();
        const std::optional<Error> error = statuses.cbegin().value().error;
        if (error)
            step = fail(*error);
    }
    if (step)
        step = co_await picture(&hub, stage->prefix() + QStringLiteral("-hub"), cancel);
    const std::pair<ui::Hub::Page, const char *> pages[] = {
        {ui::Hub::Page::SyncStatus, "-syncstatus"}, {ui::Hub::Page::Jobs, "-jobs"},
        {ui::Hub::Page::Conflicts, "-conflicts"},   {ui::Hub::Page::Activity, "-activity"},
        {ui::Hub::Page::Settings, "-settings"},
    };
    for (const auto &[page, name] : pages) {
        hub.showPage(page);
        const QString file = stage->prefix() + QLatin1String(name);
        if (step)
            step = co_await picture(&hub, file, cancel);
    }
    hub.showPage(ui::Hub::Page::Connections);
    if (step)
        step = co_await walkCardMenu(&hub, stage->prefix(), cancel);
    co_return step;
}

Task<Outcome> Tour::walkCardMenu(QWidget *hub, QString prefix, CancelToken cancel)
{
    struct Entry
    {
        const char *action;
        const char *name;
    };
    const Entry entries[] = {
        {"menuDetails", "-details"},
        {"menuChecks", "-checks"},
        {"menuRevoke", "-revoke"},
        {"menuRemove", "-remove"},
    };
    for (const Entry &entry : entries) {
        auto *action = hub->findChild<QAction *>(QLatin1String(entry.action));
        if (!action)
            co_return fail(failed(QLatin1String(entry.action)));
        action->trigger();
        const std::function<bool()> shown = [hub] {
            const auto *dialog = openDialog(hub);
            const auto *stop = dialog ? dialog->findChild<QWidget *>(QStringLiteral("stopChecks")) : nullptr;
            return dialog && !(stop && stop->isEnabled());
        };
        Outcome step = co_await until(shown, QLatin1String(entry.action), cancel);
        if (step)
            step = co_await picture(openDialog(hub), prefix + QLatin1String(entry.name), cancel);
        if (!step)
            co_return step;
        openDialog(hub)->reject();
        const std::function<bool()> closed = [hub] { return !openDialog(hub); };
        step = co_await until(closed, QStringLiteral("the end of a dialog"), cancel);
        if (!step)
            co_return step;
    }
    co_return {};
}

} // namespace fairlead
