package pk.gov.nsor.policing.notices.web;

import java.util.Optional;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.shell.NavigationEntry;
import pk.gov.nsor.foundation.shell.NavigationGroup;
import pk.gov.nsor.foundation.shell.TodayList;
import pk.gov.nsor.foundation.shell.TodayPart;
import pk.gov.nsor.foundation.shell.UiFormat;
import pk.gov.nsor.foundation.shell.list.ListSort;
import pk.gov.nsor.policing.notices.task.NoticeQueue;
import pk.gov.nsor.policing.notices.task.NoticeQueues;
import pk.gov.nsor.policing.supervision.CaseAccess;
import pk.gov.nsor.policing.supervision.CaseScope;

/** The beginnings of the lists of notices on the home page; those in which nothing waits are left out. */
@Configuration(proxyBeanMethods = false)
class NoticesToday {

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

    @Bean
    TodayList travelTasksToday() {
        return list(NoticeQueue.TASKS, 5);
    }

    @Bean
    TodayList noticesPastToday() {
        return list(NoticeQueue.DEADLINE_PASSED, 6);
    }

    @Bean
    TodayList announcementsToday() {
        return list(NoticeQueue.ANNOUNCED, 6);
    }

    @Bean
    TodayList noticesToVerifyToday() {
        return list(NoticeQueue.TO_VERIFY, 7);
    }

    @Bean
    TodayList districtVisitsToday() {
        return TodayList.of(TodayPart.COMING, 22, null, reader -> content(NoticeQueue.VISITS, reader));
    }

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

    private TodayList list(NoticeQueue queue, int order) {
        return TodayList.of(order, ENTRY, reader -> content(queue, reader));
    }

    private Optional<TodayList.Content> content(NoticeQueue queue, SignedIn reader) {
        if (!reader.isPolice() && !reader.has(Role.NATIONAL_SUPERVISOR)) {
            return Optional.empty();
        }
        CaseScope scope = access.scope(reader);
        NoticeQueues.Filter filter = NoticeQueues.Filter.of(queue);
        long count = queues.count(scope, filter);
        String all = "/notices?list=" + queue.key();
        return count == 0
                ? Optional.empty()
                : Optional.of(new TodayList.Content(
                        "notices.list." + queue.key(),
                        count,
                        all,
                        lines.of(queue, queues.lines(scope, filter, ListSort.NONE, 0, ROWS)).stream()
                                .map(line -> new TodayList.Row(
                                        line.name(),
                                        directed(line.number() + " · " + line.text() + lies(line)),
                                        line.path() == null ? all : line.path(),
                                        line.path() == null ? "notices.look" : line.actionKey()))
                                .toList()));
    }

    private String lies(NoticeQueueRows.Shows line) {
        return line.level().isEmpty() ? "" : uiFormat.text("shell.comma") + line.level();
    }

    /** A line that begins with a number, marked with the direction of the reader's language. */
    private static String directed(String line) {
        return (NoticeMessages.isUrdu(NoticeMessages.reader()) ? "\u200F" : "") + line;
    }
}
