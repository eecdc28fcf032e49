// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/seed/dice.h"

#include <QSet>
#include <QString>

namespace fairlead::practice {

struct City
{
    QString name;
    QString state; ///< short form: "CA", "ON"; empty where the country has none in use
    QString postalCode; ///< pattern: '#' is a digit, 'A' a letter
    QString country;
    QString countryCode; ///< ISO 3166-1 alpha-2
    QString phone; ///< pattern inside a range reserved for fiction where the country has one
    QString mobile;
    QStringList streets;
};

struct Address
{
    QString street;
    QString city;
    QString state;
    QString postalCode;
    QString country;
    QString countryCode;
};

/// Where names, places, numbers and texts come from. Everything is drawn from the given dice.
namespace names {

const QList<City> &cities();
QString firstName(Dice &dice, bool female);
QString lastName(Dice &dice);
QString streetAddress(Dice &dice, const City &city);
Address address(Dice &dice, const City &city);
/// '#' a digit, 'A' a letter.
QString fill(Dice &dice, const QString &pattern);
/// A company name not in `taken`, which it joins.
QString company(Dice &dice, const QString &industry, const City &city, QSet<QString> &taken);
QString jobTitle(Dice &dice, const QString &department);
QString department(Dice &dice);
const QStringList &industries();
/// Lower case ASCII letters and digits of a name: "Zoë O'Brien" is "zoeobrien".
QString ascii(const QString &name);

} // namespace names

} // namespace fairlead::practice
