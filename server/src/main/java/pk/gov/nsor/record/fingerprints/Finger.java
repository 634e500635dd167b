package pk.gov.nsor.record.fingerprints;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The ten fingers. The names are stored. */
public enum Finger {
    RIGHT_THUMB,
    RIGHT_INDEX,
    RIGHT_MIDDLE,
    RIGHT_RING,
    RIGHT_LITTLE,
    LEFT_THUMB,
    LEFT_INDEX,
    LEFT_MIDDLE,
    LEFT_RING,
    LEFT_LITTLE;

    /** Its number in ISO/IEC 19794-2, from 1 for the right thumb to 10 for the left little finger. */
    public int isoPosition() {
        return ordinal() + 1;
    }

    /** The finger of this number; empty for 0, which says that it is not known, and for anything else. */
    public static Optional<Finger> ofIsoPosition(int position) {
        return Arrays.stream(values())
                .filter(finger -> finger.isoPosition() == position)
                .findFirst();
    }

    /** The key of its name in the message bundles. */
    public String messageKey() {
        return "fingerprint.finger." + name().toLowerCase(Locale.ROOT);
    }
}
