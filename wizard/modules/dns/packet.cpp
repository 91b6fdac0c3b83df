// SPDX-License-Identifier: Apache-2.0
#include "packet.h"

#include "name.h"

#include <QtCore/QtEndian>

namespace todoku::dns {

using namespace std::chrono_literals;

static constexpr quint16 datagramSize = 1232;   // DNS flag day 2020: fits in an unfragmented IPv6 packet
static constexpr int mostRecords = 4000;        // of one packet; the largest answers met hold some hundred
static constexpr int longestAliasChain = 16;
static constexpr qsizetype headerSize = 12;

QString name(Type type)
{
    switch (type) {
    case Type::A: return u"A"_s;
    case Type::NS: return u"NS"_s;
    case Type::CNAME: return u"CNAME"_s;
    case Type::SOA: return u"SOA"_s;
    case Type::PTR: return u"PTR"_s;
    case Type::MX: return u"MX"_s;
    case Type::TXT: return u"TXT"_s;
    case Type::AAAA: return u"AAAA"_s;
    case Type::DS: return u"DS"_s;
    case Type::RRSIG: return u"RRSIG"_s;
    case Type::NSEC: return u"NSEC"_s;
    case Type::DNSKEY: return u"DNSKEY"_s;
    case Type::NSEC3: return u"NSEC3"_s;
    case Type::TLSA: return u"TLSA"_s;
    }
    return "TYPE"_L1 + QString::number(quint16(type)); // RFC 3597 §5
}

QString name(Outcome outcome)
{
    switch (outcome) {
    case Outcome::Answered: return u"answered"_s;
    case Outcome::NoSuchName: return u"nxdomain"_s;
    case Outcome::NoData: return u"nodata"_s;
    case Outcome::ServerFailure: return u"servfail"_s;
    case Outcome::Refused: return u"refused"_s;
    case Outcome::Referral: return u"referral"_s;
    case Outcome::TimedOut: return u"timeout"_s;
    case Outcome::Truncated: return u"truncated"_s;
    case Outcome::Malformed: return u"malformed"_s;
    case Outcome::EndlessAlias: return u"cname-loop"_s;
    case Outcome::NotAName: return u"not-a-name"_s;
    }
    Q_UNREACHABLE();
}

size_t qHash(const Question &question, size_t seed)
{
    return qHashMulti(seed, question.name, quint16(question.type), question.checkingDisabled);
}

QByteArray questionPacket(const Question &question, quint16 id, Recursion recursion, Edns edns, bool wantSignatures)
{
    const auto wire = toWire(question.name);
    if (!wire)
        return {};
    Field owner(ldns_rdf_new_frm_data(LDNS_RDF_TYPE_DNAME, size_t(wire->size()), wire->constData()));
    if (!owner)
        return {};
    quint16 flags = recursion == Recursion::Desired ? LDNS_RD : 0;
    if (question.checkingDisabled)
        flags |= LDNS_CD;
    // The packet takes the name.
    Packet packet(ldns_pkt_query_new(owner.release(), ldns_rr_type(question.type), LDNS_RR_CLASS_IN, flags));
    if (!packet)
        return {};
    ldns_pkt_set_id(packet.get(), id);
    if (edns == Edns::With) {
        ldns_pkt_set_edns_udp_size(packet.get(), datagramSize);
        ldns_pkt_set_edns_do(packet.get(), wantSignatures);
    }
    uint8_t *bytes = nullptr;
    size_t size = 0;
    if (ldns_pkt2wire(&bytes, packet.get(), &size) != LDNS_STATUS_OK)
        return {};
    const QByteArray result(reinterpret_cast<const char *>(bytes), qsizetype(size));
    free(bytes);
    return result;
}

static quint16 number(QByteArrayView packet, qsizetype at)
{
    return qFromBigEndian<quint16>(packet.data() + at);
}

Packet openPacket(QByteArrayView wire)
{
    if (wire.size() < headerSize || wire.size() > 65535)
        return {};
    if (number(wire, 4) + number(wire, 6) + number(wire, 8) + number(wire, 10) > mostRecords)
        return {};
    ldns_pkt *packet = nullptr;
    if (ldns_wire2pkt(&packet, reinterpret_cast<const uint8_t *>(wire.data()), size_t(wire.size())) != LDNS_STATUS_OK)
        return {};
    return Packet(packet);
}

bool answers(QByteArrayView packet, quint16 id, QByteArrayView questionWire)
{
    // Header: id, QR set, opcode 0, one question (RFC 1035 §4.1.1).
    if (packet.size() < headerSize || number(packet, 0) != id || (uchar(packet[2]) & 0xf8) != 0x80)
        return false;
    // Servers that refuse or fail may leave the question out (seen with FORMERR); such an answer tells nothing that could harm.
    const int code = uchar(packet[3]) & 0x0f;
    if (number(packet, 4) == 0)
        return code != 0 && number(packet, 6) == 0;
    const auto question = questionWire.sliced(headerSize);
    const auto size = question.indexOf('\0') + 1 + 4;
    if (number(packet, 4) != 1 || packet.size() < headerSize + size || size > question.size())
        return false;
    const auto echoed = packet.sliced(headerSize, size);
    const auto asked = question.first(size);
    // The name without case (RFC 4343), type and class exactly.
    return echoed.first(size - 4).compare(asked.first(size - 4), Qt::CaseInsensitive) == 0 && echoed.last(4) == asked.last(4);
}

bool refusesEdns(QByteArrayView packet)
{
    const int code = packet.size() < headerSize ? 0 : uchar(packet[3]) & 0x0f;
    return code == LDNS_RCODE_FORMERR || code == LDNS_RCODE_NOTIMPL;
}

static QByteArrayView bytes(const ldns_rdf *field)
{
    return {reinterpret_cast<const char *>(ldns_rdf_data(field)), qsizetype(ldns_rdf_size(field))};
}

/// A field of a record, if it is there and of the kind: libldns lets records without rdata pass, and their fields are null.
static const ldns_rdf *field(const ldns_rr *record, size_t index, ldns_rdf_type type)
{
    if (index >= ldns_rr_rd_count(record))
        return nullptr;
    const auto *found = ldns_rr_rdf(record, index);
    return found && ldns_rdf_data(found) && ldns_rdf_get_type(found) == type ? found : nullptr;
}

static QString nameIn(const ldns_rr *record, size_t index)
{
    const auto *found = field(record, index, LDNS_RDF_TYPE_DNAME);
    return found ? fromWire(bytes(found)) : QString();
}

/// The character-strings of a TXT record, joined without a space (RFC 7208 §3.3).
static QByteArray joinedText(const ldns_rr *record)
{
    QByteArray text;
    for (size_t i = 0; i < ldns_rr_rd_count(record); ++i) {
        if (const auto *part = field(record, i, LDNS_RDF_TYPE_STR); part && ldns_rdf_size(part) > 0)
            text += bytes(part).sliced(1);
    }
    return text;
}

static QByteArray allData(const ldns_rr *record)
{
    QByteArray data;
    for (size_t i = 0; i < ldns_rr_rd_count(record); ++i) {
        if (const auto *part = ldns_rr_rdf(record, i); part && ldns_rdf_data(part))
            data += bytes(part);
    }
    return data;
}

static std::optional<QHostAddress> addressIn(const ldns_rr *record)
{
    if (const auto *v4 = field(record, 0, LDNS_RDF_TYPE_A); v4 && ldns_rdf_size(v4) == 4)
        return QHostAddress(qFromBigEndian<quint32>(ldns_rdf_data(v4)));
    if (const auto *v6 = field(record, 0, LDNS_RDF_TYPE_AAAA); v6 && ldns_rdf_size(v6) == 16)
        return QHostAddress(ldns_rdf_data(v6));
    return std::nullopt;
}

/// nullopt for a record that lacks what its type must have.
static std::optional<Record> recordFrom(const ldns_rr *source)
{
    if (ldns_rr_rd_count(source) == 0 && ldns_rr_get_type(source) != LDNS_RR_TYPE_TXT)
        return std::nullopt;
    // RFC 2181 §8: a TTL with the highest bit set counts as 0.
    const auto ttl = ldns_rr_ttl(source);
    Record record{fromWire(bytes(ldns_rr_owner(source))), Type(ldns_rr_get_type(source)), std::chrono::seconds(ttl > 0x7fffffffU ? 0 : ttl)};
    switch (record.type) {
    case Type::A:
    case Type::AAAA: {
        const auto address = addressIn(source);
        if (!address)
            return std::nullopt;
        record.address = *address;
        break;
    }
    case Type::NS:
    case Type::CNAME:
    case Type::PTR:
        if (!field(source, 0, LDNS_RDF_TYPE_DNAME))
            return std::nullopt;
        record.name = nameIn(source, 0);
        break;
    case Type::MX: {
        const auto *preference = field(source, 0, LDNS_RDF_TYPE_INT16);
        if (!preference || !field(source, 1, LDNS_RDF_TYPE_DNAME))
            return std::nullopt;
        record.preference = ldns_rdf2native_int16(preference);
        record.name = nameIn(source, 1);
        break;
    }
    case Type::TXT:
        record.text = joinedText(source);
        break;
    case Type::SOA: {
        const auto *serial = field(source, 2, LDNS_RDF_TYPE_INT32);
        const auto *minimum = field(source, 6, LDNS_RDF_TYPE_PERIOD);
        if (!serial || !minimum)
            return std::nullopt;
        record.name = nameIn(source, 0);
        record.serial = ldns_rdf2native_int32(serial);
        record.minimum = std::chrono::seconds(ldns_rdf2native_int32(minimum));
        break;
    }
    default:
        record.data = allData(source);
    }
    return record;
}

static QList<Record> recordsOf(const ldns_rr_list *list)
{
    QList<Record> records;
    for (size_t i = 0; list && i < ldns_rr_list_rr_count(list); ++i) {
        const auto *source = ldns_rr_list_rr(list, i);
        if (!source || !ldns_rr_owner(source) || ldns_rr_get_class(source) != LDNS_RR_CLASS_IN)
            continue;
        if (auto record = recordFrom(source))
            records << std::move(*record);
    }
    return records;
}

/// RFC 8914 §2, read by hand from the OPT record's data: the library has no word for it yet.
static void readExtendedError(const ldns_pkt *packet, Answer &answer)
{
    const auto *options = ldns_pkt_edns(packet) ? ldns_pkt_edns_data(packet) : nullptr;
    if (!options || !ldns_rdf_data(options))
        return;
    const auto data = bytes(options);
    for (qsizetype at = 0; at + 4 <= data.size();) {
        const auto code = number(data, at), size = number(data, at + 2);
        at += 4;
        if (at + size > data.size())
            return;
        if (code == 15 && size >= 2) {
            answer.extendedError = number(data, at);
            answer.extendedText = QString::fromUtf8(data.sliced(at + 2, qMin<qsizetype>(size - 2, 500)));
            while (answer.extendedText.endsWith(QChar::Null))
                answer.extendedText.chop(1);
            return;
        }
        at += size;
    }
}

static Outcome outcomeOf(const ldns_pkt *packet)
{
    const int code = ldns_pkt_get_rcode(packet) | (ldns_pkt_edns(packet) ? ldns_pkt_edns_extended_rcode(packet) << 4 : 0);
    switch (code) {
    case LDNS_RCODE_NOERROR: return Outcome::Answered;
    case LDNS_RCODE_NXDOMAIN: return Outcome::NoSuchName;
    case LDNS_RCODE_REFUSED: return Outcome::Refused;
    default: return Outcome::ServerFailure;
    }
}

/// Follows the CNAMEs of one packet from `current` on. False where they lead in a circle or too far.
static bool followAliases(const QList<Record> &records, QString &current, Answer &answer)
{
    for (;;) {
        const auto alias = std::ranges::find_if(records, [&](const Record &r) { return r.type == Type::CNAME && r.owner == current; });
        if (alias == records.end())
            return true;
        if (alias->name == current || answer.aliases.contains(alias->name) || answer.aliases.size() >= longestAliasChain)
            return false;
        answer.ttl = answer.aliases.isEmpty() ? alias->ttl : qMin(answer.ttl, alias->ttl);
        current = alias->name;
        answer.aliases << current;
    }
}

static void readNegative(const QList<Record> &authority, bool aliased, Answer &answer)
{
    const auto soa = std::ranges::find(authority, Type::SOA, &Record::type);
    if (soa == authority.end())
        return;
    answer.zone = soa->owner;
    answer.serial = soa->serial;
    // RFC 2308 §5: the lesser of the SOA's own TTL and its minimum.
    const auto ttl = qMin(soa->ttl, soa->minimum);
    answer.ttl = aliased ? qMin(answer.ttl, ttl) : ttl;
}

static bool readReferral(const QList<Record> &authority, const QString &name, Answer &answer)
{
    const auto pointsElsewhere = [&](const Record &r) { return r.type == Type::NS && isWithin(name, r.owner); };
    if (std::ranges::none_of(authority, pointsElsewhere) || std::ranges::find(authority, Type::SOA, &Record::type) != authority.end())
        return false;
    for (const auto &record : authority) {
        if (pointsElsewhere(record)) {
            answer.zone = record.owner;
            answer.nameServers << record.name;
        }
    }
    return true;
}

std::optional<QString> read(const QByteArray &wire, const Question &question, Recursion recursion, Answer &answer)
{
    const auto packet = openPacket(wire);
    if (!packet) {
        answer.outcome = Outcome::Malformed;
        return std::nullopt;
    }
    answer.authoritative = ldns_pkt_aa(packet.get());
    answer.authenticated = ldns_pkt_ad(packet.get());
    readExtendedError(packet.get(), answer);
    answer.packets << wire;
    answer.outcome = ldns_pkt_tc(packet.get()) ? Outcome::Truncated : outcomeOf(packet.get());

    const auto records = recordsOf(ldns_pkt_answer(packet.get()));
    const auto authority = recordsOf(ldns_pkt_authority(packet.get()));
    QString current = answer.aliases.isEmpty() ? question.name : answer.aliases.last();
    const bool aliasAsked = question.type == Type::CNAME;
    if (!aliasAsked && !followAliases(records, current, answer)) {
        answer.outcome = Outcome::EndlessAlias;
        return std::nullopt;
    }
    for (const auto &record : records) {
        if (record.type != question.type || record.owner != current)
            continue;
        answer.ttl = answer.records.isEmpty() && answer.aliases.isEmpty() ? record.ttl : qMin(answer.ttl, record.ttl);
        answer.records << record;
    }
    if (answer.outcome == Outcome::NoSuchName || (answer.outcome == Outcome::Answered && answer.records.isEmpty()))
        readNegative(authority, !answer.aliases.isEmpty(), answer);
    if (answer.outcome != Outcome::Answered || !answer.records.isEmpty())
        return std::nullopt;

    answer.outcome = Outcome::NoData;
    answer.glue = recordsOf(ldns_pkt_additional(packet.get()));
    if (!answer.authoritative && readReferral(authority, current, answer)) {
        answer.outcome = Outcome::Referral;
        return std::nullopt;
    }
    // An alias whose target the packet says nothing about, not even that there is nothing.
    const bool leadsOut = current != question.name && answer.zone.isEmpty();
    return leadsOut && recursion == Recursion::Desired ? std::optional(current) : std::nullopt;
}

Answer readAnswer(const QByteArray &packet, const Question &question)
{
    Answer answer;
    const auto next = read(packet, question, Recursion::NotDesired, answer);
    Q_UNUSED(next);
    return answer;
}

} // namespace todoku::dns
