// SPDX-License-Identifier: Apache-2.0
#include "todoku/domain.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    using namespace todoku;
    const QByteArray bytes(reinterpret_cast<const char *>(data), qsizetype(size));
    const auto text = QString::fromUtf8(bytes);
    dns::Answer txt{dns::Outcome::Answered};
    txt.records = {dns::Record{{}, dns::Type::TXT, {}, {}, {}, 0, bytes}};
    const domain::Lookup lookup = [&](const QString &, dns::Type) { return &txt; };
    (void)domain::dmarc::looksLikeRecord(text);
    (void)domain::dmarc::discover(QStringLiteral("a.b.c.d.e.f.g.h.i.example.com"), lookup);
    (void)domain::dmarc::evaluate(QStringLiteral("a.example.com"), {QStringLiteral("b.example.com")}, {QStringLiteral("example.com")}, lookup);
    domain::Look look;
    look.texts = {text};
    domain::MtaSts mtaSts;
    domain::readMtaStsRecord(look, mtaSts);
    domain::readMtaStsPolicy(bytes, mtaSts);
    (void)domain::policyCovers(mtaSts, text);
    (void)domain::readTlsReporting(look);
    (void)domain::readDkimKey(QStringLiteral("selector1"), look);
    (void)domain::toAscii(text);
    return 0;
}
