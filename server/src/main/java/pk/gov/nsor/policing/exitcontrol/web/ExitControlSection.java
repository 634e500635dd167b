package pk.gov.nsor.policing.exitcontrol.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.access.AccessGround;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.policing.exitcontrol.ExitControl;
import pk.gov.nsor.policing.exitcontrol.ExitControls;
import pk.gov.nsor.record.registration.AccessGrounds;
import pk.gov.nsor.record.registration.RecordSection;

/**
 * What a record says of exit control. That one lasts is told to whoever reads the record: whoever is asked to look for or
 * take over a person needs to know it.
 */
@Component
class ExitControlSection implements RecordSection {

    private final ExitControls controls;
    private final AccessGrounds grounds;
    private final Clock clock;

    ExitControlSection(ExitControls controls, AccessGrounds grounds, Clock clock) {
        this.controls = controls;
        this.grounds = grounds;
        this.clock = clock;
    }

    @Override
    public int order() {
        return BELOW_TIMELINE + 1;
    }

    @Override
    public String anchor() {
        return "exit-control";
    }

    @Override
    public String titleKey() {
        return "exit-control.title";
    }

    @Override
    public String template() {
        return "exitcontrol/record";
    }

    /**
     * @param lasting null for none
     * @param known all of them; none where the reader does not work with the record
     */
    record View(
            PersonId person, @Nullable ExitControl lasting, List<ExitControl> known, boolean works, LocalDate today) {}

    @Override
    public Object contentFor(PersonId person, SignedIn reader) {
        boolean works = grounds.of(reader, person).stream().anyMatch(AccessGround::isOwn);
        return new View(
                person,
                controls.lasting(person).orElse(null),
                works ? controls.of(person) : List.of(),
                works,
                LocalDate.now(clock));
    }
}
