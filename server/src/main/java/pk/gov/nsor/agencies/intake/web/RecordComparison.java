package pk.gov.nsor.agencies.intake.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.agencies.intake.quarantine.Quarantine.Opened;
import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.shell.Compared;
import pk.gov.nsor.foundation.shell.UiFormat;
import pk.gov.nsor.record.register.CnicOfPerson;
import pk.gov.nsor.record.register.People;
import pk.gov.nsor.record.register.Person;
import pk.gov.nsor.record.register.Photograph;
import pk.gov.nsor.record.register.Photographs;
import pk.gov.nsor.record.registration.Standings;

/** A record as it stands beside a message. */
@Component
class RecordComparison {

    private final People people;
    private final Photographs photographs;
    private final Standings standings;
    private final IdentityCompared identity;
    private final FactsCompared facts;
    private final UiFormat uiFormat;
    private final Clock clock;

    RecordComparison(
            People people,
            Photographs photographs,
            Standings standings,
            IdentityCompared identity,
            FactsCompared facts,
            UiFormat uiFormat,
            Clock clock) {
        this.people = people;
        this.photographs = photographs;
        this.standings = standings;
        this.identity = identity;
        this.facts = facts;
        this.uiFormat = uiFormat;
        this.clock = clock;
    }

    /**
     * One record.
     *
     * @param standing where the person stands today, in words
     * @param photograph the latest, as an address of itself; null where there is none
     * @param photographedOn empty where there is none
     * @param lines the message and it, field by field
     * @param cnic what becomes of the CNIC of the message where it is said to be the same person
     */
    record View(
            Person person,
            String standing,
            @Nullable String photograph,
            String photographedOn,
            List<Compared> lines,
            CnicHere cnic) {}

    /** What becomes of the CNIC of a message on a record. */
    enum CnicHere {
        /** The message gives none. */
        NONE,
        ON_RECORD,
        /** No record has it: it would be entered, for a second person to confirm. */
        ENTERED,
        /** Another record has it, so that it can not be the same person with the right CNIC. */
        OF_ANOTHER,
        /** It was taken off this record. */
        TAKEN_OFF
    }

    @Transactional(readOnly = true)
    public View of(Opened message, PersonId id) {
        Person person = people.get(id);
        Optional<Photograph> latest = photographs.latest(id);
        List<Compared> lines = new ArrayList<>(identity.of(message.said(), message.cnic(), person));
        lines.addAll(facts.of(message.said(), id));
        return new View(
                person,
                standing(id),
                latest.flatMap(found -> photographs.picture(id, found.id(), Photograph.Size.SMALL))
                        .map(picture ->
                                "data:image/jpeg;base64," + Base64.getEncoder().encodeToString(picture))
                        .orElse(null),
                latest.map(Photograph::takenOn).map(uiFormat::day).orElse(""),
                lines,
                cnic(message.cnic(), person));
    }

    private String standing(PersonId id) {
        LocalDate today = LocalDate.now(clock);
        return standings
                .of(id)
                .map(standing -> uiFormat.text(
                        "registration.status." + standing.on(today).name().toLowerCase(Locale.ROOT)))
                .orElse("");
    }

    private CnicHere cnic(@Nullable Cnic cnic, Person person) {
        if (cnic == null) {
            return CnicHere.NONE;
        }
        Optional<PersonId> holder = people.withCnic(cnic);
        if (holder.isPresent()) {
            return holder.get().equals(person.id()) ? CnicHere.ON_RECORD : CnicHere.OF_ANOTHER;
        }
        boolean isTakenOff = person.cnics().stream().map(CnicOfPerson::cnic).anyMatch(cnic::equals);
        return isTakenOff ? CnicHere.TAKEN_OFF : CnicHere.ENTERED;
    }
}
