package pk.gov.nsor.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds in the texts of a page or a paper what only a programmer can read: keys, names of enums, identifiers. What people
 * copy or type letter by letter (codes, user names, the hash that names the law, what stays of an erased record) is marked as
 * {@code code} or {@code translate="no"} on pages and not looked at.
 */
public final class VisibleKeys {

    private static final List<Pattern> KINDS = List.of(
            // PUNJAB_POLICE
            Pattern.compile("\\b[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+\\b"),
            // DEATH + LIFE
            Pattern.compile("(?<![-\\w])(?:" + String.join("|", storedNames()) + ")(?![-\\w])"),
            // tier.3.maximum, and whatever else begins as a policy's or a message's key does; a user name has dots, too
            Pattern.compile("(?<![\\w@/.-])(?:" + String.join("|", beginnings()) + ")(?:\\.[a-z0-9-]+)+(?![\\w@/])"),
            // dateOfBirth
            Pattern.compile("\\b[a-z]+(?:[A-Z][a-z0-9]+)+\\b"),
            // custody_periods
            Pattern.compile("\\b[a-z][a-z0-9]*(?:_[a-z0-9]+)+\\b"),
            // Names that people gave have identifiers behind a hyphen.
            Pattern.compile("(?<![\\w-])[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\\b"),
            Pattern.compile("\\b[0-9a-f]{24,}\\b"));

    /** Abbreviations that offices and laws use, keywords that the public sends, and what looks alike. */
    private static final Set<String> KNOWN = Set.of(
            "CNIC", "NADRA", "SSOIU", "PECA", "HELP", "AREA", "FOLLOW", "STOP", "DISPUTE", "PROOF", "NICOP", "PDF",
            "JPEG", "URDU", "ZIP", "ISO", "UTC", "LANG", "SCMR", "SORNA", "SITE", "SMSC", "SMS", "SIM", "FIR", "NPB");

    /** Addresses of the internet and names of files. */
    private static final Predicate<String> ADDRESS = Pattern.compile(
                    ".*\\.(?:pk|org|com|net|gov|csv|pdf|zip|txt|json|html|nsor)(?:\\..*)?")
            .asMatchPredicate();

    private VisibleKeys() {}

    /** Names of enums that the database takes, of one word of three letters or more; and the maxima of punishments. */
    private static Set<String> storedNames() {
        Set<String> names = new TreeSet<>(Set.of("DEATH", "LIFE"));
        try (Stream<Path> migrations = Files.list(Path.of("src/main/resources/db/migration"))) {
            for (Path file : migrations.toList()) {
                Pattern.compile("'([A-Z]{3,})'")
                        .matcher(Files.readString(file))
                        .results()
                        .map(found -> found.group(1))
                        .forEach(names::add);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return names;
    }

    private static Set<String> beginnings() {
        Set<String> beginnings = new TreeSet<>();
        try (Stream<Path> bundles = Files.list(Path.of("src/main/resources/messages"))) {
            for (Path file : Stream.concat(
                            bundles, Stream.of(Path.of("src/main/resources/reference/policy_values.tsv")))
                    .toList()) {
                Files.readAllLines(file).stream()
                        .filter(line -> line.contains("."))
                        .map(line -> line.substring(0, line.indexOf('.')))
                        .filter(Pattern.compile("[a-z][a-z-]+").asMatchPredicate())
                        .forEach(beginnings::add);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return beginnings;
    }

    /** What looks like one in the texts, in order. */
    public static Set<String> in(Iterable<String> texts) {
        Set<String> found = new TreeSet<>();
        for (String text : texts) {
            for (Pattern kind : KINDS) {
                kind.matcher(text)
                        .results()
                        .map(match -> match.group())
                        .filter(word -> !KNOWN.contains(word) && !ADDRESS.test(word))
                        .map(word -> word + " in “" + text.strip() + "”")
                        .forEach(found::add);
            }
        }
        return found;
    }
}
