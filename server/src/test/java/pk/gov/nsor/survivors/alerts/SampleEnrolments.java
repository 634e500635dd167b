package pk.gov.nsor.survivors.alerts;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Enrolments as large as they get. */
public final class SampleEnrolments {

    private SampleEnrolments() {}

    public static Enrolment in(UUID place, String caseNumber) {
        List<Alert> alerts = new ArrayList<>();
        for (int number = 0; number < Enrolment.MOST_ALERTS; number++) {
            alerts.add(new Alert(
                    UUID.randomUUID(),
                    AlertKind.MOVED_NEAR,
                    "471",
                    LocalDate.of(2026, 12, 31),
                    "000" + number,
                    Instant.parse("2026-11-30T12:34:56.789012Z"),
                    false,
                    true,
                    2,
                    Instant.parse("2026-11-30T12:34:56.789012Z"),
                    Instant.parse("2026-11-30T12:34:56.789012Z"),
                    Instant.parse("2026-11-30T12:34:56.789012Z"),
                    true,
                    true));
        }
        return new Enrolment(
                place,
                EnrolmentState.ACTIVE,
                "sessions-court-lahore",
                caseNumber,
                "+923990001234",
                "0".repeat(64),
                AlertLanguage.ROMAN_URDU,
                Theme.APPOINTMENT,
                Arrays.stream(AlertKind.values()).collect(Collectors.toMap(Function.identity(), _ -> "471 302 855")),
                Set.of(AlertKind.values()),
                Set.of("lahore", "sheikhupura", "nankana-sahib", "mandi-bahauddin", "toba-tek-singh"),
                true,
                UUID.randomUUID(),
                "mandi-bahauddin",
                UUID.randomUUID(),
                UUID.randomUUID(),
                Instant.parse("2026-12-30T12:34:56.789012Z"),
                alerts,
                Long.MAX_VALUE,
                List.of(AlertKind.RELEASED, AlertKind.MOVED_NEAR),
                Instant.parse("2026-11-30T12:34:56.789012Z"),
                Instant.parse("2026-11-30T12:34:56.789012Z"),
                "+923990001234");
    }
}
