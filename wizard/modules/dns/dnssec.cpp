// SPDX-License-Identifier: Apache-2.0
#include "todoku/dnssec.h"

#include "name.h"
#include "packet.h"

namespace todoku::dns {

static constexpr int mostIterations = 100;     // RFC 9276 §3.2
static constexpr size_t mostSignatures = 8;    // of one set: more only makes us work (CVE-2023-50387)
static constexpr size_t mostKeys = 16;
static constexpr int mostDenialRecords = 20;

QString name(Proof proof)
{
    switch (proof) {
    case Proof::Secure: return u"secure"_s;
    case Proof::Unsigned: return u"no signature"_s;
    case Proof::BadSignature: return u"wrong signature"_s;
    case Proof::Expired: return u"signature expired"_s;
    case Proof::NotYetValid: return u"signature not yet valid"_s;
    case Proof::NoKey: return u"no matching key"_s;
    case Proof::NotDenied: return u"absence not proven"_s;
    case Proof::Unsupported: return u"unsupported algorithm"_s;
    case Proof::Unreadable: return u"unreadable"_s;
    }
    Q_UNREACHABLE();
}

QByteArray rootAnchors()
{
    QByteArray text;
    for (const auto &row : tableRows(u"root-anchors"_s))
        text += row[u"record"].toString().toLatin1() + '\n';
    return text;
}

static QByteArrayView rdfBytes(const ldns_rdf *rdf)
{
    return {reinterpret_cast<const char *>(ldns_rdf_data(rdf)), qsizetype(ldns_rdf_size(rdf))};
}

/// The records of an anchor file that libldns can read.
static Records anchorRecords(const QByteArray &anchors)
{
    Records records(ldns_rr_list_new());
    for (const auto &line : anchors.split('\n')) {
        ldns_rr *record = nullptr;
        if (line.trimmed().isEmpty() || line.trimmed().startsWith(';') || line.size() > 4096)
            continue;
        if (ldns_rr_new_frm_str(&record, line.trimmed().constData(), 3600, nullptr, nullptr) == LDNS_STATUS_OK && record) {
            const auto type = ldns_rr_get_type(record);
            if ((type == LDNS_RR_TYPE_DS || type == LDNS_RR_TYPE_DNSKEY) && ldns_rr_rd_count(record) == 4)
                ldns_rr_list_push_rr(records.get(), record);
            else
                ldns_rr_free(record);
        }
    }
    return records;
}

static QString ownerOf(const ldns_rr *record)
{
    return ldns_rr_owner(record) ? fromWire(rdfBytes(ldns_rr_owner(record))) : QString();
}

std::optional<QString> anchoredZone(const QByteArray &anchors, const QString &name)
{
    const auto records = anchorRecords(anchors);
    std::optional<QString> best;
    for (size_t i = 0; i < ldns_rr_list_rr_count(records.get()); ++i) {
        const auto zone = ownerOf(ldns_rr_list_rr(records.get(), i));
        if (isWithin(name, zone) && (!best || zone.size() > best->size()))
            best = zone;
    }
    return best;
}

/// The records of one owner and type that are whole, cloned out of a section.
static Records recordsIn(const ldns_rr_list *section, const QString &owner, ldns_rr_type type, size_t fewestFields)
{
    Records found(ldns_rr_list_new());
    for (size_t i = 0; section && i < ldns_rr_list_rr_count(section); ++i) {
        const auto *record = ldns_rr_list_rr(section, i);
        if (ldns_rr_get_type(record) == type && ldns_rr_rd_count(record) >= fewestFields && ldns_rr_get_class(record) == LDNS_RR_CLASS_IN && ownerOf(record) == owner)
            ldns_rr_list_push_rr(found.get(), ldns_rr_clone(record));
    }
    return found;
}

/// Signatures over that set, by the zone itself: RFC 4035 §5.3.1.
static Records signaturesIn(const ldns_rr_list *section, const QString &owner, ldns_rr_type covered, const QString &zone)
{
    auto all = recordsIn(section, owner, LDNS_RR_TYPE_RRSIG, 9);
    Records found(ldns_rr_list_new());
    for (size_t i = 0; i < ldns_rr_list_rr_count(all.get()) && ldns_rr_list_rr_count(found.get()) < mostSignatures; ++i) {
        const auto *signature = ldns_rr_list_rr(all.get(), i);
        const auto *typeCovered = ldns_rr_rrsig_typecovered(signature);
        const auto *signer = ldns_rr_rrsig_signame(signature);
        if (typeCovered && signer && ldns_rdf2rr_type(typeCovered) == covered && fromWire(rdfBytes(signer)) == zone && isWithin(owner, zone))
            ldns_rr_list_push_rr(found.get(), ldns_rr_clone(signature));
    }
    return found;
}

static Proof proofFrom(ldns_status status)
{
    switch (status) {
    case LDNS_STATUS_OK: return Proof::Secure;
    case LDNS_STATUS_CRYPTO_SIG_EXPIRED: return Proof::Expired;
    case LDNS_STATUS_CRYPTO_SIG_NOT_INCEPTED: return Proof::NotYetValid;
    case LDNS_STATUS_CRYPTO_UNKNOWN_ALGO:
    case LDNS_STATUS_CRYPTO_ALGO_NOT_IMPL: return Proof::Unsupported;
    case LDNS_STATUS_CRYPTO_NO_MATCHING_KEYTAG_DNSKEY:
    case LDNS_STATUS_CRYPTO_NO_DNSKEY:
    case LDNS_STATUS_CRYPTO_NO_TRUSTED_DNSKEY: return Proof::NoKey;
    default: return Proof::BadSignature;
    }
}

/// One good signature is enough; otherwise the most telling failure.
static Proof verifySet(const ldns_rr_list *set, const ldns_rr_list *signatures, const ldns_rr_list *keys, qint64 now)
{
    if (ldns_rr_list_rr_count(signatures) == 0)
        return Proof::Unsigned;
    auto worst = Proof::NoKey;
    for (size_t i = 0; i < ldns_rr_list_rr_count(signatures); ++i) {
        BorrowedRecords good(ldns_rr_list_new());
        const auto proof = proofFrom(ldns_verify_rrsig_keylist_time(set, ldns_rr_list_rr(signatures, i), keys, time_t(now), good.get()));
        if (proof == Proof::Secure)
            return proof;
        if (worst == Proof::NoKey || proof == Proof::Expired)
            worst = proof;
    }
    return worst;
}

static Records keysOf(const SignedZone &zone)
{
    Records keys(ldns_rr_list_new());
    for (const auto &wire : zone.keys) {
        ldns_rr *record = nullptr;
        size_t at = 0;
        if (ldns_wire2rr(&record, reinterpret_cast<const uint8_t *>(wire.constData()), size_t(wire.size()), &at, LDNS_SECTION_ANSWER) == LDNS_STATUS_OK)
            ldns_rr_list_push_rr(keys.get(), record);
    }
    return keys;
}

static QByteArray wireOf(const ldns_rr *record)
{
    uint8_t *bytes = nullptr;
    size_t size = 0;
    if (ldns_rr2wire(&bytes, record, LDNS_SECTION_ANSWER, &size) != LDNS_STATUS_OK)
        return {};
    const QByteArray wire(reinterpret_cast<const char *>(bytes), qsizetype(size));
    free(bytes);
    return wire;
}

/// Whether an anchor, or a parent's DS record, names this key.
static bool isNamed(const ldns_rr *key, const ldns_rr *anchor)
{
    if (ldns_rr_get_type(anchor) == LDNS_RR_TYPE_DNSKEY)
        return ldns_rr_compare_no_rdata(key, anchor) == 0 && ldns_rdf_compare(ldns_rr_rdf(key, 3), ldns_rr_rdf(anchor, 3)) == 0;
    const auto hash = ldns_hash(ldns_rdf2native_int8(ldns_rr_rdf(anchor, 2)));
    if (hash != LDNS_SHA1 && hash != LDNS_SHA256 && hash != LDNS_SHA384)
        return false;
    const ResourceRecord made(ldns_key_rr2ds(key, hash));
    return made && ldns_rr_rd_count(made.get()) == 4 && ldns_rr_compare_ds(made.get(), anchor);
}

static bool isKnownAlgorithm(const ldns_rr *anchor)
{
    static constexpr std::array known{LDNS_RSASHA1, LDNS_RSASHA1_NSEC3, LDNS_RSASHA256, LDNS_RSASHA512, LDNS_ECDSAP256SHA256, LDNS_ECDSAP384SHA384,
                                      LDNS_ED25519, LDNS_ED448};
    const auto *field = ldns_rr_rdf(anchor, ldns_rr_get_type(anchor) == LDNS_RR_TYPE_DNSKEY ? 2 : 1);
    return field && std::ranges::find(known, ldns_algorithm(ldns_rdf2native_int8(field))) != known.end();
}

static SignedZone zoneFrom(const ldns_rr_list *anchors, const QString &zone, const Answer &answer, qint64 now)
{
    SignedZone result{zone, {}, Proof::Unreadable};
    const auto packet = answer.packets.isEmpty() ? Packet() : openPacket(answer.packets.last());
    if (!packet)
        return result;
    const auto keys = recordsIn(ldns_pkt_answer(packet.get()), zone, LDNS_RR_TYPE_DNSKEY, 4);
    const auto signatures = signaturesIn(ldns_pkt_answer(packet.get()), zone, LDNS_RR_TYPE_DNSKEY, zone);
    const auto count = ldns_rr_list_rr_count(keys.get());
    result.proof = count == 0 ? Proof::NoKey : Proof::Unreadable;
    if (count == 0 || count > mostKeys)
        return result;
    BorrowedRecords named(ldns_rr_list_new());
    bool someKnown = false;
    for (size_t a = 0; a < qMin(ldns_rr_list_rr_count(anchors), mostKeys); ++a) {
        const auto *anchor = ldns_rr_list_rr(anchors, a);
        someKnown = someKnown || isKnownAlgorithm(anchor);
        for (size_t i = 0; i < count; ++i) {
            if (isNamed(ldns_rr_list_rr(keys.get(), i), anchor))
                ldns_rr_list_push_rr(named.get(), ldns_rr_list_rr(keys.get(), i));
        }
    }
    if (!someKnown) {
        result.proof = Proof::Unsupported;
        return result;
    }
    result.proof = ldns_rr_list_rr_count(named.get()) == 0 ? Proof::NoKey : verifySet(keys.get(), signatures.get(), named.get(), now);
    if (result.proof != Proof::Secure)
        return result;
    for (size_t i = 0; i < count; ++i)
        result.keys << wireOf(ldns_rr_list_rr(keys.get(), i));
    return result;
}

SignedZone zoneFromAnchors(const QByteArray &anchors, const QString &zone, const Answer &keys, qint64 now)
{
    const auto all = anchorRecords(anchors);
    BorrowedRecords own(ldns_rr_list_new());
    for (size_t i = 0; i < ldns_rr_list_rr_count(all.get()); ++i) {
        if (ownerOf(ldns_rr_list_rr(all.get(), i)) == zone)
            ldns_rr_list_push_rr(own.get(), ldns_rr_list_rr(all.get(), i));
    }
    return zoneFrom(own.get(), zone, keys, now);
}

SignedZone zoneFromParent(const Answer &ds, const QString &zone, const Answer &keys, qint64 now)
{
    const auto packet = ds.packets.isEmpty() ? Packet() : openPacket(ds.packets.last());
    if (!packet)
        return {zone, {}, Proof::Unreadable};
    const auto records = recordsIn(ldns_pkt_answer(packet.get()), zone, LDNS_RR_TYPE_DS, 4);
    return zoneFrom(records.get(), zone, keys, now);
}

bool carriesSignatures(const Answer &answer)
{
    const auto packet = answer.packets.isEmpty() ? Packet() : openPacket(answer.packets.last());
    const Records found(packet ? ldns_pkt_rr_list_by_type(packet.get(), LDNS_RR_TYPE_RRSIG, LDNS_SECTION_ANY_NOQUESTION) : nullptr);
    return found && ldns_rr_list_rr_count(found.get()) > 0;
}

/// An NSEC3 that libldns may see: with another hash than SHA-1 it crashes (1.8.3), with many iterations it works for others.
static bool isHarmlessNsec3(const ldns_rr *record)
{
    return ldns_rr_rd_count(record) == 6 && ldns_nsec3_algorithm(record) == 1 && ldns_nsec3_iterations(record) <= mostIterations;
}

/// The NSEC or NSEC3 records of a negative answer whose signatures hold.
struct Denial {
    Records records{ldns_rr_list_new()};
    Records signatures{ldns_rr_list_new()};
    bool nsec3 = false;
    bool optOut = false;
    Proof proof = Proof::Unsigned;
};

static Denial denialIn(const ldns_rr_list *authority, const SignedZone &zone, const ldns_rr_list *keys, qint64 now)
{
    Denial denial;
    int seen = 0;
    for (size_t i = 0; authority && i < ldns_rr_list_rr_count(authority); ++i) {
        const auto *record = ldns_rr_list_rr(authority, i);
        const auto type = ldns_rr_get_type(record);
        const bool isNsec = type == LDNS_RR_TYPE_NSEC && ldns_rr_rd_count(record) == 2;
        const bool isNsec3 = type == LDNS_RR_TYPE_NSEC3 && isHarmlessNsec3(record);
        if ((!isNsec && !isNsec3) || ++seen > mostDenialRecords)
            continue;
        const auto owner = ownerOf(record);
        const auto set = recordsIn(authority, owner, type, isNsec ? 2 : 6);
        const auto signatures = signaturesIn(authority, owner, type, zone.name);
        const auto proof = verifySet(set.get(), signatures.get(), keys, now);
        denial.proof = denial.proof == Proof::Unsigned ? proof : denial.proof;
        if (proof != Proof::Secure) {
            denial.proof = proof;
            continue;
        }
        denial.nsec3 = denial.nsec3 || isNsec3;
        denial.optOut = denial.optOut || (isNsec3 && ldns_nsec3_optout(record));
        ldns_rr_list_push_rr(denial.records.get(), ldns_rr_clone(record));
        for (size_t s = 0; s < ldns_rr_list_rr_count(signatures.get()); ++s)
            ldns_rr_list_push_rr(denial.signatures.get(), ldns_rr_clone(ldns_rr_list_rr(signatures.get(), s)));
    }
    return denial;
}

/// The denial's record for exactly that name: its bitmap says which types are there.
static const ldns_rr *recordAt(const Denial &denial, const ldns_rdf *nameField, const QString &name)
{
    for (size_t i = 0; i < ldns_rr_list_rr_count(denial.records.get()); ++i) {
        const auto *record = ldns_rr_list_rr(denial.records.get(), i);
        if (ldns_rr_get_type(record) == LDNS_RR_TYPE_NSEC) {
            if (ownerOf(record) == name)
                return record;
            continue;
        }
        const Field hashed(ldns_nsec3_hash_name_frm_nsec3(record, nameField));
        if (hashed && ownerOf(record).section(u'.', 0, 0) == fromWire(rdfBytes(hashed.get())).section(u'.', 0, 0))
            return record;
    }
    return nullptr;
}

static bool hasType(const ldns_rr *nsec, ldns_rr_type type)
{
    const auto *bitmap = ldns_nsec_get_bitmap(nsec);
    return bitmap && ldns_nsec_bitmap_covers_type(bitmap, type);
}

static Verified verifyDenial(const ldns_pkt *packet, const Question &question, const SignedZone &zone, const ldns_rr_list *keys, qint64 now)
{
    const auto denial = denialIn(ldns_pkt_authority(packet), zone, keys, now);
    Verified verified{denial.proof, false, denial.optOut};
    if (ldns_rr_list_rr_count(denial.records.get()) == 0)
        return verified;
    const auto wire = toWire(question.name);
    const Field nameField(wire ? ldns_rdf_new_frm_data(LDNS_RDF_TYPE_DNAME, size_t(wire->size()), wire->constData()) : nullptr);
    if (!nameField)
        return {};
    const bool nxdomain = ldns_pkt_get_rcode(packet) == LDNS_RCODE_NXDOMAIN;
    if (const auto *exact = nxdomain ? nullptr : recordAt(denial, nameField.get(), question.name)) {
        const auto type = ldns_rr_type(question.type);
        verified.proof = hasType(exact, type) || hasType(exact, LDNS_RR_TYPE_CNAME) ? Proof::NotDenied : Proof::Secure;
        verified.delegation = hasType(exact, LDNS_RR_TYPE_NS) && !hasType(exact, LDNS_RR_TYPE_SOA);
        return verified;
    }
    ResourceRecord asked(ldns_rr_new());
    ldns_rr_set_owner(asked.get(), ldns_rdf_clone(nameField.get()));
    ldns_rr_set_type(asked.get(), ldns_rr_type(question.type));
    ldns_rr_set_class(asked.get(), LDNS_RR_CLASS_IN);
    const auto status = denial.nsec3
        ? ldns_dnssec_verify_denial_nsec3(asked.get(), denial.records.get(), denial.signatures.get(), ldns_pkt_get_rcode(packet), ldns_rr_type(question.type), !nxdomain)
        : ldns_dnssec_verify_denial(asked.get(), denial.records.get(), denial.signatures.get());
    verified.proof = status == LDNS_STATUS_OK ? Proof::Secure : Proof::NotDenied;
    // An unsigned delegation that opt-out leaves out of the chain: covered, not named.
    verified.delegation = verified.proof == Proof::Secure && denial.optOut && question.type == Type::DS && !nxdomain;
    return verified;
}

/// The answer was made from "*.example": then it has to be proven that the name itself does not exist (RFC 4035 §5.3.4).
static bool isFromWildcard(const ldns_rr_list *signatures, const QString &owner)
{
    const auto labels = owner.isEmpty() ? 0 : owner.count(u'.') + 1;
    for (size_t i = 0; i < ldns_rr_list_rr_count(signatures); ++i) {
        const auto *field = ldns_rr_rrsig_labels(ldns_rr_list_rr(signatures, i));
        if (field && ldns_rdf2native_int8(field) < labels)
            return true;
    }
    return false;
}

Verified verify(const Answer &answer, const Question &question, const SignedZone &zone, qint64 now)
{
    const auto packet = answer.packets.isEmpty() || !answer.aliases.isEmpty() ? Packet() : openPacket(answer.packets.last());
    if (!packet || zone.keys.isEmpty())
        return {};
    const auto keys = keysOf(zone);
    if (answer.negative())
        return verifyDenial(packet.get(), question, zone, keys.get(), now);
    const auto type = ldns_rr_type(question.type);
    const auto set = recordsIn(ldns_pkt_answer(packet.get()), question.name, type, 1);
    if (ldns_rr_list_rr_count(set.get()) == 0)
        return {};
    const auto signatures = signaturesIn(ldns_pkt_answer(packet.get()), question.name, type, zone.name);
    Verified verified{verifySet(set.get(), signatures.get(), keys.get(), now)};
    if (verified.proof == Proof::Secure && isFromWildcard(signatures.get(), question.name)
        && denialIn(ldns_pkt_authority(packet.get()), zone, keys.get(), now).proof != Proof::Secure)
        verified.proof = Proof::NotDenied;
    return verified;
}

} // namespace todoku::dns
