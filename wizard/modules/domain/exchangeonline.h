// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "todoku/domain.h"

/// What the tables say about MX hosts: resources/tables/exchange-online.json and mail-providers.json.
namespace todoku::domain {

struct ExchangeHost {
    enum class State {
        Other,        ///< not Microsoft's
        Current,
        Old,          ///< works, a newer form replaces it
        Dead,         ///< a service that was closed
        Consumer,     ///< Outlook.com: no tenant
        UnknownForm,  ///< below a Microsoft name, but no form that exists
        IllegalLabel, ///< a known form, with a label that cannot be one
    };
    State state = State::Other;
    QString label{};
    QString cloud{};
    QString spf{};    ///< what the domain's SPF record has to include
    QString near{};   ///< the form that was probably meant

    bool isTenant() const { return state == State::Current || state == State::Old; }
    /// Meant to be Exchange Online, also where it is written wrongly.
    bool isMeant() const { return state != State::Other && state != State::Consumer; }
};
ExchangeHost exchangeHost(const QString &host);

/// The label that Exchange Online gives a domain: dots become dashes. Empty for a domain with hyphens: there the label follows
/// no published rule, so nobody can be told that it is wrong.
QString exchangeLabel(const QString &domain);

/// "ms12345678.msv1.invalid": left behind by the verification of the domain, no way for mail.
bool isVerificationHost(const QString &host);

struct Provider {
    QString id{};
    bool isGateway = false;
};
/// By the ending of the host; empty where the table does not know.
Provider providerOfHost(const QString &host);

} // namespace todoku::domain
