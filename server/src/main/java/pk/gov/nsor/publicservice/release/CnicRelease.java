package pk.gov.nsor.publicservice.release;

import java.util.Collection;
import java.util.Set;
import pk.gov.nsor.foundation.kernel.Cnic;

/** What may be said to the public about CNICs. */
public interface CnicRelease {

    /**
     * Which of the CNICs may be disclosed to the public as on the register today. One look-up for all of them; call it
     * in the transaction that stores the answers.
     */
    Released today(Collection<Cnic> cnics);

    /**
     * What may be said.
     *
     * @param policyVersion the release policy it was said under
     * @param open whether the channel answers at all
     * @param onRegister those that are on the register; every other CNIC is "not on the register", whatever the reason
     */
    record Released(int policyVersion, boolean open, Set<Cnic> onRegister) {}
}
