package pk.gov.nsor.record.matching;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.kernel.PersonName;
import pk.gov.nsor.record.matching.spelling.NameKeys;

/**
 * The search terms of a name, as one list for one index: the key of each word as it is, the name as it is written
 * after {@code =}, all its keys in alphabetical order after {@code #}, the keys of the father's name after {@code <}.
 */
public final class NameTerms {

    /**
     * Raised with every change of the rules that changes the terms of some name; names with terms of older rules get
     * new ones.
     */
    static final int RULES = NameKeys.RULES;

    private NameTerms() {}

    /** The terms of a name with the father's, in each script in which they are known. */
    public static Set<String> of(PersonName name, @Nullable PersonName father) {
        Set<String> terms = new LinkedHashSet<>();
        scripts(name).forEach(written -> {
            List<String> keys = NameKeys.of(written);
            terms.addAll(keys);
            terms.add(asWritten(written));
            terms.add(together(keys));
        });
        if (father != null) {
            scripts(father).forEach(written -> terms.addAll(ofFather(written)));
        }
        return terms;
    }

    static String asWritten(String name) {
        return "=" + NameKeys.written(name);
    }

    /** The term that is the same for all names of the same keys, in whichever order. */
    static String together(Collection<String> keys) {
        return "#" + String.join(" ", new TreeSet<>(keys));
    }

    static Set<String> ofFather(String name) {
        return NameKeys.of(name).stream().map(key -> "<" + key).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Names that lack one of the words, or two of more than three. */
    static Set<String> lacking(Set<String> keys) {
        Set<String> shorter = new LinkedHashSet<>();
        for (String one : keys) {
            List<String> rest = without(keys, one);
            if (!rest.isEmpty()) {
                shorter.add(together(rest));
            }
            if (keys.size() > 3) {
                rest.forEach(another -> shorter.add(together(without(rest, another))));
            }
        }
        return shorter;
    }

    private static List<String> without(Collection<String> keys, String one) {
        List<String> rest = new ArrayList<>(keys);
        rest.remove(one);
        return rest;
    }

    private static Stream<String> scripts(PersonName name) {
        return Stream.of(name.latin(), name.urdu()).filter(written -> written != null);
    }
}
