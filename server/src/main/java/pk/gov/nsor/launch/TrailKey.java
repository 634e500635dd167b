package pk.gov.nsor.launch;

import java.nio.file.Files;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import pk.gov.nsor.audit.TrailCheckpoints;
import pk.gov.nsor.audit.proof.MalformedProofException;
import pk.gov.nsor.audit.proof.NoteSigner;
import pk.gov.nsor.audit.proof.NoteVerifier;
import pk.gov.nsor.keys.Keys;
import pk.gov.nsor.keys.SecretDirectory;

/** The key that checkpoints of the trail are signed with, for commands: it lies in the data folder. */
final class TrailKey {

    private static final String FILE = "sign-trail.key";
    private static final String USUAL_ORIGIN = "nsor.gov.pk/trail";

    private TrailKey() {}

    /** The register's own, made where there is none yet, as the server does. */
    static NoteSigner signer(Settings settings, Map<String, String> environment) {
        return TrailCheckpoints.signer(keys(settings), origin(environment));
    }

    /** What its signatures are checked with; empty where the data folder has no such key, and none is made. */
    static Optional<NoteVerifier> known(Settings settings, Map<String, String> environment) {
        return Files.exists(settings.secrets().resolve(FILE))
                ? Optional.of(signer(settings, environment).verifier())
                : Optional.empty();
    }

    /**
     * The key of an option, or else the register's own.
     *
     * @param given as {@code bin/nsor audit key} prints it; null where the option was left out
     * @throws ParameterException where it cannot be read, or there is neither
     */
    static NoteVerifier given(
            @Nullable String given, Settings settings, Map<String, String> environment, CommandLine command) {
        if (given != null) {
            return parsed(given, command);
        }
        return known(settings, environment)
                .orElseThrow(() -> new ParameterException(
                        command,
                        "There is no key in " + settings.data() + ". Give --key, as bin/nsor audit key prints it."));
    }

    /** @throws ParameterException where it cannot be read */
    static NoteVerifier parsed(String text, CommandLine command) {
        try {
            return NoteVerifier.parse(text);
        } catch (MalformedProofException malformed) {
            throw new ParameterException(command, String.valueOf(malformed.getMessage()), malformed);
        }
    }

    static Keys keys(Settings settings) {
        return new Keys(new SecretDirectory(settings.secrets()));
    }

    static String origin(Map<String, String> environment) {
        String given = environment.get("NSOR_TRAIL_ORIGIN");
        return given == null || given.isBlank() ? USUAL_ORIGIN : given;
    }
}
