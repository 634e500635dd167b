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
import pk.gov.nsor.foundation.access.Jurisdiction;

/**
 * A file that somebody wanted and that names many people. It is kept with the session while they ask for it.
 *
 * @param file its path, such as {@code /caseload.csv}; what was asked for may name people and is not kept
 * @param asked SHA-256 of the path, of what was asked for and of the reader's area, since the same address has other people
 *     where somebody has moved; hexadecimal digits
 * @param people how many different people it names
 */
public record AskedFile(String file, String asked, int people) implements Serializable {

    @Serial
    private static final long serialVersionUID = 1;

    /**
     * @param parameters of the address; their order says nothing
     * @param jurisdiction the reader's
     */
    static AskedFile of(String path, Map<String, String[]> parameters, Jurisdiction jurisdiction, int people) {
        StringBuilder text = new StringBuilder();
        append(text, path);
        append(text, jurisdiction.written());
        new TreeMap<>(parameters)
                .forEach((name, values) -> Arrays.stream(values)
                        .filter(value -> !value.isEmpty())
                        .forEach(value -> {
                            append(text, name);
                            append(text, value);
                        }));
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

    /** With its length before it, so that nothing in a value reads like the next one. */
    private static void append(StringBuilder text, String part) {
        text.append(part.length()).append(':').append(part);
    }

    private static String attribute(String asked) {
        return AskedFile.class.getName() + "." + asked;
    }
}
