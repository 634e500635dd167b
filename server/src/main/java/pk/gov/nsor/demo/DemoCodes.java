package pk.gov.nsor.demo;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import pk.gov.nsor.access.TimeCodes;
import pk.gov.nsor.keys.SecretDirectory;

/**
 * The telephones of a demonstration's people: the secrets of their second step, kept in the directory of secrets. Nobody
 * else has one there, so that no other account's code can be told.
 */
public final class DemoCodes {

    private final Path directory;

    /** @param directory of the installation's secrets */
    public DemoCodes(Path directory) {
        this.directory = directory;
    }

    /** What the telephone shows now; empty where there is no such person in a demonstration on this data. */
    public Optional<String> code(String userName, Instant now) {
        return userName.matches("[a-z0-9]{1,20}") && isKept(userName)
                ? Optional.of(TimeCodes.code(secret(userName), TimeCodes.step(now)))
                : Optional.empty();
    }

    /** Whether there is a secret already. */
    public boolean isKept(String userName) {
        return Files.exists(directory.resolve(file(userName) + ".password"));
    }

    /** The secret, made where there is none yet. */
    public byte[] secret(String userName) {
        return TimeCodes.read(new SecretDirectory(directory)
                .password(file(userName), () -> TimeCodes.written(TimeCodes.newSecret())));
    }

    private static String file(String userName) {
        return "demo-" + userName + "-second-step";
    }
}
