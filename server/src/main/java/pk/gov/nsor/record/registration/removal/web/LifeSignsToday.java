package pk.gov.nsor.record.registration.removal.web;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.shell.TodayList;
import pk.gov.nsor.foundation.shell.UiFormat;
import pk.gov.nsor.foundation.shell.list.ListSort;
import pk.gov.nsor.record.register.People;
import pk.gov.nsor.record.register.Person;
import pk.gov.nsor.record.registration.removal.LifeSign;
import pk.gov.nsor.record.registration.removal.LifeSigns;

/**
 * People with a sign of life after the recorded death: for registrars, and for the police while the record is open.
 */
@Component
class LifeSignsToday implements TodayList {

    private static final int ROWS = 8;

    private final LifeSigns signs;
    private final People people;
    private final UiFormat uiFormat;

    LifeSignsToday(LifeSigns signs, People people, UiFormat uiFormat) {
        this.signs = signs;
        this.people = people;
        this.uiFormat = uiFormat;
    }

    @Override
    public int order() {
        return 3;
    }

    @Override
    public String entry() {
        return "/life-signs";
    }

    @Override
    public Optional<Content> contentFor(SignedIn reader) {
        boolean isRegistrar = reader.has(Role.REGISTRAR);
        boolean isPolice = reader.has(Role.DISTRICT_SUPERVISOR) || reader.has(Role.SUPERVISING_OFFICER);
        if (!isRegistrar && !isPolice) {
            return Optional.empty();
        }
        List<LifeSign> first = signs.open(reader, "", ListSort.NONE, 0, ROWS);
        long count = first.size() < ROWS ? first.size() : signs.count(reader, "");
        return Optional.of(new Content(
                "life-sign.title",
                count,
                isRegistrar && count > first.size() ? "/life-signs" : null,
                first.stream().map(sign -> row(sign, isRegistrar)).toList()));
    }

    private Row row(LifeSign sign, boolean isRegistrar) {
        Person person = people.get(sign.person());
        return new Row(
                person.identity().name().any(),
                person.number().formatted() + " · "
                        + uiFormat.text("life-sign.kind." + sign.kind().name().toLowerCase(java.util.Locale.ROOT))
                        + " · "
                        + uiFormat.day(sign.on()),
                isRegistrar ? "/life-signs/" + sign.id() : "/people/" + sign.person(),
                "life-sign.open",
                sign.person().value());
    }
}
