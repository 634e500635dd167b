package pk.gov.nsor.publicservice.justice;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.access.Feed;
import pk.gov.nsor.foundation.access.Machine;
import pk.gov.nsor.foundation.access.client.ClientCredentials;
import pk.gov.nsor.foundation.access.client.MachineClients;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.kernel.Section;

/** Cases as a court's system says them. */
public final class CourtCases {

    private final CaseStages stages;
    private final Machine court;

    public CourtCases(CaseStages stages, MachineClients clients) {
        this.stages = stages;
        UUID client = clients.create(
                        "court-" + UUID.randomUUID(),
                        Feed.COURT,
                        "COURTS",
                        ClientCredentials.newSecret(),
                        Actor.system("test"))
                .id();
        this.court = new Machine(client, "court", Feed.COURT, "COURTS");
    }

    /** A case of a court, decided so many days after the challan, or not yet (null). */
    public void say(String code, String number, LocalDate challanOn, @Nullable Integer days, CaseOutcome outcome) {
        Map<CaseStage, LocalDate> on = new EnumMap<>(CaseStage.class);
        on.put(CaseStage.FIR, challanOn.minusDays(21));
        on.put(CaseStage.CHALLAN, challanOn);
        on.put(CaseStage.CHARGE, challanOn.plusDays(14));
        if (days != null) {
            on.put(CaseStage.JUDGMENT, challanOn.plusDays(days));
        }
        stages.takeAtOnce(
                new StagesOfCase(
                        UUID.randomUUID().toString(),
                        code,
                        number,
                        List.of(new Section("PPC", "376")),
                        new CaseDays(on, days == null ? null : outcome, null)),
                court,
                Actor.system("test"));
    }
}
