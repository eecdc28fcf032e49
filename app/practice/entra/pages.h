// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QPair>
#include <QString>
#include <QStringList>

/// The sign-in pages. Plain HTML that works without script, by keyboard and with a screen reader; the ids of
/// fields and buttons are those of the real pages (i0116 user name, i0118 password, idSIButton9 for the way
/// on, idBtn_Back for Cancel), so that what drives the real ones drives these.
namespace fairlead::practice::pages {

/// Every form posts the id of its sign-in in the field `ctx`, and `action=cancel` from idBtn_Back.
QString username(const QString &ctx, const QString &appName, const QString &typed, const QString &problem);
QString password(const QString &ctx, const QString &username, const QString &problem);
/// The page of a federated organisation's own identity provider.
QString federated(const QString &ctx, const QString &username, const QString &problem);
struct Tile
{
    QString oid;
    QString name;
    QString username;
};
QString accounts(const QString &ctx, const QList<Tile> &tiles);
QString newPassword(const QString &ctx, const QString &username, const QString &problem);
QString moreInformation(const QString &ctx, const QString &username);
QString code(const QString &ctx, const QString &username, bool enrolling, const QString &problem);
struct Consent
{
    QString appName;
    QString appId;
    QString username;
    QString tenantName; ///< of the organisation that consents as a whole; empty: the person alone
    QStringList permissions;
    bool mayConsentForAll = false;
};
QString consent(const QString &ctx, const Consent &facts);
/// "Need admin approval" (AADSTS90094) or, with a request to send, "Approval required" (AADSTS90095).
QString approval(const QString &ctx, const QString &appName, const QString &username, bool canRequest);
QString requestSent(const QString &ctx, const QString &appName);
/// "Sorry, but we're having trouble signing you in." With a way back to the app where `ctx` is not empty.
QString trouble(const QString &ctx, const QString &sentence, const QStringList &supportLines);
QString deviceCode(const QString &problem);
QString deviceConfirm(const QString &ctx, const QString &appName, const QString &username);
QString notice(const QString &heading, const QString &text);
/// response_mode=form_post: a form that sends itself.
QString formPost(const QString &action, const QList<QPair<QString, QString>> &fields);

} // namespace fairlead::practice::pages
