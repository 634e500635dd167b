package pk.gov.nsor.record.fingerprints.index;

import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.record.fingerprints.Finger;
import pk.gov.nsor.record.fingerprints.PrintTemplate;

/** A print in memory. */
public final class IndexedPrint {

    private final long number;
    private final UUID person;
    private final Finger finger;
    private final String sex;
    private final short bornIn;
    private final byte[] packed;

    /** @param bornIn the year of birth; null where it is unknown */
    public IndexedPrint(
            long number, UUID person, Finger finger, String sex, @Nullable Integer bornIn, PrintTemplate template) {
        this.number = number;
        this.person = person;
        this.finger = finger;
        this.sex = sex.intern();
        this.bornIn = bornIn == null ? 0 : bornIn.shortValue();
        this.packed = PackedPrint.of(template);
    }

    long number() {
        return number;
    }

    public UUID person() {
        return person;
    }

    public Finger finger() {
        return finger;
    }

    /** A name of the enum Sex. */
    public String sex() {
        return sex;
    }

    /** Whether the person was born in one of these years; true where the year is unknown. */
    public boolean isBorn(int from, int until) {
        return bornIn == 0 || bornIn >= from && bornIn <= until;
    }

    byte[] packed() {
        return packed;
    }

    PrintTemplate template() {
        return PackedPrint.template(packed);
    }

    /** Nothing of the print is left in memory. */
    void forget() {
        Arrays.fill(packed, (byte) 0);
    }
}
