package pk.gov.nsor.record.matching.compare;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.kernel.PersonName;
import pk.gov.nsor.record.matching.spelling.NameKeys;
import pk.gov.nsor.record.matching.spelling.NameWord;

/**
 * A name as words to be compared.
 *
 * @param latin empty where it is not known in Latin letters
 * @param urdu empty where it is not known in Urdu
 */
public record NameWords(List<NameWord> latin, List<NameWord> urdu) {

    public NameWords {
        latin = List.copyOf(latin);
        urdu = List.copyOf(urdu);
    }

    public static NameWords of(PersonName name) {
        return of(name.latin(), name.urdu());
    }

    /** Of a name as it is written in each script; null where it is not known so. */
    public static NameWords of(@Nullable String latin, @Nullable String urdu) {
        return of(latin, urdu, NameKeys::words);
    }

    /** @param words makes words of what is written */
    public static NameWords of(@Nullable String latin, @Nullable String urdu, Function<String, List<NameWord>> words) {
        return new NameWords(
                latin == null ? List.of() : words.apply(latin), urdu == null ? List.of() : words.apply(urdu));
    }

    List<List<NameWord>> scripts() {
        return latin.isEmpty() ? List.of(urdu) : urdu.isEmpty() ? List.of(latin) : List.of(latin, urdu);
    }
}
