package pk.gov.nsor.policing.supervision.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.shell.TodayList;
import pk.gov.nsor.foundation.shell.TodayPart;
import pk.gov.nsor.foundation.shell.TodaySource;
import pk.gov.nsor.foundation.shell.UiFormat;
import pk.gov.nsor.policing.supervision.CaseAccess;
import pk.gov.nsor.policing.supervision.CaseScope;
import pk.gov.nsor.policing.supervision.caseload.CaseBeginnings;
import pk.gov.nsor.policing.supervision.caseload.CaseList;
import pk.gov.nsor.policing.supervision.caseload.CaseRow;
import pk.gov.nsor.policing.supervision.caseload.Caseload.Filter;
import pk.gov.nsor.policing.supervision.caseload.Caseload.Part;

/** The beginnings of the caseload's lists on the home page, for whoever follows people. */
@Component
class CaseloadToday implements TodaySource {

    private static final int ROWS = 8;
    private static final String ENTRY = "/caseload";

    /** What an officer asks for each morning, also where the answer is none. */
    private static final Set<CaseList> SHOWN_EMPTY = Set.of(CaseList.OVERDUE, CaseList.DUE_TODAY, CaseList.DUE_SOON);

    private static final List<CaseList> COUNTED = List.of(
            CaseList.OVERDUE,
            CaseList.UNKNOWN,
            CaseList.DUE_TODAY,
            CaseList.VISITS,
            CaseList.TRANSFERS_IN,
            CaseList.RISK_REVIEWS);

    private static final List<CaseList> OTHERS = List.of(
            CaseList.TRANSFERS_OUT, CaseList.RELEASES, CaseList.DUE_SOON, CaseList.VISITS_COMING, CaseList.ALERTS);

    private final CaseBeginnings beginnings;
    private final CaseAccess access;
    private final CaseloadRows lines;
    private final CasePageMessages wording;
    private final UiFormat uiFormat;
    private final Clock clock;

    CaseloadToday(
            CaseBeginnings beginnings,
            CaseAccess access,
            CaseloadRows lines,
            CasePageMessages wording,
            UiFormat uiFormat,
            Clock clock) {
        this.beginnings = beginnings;
        this.access = access;
        this.lines = lines;
        this.wording = wording;
        this.uiFormat = uiFormat;
        this.clock = clock;
    }

    @Override
    public Set<String> entries() {
        return Set.of(ENTRY);
    }

    @Override
    public Map<String, Long> waitingFor(SignedIn reader) {
        if (!follows(reader)) {
            return Map.of();
        }
        CaseScope scope = access.scope(reader);
        long waiting = beginnings.counts(of(COUNTED, scope), scope).values().stream()
                .mapToLong(Long::longValue)
                .sum();
        return Map.of(ENTRY, waiting);
    }

    @Override
    public List<Section> sectionsFor(SignedIn reader) {
        if (!follows(reader)) {
            return List.of();
        }
        CaseScope scope = access.scope(reader);
        List<CaseList> lists = new ArrayList<>(of(COUNTED, scope));
        lists.addAll(of(OTHERS, scope));
        Map<CaseList, Part> found = beginnings.of(lists, scope, ROWS);
        List<Section> sections = new ArrayList<>();
        for (CaseList list : lists) {
            Part part = found.get(list);
            if (part != null && (part.count() > 0 || SHOWN_EMPTY.contains(list))) {
                sections.add(section(list, part, reader));
            }
        }
        return sections;
    }

    private static boolean follows(SignedIn reader) {
        return reader.isPolice() || reader.has(Role.NATIONAL_SUPERVISOR);
    }

    private static List<CaseList> of(List<CaseList> lists, CaseScope scope) {
        return lists.stream().filter(list -> list.isOf(scope)).toList();
    }

    private Section section(CaseList list, Part part, SignedIn reader) {
        Filter filter = CaseBeginnings.filter(list);
        boolean isMore = list == CaseList.ALERTS && part.count() > CaseBeginnings.MOST_COUNTED;
        String address = ENTRY + "?list=" + list.key() + (filter.within() == 0 ? "" : "&days=" + filter.within());
        return new Section(
                part(list, part.rows()),
                order(list),
                COUNTED.contains(list) ? ENTRY : null,
                new TodayList.Content(
                        "supervision.list." + list.key(),
                        isMore ? CaseBeginnings.MOST_COUNTED : part.count(),
                        isMore,
                        part.count() > 0 ? address : null,
                        lines.of(list, part.rows(), reader).stream()
                                .map(this::row)
                                .toList()));
    }

    /** A release whose day is past is to be asked about, and comes with what waits. */
    private TodayPart part(CaseList list, List<CaseRow> rows) {
        LocalDate today = LocalDate.now(clock);
        boolean isComing = list == CaseList.DUE_SOON
                || list == CaseList.VISITS_COMING
                || (list == CaseList.RELEASES
                        && rows.stream()
                                .noneMatch(row -> row.day() != null && row.day().isBefore(today)));
        return isComing ? TodayPart.COMING : TodayPart.WAITING;
    }

    private static int order(CaseList list) {
        return switch (list) {
            case OVERDUE -> 0;
            case UNKNOWN -> 1;
            case DUE_TODAY -> 2;
            case VISITS, TRANSFERS_IN -> 3;
            case TRANSFERS_OUT -> 4;
            case RISK_REVIEWS -> 5;
            case RELEASES -> 6;
            case DUE_SOON, VISITS_COMING -> 20;
            case ALERTS, EVERYBODY -> 21;
        };
    }

    private TodayList.Row row(CaseloadRow line) {
        String detail = wording.directed(line.row().number().formatted() + " · " + line.state());
        return new TodayList.Row(
                wording.name(line.row().name()),
                line.level().isEmpty() ? detail : detail + uiFormat.text("shell.comma") + line.level(),
                line.path(),
                line.actionKey(),
                line.row().person().value());
    }
}
