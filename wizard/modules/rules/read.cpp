// SPDX-License-Identifier: Apache-2.0
#include "inside.h"

#include "todoku/mail.h"

#include <QtCore/QFileInfo>
#include <QtCore/QJsonDocument>

namespace todoku::rules {

static constexpr qsizetype mostEntries = 200'000;

namespace {

class Reader
{
public:
    explicit Reader(const QString &fileName) { m_export.fileName = fileName; }

    Result<Export> readJson(const QByteArray &text)
    {
        QJsonParseError error;
        const auto document = QJsonDocument::fromJson(text, &error);
        if (error.error != QJsonParseError::NoError)
            return Failure{Failure::Kind::Malformed, error.errorString(), error.offset};
        addJson(document.isArray() ? QJsonValue(document.array()) : QJsonValue(document.object()), 0);
        return finish();
    }

    Result<Export> readCsv(const QByteArray &text)
    {
        mail::CsvRows rows(text);
        QStringList headings;
        for (const auto &cell : rows.next())
            headings << QString::fromUtf8(cell).trimmed().toLower();
        while (!rows.atEnd()) {
            const auto cells = rows.next();
            Object object;
            for (qsizetype i = 0; i < std::min(cells.size(), headings.size()); ++i)
                object.insert(headings[i], QString::fromUtf8(cells[i]));
            add(object);
        }
        return finish();
    }

private:
    /// A list, one object alone, or the wrapper that Windows PowerShell 5 makes of a list: {"value": […], "Count": 3}.
    void addJson(const QJsonValue &value, int depth)
    {
        if (value.isArray() && depth < 4) {
            for (const auto &item : value.toArray())
                addJson(item, depth + 1);
            return;
        }
        const auto json = value.toObject();
        if (json.value("value"_L1).isArray() && json.size() <= 2)
            return addJson(json.value("value"_L1), depth + 1);
        Object object;
        for (auto it = json.begin(); it != json.end(); ++it)
            object.insert(it.key().toLower(), it.value());
        add(object);
    }

    void add(const Object &object)
    {
        if (m_export.entries.size() >= mostEntries)
            return;
        if (auto entry = entryFrom(object, m_export.lost))
            m_export.entries << *std::move(entry);
    }

    Result<Export> finish()
    {
        if (m_export.entries.isEmpty())
            return Failure{Failure::Kind::Unsupported, u"no rule, mailbox or member in it"_s};
        return m_export;
    }

    Export m_export;
};

/// Without PowerShell's "#TYPE …" and empty lines before the headings, and "sep=;" as spreadsheets write it.
QByteArray withoutPreamble(QByteArray text)
{
    for (int line = 0; line < 10; ++line) {
        const auto end = text.indexOf('\n');
        const auto first = text.first(end < 0 ? text.size() : end).trimmed();
        const bool preamble = first.isEmpty() || first.startsWith("#TYPE") || (first.size() == 5 && first.startsWith("sep="));
        if (!preamble || end < 0)
            break;
        text = text.sliced(end + 1);
    }
    return text;
}

} // namespace

Result<Export> read(const QByteArray &content, const QString &fileName)
{
    if (content.size() > largestExport)
        return Failure{Failure::Kind::TooLarge, {}};
    const auto text = mail::tableText(content);
    const auto trimmed = text.trimmed();
    if (trimmed.isEmpty())
        return Failure{Failure::Kind::Empty, {}};
    Reader reader(fileName);
    if (trimmed.startsWith('[') || trimmed.startsWith('{'))
        return reader.readJson(trimmed);
    return reader.readCsv(withoutPreamble(text));
}

Result<Export> readExport(const QString &path)
{
    const auto content = readFile(path, largestExport);
    return content ? read(*content, QFileInfo(path).fileName()) : Result<Export>(content.error());
}

} // namespace todoku::rules
