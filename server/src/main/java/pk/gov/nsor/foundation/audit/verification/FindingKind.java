package pk.gov.nsor.foundation.audit.verification;

/**
 * The kinds of findings. The names are stored, and are the keys of messages. The kinds that locate the change most
 * exactly come first.
 */
public enum FindingKind {
    /** An entry differs from what was sealed. */
    ENTRY_CHANGED,
    /** A sealed entry is missing. */
    ENTRY_DELETED,
    /** An entry is among sealed ones but was not sealed with them. */
    ENTRY_INSERTED,
    /** An entry is in another place than it was sealed in, or has the content of another. */
    ENTRY_REORDERED,
    /** An entry's time is impossible, given the signed times or the entries before it. */
    ENTRY_TIME_WRONG,
    /** An entry agrees with its seal, but is not valid: unknown version, extra bytes, or values that do not exist. */
    ENTRY_MALFORMED,
    /** An identifier that another leaf before it has. */
    ENTRY_TWICE,
    /** Hashes, root or order of a batch are not what they were when it was sealed. */
    BATCH_CHANGED,
    /** Batches between two others are not there. */
    BATCH_MISSING,
    /** The end of the trail is missing, and the rest shows that there was more. */
    TRAIL_TRUNCATED,
    /** Everything is consistent, but a witness has seen more: this is an older state of the whole trail. */
    TRAIL_ROLLED_BACK,
    /** Everything is consistent, but a witness has seen another tree of that size. */
    TRAIL_REWRITTEN,
    /** Leaves, or entries that are not sealed yet, are covered by no signed checkpoint, and should be. */
    UNSIGNED,
    /** A tile holds other hashes than the tree. */
    TILE_CHANGED,
    /** A tile is not there, or stands for leaves that are not. */
    TILE_MISSING,
    /** A stored checkpoint differs from its signed note, or from the tree. */
    CHECKPOINT_CHANGED,
    /** A checkpoint's time is missing, or impossible, given other signed times, a witness or the clock. */
    CHECKPOINT_TIME_WRONG,
    /** Lines of an export do not fit together: numbers of checkpoints, the count at the end, the key. */
    EXPORT_WRONG,
    /** A checkpoint that a witness holds is not among the stored ones. */
    CHECKPOINTS_ROLLED_BACK,
    /** A checkpoint is not signed by the register's key. */
    SIGNED_BY_ANOTHER_KEY,
    /** A witness's own signature is missing or wrong. */
    COSIGNATURE_WRONG,
    /** The content cannot be decrypted with the key that is stored for it. */
    CONTENT_KEY_SWAPPED,
    /** The content can be decrypted, but differs from the entry's commitment. */
    COMMITMENT_WRONG,
    /** The people an entry names differ from its content: somebody was removed or added. */
    NAMED_CHANGED
}
