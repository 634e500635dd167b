package pk.gov.nsor.accountability.retention.web;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import pk.gov.nsor.accountability.retention.DataClass;
import pk.gov.nsor.accountability.retention.Hold;
import pk.gov.nsor.accountability.retention.Holds;
import pk.gov.nsor.accountability.retention.RetentionWatch;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.jobs.ClockTrust;
import pk.gov.nsor.foundation.kernel.RegisterNumber;
import pk.gov.nsor.foundation.shell.TodayList;
import pk.gov.nsor.foundation.shell.UiFormat;

/** Holds that end soon, for the two who placed them and for national supervisors, and data that was not erased in its time. */
@Configuration(proxyBeanMethods = false)
class RetentionToday {

    private static final String ENTRY = "/retention";
    private static final int LATE = 0;
    private static final int ENDING = 8;
    private static final int ROWS = 5;

    private static final int DOUBTED = 1;

    private final Holds holds;
    private final RetentionWatch watch;
    private final UiFormat uiFormat;
    private final ClockTrust trust;

    RetentionToday(Holds holds, RetentionWatch watch, UiFormat uiFormat, ClockTrust trust) {
        this.holds = holds;
        this.watch = watch;
        this.uiFormat = uiFormat;
        this.trust = trust;
    }

    @Bean
    TodayList holdsEndingToday() {
        return TodayList.of(ENDING, ENTRY, this::ending);
    }

    @Bean
    TodayList clockDoubtedToday() {
        return TodayList.of(
                DOUBTED, ENTRY, reader -> reader.has(Role.NATIONAL_SUPERVISOR) ? doubted() : Optional.empty());
    }

    private Optional<TodayList.Content> doubted() {
        return trust.doubt()
                .map(why -> new TodayList.Content(
                        "retention.clock",
                        1,
                        null,
                        List.of(new TodayList.Row(
                                uiFormat.text("retention.clock."
                                        + why.name().toLowerCase(Locale.ROOT).replace('_', '-')),
                                null,
                                "/retention",
                                "retention.open"))));
    }

    @Bean
    TodayList retentionLateToday() {
        return TodayList.of(LATE, ENTRY, this::late);
    }

    private Optional<TodayList.Content> ending(SignedIn reader) {
        boolean isSupervisor = reader.has(Role.NATIONAL_SUPERVISOR);
        List<Hold> found = isSupervisor || reader.has(Role.REGISTRAR)
                ? holds.endingSoon(isSupervisor ? null : reader.accountId())
                : List.of();
        List<TodayList.Row> rows = found.stream().limit(ROWS).map(this::row).toList();
        return found.isEmpty()
                ? Optional.empty()
                : Optional.of(new TodayList.Content("retention.ending", found.size(), "/retention/holds", rows));
    }

    private TodayList.Row row(Hold hold) {
        Long number = hold.number();
        String what = number == null
                ? uiFormat.text("retention.record-erased")
                : hold.of().isRequest()
                        ? uiFormat.text("retention.request", Long.toString(number))
                        : new RegisterNumber(Math.toIntExact(number)).formatted();
        return new TodayList.Row(
                what + " · " + uiFormat.text("retention.cause." + hold.cause().key()),
                uiFormat.text("retention.ends", uiFormat.day(hold.until())),
                "/retention/holds/" + hold.id(),
                "retention.open",
                hold.of().person());
    }

    private Optional<TodayList.Content> late(SignedIn reader) {
        List<DataClass> late = reader.has(Role.NATIONAL_SUPERVISOR) ? watch.late() : List.of();
        List<TodayList.Row> rows = late.stream()
                .limit(ROWS)
                .map(one -> new TodayList.Row(
                        uiFormat.text("retention.class." + one.key()), null, "/retention", "retention.open"))
                .toList();
        return late.isEmpty()
                ? Optional.empty()
                : Optional.of(new TodayList.Content("retention.not-gone-through", late.size(), "/retention", rows));
    }
}
