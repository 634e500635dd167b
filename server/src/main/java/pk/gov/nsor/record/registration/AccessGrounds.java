package pk.gov.nsor.record.registration;

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
import pk.gov.nsor.foundation.access.AccessGround;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.record.register.merged.MergedRecords;

/** The grounds on which a reader may read a record. Sealed records are for registrars only. */
@Service
public class AccessGrounds {

    private final Standings standings;
    private final MergedRecords merged;
    private final List<RecordReaders> readers;
    private final Clock clock;

    AccessGrounds(Standings standings, MergedRecords merged, List<RecordReaders> readers, Clock clock) {
        this.standings = standings;
        this.merged = merged;
        this.readers = readers;
        this.clock = clock;
    }

    /** Empty where the reader may not read the record, or there is none. A joined record is read as the leading one. */
    @Transactional(readOnly = true)
    public Set<AccessGround> of(SignedIn reader, PersonId person) {
        if (reader.has(Role.REGISTRAR)) {
            return Set.of(AccessGround.NATIONAL_DUTY);
        }
        PersonId leading = merged.leading(person);
        boolean isSealed = standings.isSealed(leading);
        // For a sealed record the same queries are made as for a missing one, so that its answer takes no less time.
        PersonId asked = isSealed ? PersonId.next() : leading;
        Set<AccessGround> links = EnumSet.noneOf(AccessGround.class);
        for (RecordReaders known : readers) {
            if (links.stream().noneMatch(AccessGround::isOwn)) {
                links.addAll(known.links(reader, asked));
            }
        }
        if (links.size() > 1) {
            // Emergency access was taken because there was no other ground; there is one now.
            links.remove(AccessGround.EMERGENCY_ACCESS_TAKEN);
        }
        return isSealed ? Set.of() : links;
    }

    /**
     * The condition under which the reader may read a record, the same as {@link #of} for one record. It is put into a
     * statement about many records, so that those the reader may not read are in none of its counts.
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
        String inScopes = known.stream().map(ReadablePeople::inScopes).collect(Collectors.joining(" union all "));
        // Values and no joins: evaluated row by row, so that a search that has found enough stops early.
        String linked = isEverybody
                ? "true"
                : "(select true from (%s union all %s) linked (person_id) where linked.person_id = %s limit 1)"
                        .formatted(inScopes, besides, person);
        return new ReadCondition(
                "%s and (select %s from registration.standing sealed where sealed.person_id = %s) is not true"
                        .formatted(linked, StandingRepository.SEALED, person),
                parameters,
                isEverybody,
                known.stream().flatMap(each -> each.scopes().stream()).collect(Collectors.toSet()),
                besides);
    }
}
