package pk.gov.nsor.survivors.alerts;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The numbers in messages. Of each kind a survivor knows some; any other number says that nothing happened, and is another one each time.
 * So neither whoever carries her messages nor whoever reads back in her telephone sees which number is the usual one.
 */
final class AlertNumbers {

    /** How many she knows of each kind: with one alone its second message would be the only one whose number comes again. */
    static final int OF_KIND = 3;

    private static final int FIRST = 1_000;
    private static final int LAST = 9_999;

    private final SecureRandom random = new SecureRandom();

    /** For each kind numbers of four digits with spaces between, other ones for everybody. */
    Map<AlertKind, String> agreed() {
        Set<String> taken = new HashSet<>();
        Map<AlertKind, String> agreed = new EnumMap<>(AlertKind.class);
        for (AlertKind kind : AlertKind.values()) {
            if (kind.hasNumbers()) {
                List<String> own = new ArrayList<>();
                for (int count = 0; count < OF_KIND; count++) {
                    own.add(another(FIRST, LAST, taken));
                    taken.add(own.getLast());
                }
                agreed.put(kind, String.join(" ", own));
            }
        }
        return agreed;
    }

    /**
     * The number of one alert, by lot.
     *
     * @param agreed as {@link Enrolment#meanings}
     * @param used those of the latest messages, which are taken again only where there is no other
     */
    String of(Map<AlertKind, String> agreed, AlertKind kind, Collection<String> used) {
        if (!kind.hasNumbers()) {
            return other(agreed, used);
        }
        List<String> numbers = listed(agreed, kind);
        Collections.shuffle(numbers, random);
        return numbers.stream()
                .filter(number -> !used.contains(number))
                .findFirst()
                .orElse(numbers.getFirst());
    }

    private static List<String> listed(Map<AlertKind, String> agreed, AlertKind kind) {
        return Arrays.asList(agreed.getOrDefault(kind, "").split(" "));
    }

    /** Of as many digits as hers: whoever was enrolled before December 2026 has two, and one number for each kind. */
    private String other(Map<AlertKind, String> agreed, Collection<String> used) {
        Set<String> taken = new HashSet<>(used);
        agreed.keySet().stream().filter(AlertKind::hasNumbers).forEach(kind -> taken.addAll(listed(agreed, kind)));
        boolean isShort = taken.stream().anyMatch(number -> number.length() == 2);
        return isShort ? another(10, 99, taken) : another(FIRST, LAST, taken);
    }

    private String another(int first, int last, Set<String> taken) {
        while (true) {
            String number = Integer.toString(random.nextInt(first, last + 1));
            if (!taken.contains(number)) {
                return number;
            }
        }
    }
}
