package pk.gov.nsor.startup.demo;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import pk.gov.nsor.foundation.access.credential.TimeCodes;
import pk.gov.nsor.foundation.keys.SecretDirectory;

/**
 * The telephones of a demonstration's users: the secrets of their second factor, kept in the directory of secrets. No
 * other account has a secret there, so no other account's code can be obtained from here.
 */
public final class DemoCodes {

    private final Path directory;

    /** @param directory of the installation's secrets */
    public DemoCodes(Path directory) {
        this.directory = directory;
    }

    /** The code that the telephone shows now; empty where there is no such user in a demonstration on this data. */
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
