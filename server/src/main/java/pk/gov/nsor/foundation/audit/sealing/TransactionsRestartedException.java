package pk.gov.nsor.foundation.audit.sealing;

/** The database's transaction numbers are below those of entries: it was restored from a logical dump. */
public final class TransactionsRestartedException extends IllegalStateException {

    TransactionsRestartedException(long newest, long next) {
        super("The trail has entries of transaction " + newest + ", and the database's next transaction is " + next
                + ": was it restored from a dump? Nothing is sealed until its next transaction is above "
                + newest + " (docs/runbooks/trail-not-sealed.md)");
    }
}
