// SPDX-License-Identifier: Apache-2.0
#pragma once

// libldns with owners. Only files of this room include it, and no ldns_ name leaves the room.
// Its calls that ask a network block, so they are not used; see resolver.cpp for ours.

#include <ldns/ldns.h>

#include <cstdlib>
#include <memory>

namespace todoku::dns {

template<auto release>
struct Deleter {
    void operator()(auto *object) const { release(object); }
};
using Packet = std::unique_ptr<ldns_pkt, Deleter<&ldns_pkt_free>>;
using Records = std::unique_ptr<ldns_rr_list, Deleter<&ldns_rr_list_deep_free>>;
using BorrowedRecords = std::unique_ptr<ldns_rr_list, Deleter<&ldns_rr_list_free>>; ///< the list is ours, the records are not
using ResourceRecord = std::unique_ptr<ldns_rr, Deleter<&ldns_rr_free>>;
using Field = std::unique_ptr<ldns_rdf, Deleter<&ldns_rdf_deep_free>>;

} // namespace todoku::dns
