package pk.gov.nsor.policing.exitcontrol.web;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.i18n.LocaleContextHolder;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.kernel.PersonName;
import pk.gov.nsor.foundation.shell.NavigationEntry;
import pk.gov.nsor.foundation.shell.NavigationGroup;
import pk.gov.nsor.foundation.shell.TodayList;
import pk.gov.nsor.foundation.shell.TodayList.Content;
import pk.gov.nsor.foundation.shell.TodayList.Row;
import pk.gov.nsor.foundation.shell.TodayPart;
import pk.gov.nsor.foundation.shell.UiFormat;
import pk.gov.nsor.foundation.shell.list.ListQuestion;
import pk.gov.nsor.foundation.shell.list.ListSort;
import pk.gov.nsor.policing.exitcontrol.ExitControlList;
import pk.gov.nsor.policing.exitcontrol.ExitControlLists;
import pk.gov.nsor.policing.exitcontrol.ExitControlLists.Filter;
import pk.gov.nsor.policing.exitcontrol.ExitControlLists.Line;
import pk.gov.nsor.policing.supervision.CaseAccess;
import pk.gov.nsor.policing.supervision.CaseScope;

/** Exit controls that end in the coming two weeks, while there is time to have them extended. */
@Configuration(proxyBeanMethods = false)
class ExitControlToday {

    private static final String RIGHT_TO_LEFT_MARK = "\u200F";
    private static final int ROWS = 8;

    private final ExitControlLists controls;
    private final CaseAccess access;
    private final UiFormat uiFormat;

    ExitControlToday(ExitControlLists controls, CaseAccess access, UiFormat uiFormat) {
        this.controls = controls;
        this.access = access;
        this.uiFormat = uiFormat;
    }

    @Bean
    TodayList exitControlsThatEnd() {
        return TodayList.of(TodayPart.COMING, 15, null, this::content);
    }

    @Bean
    static NavigationEntry exitControlsEntry() {
        return new NavigationEntry(
                "exit-control.title",
                ExitControlListController.PATH,
                NavigationGroup.PEOPLE,
                36,
                Set.of(
                        Role.SUPERVISING_OFFICER,
                        Role.DISTRICT_SUPERVISOR,
                        Role.PROVINCIAL_SUPERVISOR,
                        Role.NATIONAL_SUPERVISOR));
    }

    private Optional<Content> content(SignedIn reader) {
        if (!reader.isPolice() && !reader.has(Role.NATIONAL_SUPERVISOR)) {
            return Optional.empty();
        }
        CaseScope scope = access.scope(reader);
        List<Line> lines = controls.lines(scope, Filter.of(ExitControlList.ENDING), ListSort.NONE, 0, ROWS);
        return lines.isEmpty()
                ? Optional.empty()
                : Optional.of(new Content(
                        "exit-control.today",
                        controls.count(scope, Filter.of(ExitControlList.ENDING)),
                        ExitControlListController.PATH + "?list=" + ListQuestion.key(ExitControlList.ENDING),
                        lines.stream().map(this::row).toList()));
    }

    private Row row(Line line) {
        PersonName name = line.name();
        boolean isUrdu = LocaleContextHolder.getLocale().getLanguage().equals("ur");
        String detail = line.number().formatted() + " · "
                + uiFormat.text(
                        line.isExtended() ? "exit-control.row.last" : "exit-control.row.extendable",
                        uiFormat.day(line.until()));
        return new Row(
                isUrdu && name.urdu() != null ? name.urdu() : name.any(),
                (isUrdu ? RIGHT_TO_LEFT_MARK : "") + detail,
                "/people/" + line.person() + "/exit-control",
                "exit-control.look");
    }
}
