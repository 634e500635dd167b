package pk.gov.nsor.record.registration.alike;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.access.Account;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.foundation.kernel.Day;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.shell.UiFormat;
import pk.gov.nsor.record.register.People;
import pk.gov.nsor.record.registration.alike.NotThisPerson.Note;

/** Says beside a record who was found not to be its person. */
@Component
public class NamesakeLines {

    private final List<NotThisPerson> known;
    private final People people;
    private final Accounts accounts;
    private final UiFormat uiFormat;

    NamesakeLines(List<NotThisPerson> known, People people, Accounts accounts, UiFormat uiFormat) {
        this.known = List.copyOf(known);
        this.people = people;
        this.accounts = accounts;
        this.uiFormat = uiFormat;
    }

    /**
     * A line.
     *
     * @param reason of whoever decided; empty for none
     */
    public record Line(String text, String reason) {}

    /** All that is known, of whichever module. */
    public List<Note> among(Collection<PersonId> records, @Nullable Cnic cnic) {
        return known.stream()
                .flatMap(each -> each.among(records, cnic).stream())
                .toList();
    }

    /**
     * What stands beside each of the records that are shown together; it names no other record.
     *
     * @param cnic of whoever may be their person; null for none
     */
    public Map<PersonId, List<Line>> of(Collection<PersonId> shown, @Nullable Cnic cnic) {
        Map<PersonId, List<Line>> lines = new HashMap<>();
        List<Note> notes = among(shown, cnic);
        shown.forEach(person -> lines.put(
                person,
                notes.stream()
                        .filter(note -> note.isOf(person))
                        .map(note -> line(note, person))
                        .toList()));
        return lines;
    }

    private Line line(Note note, PersonId person) {
        PersonId other = note.beside(person);
        String day = uiFormat.day(LocalDate.ofInstant(note.at(), Day.ZONE));
        String text = other == null
                ? uiFormat.text("registration.namesake.shown", day)
                : uiFormat.text(
                        "registration.namesake.decided",
                        day,
                        isolated(name(note.by())),
                        isolated(people.get(other).number().formatted()));
        return new Line(text, Optional.ofNullable(note.reason()).orElse(""));
    }

    /** In direction marks, so that its letters do not disturb an Urdu sentence. */
    private static String isolated(String text) {
        return "\u2068" + text + "\u2069";
    }

    private String name(@Nullable UUID account) {
        return Optional.ofNullable(account)
                .flatMap(accounts::find)
                .map(Account::displayName)
                .orElse("");
    }
}
