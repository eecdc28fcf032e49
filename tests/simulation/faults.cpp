// SPDX-License-Identifier: GPL-3.0-or-later
#include "faults.h"

#include <algorithm>

namespace fairlead {

namespace {

// In the order of ModelCrm::Verb.
const char *const verbNames[] = {"who", "describe", "pull", "read", "write", "created", "deleted"};
const char *const kindNames[] = {"create", "update", "delete"};

QString line(const ModelCrm::Request &request)
{
    QString text = QStringLiteral("#%1 %2 %3")
                       .arg(request.number)
                       .arg(QLatin1String(verbNames[int(request.verb)]), request.object);
    if (!request.batch)
        return text;
    text += QLatin1Char(' ') + QLatin1String(kindNames[int(request.batch->kind)]);
    for (const RecordWrite &write : request.batch->records) {
        text += QLatin1Char(' ') + write.id + QLatin1Char('{');
        for (auto it = write.values.cbegin(); it != write.values.cend(); ++it) {
            const auto *words = std::get_if<QString>(&it.value());
            text += it.key() + QLatin1Char('=') + (words ? *words : QStringLiteral("·")) + QLatin1Char(' ');
        }
        text += QLatin1Char('}');
    }
    return text;
}

} // namespace

Faults::Faults(Scene &scene, Random random, int percent)
    : m_scene(scene)
    , m_random(random)
    , m_percent(percent)
{
}

Error Faults::lost()
{
    static constexpr ErrorCode codes[] = {ErrorCode::ConnectionLost, ErrorCode::TimedOut,
                                          ErrorCode::ProviderUnavailable, ErrorCode::Offline,
                                          ErrorCode::ProviderAnswerInvalid};
    return modelError(codes[m_random.below(5)], ErrorClass::RetryLater);
}

void Faults::lose(ModelCrm::Fate &fate, const ModelCrm::Request &request)
{
    const int what = m_random.below(100);
    if (what < 40) {
        fate.refused = lost();
        m_scene.count("requests lost");
    } else if (what < 85) {
        fate.lost = lost();
        m_scene.count("answers lost");
    } else if (request.batch && request.batch->kind == WriteKind::Create) {
        // Still at it long after we gave up.
        fate.refused = lost();
        fate.late = std::chrono::milliseconds(m_random.between(1000, 110000));
        m_scene.count("creates performed late");
    }
}

void Faults::limit(ModelCrm::Fate &fate)
{
    const bool daily = m_random.chance(25);
    Error error =
        modelError(daily ? ErrorCode::DailyLimitReached : ErrorCode::RateLimited, ErrorClass::RetryLater);
    error.retryAfter = std::chrono::seconds(daily ? m_random.between(300, 1500) : m_random.between(5, 90));
    fate.refused = error;
    m_scene.count(daily ? "daily limits" : "throttled");
}

ModelCrm::Fate Faults::fateOf(const ModelCrm::Request &request)
{
    ModelCrm::Fate fate;
    fate.before = std::chrono::milliseconds(m_random.between(20, 400));
    fate.after = std::chrono::milliseconds(m_random.between(10, 200));
    if (m_scene.clock.steady() < m_notBefore)
        m_scene.breaks(QStringLiteral("a request before the CRM wanted one again: ") + line(request));
    // Of a process that is killed the bytes on their way may still arrive.
    fate.arrivesAnyway = m_random.chance(50);
    if (m_random.chance(m_percent)) {
        const int what = m_random.below(100);
        const bool creates = request.batch && request.batch->kind == WriteKind::Create;
        if (what < 62) {
            lose(fate, request);
        } else if (what < 78) {
            limit(fate);
        } else if (what < 90 && request.verb == ModelCrm::Verb::Pull) {
            fate.refused = modelError(ErrorCode::CursorExpired, ErrorClass::RetryLater);
            m_scene.count("cursors expired");
        } else if (what < 95 && request.batch && (!creates || m_scene.crm.takesChosenIds())) {
            fate.twice = true;
            m_scene.count("requests twice");
        } else if (what >= 97) {
            fate.refused = modelError(ErrorCode::SignInNeeded, ErrorClass::AskUser);
            m_scene.count("sign-ins needed");
        }
    }
    m_scene.trace.say(m_scene.clock, [&]() -> QString {
        QString text = line(request);
        if (fate.refused)
            text += QStringLiteral(" refused ") + nameOf(fate.refused->code);
        if (fate.lost)
            text += QStringLiteral(" answer lost");
        if (fate.late)
            text += QStringLiteral(" performed late");
        return text;
    });
    return fate;
}

void Faults::heard(const Error &why)
{
    if (why.retryAfter)
        m_notBefore = std::max(m_notBefore, m_scene.clock.steady() + *why.retryAfter);
}

std::optional<Error> Faults::refusalOf(const RecordWrite &write)
{
    if (!m_random.chance(m_percent) || !m_random.chance(70))
        return std::nullopt;
    const int what = m_random.below(100);
    m_scene.trace.say(m_scene.clock,
                      [&]() -> QString { return QStringLiteral("record refused ") + write.id; });
    m_scene.count(what < 50 ? "records locked" : "records refused");
    if (what < 50)
        return modelError(ErrorCode::RecordLocked, ErrorClass::RetryLater);
    if (what < 80)
        return modelError(ErrorCode::RecordRejected, ErrorClass::SkipItem);
    return modelError(ErrorCode::DuplicateFound, ErrorClass::AskUser);
}

} // namespace fairlead
