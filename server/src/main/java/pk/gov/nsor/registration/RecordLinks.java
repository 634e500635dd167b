package pk.gov.nsor.registration;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.access.RecordLink;
import pk.gov.nsor.access.Role;
import pk.gov.nsor.access.SignedIn;
import pk.gov.nsor.kernel.PersonId;

/** What links a reader to a record: a sealed one is the registrar's alone. */
@Service
public class RecordLinks {

    private final Standings standings;
    private final List<RecordReaders> readers;

    RecordLinks(Standings standings, List<RecordReaders> readers) {
        this.standings = standings;
        this.readers = readers;
    }

    /** Empty where the record is not there for the reader. */
    @Transactional(readOnly = true)
    public Set<RecordLink> of(SignedIn reader, PersonId person) {
        if (reader.has(Role.REGISTRAR)) {
            return Set.of(RecordLink.NATIONAL_DUTY);
        }
        boolean isSealed = standings.isSealed(person);
        // Of a sealed record the same is asked as of one that is not there, so that its answer takes no less time.
        PersonId asked = isSealed ? PersonId.next() : person;
        Set<RecordLink> links = EnumSet.noneOf(RecordLink.class);
        for (RecordReaders known : readers) {
            if (links.stream().noneMatch(RecordLink::isOwn)) {
                links.addAll(known.links(reader, asked));
            }
        }
        if (links.size() > 1) {
            // Broken for want of any other, which is there now.
            links.remove(RecordLink.GLASS_BROKEN);
        }
        return isSealed ? Set.of() : links;
    }
}
