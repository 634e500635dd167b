package pk.gov.nsor.audit.verification;

/** What was done to the trail. The names are stored, and are the keys of messages. What says most exactly where comes first. */
public enum FindingKind {
    /** An entry is not what was sealed. */
    ENTRY_CHANGED,
    /** An entry that was sealed is not there. */
    ENTRY_DELETED,
    /** An entry stands among sealed ones and was not sealed with them. */
    ENTRY_INSERTED,
    /** An entry stands in another place than it was sealed in, or holds what another held. */
    ENTRY_REORDERED,
    /** Hashes, root or order of a batch are not what they were when it was sealed. */
    BATCH_CHANGED,
    /** Batches between two others are not there. */
    BATCH_MISSING,
    /** The end of the trail is gone, and what is left of it shows that there was more. */
    TRAIL_TRUNCATED,
    /** Everything fits, but a witness has seen more: an older state of the whole trail. */
    TRAIL_ROLLED_BACK,
    /** Everything fits, but a witness has seen something else at that size. */
    TRAIL_REWRITTEN,
    /** A tile holds other hashes than the tree. */
    TILE_CHANGED,
    /** A tile is not there, or stands for leaves that are not. */
    TILE_MISSING,
    /** A stored checkpoint says something else than its signed note, or than the tree. */
    CHECKPOINT_CHANGED,
    /** A checkpoint that a witness holds is not among the stored ones. */
    CHECKPOINTS_ROLLED_BACK,
    /** A checkpoint is not signed by the register's key. */
    SIGNED_BY_ANOTHER_KEY,
    /** A witness's own signature is missing or wrong. */
    COSIGNATURE_WRONG,
    /** The content does not open under the key that is stored for it. */
    CONTENT_KEY_SWAPPED,
    /** The content opens, and is not what the entry commits to. */
    COMMITMENT_WRONG
}
