package pk.gov.nsor.policing.supervision.phone;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.audit.RecordKeys;
import pk.gov.nsor.foundation.kernel.MobileNumber;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.keys.Encryption;
import pk.gov.nsor.foundation.keys.KeyedHash;
import pk.gov.nsor.foundation.keys.Keys;
import pk.gov.nsor.foundation.sms.TextLanguage;
import pk.gov.nsor.policing.supervision.Phone;
import pk.gov.nsor.policing.supervision.Phone.State;
import pk.gov.nsor.policing.supervision.caseload.CaseRepository;

/** The numbers as they are stored: encrypted under the record's key, and as keyed hashes. */
@Component
public class PhoneRepository {

    private static final byte[] CONTEXT = "phone/1".getBytes(StandardCharsets.US_ASCII);

    private final JdbcClient jdbc;
    private final RecordKeys records;
    private final KeyedHash hash;

    PhoneRepository(JdbcClient jdbc, RecordKeys records, Keys keys) {
        this.jdbc = jdbc;
        this.records = records;
        this.hash = keys.keyedHash("phone");
    }

    public byte[] hash(MobileNumber number) {
        return hash.of(number.e164());
    }

    public byte[] seal(PersonId person, MobileNumber number) {
        return records.of(person.value()).encrypt(number.e164().getBytes(StandardCharsets.US_ASCII), CONTEXT);
    }

    /** All of a person's, the latest first. */
    public List<Phone> of(PersonId person) {
        return read("person_id = ? order by taken_at desc, id", person.value());
    }

    public Optional<Phone> in(State state, PersonId person) {
        return read("person_id = ? and state = ?", person.value(), state.name()).stream()
                .findFirst();
    }

    /** The verified ones of many people. */
    public Map<PersonId, Phone> verified(Collection<PersonId> people) {
        Map<PersonId, Phone> verified = new HashMap<>();
        if (!people.isEmpty()) {
            read("person_id = any (?) and state = 'VERIFIED'", (Object) CaseRepository.ids(people))
                    .forEach(phone -> verified.put(phone.person(), phone));
        }
        return verified;
    }

    /** Those of many people that are verified or were until another took their place. */
    public List<Phone> everVerified(Collection<PersonId> people) {
        return people.isEmpty()
                ? List.of()
                : read("person_id = any (?) and state in ('VERIFIED', 'REPLACED')", (Object)
                        CaseRepository.ids(people));
    }

    /** The people whose verified number has one of the hashes. */
    public List<Owned> owned(byte[][] hashes) {
        return jdbc.sql("""
                        select number_hash as hash, person_id, id as phone, language from supervision.phone
                        where number_hash = any (?) and state = 'VERIFIED' order by person_id
                        """).param(hashes).query(Owned.class).list();
    }

    /** Whose a hash is. */
    public record Owned(byte[] hash, PersonId person, UUID phone, TextLanguage language) {}

    private List<Phone> read(String condition, Object... parameters) {
        Map<UUID, Optional<Encryption>> keys = new HashMap<>();
        return jdbc.sql("""
                        select id, person_id, number, language, state, taken_at, verified_at, ended_at,
                        """ + RecordKeys.column("phone.person_id") + " from supervision.phone where " + condition)
                .params(parameters)
                .query((row, number) -> phone(row, keys))
                .list();
    }

    private Phone phone(ResultSet row, Map<UUID, Optional<Encryption>> keys) throws SQLException {
        PersonId person = CaseRepository.person(row);
        records.take(person.value(), row);
        State state = State.valueOf(row.getString("state"));
        String since = switch (state) {
            case TAKEN -> "taken_at";
            case VERIFIED -> "verified_at";
            case REPLACED, WITHDRAWN -> "ended_at";
        };
        return new Phone(
                row.getObject("id", UUID.class),
                person,
                open(row.getBytes("number"), keys.computeIfAbsent(person.value(), records::find)),
                TextLanguage.valueOf(row.getString("language")),
                state,
                row.getObject(since, OffsetDateTime.class).toInstant());
    }

    private static @Nullable MobileNumber open(byte[] sealed, Optional<Encryption> key) {
        try {
            return key.map(found ->
                            new MobileNumber(new String(found.decrypt(sealed, CONTEXT), StandardCharsets.US_ASCII)))
                    .orElse(null);
        } catch (Encryption.WrongKeyException lost) {
            // Its key was lost in a restore, and the record has another one since. Others in the list are to be read.
            return null;
        }
    }
}
