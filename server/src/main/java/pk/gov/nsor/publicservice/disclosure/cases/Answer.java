package pk.gov.nsor.publicservice.disclosure.cases;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is disclosed about a suspect: the least that answers the request.
 *
 * @param on the day for which it holds
 * @param person whose record it is about, to check whether it still holds, and never shown; null where it is about
 *     none
 * @param number the register number; null unless the person is on the register
 * @param convictions the judgments that keep the person on the register, so far as the decision says they are
 *     necessary; empty otherwise
 * @param basis how it is known that the record is the suspect's; null unless the person is on the register, and in answers
 *     from before it was kept
 */
public record Answer(
        Kind kind,
        LocalDate on,
        @Nullable UUID person,
        @Nullable String number,
        List<Line> convictions,
        CheckFinding.@Nullable Basis basis) {

    public Answer {
        convictions = List.copyOf(convictions);
    }

    /** What is answered. */
    public enum Kind {
        /** The person is on the register that day. */
        ON,
        /**
         * The person is not on the register: never was, is no longer, or the record is sealed. The answer does not say
         * which.
         */
        NOT_ON,
        /** It cannot be decided whether a record is this person's. */
        CANNOT_BE_TOLD;

        /** As message keys name it. */
        public String key() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * One judgment.
     *
     * @param sections for example {@code PPC 376}; empty unless necessary
     * @param judgedOn null unless necessary
     */
    public record Line(List<String> sections, @Nullable LocalDate judgedOn) {

        public Line {
            sections = List.copyOf(sections);
        }
    }
}
