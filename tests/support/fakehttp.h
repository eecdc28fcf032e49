// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "net/http.h"

#include <QObject>
#include <QStringList>

#include <functional>
#include <memory>
#include <vector>

namespace fairlead {

/// Http that follows a script. A request that the script does not expect, and a script that was not played to
/// its end, fail the running test. Steps are taken in order among those whose method and address fit.
class FakeHttp final : public Http
{
public:
    /// `clock` is needed for steps that answer slowly.
    explicit FakeHttp(Clock *clock = nullptr);
    ~FakeHttp() override;

    class Step
    {
    public:
        Step &reply(int status, const QByteArray &body = {}, const HttpHeaders &headers = {});
        Step &json(const QByteArray &body, int status = 200);
        Step &fail(const Error &error);
        Step &cut(); ///< ConnectionLost
        Step &hang(); ///< until cancelled
        Step &after(std::chrono::milliseconds delay);
        Step &check(std::function<void(const HttpRequest &)> look);
        Step &times(int count); ///< -1: any number, also none

    private:
        friend class FakeHttp;
        QByteArray m_method;
        QString m_url;
        Result<HttpResponse> m_result = HttpResponse{200, {}, {}};
        std::chrono::milliseconds m_delay{0};
        bool m_hangs = false;
        int m_left = 1;
        std::function<void(const HttpRequest &)> m_look;
    };
    /// `url`: the whole address; or its beginning, when it ends with '*'.
    Step &expect(const QByteArray &method, const QString &url);

    Task<Result<HttpResponse>> send(HttpRequest request, CancelToken cancel) override;

    const QList<HttpRequest> &requests() const { return m_requests; }
    /// Requests that have been sent and not answered.
    int waiting() const { return *m_waiting; }
    /// Every step has been played.
    bool isDone() const;

private:
    Step *find(const HttpRequest &request);

    Clock *m_clock;
    std::vector<std::unique_ptr<Step>> m_steps;
    QList<HttpRequest> m_requests;
    std::shared_ptr<int> m_waiting = std::make_shared<int>(0);
};

} // namespace fairlead
