// SPDX-License-Identifier: GPL-3.0-or-later
#include "policyfiles.h"

namespace fairlead::policyfiles {

namespace {

QString typeOf(const SettingRow &row)
{
    switch (row.standard.typeId()) {
    case QMetaType::Bool:
        return QStringLiteral("true or false | `REG_DWORD` 1 or 0 | `<true/>`, `<false/>` | `true`, `false`");
    case QMetaType::Int:
        return QStringLiteral("whole number | `REG_DWORD` | `<integer>` | number");
    case QMetaType::QStringList:
        return QStringLiteral("list of texts | `REG_MULTI_SZ` | `<array>` of `<string>` | array of texts");
    default:
        return QStringLiteral("text | `REG_SZ` or `REG_EXPAND_SZ` | `<string>` | text");
    }
}

QString shown(const QVariant &value)
{
    if (value.typeId() == QMetaType::QStringList)
        return value.toStringList().isEmpty()
            ? QStringLiteral("an empty list")
            : QStringLiteral("`%1`").arg(value.toStringList().join(QStringLiteral("`, `")));
    if (value.toString().isEmpty())
        return QStringLiteral("an empty text");
    return QStringLiteral("`%1`").arg(value.toString());
}

constexpr auto head = R"page(# Settings that administrators set

This page is made from the table of settings (`app/settings`) by `fairlead-policyfiles`; a test compares the two.

## Where they are set

| system | policies: locked | defaults: what a person begins with |
| --- | --- | --- |
| Windows | `HKLM\Software\Policies\Fairlead`, then `HKCU\Software\Policies\Fairlead` | `HKLM\Software\Fairlead\Defaults` |
| macOS | managed preferences of `io.fairlead.Fairlead` (a configuration profile) | `/Library/Preferences/io.fairlead.Fairlead.plist` |
| Linux | `/etc/fairlead/policy.json`, key `policies` | the same file, key `defaults` |

Templates: `fairlead.admx` with `en-US/fairlead.adml` and `de-DE/fairlead.adml`, `fairlead.mobileconfig`, `policy.json`.

## Which one counts

The first that says something: the policy of the machine, the policy of the user, the person's own setting
(`settings.json` in the person's folder, as the pages write it), the machine's default, what is built in. A policy locks:
pages show the field with "Set by your administrator.", and no page, no file of the person's and no `fairleadctl` verb
changes it. `SyncMinutes` and `Objects` say what new connections begin with: the jobs of a connection that is there can be
changed, also where the two are policies. The settings of new connections also hold for whoever takes over a connection
that is there ("Change user", `fairleadctl reauthorize --change-user`); its own user may always sign in again. A connection
that is there stays what it is. Settings marked *administrator's alone* are in no file of the person's.

No environment variable moves the places. On Linux file and folder must belong to root and be writable by nobody else.
A place that cannot be read or trusted, or a value of the wrong kind, whichever key it is, stops everything: Fairlead
says which key and where, connects to nothing, and offers neither the practice org nor added clouds, because what was
mistyped may have been the proxy or a prohibition. `fairleadctl diagnose` lists what is set and from where. Names that this
version does not know are listed there, and count for nothing; a known name in the wrong case, or a key that is there
twice, is refused like a wrong value. Changes count from the next start.

`ProxyMode` `manual` needs a `ProxyHost` and a `ProxyPort` in the same place or a stronger one. `Address` has to be in
`Cloud`, where both are set; a cloud that is not built in has to be in the person's `clouds.json`, and a connection that
it is missing for says so and names the policy's place. Blanks around names, ids and addresses of new connections do not
count, nor do the braces and capitals of an id, nor the case of an object's name.

Nobody is asked for newer versions unless `UpdateCheck` is on and both `UpdateFeed` and a key are there: this build has no
feed and no key of its own, so `UpdateFeed` goes with `UpdateKey`. `UpdateCheck` is built in as `true`; where a package
manager owns the installation (the package for Debian), nobody is asked all the same, whatever a person sets, unless an
administrator has set `UpdateFeed` or `UpdateCheck`. The installers for Windows and macOS own nothing in that sense.

The package for Debian, and the ones for Windows where they are installed for everybody, have Fairlead start at login for
everybody; each person can switch that off. `StartAtLogin` settles it for all: `false` counts whatever the entries are.

`fairlead.mobileconfig` is an example: give every profile made from it a `PayloadIdentifier` and `PayloadUUID` of its own
(`uuidgen`), in both places, for profiles with the same ones replace each other. The paths of files in the examples are
to be replaced by those of files that are there.

No secret is a policy: passwords, client secrets and keys are typed, or given to `fairleadctl connect` in a file.

## A machine without any window

With everything but the secret set, `fairleadctl connect` and that secret are all that is left:

| integration user | set, beside `Crm` and `Address` | left to do |
| --- | --- | --- |
| Dynamics 365, name and password | `IntegrationUser`, `ClientId` | `fairleadctl connect --password-file FILE` |
| Dynamics 365, application user | `ApplicationId` | `fairleadctl connect --client-secret-file FILE` |
| the same with a certificate | `ApplicationId` | `fairleadctl connect --certificate-file PEM --key-file PEM` |
| Salesforce, JWT bearer | `IntegrationUser`, `ClientId` | `fairleadctl connect --key-file PEM` |
| Salesforce, client credentials | `ClientId` | `fairleadctl connect --client-secret-file FILE` |

`ClientId` is needed because this build has no app of its own; for Dynamics 365 the `entraClientId` of an added cloud does as
well. What is not set is given as an argument; one that contradicts a policy is refused (exit code 2).

**As whom.** `connect` makes the connection of whoever runs it: in that person's folder, with the secrets in that person's
keychain. Run by root or SYSTEM, or by an administrator in his own name, it makes the wrong person's connection, and the one
who was meant has none. It runs in the session of the person, or of the account for services, under which Fairlead is to
sync, once for each of them.

**A server without a keychain.** Passwords, keys and the key that seals the tokens are kept in a keychain and nowhere else:
there is no file and no variable in its place. Without one `connect` says so, ends with exit code 1 and stores nothing.
Windows and macOS have a keychain for every account. On Linux it is a Secret Service on the account's session bus; where
nobody logs in to a desktop, GNOME Keyring does without a screen (Debian: packages `dbus-daemon` and `gnome-keyring`):

```
dbus-run-session -- sh -c '
    eval "$(gnome-keyring-daemon --daemonize --unlock --components=secrets <KEYRINGPASSWORD)"
    export GNOME_KEYRING_CONTROL
    gnome-keyring-daemon --start --components=secrets >/dev/null
    fairleadctl connect --password-file FILE'
```

`fairleadctl sync`, from a timer, runs in the same way. `KEYRINGPASSWORD` is a file with a password that opens this keyring
alone, readable by that account only; whoever reads it and the account's folder has the secrets.

## The settings
)page";

} // namespace

QByteArray reference()
{
    QString page = QString::fromUtf8(head);
    for (const SettingRow &row : settingsTable()) {
        page += QStringLiteral("\n### %1\n\n%2. %3\n\n")
                    .arg(QLatin1String(row.policyName), QString::fromUtf8(row.title),
                         QString::fromUtf8(row.explanation));
        page += QStringLiteral("| type | Windows | macOS | Linux |\n| --- | --- | --- | --- |\n| %1 |\n\n")
                    .arg(typeOf(row));
        page += QStringLiteral("- Name on every system: `%1`; ").arg(QLatin1String(row.policyName));
        page += row.owner == SettingRow::Owner::Person
            ? QStringLiteral("the person's own: `%1` in `settings.json`\n").arg(QLatin1String(row.key))
            : QStringLiteral("administrator's alone\n");
        page += QStringLiteral("- Takes %1\n- Built in: %2\n- Example: %3\n")
                    .arg(QString::fromUtf8(row.allowed), shown(row.standard), shown(row.example));
    }
    return page.toUtf8();
}

} // namespace fairlead::policyfiles
