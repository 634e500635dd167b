package pk.gov.nsor.record.mentions.web;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.record.mentions.RecordOfPath;
import pk.gov.nsor.record.registration.removal.LifeSign;
import pk.gov.nsor.record.registration.removal.LifeSigns;
import pk.gov.nsor.record.registration.removal.Removal;
import pk.gov.nsor.record.registration.removal.Removals;

/** Forms about a removal from the register, or a sign of life. */
@Component
class RemovalPaths implements RecordOfPath {

    private static final Pattern PATH =
            Pattern.compile("/(removals|life-signs)/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?:/.*)?");

    private final Removals removals;
    private final LifeSigns signs;

    RemovalPaths(Removals removals, LifeSigns signs) {
        this.removals = removals;
        this.signs = signs;
    }

    @Override
    public Optional<PersonId> record(String path) {
        Matcher of = PATH.matcher(path);
        if (!of.matches()) {
            return Optional.empty();
        }
        UUID id = UUID.fromString(of.group(2));
        return of.group(1).equals("removals")
                ? removals.find(id).map(Removal::person)
                : signs.find(id).map(LifeSign::person);
    }
}
