package pk.gov.nsor.accountability.retention;

import java.util.Collection;
import pk.gov.nsor.foundation.kernel.Cnic;

/** Whether an answer about a CNIC is disputed. The module that keeps the disputes provides the bean. */
public interface OpenDisputes {

    /** @return true where a dispute that nobody has decided is about one of them */
    boolean isAboutAny(Collection<Cnic> cnics);
}
