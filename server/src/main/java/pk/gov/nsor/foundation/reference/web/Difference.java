package pk.gov.nsor.foundation.reference.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiPredicate;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What differs between two days.
 *
 * @param before as it was on the earlier day, null where it was added since
 * @param after as it is on the later day, null where it has ended
 */
record Difference<T>(
        Change change, @Nullable T before, @Nullable T after) {

    enum Change {
        ADDED,
        ENDED,
        CHANGED;

        public String messageKey() {
            return "reference.change." + name().toLowerCase(Locale.ROOT);
        }
    }

    /** The one of both that is there, the later first. */
    public T either() {
        return after == null ? Objects.requireNonNull(before) : after;
    }

    /** In the order of the earlier day; what was added follows. */
    static <T> List<Difference<T>> between(
            List<T> before, List<T> after, Function<T, String> key, BiPredicate<T, T> same) {
        Map<String, T> later = new LinkedHashMap<>();
        after.forEach(thing -> later.put(key.apply(thing), thing));
        List<Difference<T>> differences = new ArrayList<>();
        for (T thing : before) {
            T next = later.remove(key.apply(thing));
            if (next == null) {
                differences.add(new Difference<>(Change.ENDED, thing, null));
            } else if (!same.test(thing, next)) {
                differences.add(new Difference<>(Change.CHANGED, thing, next));
            }
        }
        later.values().forEach(thing -> differences.add(new Difference<>(Change.ADDED, null, thing)));
        return differences;
    }
}
