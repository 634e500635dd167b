package pk.gov.nsor.agencies.imports.column;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import pk.gov.nsor.foundation.kernel.PlainLetters;
import pk.gov.nsor.foundation.kernel.UrduLetters;

/**
 * The headings that files use, in English and Urdu, and the words for values: the files {@code imports/headings.properties} and
 * {@code imports/values.properties}. Case, blanks and punctuation do not count.
 */
final class KnownHeadings {

    /** Shorter headings are like too many others. */
    private static final int SHORTEST = 6;

    private static final Map<Field, List<String>> HEADINGS = headings();
    private static final Map<String, String> VALUES = values();

    private KnownHeadings() {}

    static Optional<Field> exactly(Field.Of of, String heading) {
        String plain = plain(heading);
        return of.fields().stream()
                .filter(field -> Objects.requireNonNull(HEADINGS.get(field)).contains(plain))
                .findFirst();
    }

    /** Where one letter is missing, too many or another, and nothing else is as like. */
    static Optional<Field> nearly(Field.Of of, String heading) {
        String plain = plain(heading);
        Set<Field> like = plain.length() < SHORTEST
                ? Set.of()
                : of.fields().stream()
                        .filter(field -> Objects.requireNonNull(HEADINGS.get(field)).stream()
                                .anyMatch(known -> known.length() >= SHORTEST && isOneSlip(known, plain)))
                        .collect(Collectors.toSet());
        return like.size() == 1 ? like.stream().findFirst() : Optional.empty();
    }

    /** The name that a word of a cell means, of a group of values such as {@code sex}; empty for an unknown word. */
    static Optional<String> value(String group, String word) {
        return Optional.ofNullable(VALUES.get(group + " " + plain(word)));
    }

    private static String plain(String text) {
        return PlainLetters.of(UrduLetters.plain(text));
    }

    private static boolean isOneSlip(String one, String other) {
        String shorter = one.length() <= other.length() ? one : other;
        String longer = one.length() <= other.length() ? other : one;
        if (longer.length() - shorter.length() > 1) {
            return false;
        }
        int i = 0;
        while (i < shorter.length() && shorter.charAt(i) == longer.charAt(i)) {
            i++;
        }
        if (shorter.length() < longer.length()) {
            return shorter.substring(i).equals(longer.substring(i + 1));
        }
        boolean isSwap = i + 1 < shorter.length()
                && shorter.charAt(i) == longer.charAt(i + 1)
                && shorter.charAt(i + 1) == longer.charAt(i)
                && shorter.substring(i + 2).equals(longer.substring(i + 2));
        return isSwap || i >= shorter.length() || shorter.substring(i + 1).equals(longer.substring(i + 1));
    }

    private static Map<Field, List<String>> headings() {
        Map<Field, List<String>> headings = new EnumMap<>(Field.class);
        Properties lines = load("/imports/headings.properties");
        for (Field field : Field.values()) {
            String known = Objects.requireNonNull(lines.getProperty(field.key()), field.key());
            headings.put(
                    field,
                    java.util.stream.Stream.concat(
                                    java.util.stream.Stream.of(field.key(), field.pointer()),
                                    java.util.Arrays.stream(known.split(";")))
                            .map(KnownHeadings::plain)
                            .distinct()
                            .toList());
        }
        for (Field.Of of : Field.Of.values()) {
            Set<String> seen = new HashSet<>();
            of.fields()
                    .forEach(field -> Objects.requireNonNull(headings.get(field)).stream()
                            // A part of a message that several columns make is a heading of none of them.
                            .filter(each -> !each.equals(plain(field.pointer())))
                            .filter(each -> !seen.add(each))
                            .forEach(each -> {
                                throw new IllegalStateException("Two columns are called " + each);
                            }));
        }
        return headings;
    }

    private static Map<String, String> values() {
        Map<String, String> values = new HashMap<>();
        load("/imports/values.properties").forEach((key, words) -> {
            String group = key.toString().substring(0, key.toString().indexOf('.'));
            String name = key.toString().substring(group.length() + 1);
            values.put(group + " " + plain(name), name);
            for (String word : words.toString().split(";")) {
                values.put(group + " " + plain(word), name);
            }
        });
        return values;
    }

    private static Properties load(String resource) {
        Properties lines = new Properties();
        try (InputStream in = Objects.requireNonNull(KnownHeadings.class.getResourceAsStream(resource), resource);
                InputStreamReader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            lines.load(reader);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return lines;
    }
}
