package pk.gov.nsor.policing.supervision.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.access.Purpose;
import pk.gov.nsor.foundation.access.RecordPurposes;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.escalation.EscalationSteps;
import pk.gov.nsor.policing.supervision.Escalation;
import pk.gov.nsor.policing.supervision.caseload.CaseList;
import pk.gov.nsor.policing.supervision.caseload.CaseRow;
import pk.gov.nsor.policing.supervision.duty.DutyKind;

/** Makes lines of rows: what is so, with whom it lies, and what this reader can do about it. */
@Component
public class CaseloadRows {

    private final CasePageMessages wording;
    private final Escalation escalation;
    private final Clock clock;

    CaseloadRows(CasePageMessages wording, Escalation escalation, Clock clock) {
        this.wording = wording;
        this.escalation = escalation;
        this.clock = clock;
    }

    List<CaseloadRow> of(CaseList list, List<CaseRow> rows, SignedIn reader) {
        LocalDate today = LocalDate.now(clock);
        EscalationSteps breaches = escalation.ofBreaches();
        EscalationSteps transfers = escalation.ofTransfers();
        return rows.stream()
                .map(row -> new CaseloadRow(
                        row,
                        wording.station(row.station()),
                        wording.state(list, row, today),
                        wording.level(list, row, breaches, transfers),
                        path(list, row, reader),
                        actionKey(list, row, reader),
                        null))
                .toList();
    }

    /** Who sees people at the station. */
    public static boolean records(SignedIn reader) {
        return reader.has(Role.SUPERVISING_OFFICER) || reader.has(Role.DISTRICT_SUPERVISOR);
    }

    /** Who offers people to other districts, and answers such offers. */
    public static boolean transfers(SignedIn reader) {
        return reader.has(Role.DISTRICT_SUPERVISOR)
                || reader.has(Role.PROVINCIAL_SUPERVISOR)
                || reader.has(Role.NATIONAL_SUPERVISOR);
    }

    /** Of somebody who missed an appearance; whoever supervises officers looks at the case first, to decide about it. */
    private static boolean isToAppear(CaseRow row, SignedIn reader) {
        return reader.has(Role.SUPERVISING_OFFICER)
                && Arrays.stream(DutyKind.values()).anyMatch(kind -> kind.name().equals(row.kind()));
    }

    private static String path(CaseList list, CaseRow row, SignedIn reader) {
        String record = "/people/" + row.person();
        String page = switch (list) {
            case DUE_TODAY, DUE_SOON -> records(reader) ? record + "/appearances/new" : record;
            case OVERDUE -> isToAppear(row, reader) ? record + "/appearances/new" : record;
            case TRANSFERS_IN -> transfers(reader) ? "/caseload/transfers/" + row.item() : record;
            case VISITS, VISITS_COMING -> record + "/visits/" + row.item();
            case RISK_REVIEWS -> record + "/risk/new";
            case UNKNOWN, RELEASES, TRANSFERS_OUT, ALERTS, EVERYBODY -> record;
        };
        return page.startsWith(record)
                ? purpose(list).map(task -> RecordPurposes.forTask(page, task)).orElse(page)
                : page;
    }

    /** Why somebody opens the record from the list. */
    private static Optional<Purpose> purpose(CaseList list) {
        return switch (list) {
            case OVERDUE, DUE_TODAY, DUE_SOON, VISITS, VISITS_COMING, RISK_REVIEWS -> Optional.of(Purpose.SUPERVISION);
            case UNKNOWN, ALERTS -> Optional.of(Purpose.SEARCH);
            case RELEASES -> Optional.of(Purpose.RELEASE);
            case TRANSFERS_IN -> Optional.of(Purpose.TRANSFER);
            case TRANSFERS_OUT, EVERYBODY -> Optional.empty();
        };
    }

    private static String actionKey(CaseList list, CaseRow row, SignedIn reader) {
        return switch (list) {
            case DUE_TODAY, DUE_SOON -> records(reader) ? "supervision.appearance.action" : "supervision.open-record";
            case TRANSFERS_IN -> transfers(reader) ? "supervision.transfer.answer" : "supervision.open-record";
            case VISITS -> "knowledge.visit.report";
            case VISITS_COMING -> "knowledge.visit.change";
            case RISK_REVIEWS -> "knowledge.risk.new";
            case OVERDUE -> isToAppear(row, reader) ? "supervision.appearance.action" : "supervision.open-record";
            case UNKNOWN, RELEASES, TRANSFERS_OUT, ALERTS, EVERYBODY -> "supervision.open-record";
        };
    }
}
