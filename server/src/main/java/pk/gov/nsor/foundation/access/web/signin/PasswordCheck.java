package pk.gov.nsor.foundation.access.web.signin;

import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.access.credential.PassPhrase;
import pk.gov.nsor.foundation.access.internal.Credentials;

/** Checks pass-phrases. A hash of a lower cost than today's is renewed when its password is entered. */
@Component
class PasswordCheck {

    static final int LONGEST_NAME = 64;
    private static final int LONGEST_PASSWORD = 200;

    private final Credentials credentials;
    private final PasswordEncoder passwords;
    private final String hashOfNobody;

    PasswordCheck(Credentials credentials, PasswordEncoder passwords) {
        this.credentials = credentials;
        this.passwords = passwords;
        this.hashOfNobody = Objects.requireNonNull(passwords.encode("nobody's password"));
    }

    /**
     * The enabled account of this name, if the password is correct. It takes as long where there is no such account.
     *
     * @throws pk.gov.nsor.foundation.access.credential.PasswordsBusyException where too many passwords are being
     *     checked
     */
    Optional<Credentials.Stored> check(String userName, String password) {
        // PostgreSQL takes no NUL in a text, and no account's name has one.
        boolean isName = userName.length() <= LONGEST_NAME && userName.indexOf('\0') < 0;
        Optional<Credentials.Stored> stored = isName ? credentials.find(userName) : Optional.empty();
        String hash = stored.map(Credentials.Stored::passwordHash).orElse(hashOfNobody);
        String typed = password.substring(0, Math.min(password.length(), LONGEST_PASSWORD + 1));
        return ways(typed)
                .filter(way -> passwords.matches(way, hash))
                .findFirst()
                .flatMap(way -> stored.map(known -> renewed(known, way)));
    }

    /** As the register writes pass-phrases, and as it was typed: both for anybody, so that time tells nothing. */
    private static Stream<String> ways(String typed) {
        return Stream.concat(PassPhrase.written(typed).stream(), Stream.of(typed))
                .distinct();
    }

    private Credentials.Stored renewed(Credentials.Stored known, String password) {
        if (!passwords.upgradeEncoding(known.passwordHash())) {
            return known;
        }
        return credentials.renew(known, Objects.requireNonNull(passwords.encode(password)));
    }
}
