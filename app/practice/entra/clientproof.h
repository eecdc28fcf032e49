// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/entra/rules.h"

namespace fairlead::practice {

/// What a client showed to prove that it is the app.
struct ClientProof
{
    QString secret;
    QString assertionType;
    QByteArray assertion;

    static ClientProof of(const QUrlQuery &form);
    bool isEmpty() const { return secret.isEmpty() && assertion.isEmpty(); }
    bool byCertificate() const { return secret.isEmpty(); }
};

/// Client secret or certificate assertion (reference 1.8): 7000218, 7000215, 7000222, 50012, 700021, 700023,
/// 700024, 700027. `audiences`: every address the assertion may name.
Refusal judgeClientProof(const ClientProof &proof, const EntraApp &app, const QStringList &audiences,
                         const QDateTime &now);

} // namespace fairlead::practice
