/**
 * Cryptographic proofs of the trail, as docs/trail.md describes them: an entry's encoding, the Merkle tree (RFC 6962),
 * its proofs, and signed checkpoints (C2SP). Pure functions, without a database.
 */
@NullMarked
@NamedInterface("proof")
package pk.gov.nsor.foundation.audit.proof;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
