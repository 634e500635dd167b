package pk.gov.nsor.foundation.audit.sealing;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import pk.gov.nsor.foundation.audit.proof.MalformedProofException;
import pk.gov.nsor.foundation.audit.proof.NoteVerifier;

/**
 * Reads NSOR_WITNESSES: witnesses with commas between, each {@code name=file:/path} or
 * {@code name=https://address#key}.
 */
final class WitnessSettings {

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");
    private static final String FILE = "file:";

    private WitnessSettings() {}

    /**
     * @param isEarlier whether the trail had an origin before its current one
     * @throws IllegalArgumentException where the setting cannot be read; the message names the part
     */
    static List<Witness> parse(String setting, Predicate<String> isEarlier) {
        List<Witness> witnesses = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (String part : setting.split(",", -1)) {
            String stripped = part.strip();
            if (!stripped.isEmpty()) {
                Witness witness = witness(stripped, isEarlier);
                if (!names.add(witness.name())) {
                    throw wrong(stripped, "there is another witness of that name");
                }
                witnesses.add(witness);
            }
        }
        return List.copyOf(witnesses);
    }

    private static Witness witness(String part, Predicate<String> isEarlier) {
        int equals = part.indexOf('=');
        String name = equals < 0 ? "" : part.substring(0, equals);
        if (!NAME.matcher(name).matches()) {
            throw wrong(part, "it begins with a name of small letters, digits and hyphens, and =");
        }
        String where = part.substring(equals + 1);
        if (where.startsWith(FILE)) {
            return new FileWitness(name, path(part, where.substring(FILE.length())), isEarlier);
        }
        if (where.startsWith("http://") || where.startsWith("https://")) {
            return http(part, name, where);
        }
        throw wrong(part, "after = comes file:, http:// or https://");
    }

    private static Path path(String part, String path) {
        try {
            if (!path.isBlank()) {
                return Path.of(path);
            }
        } catch (InvalidPathException notAPath) {
            // Reported below.
        }
        throw wrong(part, "after file: comes the path of a file");
    }

    private static Witness http(String part, String name, String where) {
        int hash = where.indexOf('#');
        if (hash < 0) {
            throw wrong(part, "after the address comes # and the witness's key");
        }
        try {
            NoteVerifier key = NoteVerifier.parse(where.substring(hash + 1));
            if (key.type() == NoteVerifier.Type.COSIGNATURE) {
                return new HttpWitness(name, address(part, where.substring(0, hash)), key);
            }
        } catch (MalformedProofException notAKey) {
            throw wrong(part, String.valueOf(notAKey.getMessage()));
        }
        throw wrong(part, "the key is not a witness's, of type 4");
    }

    private static URI address(String part, String text) {
        try {
            URI address = new URI(text);
            if (address.getHost() != null) {
                return address;
            }
        } catch (URISyntaxException notAnAddress) {
            // Reported below.
        }
        throw wrong(part, "the address is none");
    }

    private static IllegalArgumentException wrong(String part, String why) {
        return new IllegalArgumentException("NSOR_WITNESSES cannot be read at \"" + part + "\": " + why);
    }
}
