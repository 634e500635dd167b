package pk.gov.nsor.accountability.exports;

import jakarta.servlet.http.HttpSession;
import java.io.Serial;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A file that somebody wanted and that names many people. It is kept with the session while they ask for it.
 *
 * @param file its path, such as {@code /caseload.csv}; what was asked for may name people and is not kept
 * @param asked SHA-256 of the path and of what was asked for, hexadecimal digits
 * @param people how many different people it names
 */
public record AskedFile(String file, String asked, int people) implements Serializable {

    @Serial
    private static final long serialVersionUID = 1;

    /** @param parameters of the address; their order says nothing */
    static AskedFile of(String path, Map<String, String[]> parameters, int people) {
        StringBuilder text = new StringBuilder(path);
        new TreeMap<>(parameters)
                .forEach((name, values) -> Arrays.stream(values)
                        .filter(value -> !value.isEmpty())
                        .forEach(value ->
                                text.append('\n').append(name).append('=').append(value)));
        try {
            return new AskedFile(
                    path,
                    HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256")
                                    .digest(text.toString().getBytes(StandardCharsets.UTF_8))),
                    people);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Keeps it with the session, where it is found by what was asked. */
    void keep(HttpSession session) {
        session.setAttribute(attribute(asked), this);
    }

    /** What the session wanted; empty where it wanted no such file. */
    public static Optional<AskedFile> in(HttpSession session, String asked) {
        return Optional.ofNullable(session.getAttribute(attribute(asked))).map(AskedFile.class::cast);
    }

    private static String attribute(String asked) {
        return AskedFile.class.getName() + "." + asked;
    }
}
