package pk.gov.nsor.publicservice.disclosure.cases;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What the officer has to send with a request. The names are stored. */
public enum FileKind {
    /** The copy of the FIR, with what names the survivor black. */
    FIR,
    /** The form of Annexure A, signed. */
    ANNEXURE_A;

    /** As addresses and message keys name it. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Empty for none. */
    public static Optional<FileKind> ofKey(String key) {
        return Arrays.stream(values()).filter(kind -> kind.key().equals(key)).findFirst();
    }
}
