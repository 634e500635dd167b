package pk.gov.nsor.foundation.audit;

import java.security.KeyPair;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import pk.gov.nsor.foundation.audit.proof.NoteSigner;
import pk.gov.nsor.foundation.audit.proof.NoteVerifier;

/**
 * The names of the trail in checkpoints. It has another from when leaves were lost and it went on as another tree; who holds
 * checkpoints of the name before then sees what is missing.
 *
 * @param earlier those it had before, the first first
 * @param current what checkpoints are signed under now
 */
public record TrailOrigins(List<String> earlier, String current) {

    /** What it is called where nobody says otherwise. */
    public static final String USUAL = "nsor.gov.pk/trail";

    public TrailOrigins {
        earlier = List.copyOf(earlier);
    }

    /**
     * Reads NSOR_TRAIL_ORIGIN.
     *
     * @param setting names with commas between, the current one last; blank for the usual one
     * @throws IllegalArgumentException where a name is missing or there twice, saying which
     */
    public static TrailOrigins parse(String setting) {
        if (setting.isBlank()) {
            return new TrailOrigins(List.of(), USUAL);
        }
        List<String> names =
                Arrays.stream(setting.split(",", -1)).map(String::strip).toList();
        HashSet<String> known = new HashSet<>();
        for (String name : names) {
            if (name.isEmpty()) {
                throw wrong(setting, "between two commas there is no name");
            }
            // Ones that only differ in this would be taken for each other by people.
            if (!known.add(name.toLowerCase(Locale.ROOT))) {
                throw wrong(setting, name + " is there twice");
            }
        }
        return new TrailOrigins(names.subList(0, names.size() - 1), names.getLast());
    }

    private static IllegalArgumentException wrong(String setting, String why) {
        return new IllegalArgumentException("NSOR_TRAIL_ORIGIN cannot be read (" + setting + "): " + why);
    }

    /**
     * What checkpoints of each of them are checked with where all are signed by one key, the current one's last.
     *
     * @throws pk.gov.nsor.foundation.audit.proof.MalformedProofException where no key can have such a name
     */
    public List<NoteVerifier> verifiers(KeyPair key) {
        return Stream.concat(earlier.stream(), Stream.of(current))
                .map(name -> new NoteSigner(name, key).verifier())
                .toList();
    }
}
