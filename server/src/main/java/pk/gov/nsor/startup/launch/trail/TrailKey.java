package pk.gov.nsor.startup.launch.trail;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import pk.gov.nsor.foundation.audit.TrailCheckpoints;
import pk.gov.nsor.foundation.audit.TrailOrigins;
import pk.gov.nsor.foundation.audit.proof.MalformedProofException;
import pk.gov.nsor.foundation.audit.proof.NoteSigner;
import pk.gov.nsor.foundation.audit.proof.NoteVerifier;
import pk.gov.nsor.foundation.keys.Keys;
import pk.gov.nsor.startup.launch.KeyStores;
import pk.gov.nsor.startup.launch.LaunchException;
import pk.gov.nsor.startup.launch.Settings;

/** The key with which checkpoints of the trail are signed, for commands. */
public final class TrailKey {

    private static final String KEY = "sign-trail";

    private TrailKey() {}

    /**
     * The register's own key, made where there is none yet, as in the server. Called only after the keys were checked.
     */
    public static NoteSigner signer(Settings settings, Map<String, String> environment) {
        return TrailCheckpoints.signer(keys(settings), origins(environment).current());
    }

    /** The key that verifies its signatures; empty where there is no such key, and none is made. */
    public static Optional<NoteVerifier> known(Settings settings, Map<String, String> environment) {
        return KeyStores.of(settings).find(KEY).isPresent()
                ? Optional.of(signer(settings, environment).verifier())
                : Optional.empty();
    }

    /**
     * The keys of an option, or else the register's own, one for each origin.
     *
     * @param given as {@code bin/nsor audit key} prints them, that of the current origin last; empty where the option was left out
     * @throws ParameterException where one cannot be read, or there is neither
     */
    public static List<NoteVerifier> given(
            List<String> given, Settings settings, Map<String, String> environment, CommandLine command) {
        if (!given.isEmpty()) {
            return given.stream().map(text -> parsed(text, command)).toList();
        }
        if (KeyStores.of(settings).find(KEY).isEmpty()) {
            throw new ParameterException(
                    command,
                    "There is no key in " + settings.data() + ". Give --key, as bin/nsor audit key prints it.");
        }
        return TrailCheckpoints.verifiers(keys(settings), origins(environment));
    }

    /**
     * The key of an option, or else the register's own of its current origin.
     *
     * @param given as {@code bin/nsor audit key} prints it; null where the option was left out
     * @throws ParameterException where it cannot be read, or there is neither
     */
    public static NoteVerifier given(
            @Nullable String given, Settings settings, Map<String, String> environment, CommandLine command) {
        return given(given == null ? List.of() : List.of(given), settings, environment, command)
                .getLast();
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

    /** @throws LaunchException where the setting cannot be read */
    public static TrailOrigins origins(Map<String, String> environment) {
        try {
            return TrailOrigins.parse(environment.getOrDefault("NSOR_TRAIL_ORIGIN", ""));
        } catch (IllegalArgumentException unreadable) {
            throw new LaunchException(String.valueOf(unreadable.getMessage()), unreadable);
        }
    }
}
