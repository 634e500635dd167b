package pk.gov.nsor.approval;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.shell.Form;

/**
 * How something is proposed on a page.
 *
 * @param <P> what is proposed
 */
public interface ProposalForm<P> {

    /** The fields in their order; reason and, where it is asked, the first day follow by themselves. */
    List<Field> fields();

    /** The fields where they depend on what was filled in so far. */
    default List<Field> fields(Form form) {
        return fields();
    }

    /**
     * Whether the form asks for everything now. Where it does not, its fields are to be filled in before the others can be
     * shown, reason and day among them; nothing is read or refused yet.
     */
    default boolean asksAll(Form form) {
        return true;
    }

    /** What was filled in; empty where something is missing or refused, which is then a problem of the form. */
    Optional<P> read(Form form);

    /** The day from which it counts where the payload says so; null where the form is to ask. */
    default @Nullable LocalDate dayOf(P payload) {
        return null;
    }

    /** Whether the form asks for the first day. */
    default boolean asksDay() {
        return true;
    }

    /**
     * A field. Its label is the kind's message {@code field.} and its name, its hint the same with {@code .hint} behind.
     *
     * @param options of a choice: value and the text shown, in the reader's language
     */
    record Field(String name, Type type, boolean hint, Map<String, String> options) {

        public static Field of(String name, Type type) {
            return new Field(name, type, false, Map.of());
        }

        public static Field hinted(String name, Type type) {
            return new Field(name, type, true, Map.of());
        }

        public static Field choice(String name, boolean hint, Map<String, String> options) {
            return new Field(name, Type.CHOICE, hint, options);
        }
    }

    /** How a field is filled in. */
    enum Type {
        TEXT,
        URDU,
        DAY,
        CHOICE,
        /** Any number of the options. */
        CHECKS,
        /** The first option, which can not be changed on this page: what the other fields depend on. */
        FIXED
    }
}
