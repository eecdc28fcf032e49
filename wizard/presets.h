// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "crm/address.h"
#include "settings/settings.h"
#include "wizard/draft.h"

#include <QCoreApplication>

namespace fairlead {

/// What administrators have laid down for new connections: defaults that a person begins with, and policies
/// that no page changes. A trial with the practice org is not bound by them. A value type, any thread.
class WizardPresets
{
    Q_DECLARE_TR_FUNCTIONS(fairlead::WizardPresets)
public:
    WizardPresets() = default; ///< nothing
    /// What they count for: all of a new connection, or whoever takes over one that is there and else stays
    /// what it is.
    enum class Scope { NewConnection, NewUser };
    explicit WizardPresets(Settings settings, Scope scope = Scope::NewConnection)
        : m_settings(std::move(settings))
        , m_scope(scope)
    {
    }

    bool isEmpty() const { return text(Setting::Crm).isEmpty(); }
    /// Everything laid down, for a person to begin with; `clouds` tell which one an address is in.
    void prefill(WizardInput &input, const QList<Cloud> &clouds) const;
    /// What policies say, whatever was entered.
    void enforce(WizardInput &input, const QList<Cloud> &clouds) const;
    /// Policies say it for what is being entered.
    bool isLocked(Setting setting, const WizardInput &input) const;

    /// Objects to keep in step; empty: the usual ones.
    QStringList objects(const WizardInput &input) const;
    /// The only tenant that counts; empty: any.
    QString tenantId(const WizardInput &input) const;
    /// What is laid down cannot be connected to, with these clouds; or no window can make what policies want,
    /// but fairleadctl can. No clouds: nobody knows them.
    std::optional<Error> problem(const WizardInput &input, const QList<Cloud> &clouds) const;

private:
    QString text(Setting setting) const { return m_settings.value(setting).toString(); }
    bool counts(Setting setting, bool onlyPolicies) const;
    std::optional<CrmKind> crm() const;
    void apply(WizardInput &input, const QList<Cloud> &clouds, bool onlyPolicies) const;
    void applyAddress(WizardInput &input, const QList<Cloud> &clouds) const;
    void applyUser(WizardInput &input, bool onlyPolicies) const;

    Settings m_settings;
    Scope m_scope = Scope::NewConnection;
};

} // namespace fairlead
