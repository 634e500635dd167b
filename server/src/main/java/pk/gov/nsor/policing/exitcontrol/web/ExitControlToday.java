package pk.gov.nsor.policing.exitcontrol.web;

import java.util.List;
import java.util.Optional;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.kernel.PersonName;
import pk.gov.nsor.foundation.shell.TodayList;
import pk.gov.nsor.foundation.shell.TodayPart;
import pk.gov.nsor.foundation.shell.UiFormat;
import pk.gov.nsor.policing.exitcontrol.ExitControl;
import pk.gov.nsor.policing.exitcontrol.ExitControls;
import pk.gov.nsor.policing.supervision.CaseAccess;
import pk.gov.nsor.record.register.People;
import pk.gov.nsor.record.register.Person;

/** Exit controls that end in the coming two weeks, while there is time to have them extended. */
@Component
class ExitControlToday implements TodayList {

    private static final String RIGHT_TO_LEFT_MARK = "\u200F";

    private final ExitControls controls;
    private final CaseAccess access;
    private final People people;
    private final UiFormat uiFormat;

    ExitControlToday(ExitControls controls, CaseAccess access, People people, UiFormat uiFormat) {
        this.controls = controls;
        this.access = access;
        this.people = people;
        this.uiFormat = uiFormat;
    }

    @Override
    public TodayPart part() {
        return TodayPart.COMING;
    }

    @Override
    public int order() {
        return 15;
    }

    @Override
    public Optional<Content> contentFor(SignedIn reader) {
        if (!reader.isPolice() && !reader.has(Role.NATIONAL_SUPERVISOR)) {
            return Optional.empty();
        }
        List<ExitControl> ending = controls.endingWithin(TodayPart.DAYS_AHEAD, access.scope(reader));
        return ending.isEmpty()
                ? Optional.empty()
                : Optional.of(new Content(
                        "exit-control.today",
                        ending.size(),
                        null,
                        ending.stream().map(this::row).toList()));
    }

    private Row row(ExitControl control) {
        Person person = people.get(control.person());
        PersonName name = person.identity().name();
        boolean isUrdu = LocaleContextHolder.getLocale().getLanguage().equals("ur");
        String detail = person.number().formatted() + " · "
                + uiFormat.text(
                        control.isExtended() ? "exit-control.row.last" : "exit-control.row.extendable",
                        uiFormat.day(control.until()));
        return new Row(
                isUrdu && name.urdu() != null ? name.urdu() : name.any(),
                (isUrdu ? RIGHT_TO_LEFT_MARK : "") + detail,
                "/people/" + control.person() + "/exit-control",
                "exit-control.look");
    }
}
