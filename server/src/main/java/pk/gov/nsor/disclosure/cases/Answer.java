package pk.gov.nsor.disclosure.cases;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is told about a suspect: the least that answers.
 *
 * @param on the day of which it tells
 * @param person whose record it tells of, for looking whether it still holds, and never shown; null where it tells of none
 * @param number the register number; null unless the person is on the register
 * @param convictions the judgments that keep the person on the register, so far as the decision says they are necessary;
 *     empty otherwise
 */
public record Answer(
        Kind kind,
        LocalDate on,
        @Nullable UUID person,
        @Nullable String number,
        List<Line> convictions) {

    public Answer {
        convictions = List.copyOf(convictions);
    }

    /** What is answered. */
    public enum Kind {
        /** The person is on the register that day. */
        ON,
        /** The person is not: never was, is no more, or the record is sealed. Which, is not told. */
        NOT_ON,
        /** Whether a record is this person's cannot be told. */
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
