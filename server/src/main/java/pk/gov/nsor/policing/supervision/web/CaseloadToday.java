package pk.gov.nsor.policing.supervision.web;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.shell.TodayList;
import pk.gov.nsor.foundation.shell.UiFormat;
import pk.gov.nsor.policing.supervision.CaseAccess;
import pk.gov.nsor.policing.supervision.CaseScope;
import pk.gov.nsor.policing.supervision.caseload.CaseList;
import pk.gov.nsor.policing.supervision.caseload.Caseload;
import pk.gov.nsor.policing.supervision.caseload.Caseload.Filter;
import pk.gov.nsor.policing.supervision.caseload.Caseload.Order;
import pk.gov.nsor.policing.supervision.caseload.Caseload.Part;

/** The beginnings of the caseload's lists on the home page, for whoever follows people. */
@Configuration(proxyBeanMethods = false)
class CaseloadToday {

    private static final int ROWS = 8;

    /** What an officer asks for each morning, also where the answer is none. */
    private static final Set<CaseList> SHOWN_EMPTY =
            EnumSet.of(CaseList.OVERDUE, CaseList.DUE_TODAY, CaseList.DUE_SOON);

    private final Caseload caseload;
    private final CaseAccess access;
    private final CaseloadRows lines;
    private final CasePageMessages wording;
    private final UiFormat uiFormat;

    CaseloadToday(
            Caseload caseload, CaseAccess access, CaseloadRows lines, CasePageMessages wording, UiFormat uiFormat) {
        this.caseload = caseload;
        this.access = access;
        this.lines = lines;
        this.wording = wording;
        this.uiFormat = uiFormat;
    }

    @Bean
    TodayList overdueToday() {
        return list(CaseList.OVERDUE, 0);
    }

    @Bean
    TodayList unknownToday() {
        return list(CaseList.UNKNOWN, 1);
    }

    @Bean
    TodayList dueToday() {
        return list(CaseList.DUE_TODAY, 2);
    }

    @Bean
    TodayList visitsToday() {
        return list(CaseList.VISITS, 3);
    }

    @Bean
    TodayList visitsComingToday() {
        return list(CaseList.VISITS_COMING, 20);
    }

    @Bean
    TodayList riskReviewsToday() {
        return list(CaseList.RISK_REVIEWS, 5);
    }

    @Bean
    TodayList transfersInToday() {
        return list(CaseList.TRANSFERS_IN, 3);
    }

    @Bean
    TodayList transfersOutToday() {
        return list(CaseList.TRANSFERS_OUT, 4);
    }

    @Bean
    TodayList releasesToday() {
        return list(CaseList.RELEASES, 6);
    }

    @Bean
    TodayList dueSoonToday() {
        return list(CaseList.DUE_SOON, 20);
    }

    @Bean
    TodayList alertsToday() {
        return list(CaseList.ALERTS, 21);
    }

    private TodayList list(CaseList list, int order) {
        return new TodayList() {
            @Override
            public int order() {
                return order;
            }

            @Override
            public Optional<Content> contentFor(SignedIn reader) {
                return content(list, reader);
            }
        };
    }

    private Optional<TodayList.Content> content(CaseList list, SignedIn reader) {
        if (!reader.isPolice() && !reader.has(Role.NATIONAL_SUPERVISOR)) {
            return Optional.empty();
        }
        CaseScope scope = access.scope(reader);
        if (!list.isOf(scope)) {
            return Optional.empty();
        }
        Part part = caseload.part(scope, Filter.of(list), Order.DAY, false, 0, ROWS);
        if (part.count() == 0 && !SHOWN_EMPTY.contains(list)) {
            return Optional.empty();
        }
        return Optional.of(new TodayList.Content(
                "supervision.list." + list.key(),
                part.count(),
                part.count() > 0 ? "/caseload?list=" + list.key() : null,
                lines.of(list, part.rows(), reader).stream().map(this::row).toList()));
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
