package pk.gov.nsor.foundation.approval;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.shell.Form;

/**
 * The form by which a kind of proposal is made on a page.
 *
 * @param <P> what is proposed
 */
public interface ProposalForm<P> {

    /** The fields in their order; the reason and, where it is asked for, the first day are added automatically. */
    List<Field> fields();

    /** The fields, where they depend on the values entered so far. */
    default List<Field> fields(Form form) {
        return fields();
    }

    /**
     * Whether the form is complete. Where it is not, its present fields must be filled in before the others, including
     * reason and day, are shown; nothing else is read or refused yet.
     */
    default boolean asksAll(Form form) {
        return true;
    }

    /** The entered payload; empty where something is missing or refused, which is then a problem of the form. */
    Optional<P> read(Form form);

    /** The day from which it counts where the payload determines it; null where the form asks for it, and for today. */
    default @Nullable LocalDate dayOf(P payload) {
        return null;
    }

    /** Whether the form asks for the first day. */
    default boolean asksDay() {
        return true;
    }

    /**
     * A field. Its label is the kind's message {@code field.} plus its name; its hint has {@code .hint} appended.
     *
     * @param options of a choice: value and the text shown, in the reader's language
     */
    record Field(String name, Type type, boolean hint, Map<String, String> options) {

        private static final String KINDS = "kinds";

        public static Field of(String name, Type type) {
            return new Field(name, type, false, Map.of());
        }

        public static Field hinted(String name, Type type) {
            return new Field(name, type, true, Map.of());
        }

        /** @param kinds of places that it takes, as the field for places names them */
        public static Field place(String name, boolean hint, String kinds) {
            return new Field(name, Type.PLACE, hint, Map.of(KINDS, kinds));
        }

        public static Field choice(String name, boolean hint, Map<String, String> options) {
            return new Field(name, Type.CHOICE, hint, options);
        }
    }

    /** How a field is filled in. */
    enum Type {
        TEXT,
        /** Several lines. */
        AREA,
        /** The lines of a file, pasted; at most 200,000 characters. */
        LINES,
        URDU,
        DAY,
        CHOICE,
        PLACE,
        /** Any number of the options can be chosen. */
        CHECKS,
        /** The first option, which cannot be changed on this page; the other fields depend on it. */
        FIXED
    }
}
