package pk.gov.nsor.policing.notices.web;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.shell.NavigationEntry;
import pk.gov.nsor.foundation.shell.NavigationGroup;
import pk.gov.nsor.foundation.shell.TodayList;
import pk.gov.nsor.foundation.shell.TodayPart;
import pk.gov.nsor.foundation.shell.TodaySource;
import pk.gov.nsor.foundation.shell.UiFormat;
import pk.gov.nsor.foundation.shell.list.ListSort;
import pk.gov.nsor.policing.notices.task.NoticeQueue;
import pk.gov.nsor.policing.notices.task.NoticeQueues;
import pk.gov.nsor.policing.supervision.CaseAccess;
import pk.gov.nsor.policing.supervision.CaseScope;

/** The beginnings of the lists of notices on the home page; those in which nothing waits are left out. */
@Component
class NoticesToday implements TodaySource {

    private static final String ENTRY = "/notices";
    private static final int ROWS = 8;

    private final NoticeQueues queues;
    private final CaseAccess access;
    private final NoticeQueueRows lines;
    private final UiFormat uiFormat;

    NoticesToday(NoticeQueues queues, CaseAccess access, NoticeQueueRows lines, UiFormat uiFormat) {
        this.queues = queues;
        this.access = access;
        this.lines = lines;
        this.uiFormat = uiFormat;
    }

    @Override
    public List<Section> sectionsFor(SignedIn reader) {
        if (!isFor(reader)) {
            return List.of();
        }
        CaseScope scope = access.scope(reader);
        return queues.counts(scope).entrySet().stream()
                .map(count -> new Section(
                        part(count.getKey()),
                        order(count.getKey()),
                        part(count.getKey()) == TodayPart.WAITING ? ENTRY : null,
                        content(count.getKey(), count.getValue(), scope)))
                .toList();
    }

    @Override
    public Set<String> entries() {
        return Set.of(ENTRY);
    }

    @Override
    public Map<String, Long> waitingFor(SignedIn reader) {
        if (!isFor(reader)) {
            return Map.of();
        }
        return queues.counts(access.scope(reader)).entrySet().stream()
                .filter(count -> part(count.getKey()) == TodayPart.WAITING)
                .collect(Collectors.toMap(_ -> ENTRY, Map.Entry::getValue, Long::sum));
    }

    private static boolean isFor(SignedIn reader) {
        return reader.isPolice() || reader.has(Role.NATIONAL_SUPERVISOR);
    }

    private static TodayPart part(NoticeQueue queue) {
        return queue == NoticeQueue.VISITS ? TodayPart.COMING : TodayPart.WAITING;
    }

    private static int order(NoticeQueue queue) {
        return switch (queue) {
            case TASKS -> 5;
            case DEADLINE_PASSED, ANNOUNCED -> 6;
            case TO_VERIFY -> 7;
            case VISITS -> 22;
        };
    }

    private TodayList.Content content(NoticeQueue queue, long count, CaseScope scope) {
        String all = "/notices?list=" + queue.key();
        return new TodayList.Content(
                "notices.list." + queue.key(),
                count,
                all,
                lines.of(queue, queues.lines(scope, NoticeQueues.Filter.of(queue), ListSort.NONE, 0, ROWS)).stream()
                        .map(line -> new TodayList.Row(
                                line.name(),
                                directed(line.number() + " · " + line.text() + lies(line)),
                                line.path() == null ? all : line.path(),
                                line.path() == null ? "notices.look" : line.actionKey(),
                                line.line().person().value()))
                        .toList());
    }

    private String lies(NoticeQueueRows.Shows line) {
        return line.level().isEmpty() ? "" : uiFormat.text("shell.comma") + line.level();
    }

    /** A line that begins with a number, marked with the direction of the reader's language. */
    private static String directed(String line) {
        return (NoticeMessages.isUrdu(NoticeMessages.reader()) ? "\u200F" : "") + line;
    }

    @Configuration(proxyBeanMethods = false)
    static class Navigation {

        @Bean
        NavigationEntry noticesEntry() {
            return new NavigationEntry(
                    "notices.title",
                    ENTRY,
                    NavigationGroup.PEOPLE,
                    30,
                    Set.of(
                            Role.SUPERVISING_OFFICER,
                            Role.DISTRICT_SUPERVISOR,
                            Role.PROVINCIAL_SUPERVISOR,
                            Role.NATIONAL_SUPERVISOR));
        }
    }
}
