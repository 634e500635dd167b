package pk.gov.nsor.foundation.requirement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import pk.gov.nsor.foundation.kernel.Section;
import pk.gov.nsor.foundation.requirement.Reason.Code;
import pk.gov.nsor.foundation.requirement.policy.Maximum;

/** Every step has words in both languages, and they show every value it was given. */
class ReasonMessagesTest {

    private static final Judgment JUDGMENT =
            new Judgment("case 17", day(1), day(2), null, new VictimClass(false, true), List.of());
    private static final Judgment EARLIER =
            new Judgment("case 12", day(1), day(2), null, new VictimClass(false, true), List.of());
    private static final Section SECTION = new Section("PPC", "511");
    private static final Section OTHER = new Section("PPC", "354");
    private static final CitedRow ROW = new CitedRow(new Section("PPC", "500"), Schedule.II, day(28), "doubtful");

    static Stream<Arguments> codes() {
        return Stream.of(Code.values())
                .flatMap(code -> Stream.of("en", "ur").map(language -> Arguments.of(code, language)));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("codes")
    void theWordsShowEveryValueAndNoKey(Code code, String language) {
        Locale locale = Locale.forLanguageTag(language);
        ReasonMessages wording = new ReasonMessages(locale);
        List<Object> values = sample(code);
        String text = wording.text(new Reason(code, values));
        assertThat(text).isNotBlank().doesNotContain("{", "}");
        DateTimeFormatter days = DateTimeFormatter.ofPattern("d MMMM uuuu", locale);
        for (Object value : values) {
            switch (value) {
                case LocalDate day -> assertThat(text).contains(days.format(day));
                case Judgment judgment -> assertThat(text).contains(judgment.id());
                case CitedRow row ->
                    assertThat(text)
                            .contains(row.section().toString(), days.format(row.from()), "II", row.confidence());
                case Status _, Maximum _ ->
                    assertThat(text).isNotEqualTo(wording.text(new Reason(code, others(values))));
                // The law's version and the keys of policy values are for the core and its callers.
                case String key -> assertThat(text).doesNotContain(key);
                default -> assertThat(text).contains(value.toString());
            }
        }
    }

    /** What a code's documentation says it is given. */
    static List<Object> sample(Code code) {
        return switch (code) {
            case LAW -> List.of("1a2b3c", day(3));
            case BEFORE_THE_ACT, DIED, SEALED, ENDS -> List.of(day(3));
            case JUDGED_BEFORE_THE_ACT, QUASHED_BEFORE_THE_ACT -> List.of(JUDGMENT, day(3), day(4));
            case COUNTS, QUASHED, STARTED_BY_JUDGMENT, AWAITS_RELEASE, LAST_DAY_UNKNOWN, EXPIRED ->
                List.of(JUDGMENT, day(3));
            case NARROW_BASIS -> List.of(JUDGMENT, SECTION, ROW);
            case WIDE_BASIS -> List.of(JUDGMENT, SECTION, Schedule.II, ROW);
            case WIDE_BASIS_CONNECTED -> List.of(JUDGMENT, SECTION, Schedule.II, ROW, OTHER);
            case NOT_A_WOMAN_OR_CHILD, NOT_CONNECTED -> List.of(JUDGMENT, SECTION, Schedule.II);
            case NO_BASIS, NO_ROW_IN_FORCE -> List.of(JUDGMENT, SECTION, day(3));
            case NO_ROW -> List.of(JUDGMENT, SECTION);
            case NOT_REGISTRABLE -> List.of(JUDGMENT);
            case MAXIMUM_AS_CONNECTED, MAXIMUM_HALF_CONNECTED ->
                List.of(JUDGMENT, SECTION, Maximum.ofYears(25).half(), ROW, OTHER);
            case MAXIMUM_NOT_LENT -> List.of(JUDGMENT, SECTION, ROW);
            case TIER -> List.of(JUDGMENT, SECTION, Maximum.LIFE, day(3), Tier.III, ROW, 77);
            case CHILD_ONE_UP -> List.of(JUDGMENT, Tier.III);
            case REPEAT_ONE_UP -> List.of(JUDGMENT, Tier.III, EARLIER);
            case PERIOD -> List.of(JUDGMENT, Tier.II, 301, "period.tier-2");
            case PERIOD_LIFE -> List.of(JUDGMENT, Tier.III, "period.tier-3");
            case UNDER_EIGHTEEN, CUSTODY_ENDED_BEFORE, CUSTODY_BEGUN_LATE, STARTED_BY_RELEASE ->
                List.of(JUDGMENT, day(3), day(4));
            case LAST_DAY -> List.of(JUDGMENT, day(3), 41L, day(4), 301, 9131L);
            case ENDS_NEVER, END_UNKNOWN, NO_VERIFICATION_IN_CUSTODY, NO_VERIFICATION_LEFT -> List.of();
            case VERIFICATION -> List.of(JUDGMENT, Tier.II, 6, day(3), day(4), "verification.tier-2");
            case STATUS -> List.of(Status.ACTIVE);
        };
    }

    private static List<Object> others(List<Object> values) {
        return IntStream.range(0, values.size())
                .mapToObj(i -> switch (values.get(i)) {
                    case Status _ -> Status.SEALED;
                    case Maximum _ -> Maximum.ofYears(3);
                    default -> values.get(i);
                })
                .toList();
    }

    private static LocalDate day(int dayOfMonth) {
        return LocalDate.of(2024, 1, dayOfMonth);
    }
}
