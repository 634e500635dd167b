package pk.gov.nsor.agencies.intake.web;

import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import pk.gov.nsor.agencies.intake.quarantine.QuarantineLists;
import pk.gov.nsor.agencies.intake.quarantine.QuarantineLists.Age;
import pk.gov.nsor.agencies.intake.quarantine.QuarantineLists.Filter;
import pk.gov.nsor.agencies.intake.quarantine.QuarantineLists.Line;
import pk.gov.nsor.agencies.intake.quarantine.QuarantineLists.Part;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.shell.TodayList;
import pk.gov.nsor.foundation.shell.UiFormat;
import pk.gov.nsor.foundation.shell.list.ListQuestion;
import pk.gov.nsor.foundation.shell.list.ListSort;

/** Quarantine on Today: what a court has decided is not on the register until a registrar has looked. */
@Configuration(proxyBeanMethods = false)
class QuarantineToday {

    private static final int ROWS = 5;

    private final QuarantineLists quarantine;
    private final UiFormat uiFormat;

    QuarantineToday(QuarantineLists quarantine, UiFormat uiFormat) {
        this.quarantine = quarantine;
        this.uiFormat = uiFormat;
    }

    @Bean
    TodayList quarantineWaiting() {
        return list(5, Role.REGISTRAR, "intake.quarantine.title", Part.WAITING, null);
    }

    /** Messages whose other part has not come for days: a release of no admission, an acquittal of no conviction. */
    @Bean
    TodayList quarantineLongWaits() {
        return list(6, Role.REGISTRAR, "intake.long.title", Part.AWAITING, Age.LONG);
    }

    @Bean
    TodayList quarantineClashes() {
        return list(7, Role.REGISTRAR, "intake.quarantine.list.clashes", Part.CLASHES, null);
    }

    /** What registrars leave: how much, and since when. The messages themselves are the registrars'. */
    @Bean
    TodayList quarantineLeft() {
        return list(6, Role.NATIONAL_SUPERVISOR, "intake.quarantine.left", Part.WAITING, Age.NATIONAL);
    }

    private TodayList list(int order, Role role, String title, Part part, @Nullable Age age) {
        Filter filter = Filter.of(age);
        String page =
                "/quarantine?list=" + ListQuestion.key(part) + (age == null ? "" : "&age=" + ListQuestion.key(age));
        boolean decides = role == Role.REGISTRAR;
        return TodayList.of(order, "/quarantine", reader -> {
            long count = reader.has(role) ? quarantine.count(part, filter) : 0;
            return count == 0
                    ? Optional.empty()
                    : Optional.of(new TodayList.Content(
                            title,
                            Math.toIntExact(count),
                            count > ROWS || !decides ? page : null,
                            quarantine.lines(part, filter, ListSort.NONE, 0, ROWS).stream()
                                    .map(line -> row(line, decides ? QuarantineListController.path(line) : page))
                                    .toList()));
        });
    }

    private TodayList.Row row(Line line, String to) {
        return new TodayList.Row(
                uiFormat.moment(line.since().toInstant()),
                line.part() == Part.CLASHES
                        ? uiFormat.text("intake.clash.title")
                        : line.codes().stream()
                                .map(code -> uiFormat.text(code.messageKey()))
                                .collect(Collectors.joining(uiFormat.text("shell.comma"))),
                to,
                QuarantineListController.open(line));
    }
}
