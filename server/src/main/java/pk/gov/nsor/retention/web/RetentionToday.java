package pk.gov.nsor.retention.web;

import java.util.List;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import pk.gov.nsor.access.Role;
import pk.gov.nsor.access.SignedIn;
import pk.gov.nsor.kernel.RegisterNumber;
import pk.gov.nsor.retention.DataClass;
import pk.gov.nsor.retention.Hold;
import pk.gov.nsor.retention.Holds;
import pk.gov.nsor.retention.RetentionWatch;
import pk.gov.nsor.shell.Shown;
import pk.gov.nsor.shell.TodayList;

/** Holds that end soon, for the two who placed them and for national supervisors, and data that was not erased in its time. */
@Configuration(proxyBeanMethods = false)
class RetentionToday {

    private static final int LATE = 0;
    private static final int ENDING = 8;
    private static final int ROWS = 5;

    private final Holds holds;
    private final RetentionWatch watch;
    private final Shown shown;

    RetentionToday(Holds holds, RetentionWatch watch, Shown shown) {
        this.holds = holds;
        this.watch = watch;
        this.shown = shown;
    }

    @Bean
    TodayList holdsEndingToday() {
        return new TodayList() {
            @Override
            public int order() {
                return ENDING;
            }

            @Override
            public Optional<Content> contentFor(SignedIn reader) {
                return ending(reader);
            }
        };
    }

    @Bean
    TodayList retentionLateToday() {
        return new TodayList() {
            @Override
            public int order() {
                return LATE;
            }

            @Override
            public Optional<Content> contentFor(SignedIn reader) {
                return late(reader);
            }
        };
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
                ? shown.text("retention.record-erased")
                : hold.of().isRequest()
                        ? shown.text("retention.request", Long.toString(number))
                        : new RegisterNumber(Math.toIntExact(number)).formatted();
        return new TodayList.Row(
                what + " · " + shown.text("retention.cause." + hold.cause().key()),
                shown.text("retention.ends", shown.day(hold.until())),
                "/retention/holds/" + hold.id(),
                "retention.open");
    }

    private Optional<TodayList.Content> late(SignedIn reader) {
        List<DataClass> late = reader.has(Role.NATIONAL_SUPERVISOR) ? watch.late() : List.of();
        List<TodayList.Row> rows = late.stream()
                .limit(ROWS)
                .map(one -> new TodayList.Row(
                        shown.text("retention.class." + one.key()), null, "/retention", "retention.open"))
                .toList();
        return late.isEmpty()
                ? Optional.empty()
                : Optional.of(new TodayList.Content("retention.not-gone-through", late.size(), "/retention", rows));
    }
}
