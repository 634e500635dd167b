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

/** People on the register without a known CNIC: the public gets no positive answer for them. */
@Component
class WithoutCnicToday implements TodayList {

    private static final int ROWS = 8;

    private final People people;
    private final Standings standings;

    WithoutCnicToday(People people, Standings standings) {
        this.people = people;
        this.standings = standings;
    }

    @Override
    public int order() {
        return 12;
    }

    @Override
    public String entry() {
        return "/people/without-cnic";
    }

    @Override
    public Optional<Content> contentFor(SignedIn reader) {
        if (!reader.has(Role.REGISTRAR)) {
            return Optional.empty();
        }
        int count = standings.countWithoutCnic();
        return Optional.of(new Content(
                "register.without-cnic.title",
                count,
                count > ROWS ? "/people/without-cnic" : null,
                standings.withoutCnic(ROWS).stream()
                        .map(people::get)
                        .map(WithoutCnicToday::row)
                        .toList()));
    }

    private static Row row(Person person) {
        return new Row(
                person.identity().name().any(),
                person.number().formatted(),
                RecordPurposes.forTask("/people/" + person.id() + "/cnic", Purpose.IDENTITY_CONFIRMATION),
                "register.without-cnic.action");
    }
}
