package pk.gov.nsor.startup.launch.trail;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import pk.gov.nsor.foundation.audit.TrailCheckpoints;
import pk.gov.nsor.foundation.audit.proof.MalformedProofException;
import pk.gov.nsor.foundation.audit.proof.NoteSigner;
import pk.gov.nsor.foundation.audit.proof.NoteVerifier;
import pk.gov.nsor.foundation.keys.Keys;
import pk.gov.nsor.startup.launch.KeyStores;
import pk.gov.nsor.startup.launch.Settings;

/** The key with which checkpoints of the trail are signed, for commands. */
public final class TrailKey {

    private static final String KEY = "sign-trail";
    private static final String USUAL_ORIGIN = "nsor.gov.pk/trail";

    private TrailKey() {}

    /**
     * The register's own key, made where there is none yet, as in the server. Called only after the keys were checked.
     */
    public static NoteSigner signer(Settings settings, Map<String, String> environment) {
        return TrailCheckpoints.signer(keys(settings), origin(environment));
    }

    /** The key that verifies its signatures; empty where there is no such key, and none is made. */
    public static Optional<NoteVerifier> known(Settings settings, Map<String, String> environment) {
        return KeyStores.of(settings).find(KEY).isPresent()
                ? Optional.of(signer(settings, environment).verifier())
                : Optional.empty();
    }

    /**
     * The key of an option, or else the register's own.
     *
     * @param given as {@code bin/nsor audit key} prints it; null where the option was left out
     * @throws ParameterException where it cannot be read, or there is neither
     */
    public static NoteVerifier given(
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
    public static NoteVerifier parsed(String text, CommandLine command) {
        try {
            return NoteVerifier.parse(text);
        } catch (MalformedProofException malformed) {
            throw new ParameterException(command, String.valueOf(malformed.getMessage()), malformed);
        }
    }

    public static Keys keys(Settings settings) {
        return KeyStores.keys(settings);
    }

    public static String origin(Map<String, String> environment) {
        String given = environment.get("NSOR_TRAIL_ORIGIN");
        return given == null || given.isBlank() ? USUAL_ORIGIN : given;
    }
}
