// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/entra/pages.h"
#include "practice/entra/signin.h"

namespace fairlead::practice {

namespace {

constexpr auto practiceCode = "123456";

// The words of the real pages for what a person can mend by typing again; empty for everything else.
QString typingMistake(int code)
{
    switch (code) {
    case 50126:
        return QStringLiteral(
            "Your account or password is incorrect. If you don't remember your password, reset it "
            "now.");
    case 50053:
        return QStringLiteral(
            "Your account is temporarily locked to prevent unauthorised use. Try again later, and "
            "if you still have trouble, contact your admin.");
    case 50056:
        return QStringLiteral("There is no password for this account. Sign in another way.");
    default:
        return {};
    }
}

QString value(const QUrlQuery &form, const char *name)
{
    return Request::value(form, QString::fromLatin1(name));
}

} // namespace

Response SignInPages::submitted(const Request &request)
{
    m_newCookie.clear();
    const QUrlQuery form = request.form();
    const auto found = m_signIns.find(value(form, "ctx"));
    // An old page, a second click on a finished one, or the start of another program's life.
    if (request.method != "POST" || found == m_signIns.end())
        return trouble(request, rules::refuse(90013));
    SignIn &signIn = *found;
    if (value(form, "action") == QLatin1String("cancel"))
        return withCookie(request, cancelled(request, signIn));

    using Step = Response (SignInPages::*)(const Request &, SignIn &, const QUrlQuery &);
    static const QHash<QString, Step> steps{
        {QStringLiteral("/common/login"), &SignInPages::takeUsername},
        {QStringLiteral("/adfs/ls/"), &SignInPages::takeUsername},
        {QStringLiteral("/common/reprocess"), &SignInPages::takePick},
        {QStringLiteral("/common/DoChangePassword"), &SignInPages::takeNewPassword},
        {QStringLiteral("/common/SAS/ProcessAuth"), &SignInPages::takeCode},
        {QStringLiteral("/common/Consent/Set"), &SignInPages::takeConsent},
    };
    const Step step = steps.value(request.path(), nullptr);
    if (!step)
        return trouble(request, rules::refuse(90013));
    return withCookie(request, (this->*step)(request, signIn, form));
}

// One address for both steps, as at Entra: the user name first, then the password. A driver may send both.
Response SignInPages::takeUsername(const Request &request, SignIn &signIn, const QUrlQuery &form)
{
    const QString typed = value(form, "loginfmt").trimmed();
    if (!typed.isEmpty())
        signIn.username = typed;
    const QString password = value(form, "passwd") + value(form, "Password");
    if (signIn.username.isEmpty())
        return proceed(request, signIn,
                       QStringLiteral("Enter a valid email address, phone number, or Skype name."));
    // Not proven yet, whatever was remembered: this page asked for it.
    signIn.oid.clear();
    const EntraUser *user = m_directory.user(signIn.username);
    const TenantSegment tenant = m_directory.segment(signIn.segment);
    const EntraTenant *home = m_directory.tenantOfDomain(signIn.username.section(QLatin1Char('@'), 1));
    if (!user || !home) {
        const QString shown = signIn.username;
        signIn.username.clear();
        return Response::html(pages::username(
            signIn.ctx, m_directory.app(signIn.clientId)->name, shown,
            tenant.tenant && home && home != tenant.tenant
                ? QStringLiteral(
                    "You can't sign in here with a personal account. Use your work or school account "
                    "instead.")
                : QStringLiteral(
                    "This username may be incorrect. Make sure you typed it correctly. Otherwise, "
                    "contact your admin.")));
    }
    if (password.isEmpty())
        return proceed(request, signIn);
    return takePassword(request, signIn, password);
}

Response SignInPages::takePassword(const Request &request, SignIn &signIn, const QString &typed)
{
    EntraUser &user = *m_directory.user(signIn.username);
    if (const Refusal refusal = rules::password(user, typed, m_clock.nowUtc())) {
        const QString mistake = typingMistake(refusal.code);
        if (mistake.isEmpty())
            return trouble(request, rules::refuse(refusal.code, about(signIn, &user)), &signIn);
        signIn.picked = true; // ask again, do not fall back on what the browser remembers
        return proceed(request, signIn, mistake);
    }
    if (user.refusal == 50057) {
        signIn.picked = true;
        return proceed(
            request, signIn,
            QStringLiteral("Your account has been locked. Contact your support person to unlock it, then "
                           "try again."));
    }
    signIn.oid = user.oid;
    signIn.authenticated = m_clock.nowUtc();
    return proceed(request, signIn);
}

Response SignInPages::takePick(const Request &request, SignIn &signIn, const QUrlQuery &form)
{
    const QString pick = value(form, "pick");
    signIn.picked = true;
    if (const Account *account = pick == QLatin1String("other") ? nullptr : remembered(request, pick)) {
        signIn.oid = account->oid;
        signIn.mfa = account->mfa;
        signIn.authenticated = account->when;
    }
    return proceed(request, signIn);
}

Response SignInPages::takeNewPassword(const Request &request, SignIn &signIn, const QUrlQuery &form)
{
    if (signIn.oid.isEmpty())
        return proceed(request, signIn);
    EntraUser &user = *m_directory.userByOid(signIn.oid);
    const QString chosen = value(form, "newpassword");
    if (value(form, "oldpassword") != user.password)
        return proceed(request, signIn, QStringLiteral("Your current password is incorrect."));
    if (chosen != value(form, "confirmpassword"))
        return proceed(request, signIn, QStringLiteral("The passwords you entered don't match."));
    if (chosen.size() < 8 || chosen == user.password)
        return proceed(request, signIn,
                       QStringLiteral("Choose a password that's harder for people to guess."));
    user.password = chosen;
    user.refusal = 0;
    // A changed password ends what was granted with the old one (reference 1.6).
    user.tokensValidFrom = m_clock.nowUtc();
    signIn.authenticated = m_clock.nowUtc();
    return proceed(request, signIn);
}

Response SignInPages::takeCode(const Request &request, SignIn &signIn, const QUrlQuery &form)
{
    if (signIn.oid.isEmpty())
        return proceed(request, signIn);
    EntraUser &user = *m_directory.userByOid(signIn.oid);
    if (rules::wantsEnrolment(user.refusal) && !signIn.enrolling) {
        signIn.enrolling = true;
        return proceed(request, signIn);
    }
    if (value(form, "otc").trimmed() != QLatin1String(practiceCode))
        return proceed(request, signIn,
                       QStringLiteral("You didn't enter the expected verification code. Please try again."));
    // Once enrolled, the account must use its second factor from now on.
    if (signIn.enrolling)
        user.refusal = 50076;
    signIn.mfa = true;
    return proceed(request, signIn);
}

Response SignInPages::takeConsent(const Request &request, SignIn &signIn, const QUrlQuery &form)
{
    if (signIn.oid.isEmpty())
        return proceed(request, signIn);
    EntraUser &user = *m_directory.userByOid(signIn.oid);
    if (rules::wantsApproval(user.refusal))
        return Response::html(pages::requestSent(signIn.ctx, m_directory.app(signIn.clientId)->name));
    if (signIn.purpose == SignIn::Purpose::Device && !signIn.confirmed) {
        signIn.confirmed = true;
        return proceed(request, signIn);
    }
    const bool admin = signIn.purpose == SignIn::Purpose::AdminConsent;
    // The button of a page this person was never shown.
    if (admin ? !user.globalAdmin : !user.mayConsent)
        return proceed(request, signIn);
    const QString appId = m_directory.app(signIn.clientId)->id;
    QList<ResourceScope> wanted = signIn.scopes.resources;
    if (wanted.isEmpty())
        wanted = {signIn.scopes.target(m_directory)};
    for (const ResourceScope &scope : std::as_const(wanted)) {
        if (admin || (user.globalAdmin && value(form, "forAll") == QLatin1String("1")))
            m_directory.consentForTenant(appId, user.tenant, {scope.resource->appId});
        else
            m_directory.consent(appId, user.oid, scope.resource->appId);
    }
    signIn.consented = true;
    return proceed(request, signIn);
}

Response SignInPages::cancelled(const Request &request, SignIn &signIn)
{
    const SignIn ended = signIn;
    m_signIns.remove(ended.ctx);
    if (ended.purpose == SignIn::Purpose::Device) {
        if (DeviceCode *code = m_grants.byUserCode(ended.deviceCode))
            code->state = DeviceCode::State::Declined;
        return Response::html(
            pages::notice(QStringLiteral("You cancelled"),
                          QStringLiteral("The application was not signed in. You may now close "
                                         "this window.")));
    }
    // From a page that refused, the refusal goes back; from any other, that the person declined.
    EntraUser *user = ended.oid.isEmpty() ? nullptr : m_directory.userByOid(ended.oid);
    if (user) {
        const TenantSegment tenant = m_directory.segment(ended.segment);
        if (tenant.tenant && tenant.tenant->id != user->tenant)
            return refused(request, ended, rules::refuse(50020, about(ended, user)));
        if (rules::wantsApproval(user->refusal))
            return refused(request, ended, rules::refuse(user->refusal, about(ended, user)));
        const bool admin = ended.purpose == SignIn::Purpose::AdminConsent;
        if (admin && !user->globalAdmin)
            return refused(request, ended, rules::refuse(90093, about(ended, user)));
        const bool stoppable = user->refusal == 0 || user->refusal == 65001 || rules::wantsCode(user->refusal)
            || rules::wantsEnrolment(user->refusal) || rules::wantsNewPassword(user->refusal);
        if (!stoppable)
            return refused(request, ended, rules::refuse(user->refusal, about(ended, user)));
        if (const Refusal refusal =
                rules::assignment(*m_directory.app(ended.clientId), *user, about(ended, user)))
            return refused(request, ended, refusal);
    }
    return refused(request, ended, rules::refuse(65004, about(ended, user)), true);
}

} // namespace fairlead::practice
