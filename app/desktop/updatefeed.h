// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/newerversion.h"
#include "core/result.h"

#include <QByteArray>

namespace fairlead {

/// The largest feed that is looked at.
constexpr qsizetype largestFeed = 64 * 1024;

/// What the address of Setting::UpdateFeed answers:
///
///     {"feed": BASE64, "signature": BASE64}
///
/// The signature is Ed25519 (RFC 8032) over the bytes of the feed, which are themselves
///
///     {"product": "fairlead", "version": "0.2.0", "notes": URL, "download": URL}
///
/// Signed as bytes and not as JSON, so that nobody has to agree on how JSON is written. `publicKey` is base64
/// of the 32 bytes. The addresses may be missing; others than https are. Errors, for the log:
/// ProviderAnswerInvalid for what is no feed, FileRefused for one whose signature is not by that key. Pure.
Result<NewerVersion> readUpdateFeed(const QByteArray &answer, const QByteArray &publicKey);

} // namespace fairlead
