package pk.gov.nsor.agencies.intake.web;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import pk.gov.nsor.agencies.intake.quarantine.CnicClashes;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.shell.TodayList;
import pk.gov.nsor.foundation.shell.UiFormat;
import pk.gov.nsor.record.register.IdentityNotes;

/** CNICs that two records lay claim to: on the list of the day, and before whoever confirms one of them. */
@Component
class ClashNotes implements IdentityNotes, TodayList {

    private static final int ROWS = 5;

    private final CnicClashes clashes;
    private final UiFormat uiFormat;

    ClashNotes(CnicClashes clashes, UiFormat uiFormat) {
        this.clashes = clashes;
        this.uiFormat = uiFormat;
    }

    @Override
    public List<Note> of(PersonId person, SignedIn reader) {
        return clashes.openOf(person).stream()
                .map(clash -> new Note("intake.clash.note", reader.has(Role.REGISTRAR) ? path(clash) : null))
                .toList();
    }

    @Override
    public int order() {
        return 7;
    }

    @Override
    public Optional<Content> contentFor(SignedIn reader) {
        int count = reader.has(Role.REGISTRAR) ? clashes.countOpen() : 0;
        if (count == 0) {
            return Optional.empty();
        }
        return Optional.of(new Content(
                "intake.clash.list",
                count,
                count > ROWS ? "/quarantine" : null,
                clashes.open(ROWS).stream()
                        .map(clash -> new Row(
                                uiFormat.moment(clash.notedAt().toInstant()),
                                uiFormat.text("intake.clash.title"),
                                path(clash),
                                "intake.clash.open"))
                        .toList()));
    }

    private static String path(CnicClashes.Clash clash) {
        return "/quarantine/" + clash.receipt() + "/clash";
    }
}
