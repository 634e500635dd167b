/**
 * The proof of the trail, as docs/trail.md describes it: an entry's encoding, the tree over them (RFC 6962), its proofs, and
 * signed checkpoints (C2SP). Pure functions: nothing here knows a database.
 */
@NullMarked
@NamedInterface("proof")
package pk.gov.nsor.audit.proof;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
