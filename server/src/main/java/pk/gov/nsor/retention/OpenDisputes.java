package pk.gov.nsor.retention;

import java.util.Collection;
import pk.gov.nsor.kernel.Cnic;

/** Whether somebody disputes an answer about a CNIC: a bean of the module that alone can tell. */
public interface OpenDisputes {

    /** @return true where a dispute that nobody has decided is about one of them */
    boolean isAboutAny(Collection<Cnic> cnics);
}
