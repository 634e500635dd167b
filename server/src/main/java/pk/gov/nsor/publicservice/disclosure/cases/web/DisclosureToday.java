package pk.gov.nsor.publicservice.disclosure.cases.web;

import java.util.List;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.shell.TodayList;
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

    DisclosureToday(RequestLists lists, DisclosureRequestRows lines, UiFormat uiFormat) {
        this.lists = lists;
        this.lines = lines;
        this.uiFormat = uiFormat;
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
        return new TodayList() {
            @Override
            public int order() {
                return NEWS;
            }

            @Override
            public Optional<Content> contentFor(SignedIn reader) {
                return news(reader);
            }
        };
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
