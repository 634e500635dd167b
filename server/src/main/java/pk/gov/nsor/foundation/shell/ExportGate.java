package pk.gov.nsor.foundation.shell;

import java.util.Optional;
import pk.gov.nsor.foundation.audit.TrailEntry;

/** Whether a file that names people may be sent: a bean of the module that knows. */
public interface ExportGate {

    /**
     * Called once for each file, right before it would be sent; an approval is used up by that.
     *
     * @param intent who sends what to themselves
     * @param people how many different people it names, at least one
     * @return where the reader asks for it; empty where it may leave now
     */
    Optional<String> closed(TrailEntry intent, int people);

    /** Called where a file that this request was let through with failed before its first byte: no approval is used up. */
    void unsent();
}
