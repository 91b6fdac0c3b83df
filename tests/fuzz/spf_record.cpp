// SPDX-License-Identifier: Apache-2.0
#include "todoku/domain.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    using namespace todoku;
    // Every name publishes the same record, every host has the same address: trees without end included.
    dns::Answer txt{dns::Outcome::Answered}, address{dns::Outcome::Answered}, name{dns::Outcome::Answered};
    txt.records = {dns::Record{{}, dns::Type::TXT, {}, {}, {}, 0, "v=spf1 " + QByteArray(reinterpret_cast<const char *>(data), qsizetype(size))}};
    address.records = {dns::Record{{}, dns::Type::A, {}, QHostAddress(QStringLiteral("192.0.2.1"))}};
    name.records = {dns::Record{{}, dns::Type::MX, {}, {}, QStringLiteral("mail.example.com"), 10}};
    const domain::Lookup lookup = [&](const QString &, dns::Type type) {
        return type == dns::Type::TXT ? &txt : type == dns::Type::A || type == dns::Type::AAAA ? &address : &name;
    };
    (void)domain::spf::lint(QStringLiteral("example.com"), lookup);
    (void)domain::spf::evaluate({QHostAddress(QStringLiteral("2001:db8::1")), QStringLiteral("a.b@example.com"), QStringLiteral("helo.example"), {}, {}}, lookup);
    return 0;
}
