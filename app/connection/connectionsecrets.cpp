// SPDX-License-Identifier: GPL-3.0-or-later
#include "connection/connectionsecrets.h"

#include "auth/rsakeyform.h"

#include <QCoreApplication>

namespace fairlead {

namespace {

Error notKept(const ConnectionInfo &info)
{
    Error error;
    error.code = ErrorCode::SignInNeeded;
    error.errorClass = ErrorClass::AskUser;
    const QString who = info.userName.isEmpty() ? info.name : info.userName;
    if (info.method != SignInMethod::DynamicsPassword || info.keepsPassword) {
        error.sentence =
            QCoreApplication::translate("fairlead::ConnectionSecrets",
                                        "What %1 signs in with is not in this computer's keychain any more.")
                .arg(who);
        error.remedy = QCoreApplication::translate("fairlead::ConnectionSecrets",
                                                   "Connect again with the same user; jobs and data stay.");
        return error;
    }
    error.sentence = QCoreApplication::translate("fairlead::ConnectionSecrets",
                                                 "The password of %1 is not kept on this computer.")
                         .arg(who);
    error.remedy =
        QCoreApplication::translate("fairlead::ConnectionSecrets",
                                    "Connect again with the same user; jobs and data stay. Where the "
                                    "password is kept, the connection renews itself.");
    return error;
}

} // namespace

QString secretPurpose(SignInMethod method)
{
    switch (method) {
    case SignInMethod::DynamicsPassword:
        return purpose::password;
    case SignInMethod::DynamicsApplication:
    case SignInMethod::SalesforceClientCredentials:
        return purpose::clientSecret;
    case SignInMethod::SalesforceJwt:
    case SignInMethod::DynamicsCertificate:
        return purpose::privateKey;
    case SignInMethod::SalesforceWeb:
    case SignInMethod::SalesforceServer:
    case SignInMethod::DynamicsWindow:
        return {};
    }
    return {};
}

Task<Result<Secret>> readSecret(SecretStore &store, QString key, Prompting prompting, CancelToken cancel)
{
    // Not a coroutine itself: it only starts one that holds everything by value.
    return prompting == Prompting::Allowed ? store.read(std::move(key), std::move(cancel))
                                           : readQuietly(store, std::move(key), std::move(cancel));
}

Task<Result<ConnectionSecrets>> readSecrets(SecretStore &store, QString homeId, ConnectionInfo info,
                                            CancelToken cancel, Prompting prompting)
{
    ConnectionSecrets secrets;
    const QString wanted = secretPurpose(info.method);
    if (wanted.isEmpty())
        co_return secrets;

    const QString key = secretKey(homeId, info.id.text(), wanted);
    auto value = co_await readSecret(store, key, prompting, cancel);
    if (!value) {
        if (value.error().code == ErrorCode::SecretNotFound)
            co_return fail(notKept(info));
        co_return fail(value.error());
    }
    if (wanted == purpose::password)
        secrets.password = std::move(*value);
    else if (wanted == purpose::clientSecret)
        secrets.clientSecret = std::move(*value);
    else
        secrets.privateKey = rsaKeyText(*value);
    co_return secrets;
}

} // namespace fairlead
