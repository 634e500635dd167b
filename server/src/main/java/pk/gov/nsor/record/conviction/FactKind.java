package pk.gov.nsor.record.conviction;

import java.util.Locale;

/**
 * The kinds of legal facts. Their names are stored in the journal and on the trail, so they must never change meaning.
 */
public enum FactKind {
    CONVICTION,
    SENTENCE,
    APPEAL,
    DISMISSAL,
    QUASHING,
    CUSTODY,
    CLEMENCY,
    DEATH;

    /** The kind as addresses of pages write it. */
    public String path() {
        return name().toLowerCase(Locale.ROOT);
    }
}
