// SPDX-License-Identifier: Apache-2.0
#include "idn.h"

#include <unicode/uidna.h>
#include <unicode/uscript.h>
#include <unicode/uspoof.h>

#include <memory>

namespace todoku::address {

static const UIDNA *idna()
{
    // Never closed: other threads may still ask while the program ends.
    static const UIDNA *const instance = [] {
        UErrorCode status = U_ZERO_ERROR;
        return uidna_openUTS46(UIDNA_USE_STD3_RULES | UIDNA_CHECK_BIDI | UIDNA_CHECK_CONTEXTJ | UIDNA_NONTRANSITIONAL_TO_ASCII
                                   | UIDNA_NONTRANSITIONAL_TO_UNICODE,
                               &status);
    }();
    return instance;
}

static IdnError errorOf(uint32_t errors)
{
    if (errors & (UIDNA_ERROR_PUNYCODE | UIDNA_ERROR_INVALID_ACE_LABEL))
        return IdnError::Punycode;
    if (errors & UIDNA_ERROR_DISALLOWED)
        return IdnError::Disallowed;
    if (errors & (UIDNA_ERROR_LEADING_HYPHEN | UIDNA_ERROR_TRAILING_HYPHEN))
        return IdnError::Hyphen;
    if (errors & (UIDNA_ERROR_LEADING_COMBINING_MARK | UIDNA_ERROR_BIDI | UIDNA_ERROR_CONTEXTJ | UIDNA_ERROR_LABEL_HAS_DOT | UIDNA_ERROR_HYPHEN_3_4))
        return IdnError::Combination;
    if (errors & UIDNA_ERROR_LABEL_TOO_LONG)
        return IdnError::LabelTooLong;
    if (errors & UIDNA_ERROR_DOMAIN_NAME_TOO_LONG)
        return IdnError::DomainTooLong;
    return errors & UIDNA_ERROR_EMPTY_LABEL ? IdnError::Empty : IdnError::None;
}

static const UChar *data(QStringView text)
{
    return reinterpret_cast<const UChar *>(text.utf16());
}

AsciiName toAscii(QStringView domain)
{
    std::array<UChar, 1024> buffer;
    UIDNAInfo info = UIDNA_INFO_INITIALIZER;
    UErrorCode status = U_ZERO_ERROR;
    const auto length = uidna_nameToASCII(idna(), data(domain), int32_t(domain.size()), buffer.data(), int32_t(buffer.size()), &info, &status);
    if (status == U_BUFFER_OVERFLOW_ERROR)
        return {{}, IdnError::DomainTooLong};
    if (U_FAILURE(status))
        return {{}, IdnError::Disallowed};
    return {QString(reinterpret_cast<const QChar *>(buffer.data()), length), errorOf(info.errors)};
}

QString toUnicode(QStringView domain)
{
    std::array<UChar, 1024> buffer;
    UIDNAInfo info = UIDNA_INFO_INITIALIZER;
    UErrorCode status = U_ZERO_ERROR;
    const auto length = uidna_nameToUnicode(idna(), data(domain), int32_t(domain.size()), buffer.data(), int32_t(buffer.size()), &info, &status);
    return U_FAILURE(status) ? domain.toString() : QString(reinterpret_cast<const QChar *>(buffer.data()), length);
}

QString skeleton(QStringView text)
{
    static const USpoofChecker *const checker = [] {
        UErrorCode status = U_ZERO_ERROR;
        return uspoof_open(&status);
    }();
    std::array<UChar, 512> buffer;
    UErrorCode status = U_ZERO_ERROR;
    const auto length = uspoof_getSkeleton(checker, 0, data(text), int32_t(text.size()), buffer.data(), int32_t(buffer.size()), &status);
    return U_FAILURE(status) ? text.toString() : QString(reinterpret_cast<const QChar *>(buffer.data()), length);
}

Script scriptOf(char32_t character)
{
    UErrorCode status = U_ZERO_ERROR;
    switch (uscript_getScript(UChar32(character), &status)) {
    case USCRIPT_LATIN: return Script::Latin;
    case USCRIPT_CYRILLIC: return Script::Cyrillic;
    case USCRIPT_GREEK: return Script::Greek;
    case USCRIPT_ARMENIAN: return Script::Armenian;
    case USCRIPT_HIRAGANA:
    case USCRIPT_KATAKANA:
    case USCRIPT_HAN: return Script::Japanese;
    case USCRIPT_COMMON:
    case USCRIPT_INHERITED:
    case USCRIPT_INVALID_CODE: return Script::None;
    default: return Script::Other;
    }
}

} // namespace todoku::address
