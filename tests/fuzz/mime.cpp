// SPDX-License-Identifier: Apache-2.0
#include "todoku/mail.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), qsizetype(size));
    const auto message = todoku::mail::parse(bytes);
    todoku::mail::walk(message, [](const todoku::mail::Part &part) {
        (void)part.text();
        (void)part.fileName();
        (void)part.header.date();
        (void)part.header.mailboxes("To");
        (void)part.header.text("Subject");
        (void)todoku::mail::textFromHtml(part.text(), todoku::mail::Links::Show);
        (void)todoku::mail::embedded(part);
        return true;
    });
    return 0;
}
