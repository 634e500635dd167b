package pk.gov.nsor.audit.sealing;

/** The database counts its transactions from below those that entries are of: it was restored by a logical dump. */
public final class TransactionsRestartedException extends IllegalStateException {

    TransactionsRestartedException(long newest, long next) {
        super("The trail has entries of transaction " + newest + ", and the database's next transaction is " + next
                + ": was it restored from a dump? Nothing is sealed until its next transaction is above "
                + newest + " (docs/runbooks/trail-not-sealed.md)");
    }
}
