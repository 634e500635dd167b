package pk.gov.nsor.record.registration.web;

import java.util.Optional;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.access.Purpose;
import pk.gov.nsor.foundation.access.RecordPurposes;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.shell.TodayList;
import pk.gov.nsor.record.register.People;
import pk.gov.nsor.record.register.Person;
import pk.gov.nsor.record.registration.Standings;

/** Identities that wait to be confirmed from a document. Until then the public's answer is "not on the register". */
@Component
class UnconfirmedToday implements TodayList {

    private static final int ROWS = 8;

    private final People people;
    private final Standings standings;

    UnconfirmedToday(People people, Standings standings) {
        this.people = people;
        this.standings = standings;
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    public String entry() {
        return "/people/unconfirmed";
    }

    @Override
    public Optional<Content> contentFor(SignedIn reader) {
        if (!reader.has(Role.REGISTRAR) && !reader.has(Role.NATIONAL_SUPERVISOR)) {
            return Optional.empty();
        }
        int count = standings.countIdentityUnconfirmed();
        return Optional.of(new Content(
                "register.unconfirmed.title",
                count,
                count > ROWS ? "/people/unconfirmed" : null,
                standings.identityUnconfirmed(ROWS).stream()
                        .map(people::get)
                        .map(UnconfirmedToday::row)
                        .toList()));
    }

    private static Row row(Person person) {
        return new Row(
                person.identity().name().any(),
                person.number().formatted(),
                RecordPurposes.forTask("/people/" + person.id() + "/identity", Purpose.IDENTITY_CONFIRMATION),
                "register.unconfirmed.action");
    }
}
