package pk.gov.nsor.agencies.totals.web;

import java.util.List;
import java.util.Optional;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import pk.gov.nsor.agencies.totals.judgment.ComparedJudgment;
import pk.gov.nsor.agencies.totals.judgment.ComparedJudgment.State;
import pk.gov.nsor.agencies.totals.judgment.ObtainedJudgments;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.shell.TodayList;
import pk.gov.nsor.foundation.shell.UiFormat;

/** Judgments that the prosecution obtained and no court has sent, for registrars. */
@Component
class ObtainedJudgmentsToday implements TodayList {

    private static final int ROWS = 5;

    private final ObtainedJudgments judgments;
    private final OfficeNames names;
    private final UiFormat uiFormat;

    ObtainedJudgmentsToday(ObtainedJudgments judgments, OfficeNames names, UiFormat uiFormat) {
        this.judgments = judgments;
        this.names = names;
        this.uiFormat = uiFormat;
    }

    @Override
    public int order() {
        return 8;
    }

    @Override
    public String entry() {
        return "/obtained-judgments";
    }

    @Override
    public Optional<Content> contentFor(SignedIn reader) {
        if (!reader.has(Role.REGISTRAR)) {
            return Optional.empty();
        }
        List<ComparedJudgment> missing = judgments.all().stream()
                .filter(judgment -> judgment.state() == State.MISSING)
                .toList();
        return Optional.of(new Content(
                "judgments.today",
                missing.size(),
                missing.size() > ROWS ? entry() : null,
                missing.stream().limit(ROWS).map(this::row).toList()));
    }

    private Row row(ComparedJudgment judgment) {
        return new Row(
                names.ofCourt(judgment.court(), LocaleContextHolder.getLocale()),
                uiFormat.text(
                        "judgments.today.row",
                        judgment.caseNumber(),
                        uiFormat.day(judgment.judgmentOn()),
                        judgment.missing()),
                entry(),
                "judgments.open");
    }
}
