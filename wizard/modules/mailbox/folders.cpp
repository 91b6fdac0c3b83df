// SPDX-License-Identifier: Apache-2.0
#include "formats.h"

#include <QtCore/QSet>

namespace todoku::mailbox {

// RFC 3501 §5.1.3: folders of an IMAP server are named in a UTF-7 of its own, also on disk: "&kAFP4W4IMH8w6zCkMAY-".
static QString fromModifiedUtf7(const QString &name)
{
    QString text;
    for (qsizetype i = 0; i < name.size(); ++i) {
        const auto end = name[i] == u'&' ? name.indexOf(u'-', i) : -1;
        if (end < 0) {
            text += name[i];
            continue;
        }
        if (end == i + 1) {
            text += u'&';
        } else {
            auto coded = name.mid(i + 1, end - i - 1).toLatin1();
            const auto bytes = mail::fromBase64(coded.replace(',', '/'));
            for (qsizetype k = 0; k + 1 < bytes.size(); k += 2)
                text += QChar(char16_t((uchar(bytes[k]) << 8) | uchar(bytes[k + 1])));
        }
        i = end;
    }
    return text;
}

static QString foldedName(const QString &name)
{
    static const QRegularExpression ending(u"([-_ ]?\\d+|\\.mbox|\\.sbd)$"_s);
    auto text = fromModifiedUtf7(name).normalized(QString::NormalizationForm_KC).trimmed().toLower();
    return text.remove(ending);
}

bool isSentFolder(const QString &name)
{
    static const auto names = [] {
        QSet<QString> all;
        for (const auto &row : tableRows(u"sent-folders"_s))
            all << foldedName(row.toObject().value("name"_L1).toString());
        return all;
    }();
    // Maildir++: ".Sent", "INBOX.Sent"; a hierarchy in one name ends with the folder itself.
    const auto folded = foldedName(name);
    return names.contains(folded) || names.contains(folded.section(u'.', -1)) || names.contains(folded.section(u'/', -1));
}

} // namespace todoku::mailbox
