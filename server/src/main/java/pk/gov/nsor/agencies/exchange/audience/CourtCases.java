package pk.gov.nsor.agencies.exchange.audience;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.access.client.ClientScope;
import pk.gov.nsor.foundation.reference.Courts;

/** The judgments by which somebody is on the register, and which of them a court's system speaks for. */
@Component
class CourtCases {

    /** A column {@code judgments}, the earliest first. */
    static final String COLUMN = """
            (select jsonb_agg(jsonb_build_object('court', j.court_code, 'caseNumber', j.case_number,
                    'judgmentOn', j.judgment_on) order by j.judgment_on, j.id)
                from registration.registered_view g join conviction.judgment_now j on j.id = g.conviction_id
                where g.person_id = p.id and (g.last_day is null or g.last_day >= :today)) as judgments
            """;

    private final Courts courts;

    CourtCases(Courts courts) {
        this.courts = courts;
    }

    @Schema(name = "RegisteredJudgment", description = "A judgment of yours by which the person is on the register.")
    record Judgment(
            @Schema(description = "The court, by its key.", pattern = Described.KEY, example = "sessions-court-lahore")
            String court,

            @Schema(description = "As the court wrote it.", example = "SC 214/2024")
            String caseNumber,

            @Schema(description = "The day of the judgment.")
            LocalDate judgmentOn) {}

    static final List<Judgment> EXAMPLE =
            List.of(new Judgment("sessions-court-lahore", "SC 214/2024", LocalDate.of(2026, 11, 2)));

    List<Judgment> of(List<Judgment> judgments, ClientScope scope) {
        return judgments.stream()
                .filter(judgment -> scope.isCountry()
                        || courts.byCode(judgment.court())
                                .filter(court -> scope.coversCourt(court.code(), court.districtCode()))
                                .isPresent())
                .toList();
    }
}
