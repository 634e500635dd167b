package pk.gov.nsor.registration;

import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
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
    private final Clock clock;

    RecordLinks(Standings standings, List<RecordReaders> readers, Clock clock) {
        this.standings = standings;
        this.readers = readers;
        this.clock = clock;
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

    /**
     * When a record is there for the reader, as {@link #of} has it of one: to be put into a statement about many, so that
     * what is not there for them is in none of its counts.
     *
     * @param person the column with the person's identifier
     */
    @Transactional(readOnly = true)
    public ReadCondition readable(SignedIn reader, String person) {
        if (reader.has(Role.REGISTRAR)) {
            return new ReadCondition("true", Map.of(), true, Set.of(), "");
        }
        List<ReadablePeople> known =
                readers.stream().map(each -> each.readable(reader)).toList();
        boolean isEverybody = known.contains(ReadablePeople.EVERYBODY);
        Map<String, Object> parameters = new HashMap<>();
        known.forEach(each -> parameters.putAll(each.parameters()));
        parameters.put("readableToday", LocalDate.now(clock));
        String besides = known.stream().map(ReadablePeople::besides).collect(Collectors.joining(" union all "));
        String onShelves = known.stream().map(ReadablePeople::onShelves).collect(Collectors.joining(" union all "));
        // Values and no joins: found row by row, so that a search which has enough reads no further.
        String linked = isEverybody
                ? "true"
                : "(select true from (%s union all %s) linked (person_id) where linked.person_id = %s limit 1)"
                        .formatted(onShelves, besides, person);
        return new ReadCondition(
                "%s and (select %s from registration.standing sealed where sealed.person_id = %s) is not true"
                        .formatted(linked, StandingTable.SEALED, person),
                parameters,
                isEverybody,
                known.stream().flatMap(each -> each.shelves().stream()).collect(Collectors.toSet()),
                besides);
    }
}
