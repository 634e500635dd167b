package pk.gov.nsor.record.registration.alike;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.shell.UiFormat;
import pk.gov.nsor.record.register.Person;
import pk.gov.nsor.record.register.picture.Photograph;
import pk.gov.nsor.record.register.picture.Photographs;
import pk.gov.nsor.record.registration.Standings;

/** A record as it is shown beside something else that may be about the same person. */
@Component
public class RecordSides {

    private final Photographs photographs;
    private final Standings standings;
    private final UiFormat uiFormat;
    private final Clock clock;

    RecordSides(Photographs photographs, Standings standings, UiFormat uiFormat, Clock clock) {
        this.photographs = photographs;
        this.standings = standings;
        this.uiFormat = uiFormat;
        this.clock = clock;
    }

    /**
     * One record.
     *
     * @param standing where the person stands today, in words
     * @param photograph the latest, as an address of itself; null where there is none
     * @param photographedOn empty where there is none
     */
    public record Side(
            Person person, String standing, @Nullable String photograph, String photographedOn) {}

    @Transactional(readOnly = true)
    public Side of(Person person) {
        Optional<Photograph> latest = photographs.latest(person.id());
        return new Side(
                person,
                standing(person.id()),
                latest.flatMap(found -> photographs.picture(person.id(), found.id(), Photograph.Size.SMALL))
                        .map(picture ->
                                "data:image/jpeg;base64," + Base64.getEncoder().encodeToString(picture))
                        .orElse(null),
                latest.map(Photograph::takenOn).map(uiFormat::day).orElse(""));
    }

    private String standing(PersonId person) {
        LocalDate today = LocalDate.now(clock);
        return standings
                .of(person)
                .map(standing -> uiFormat.text(
                        "registration.status." + standing.on(today).name().toLowerCase(Locale.ROOT)))
                .orElse("");
    }
}
