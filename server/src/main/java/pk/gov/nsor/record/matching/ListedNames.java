package pk.gov.nsor.record.matching;

import java.util.List;
import java.util.Map;
import pk.gov.nsor.foundation.kernel.RegisterNumber;
import pk.gov.nsor.foundation.shell.list.ListQuestion;
import pk.gov.nsor.record.matching.spelling.NameCodes;
import pk.gov.nsor.record.matching.spelling.NameKeys;

/**
 * Whom of a list somebody means who types a name: those on whose record each word begins a name, in either script, and
 * those whose name has all the words however they are spelt. The list says whom the reader may see.
 */
public final class ListedNames {

    /** Of a {@code register.person_view p}, with the {@link #parameters}. */
    public static final String CONDITION = """
            (' ' || lower(concat_ws(' ', p.name_latin, p.name_urdu)) like all (:names)
                or p.id in (select k.person_id from matching.name_key k
                    where k.kind = 'CURRENT' and k.codes @> cast(:spelt as integer[])))
            """;

    /**
     * What follows the conditions of a statement that has a {@code register.person_view p}, with the {@link #parameters}.
     *
     * @param typed a register number, some of its digits, or a name; empty for everybody
     */
    public static String and(String typed) {
        if (typed.isEmpty()) {
            return "";
        }
        return RegisterNumber.serialDigits(typed).isEmpty() ? " and " + CONDITION : " and p.serial::text like :digits";
    }

    /** What no name has among its codes: no word is without letters. */
    private static final Integer[] NOBODY = {NameCodes.ofKey("")};

    private ListedNames() {}

    /** @param typed as it is typed, empty or not; of fewer letters than a search takes only names that begin so are found */
    public static Map<String, Object> parameters(String typed) {
        List<String> keys = NameKeys.longestWord(typed) < NameQuestion.FEWEST_LETTERS ? List.of() : NameKeys.of(typed);
        return Map.of(
                "digits",
                "%" + RegisterNumber.serialDigits(typed) + "%",
                "names",
                ListQuestion.patterns(typed).toArray(String[]::new),
                "spelt",
                keys.isEmpty()
                        ? NOBODY
                        : keys.stream().map(NameCodes::ofKey).distinct().toArray(Integer[]::new));
    }
}
