package pk.gov.nsor.policing.supervision;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.foundation.kernel.MobileNumber;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.policing.supervision.phone.PhoneRepository;

/**
 * The verified mobile numbers of many people at once, and those that were verified until another took their place: who had the telephone in
 * hand may have it still. One that was only named at a counter proves nothing of whose it is.
 */
@Component
public class VerifiedNumbers {

    private static final Comparator<MobileNumber> BY_DIGITS = Comparator.comparing(MobileNumber::e164);

    private final JdbcClient jdbc;
    private final PhoneRepository table;

    VerifiedNumbers(JdbcClient jdbc, PhoneRepository table) {
        this.jdbc = jdbc;
        this.table = table;
    }

    private record Part(PersonId part, PersonId root) {}

    /** With those under records that are joined with theirs, in the order of their digits; who has none is left out. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Map<PersonId, List<MobileNumber>> of(Collection<PersonId> people) {
        Map<PersonId, PersonId> leading = new HashMap<>();
        people.forEach(person -> leading.put(person, person));
        jdbc.sql("select part_id as part, root_id as root from register.merged_view where root_id = any (?)")
                .param(people.stream().map(PersonId::value).toArray(UUID[]::new))
                .query(Part.class)
                .list()
                .forEach(part -> leading.put(part.part(), part.root()));
        Map<PersonId, Set<MobileNumber>> numbers = new HashMap<>();
        table.everVerified(leading.keySet()).forEach(phone -> {
            MobileNumber number = phone.number();
            if (number != null) {
                numbers.computeIfAbsent(
                                Objects.requireNonNull(leading.get(phone.person())), _ -> new TreeSet<>(BY_DIGITS))
                        .add(number);
            }
        });
        return numbers.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> List.copyOf(entry.getValue())));
    }
}
