package pk.gov.nsor.policing.supervision;

import java.util.function.BooleanSupplier;

/**
 * What time brings in another module: a bean of it. The review of cases runs it after the cases, in one process, and not while a clock
 * cannot be trusted. What waits is in the module's tables, so that it can be cut short anywhere.
 */
public interface DueWork {

    /**
     * Goes on until nothing waits for today.
     *
     * @param mayGoOn asked before each batch; where it says no, the rest waits
     */
    void runDue(BooleanSupplier mayGoOn);
}
