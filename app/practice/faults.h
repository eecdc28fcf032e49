// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/httpfront.h"

#include <QRegularExpression>

#include <optional>
#include <random>

namespace fairlead::practice {

/// One entry of `POST /_practice/faults` (contract "fairlead-practice").
struct Fault
{
    enum class Drop { None, Before, After, MidBody };
    /// What somebody does at one of the services in that very moment.
    struct Meanwhile
    {
        QString service; ///< "salesforce", "entra", "dataverse", "graph"
        QString path; ///< below "/_practice/"
        QByteArray body;
    };

    QRegularExpression match;
    int times = -1; ///< how often it still strikes; -1 for ever
    double probability = 1;
    std::optional<int> status; ///< answered in place of the service, which is not asked
    std::optional<QByteArray> body;
    Headers headers; ///< replace the answer's own
    int delayMs = 0;
    Drop drop = Drop::None;
    std::optional<int> truncate; ///< of the answer's body: a shorter answer, its length in agreement
    std::optional<Meanwhile> then; ///< after the service was asked

    /// Whether the service is kept out of it.
    bool answersItself() const { return status || body; }
    /// Puts status, body, headers and truncation into an answer.
    void shape(Response &response) const;
};

/// The list of faults in force. The first that matches and is not spent strikes.
class Faults
{
public:
    explicit Faults(quint64 seed = 0);

    /// Replaces the list. An error text where the document is not what the contract says; the list is then
    /// unchanged.
    QString set(const QByteArray &document);
    void clear();
    void setSeed(quint64 seed);
    /// The fault for this request, counted down; tried against "METHOD path" and "METHOD path?query".
    std::optional<Fault> strike(const Request &request);

private:
    QList<Fault> m_faults;
    quint64 m_seed;
    std::mt19937_64 m_dice;
};

} // namespace fairlead::practice
