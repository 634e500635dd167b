package pk.gov.nsor.conviction;

import java.util.Locale;

/** The kinds of legal facts. Their names are stored in the journal and on the trail: one, once used, keeps its meaning. */
public enum FactKind {
    CONVICTION,
    SENTENCE,
    APPEAL,
    DISMISSAL,
    QUASHING,
    CUSTODY,
    CLEMENCY,
    DEATH;

    /** As addresses of pages write it. */
    public String path() {
        return name().toLowerCase(Locale.ROOT);
    }
}
