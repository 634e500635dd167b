package pk.gov.nsor.publicservice.disclosure.cases.web;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.shell.TodayList;
import pk.gov.nsor.foundation.shell.TodayPart;
import pk.gov.nsor.foundation.shell.UiFormat;
import pk.gov.nsor.foundation.shell.list.ListSort;
import pk.gov.nsor.publicservice.disclosure.cases.DisclosureRequest;
import pk.gov.nsor.publicservice.disclosure.cases.RequestList;
import pk.gov.nsor.publicservice.disclosure.cases.RequestLists;

/** Requests that wait for the reader, that nobody has checked in time, or of which a DPO has a copy. */
@Configuration(proxyBeanMethods = false)
class DisclosureToday {

    private static final int ROWS = 5;
    private static final int OVERDUE = 1;
    private static final int WAITING = 4;
    private static final int NEWS = 60;
    private static final String COPIES = "/disclosure?list=copies";

    private final RequestLists lists;
    private final DisclosureRequestRows lines;
    private final UiFormat uiFormat;
    private final Clock clock;

    DisclosureToday(RequestLists lists, DisclosureRequestRows lines, UiFormat uiFormat, Clock clock) {
        this.lists = lists;
        this.lines = lines;
        this.uiFormat = uiFormat;
        this.clock = clock;
    }

    @Bean
    TodayList disclosureChecksToday() {
        return today(RequestList.CHECKS, WAITING);
    }

    @Bean
    TodayList disclosureDecisionsToday() {
        return today(RequestList.DECISIONS, WAITING);
    }

    @Bean
    TodayList disclosureOverdueToday() {
        return today(RequestList.OVERDUE, OVERDUE);
    }

    /** What a DPO gets a copy of is nothing to act on, and goes by itself. */
    @Bean
    TodayList disclosureCopiesToday() {
        return TodayList.of(TodayPart.CAME_BACK, NEWS, null, this::news);
    }

    /** The answers to an officer's own requests. */
    @Bean
    TodayList disclosureAnswersToday() {
        return TodayList.of(TodayPart.CAME_BACK, NEWS, null, this::answers);
    }

    private Optional<TodayList.Content> answers(SignedIn reader) {
        if (!RequestList.of(reader).contains(RequestList.OWN)) {
            return Optional.empty();
        }
        List<DisclosureRequest> answered =
                lists.cameBackTo(reader, clock.instant().minus(Duration.ofDays(TodayPart.DAYS_BACK)));
        List<TodayList.Row> rows = lines.of(answered.stream().limit(ROWS).toList()).stream()
                .map(line -> new TodayList.Row(
                        uiFormat.text(
                                "disclosure.row", Long.toString(line.request().number()), line.district()),
                        uiFormat.text("disclosure.state."
                                        + line.request().state().key()) + " · " + uiFormat.moment(line.since()),
                        "/disclosure/" + line.request().id(),
                        "disclosure.open"))
                .toList();
        return answered.isEmpty()
                ? Optional.empty()
                : Optional.of(new TodayList.Content(
                        "disclosure.today.answered",
                        answered.size(),
                        answered.size() > ROWS ? "/disclosure?list=own" : null,
                        rows));
    }

    private Optional<TodayList.Content> news(SignedIn reader) {
        List<DisclosureRequest> news =
                RequestList.of(reader).contains(RequestList.COPIES) ? lists.news(reader) : List.of();
        List<TodayList.Row> rows = lines.of(news.stream().limit(ROWS).toList()).stream()
                .map(line -> new TodayList.Row(
                        uiFormat.text(
                                "disclosure.row", Long.toString(line.request().number()), line.district()),
                        uiFormat.text("disclosure.state." + lists.outcome(line.request())) + " · "
                                + uiFormat.moment(line.since()),
                        COPIES,
                        "disclosure.open"))
                .toList();
        return news.isEmpty()
                ? Optional.empty()
                : Optional.of(new TodayList.Content("disclosure.news", news.size(), COPIES, rows));
    }

    private TodayList today(RequestList list, int order) {
        return TodayList.of(order, "/disclosure", reader -> content(list, reader));
    }

    private Optional<TodayList.Content> content(RequestList list, SignedIn reader) {
        if (!RequestList.of(reader).contains(list)) {
            return Optional.empty();
        }
        long count = lists.count(list, reader);
        if (count == 0) {
            return Optional.empty();
        }
        List<TodayList.Row> rows = lines.of(lists.list(list, reader, ListSort.NONE, 0, ROWS)).stream()
                .map(line -> row(list, line))
                .toList();
        return Optional.of(
                new TodayList.Content("disclosure.list." + list.key(), count, "/disclosure?list=" + list.key(), rows));
    }

    private TodayList.Row row(RequestList list, DisclosureRequestRow line) {
        String path = list == RequestList.OVERDUE
                ? "/disclosure?list=" + list.key()
                : "/disclosure/" + line.request().id();
        return new TodayList.Row(
                uiFormat.text("disclosure.row", Long.toString(line.request().number()), line.district()),
                line.left().isEmpty() ? uiFormat.moment(line.since()) : line.left(),
                path,
                "disclosure.open");
    }
}
