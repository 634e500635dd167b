package pk.gov.nsor;

import pk.gov.nsor.foundation.access.Installation;
import pk.gov.nsor.foundation.kernel.CnicFormat;

/** What the configuration makes of a mode, for tests of other packages. */
public final class OfMode {

    private OfMode() {}

    public static CnicFormat format(String mode, Installation installation) {
        return new NsorConfiguration().cnicFormat(mode, installation);
    }
}
