package pk.gov.nsor.publicservice.disclosure.certificates;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.audit.RecordKeys;
import pk.gov.nsor.foundation.database.RecordMapper;
import pk.gov.nsor.foundation.shell.list.ListSort;
import tools.jackson.databind.ObjectMapper;

/** Certificates in the database, what was asked encrypted under a key of each one's own. */
@Component
class CertificateRepository {

    private static final String SELECT = """
        select c.*, said_on_register as issue_on_register, said_of as issue_day, valid_until as issue_valid_until,
               issued_by as issue_by, issued_at as issue_at, revocation as revoked_why
        from disclosure.certificate c""";

    private static final byte[] CONTEXT = "disclosure/certificate/1".getBytes(StandardCharsets.US_ASCII);

    private final JdbcClient jdbc;
    private final RecordKeys keys;
    private final ObjectMapper json;
    private final Clock clock;
    private final RecordMapper<Certificate> mapper;

    CertificateRepository(JdbcClient jdbc, RecordKeys keys, ObjectMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.keys = keys;
        this.json = json;
        this.clock = clock;
        this.mapper = RecordMapper.of(Certificate.class).with("asking", row -> {
            byte[] details = row.getBytes("details");
            return keys.find(row.getObject("id", UUID.class))
                    .map(key -> json.readValue(key.decrypt(details, CONTEXT), Asking.class))
                    .orElse(null);
        });
    }

    void insert(UUID id, Asking asking, UUID by) {
        jdbc.sql("insert into disclosure.certificate (id, details, asked_by, asked_at) values (?, ?, ?, ?)")
                .params(id, keys.of(id).encrypt(json.writeValueAsBytes(asking), CONTEXT), by, OffsetDateTime.now(clock))
                .update();
    }

    void proposed(UUID id, UUID proposal) {
        jdbc.sql("update disclosure.certificate set proposal_id = ? where id = ?")
                .params(proposal, id)
                .update();
    }

    void issue(UUID id, boolean onRegister, LocalDate day, LocalDate validUntil, UUID by) {
        jdbc.sql("""
                        update disclosure.certificate
                        set said_on_register = ?, said_of = ?, valid_until = ?, issued_by = ?, issued_at = ?
                        where id = ?
                        """)
                .params(onRegister, day, validUntil, by, OffsetDateTime.now(clock), id)
                .update();
    }

    void revoke(UUID id, Revocation why, UUID by) {
        jdbc.sql("update disclosure.certificate set revocation = ?, revoked_by = ?, revoked_at = ? where id = ?")
                .params(why.name(), by, OffsetDateTime.now(clock), id)
                .update();
    }

    void printed(UUID id, byte[] codeHash, UUID by) {
        jdbc.sql("""
                        insert into disclosure.certificate_print (code_hash, certificate_id, printed_by, printed_at)
                        values (?, ?, ?, ?)
                        """).params(codeHash, id, by, OffsetDateTime.now(clock)).update();
    }

    int prints(UUID id) {
        return jdbc.sql("select count(*) from disclosure.certificate_print where certificate_id = ?")
                .param(id)
                .query(Integer.class)
                .single();
    }

    Optional<Certificate> find(UUID id) {
        return jdbc.sql(SELECT + " where id = ?").param(id).query(mapper).optional();
    }

    /** Holds it until the transaction ends, so that one step follows the other. */
    Optional<Certificate> lock(UUID id) {
        return jdbc.sql(SELECT + " where id = ? for update")
                .param(id)
                .query(mapper)
                .optional();
    }

    Optional<Certificate> withCode(byte[] codeHash) {
        return jdbc.sql(SELECT
                        + " join disclosure.certificate_print p on p.certificate_id = c.id where p.code_hash = ?")
                .param(codeHash)
                .query(mapper)
                .optional();
    }

    /** The latest first. */
    private static final String STATE = """
            case when issued_at is null then 'ASKED' when revoked_at is not null then 'REVOKED'
                when valid_until < :today then 'EXPIRED' else 'ISSUED' end""";

    private static final Map<String, String> SORTED_BY =
            Map.of("number", "number", "asked", "asked_at", "state", STATE, "valid-until", "valid_until");

    List<Certificate> list(Certificate.@Nullable State state, LocalDate today, ListSort sort, long offset, int limit) {
        return of(
                        state,
                        today,
                        SELECT,
                        " order by " + sort.sql(SORTED_BY, "number desc") + " offset :offset limit :limit")
                .param("offset", offset)
                .param("limit", limit)
                .query(mapper)
                .list();
    }

    /** Those that hold and say "on the register", the first first. */
    List<Certificate> sayingOn(LocalDate today) {
        return jdbc.sql(SELECT + " where said_on_register and " + STATE + " = 'ISSUED' order by number")
                .param("today", today)
                .query(mapper)
                .list();
    }

    long count(Certificate.@Nullable State state, LocalDate today) {
        return of(state, today, "select count(*) from disclosure.certificate", "")
                .query(Long.class)
                .single();
    }

    private StatementSpec of(Certificate.@Nullable State state, LocalDate today, String select, String end) {
        return jdbc.sql(select + " where cast(:state as text) is null or " + STATE + " = :state" + end)
                .param("state", state == null ? null : state.name())
                .param("today", today);
    }
}
