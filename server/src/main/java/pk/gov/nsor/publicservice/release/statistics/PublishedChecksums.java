package pk.gov.nsor.publicservice.release.statistics;

import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailContents;

/** What the trail says of published months: its leaves are with witnesses, so it cannot be changed unseen as the database can. */
@Component
public class PublishedChecksums {

    private static final Pattern CHECKSUM = Pattern.compile("\"sha256\" ?: ?\"([0-9a-f]{64})\"");

    private final TrailContents contents;
    private final Map<YearMonth, String> known = new ConcurrentHashMap<>();

    PublishedChecksums(TrailContents contents) {
        this.contents = contents;
    }

    /** What is known of a document that is kept. */
    public enum Proof {
        AS_PUBLISHED,
        /** It is another than was published. */
        DIFFERENT,
        /** The trail's entry, or the key to read it, is not there. */
        UNPROVEN
    }

    /** By what the trail's entries of a month are found. */
    static UUID nameOf(YearMonth month) {
        return UUID.nameUUIDFromBytes(("statistics/" + month).getBytes(StandardCharsets.UTF_8));
    }

    /** SHA-256 of the month's document as it was published; empty where the trail does not say. */
    Optional<String> of(YearMonth month) {
        List<String> entries = contents.of(nameOf(month), TrailAction.STATISTICS_RELEASED);
        Optional<String> checksum = entries.stream()
                .map(CHECKSUM::matcher)
                .filter(Matcher::find)
                .map(found -> found.group(1))
                .findFirst();
        checksum.ifPresent(sha256 -> known.put(month, sha256));
        return checksum;
    }

    /** Of a document that is about to be shown: the trail is asked. */
    Proof proof(YearMonth month, String sha256) {
        return proof(of(month), sha256);
    }

    /** Of a document in a list: the trail is asked once by each process. */
    Proof listed(YearMonth month, String sha256) {
        return proof(Optional.ofNullable(known.get(month)).or(() -> of(month)), sha256);
    }

    private static Proof proof(Optional<String> published, String sha256) {
        return published
                .map(checksum -> checksum.equals(sha256) ? Proof.AS_PUBLISHED : Proof.DIFFERENT)
                .orElse(Proof.UNPROVEN);
    }
}
