package pk.gov.nsor.agencies.totals.web;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import pk.gov.nsor.agencies.totals.ComparedTotal;
import pk.gov.nsor.agencies.totals.ComparedTotal.Gap;
import pk.gov.nsor.agencies.totals.MonthlyTotals;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.shell.TodayList;
import pk.gov.nsor.foundation.shell.UiFormat;
import pk.gov.nsor.foundation.shell.list.ListQuestion;

/** Courts and prisons that declared more than the register has, or declare no more, for registrars. */
@Component
class TotalsToday implements TodayList {

    private static final String PATH = "/monthly-totals";
    private static final int ROWS = 5;

    private final MonthlyTotals totals;
    private final OfficeNames names;
    private final UiFormat uiFormat;

    TotalsToday(MonthlyTotals totals, OfficeNames names, UiFormat uiFormat) {
        this.totals = totals;
        this.names = names;
        this.uiFormat = uiFormat;
    }

    @Override
    public int order() {
        return 8;
    }

    @Override
    public String entry() {
        return PATH;
    }

    @Override
    public Optional<Content> contentFor(SignedIn reader) {
        if (!reader.has(Role.REGISTRAR)) {
            return Optional.empty();
        }
        List<ComparedTotal> missing = totals.all().stream()
                .filter(total -> total.gap() == Gap.MISSING || total.gap() == Gap.UNDECLARED && total.before() != null)
                .toList();
        return Optional.of(new Content(
                "totals.today",
                missing.size(),
                missing.size() > ROWS ? PATH : null,
                missing.stream().limit(ROWS).map(this::row).toList()));
    }

    /** The tab of the page that has it. */
    private static String list(ComparedTotal total) {
        return PATH + "?gap=" + ListQuestion.key(total.gap());
    }

    private Row row(ComparedTotal total) {
        return new Row(
                names.of(total),
                total.missing() == null
                        ? uiFormat.text(
                                "totals.today.undeclared",
                                uiFormat.month(total.month()),
                                uiFormat.text(total.kind().messageKey()))
                        : uiFormat.text(
                                "totals.today.row",
                                uiFormat.month(total.month()),
                                uiFormat.text(total.kind().messageKey()),
                                total.missing()),
                list(total),
                "totals.open");
    }
}
