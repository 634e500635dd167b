package pk.gov.nsor.policing.correspondence.web;

import java.util.Optional;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.escalation.EscalationLevel;
import pk.gov.nsor.foundation.shell.NavigationEntry;
import pk.gov.nsor.foundation.shell.NavigationGroup;
import pk.gov.nsor.foundation.shell.TodayList;
import pk.gov.nsor.foundation.shell.TodayList.Content;
import pk.gov.nsor.foundation.shell.TodayList.Row;
import pk.gov.nsor.foundation.shell.TodayPart;
import pk.gov.nsor.foundation.shell.UiFormat;
import pk.gov.nsor.foundation.shell.list.ListQuestion;
import pk.gov.nsor.foundation.shell.list.ListSort;
import pk.gov.nsor.policing.correspondence.StationMessageList;
import pk.gov.nsor.policing.correspondence.StationMessageLists;
import pk.gov.nsor.policing.correspondence.StationMessageLists.Filter;
import pk.gov.nsor.policing.correspondence.StationMessageLists.Line;

/** What other stations ask, where it has come to the reader's level, and what they answered. */
@Configuration(proxyBeanMethods = false)
class StationMessagesToday {

    private static final int ROWS = 8;

    private final StationMessageLists messages;
    private final StationMessageListController page;
    private final StationMessageRows rows;
    private final UiFormat uiFormat;

    StationMessagesToday(
            StationMessageLists messages,
            StationMessageListController page,
            StationMessageRows rows,
            UiFormat uiFormat) {
        this.messages = messages;
        this.page = page;
        this.rows = rows;
        this.uiFormat = uiFormat;
    }

    @Bean
    TodayList stationMessagesToAnswer() {
        return TodayList.of(8, StationMessageListController.PATH, reader -> {
            EscalationLevel level = StationMessageRows.concerns(reader.jurisdiction());
            return content(
                    reader,
                    page.from(StationMessageList.TO_ANSWER, level),
                    level == EscalationLevel.OFFICER ? "" : "&level=" + level.key());
        });
    }

    @Bean
    TodayList stationMessagesAnswered() {
        return TodayList.of(
                TodayPart.CAME_BACK,
                12,
                null,
                reader -> content(reader, Filter.of(StationMessageList.ANSWERED), "")
                        .filter(content -> content.count() > 0));
    }

    @Bean
    static NavigationEntry stationMessagesEntry() {
        return new NavigationEntry(
                "correspondence.title",
                StationMessageListController.PATH,
                NavigationGroup.PEOPLE,
                35,
                Set.of(
                        Role.SUPERVISING_OFFICER,
                        Role.DISTRICT_SUPERVISOR,
                        Role.PROVINCIAL_SUPERVISOR,
                        Role.NATIONAL_SUPERVISOR));
    }

    private Optional<Content> content(SignedIn reader, Filter filter, String narrowed) {
        if (!reader.isPolice() && !reader.has(Role.NATIONAL_SUPERVISOR)) {
            return Optional.empty();
        }
        String key = ListQuestion.key(filter.list());
        return Optional.of(new Content(
                "correspondence.list." + key,
                messages.count(reader, filter),
                StationMessageListController.PATH + "?list=" + key + narrowed,
                messages.lines(reader, filter, ListSort.NONE, 0, ROWS).stream()
                        .map(line -> row(filter.list(), line))
                        .toList()));
    }

    private Row row(StationMessageList list, Line line) {
        boolean isToAnswer = list == StationMessageList.TO_ANSWER;
        String text = line.number().formatted() + " · " + rows.text(list, line);
        return new Row(
                rows.name(line.name()),
                StationMessageRows.directed(
                        isToAnswer ? text + uiFormat.text("shell.comma") + rows.level(line.answerBy()) : text),
                StationMessageListController.PATH + "/" + line.id(),
                isToAnswer ? "correspondence.read-answer" : "correspondence.read",
                line.person().value());
    }
}
