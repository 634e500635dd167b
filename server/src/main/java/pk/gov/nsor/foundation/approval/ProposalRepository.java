package pk.gov.nsor.foundation.approval;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.access.Jurisdiction;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.access.WorkPlace;
import pk.gov.nsor.foundation.approval.Proposal.State;
import pk.gov.nsor.foundation.database.RecordMapper;
import tools.jackson.databind.ObjectMapper;

/** The table of proposals. */
@Component
class ProposalRepository {

    private static final String SELECT = """
            select id, kind, payload, province_code, district_code, effective_from, reason, fingerprint, preview, proposed_by, proposed_at, open_until,
                nullif(state, 'WAITING') as decision_outcome, decided_by as decision_by, decided_at as decision_at, decision_reason
            from approval.proposal""";

    private static final String WITHIN = " and (district_code is null or ? or province_code = ? or district_code = ?)";

    private static final String WAITING =
            " where state = 'WAITING' and open_until >= ? and kind = any (?) and proposed_by <> ?" + WITHIN;

    /** From how many of the latest decisions of a kind the usual time is computed. */
    private static final int DECISIONS = 50;

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final Clock clock;
    private final ProposalKinds kinds;
    private final RecordMapper<Proposal> mapper;

    ProposalRepository(JdbcClient jdbc, ObjectMapper json, Clock clock, ProposalKinds kinds) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
        this.kinds = kinds;
        this.mapper = RecordMapper.of(Proposal.class)
                .with("kind", this::kind)
                .with(
                        "payload",
                        row -> json.readValue(
                                row.getString("payload"), kind(row).payload()));
    }

    void insert(
            UUID id,
            ProposalKind<?> kind,
            Object payload,
            @Nullable WorkPlace place,
            LocalDate effectiveFrom,
            String reason,
            String fingerprint,
            Preview preview,
            UUID proposedBy,
            LocalDate openUntil) {
        jdbc.sql("""
                        insert into approval.proposal
                            (id, kind, payload, province_code, district_code, effective_from, reason, fingerprint,
                             preview, proposed_by, proposed_at, open_until)
                        values (?, ?, ?::jsonb, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?)
                        """)
                .param(id)
                .param(kind.name())
                .param(json.writeValueAsString(payload))
                .param(place == null ? null : place.province())
                .param(place == null ? null : place.district())
                .param(effectiveFrom)
                .param(reason)
                .param(fingerprint)
                .param(json.writeValueAsString(preview))
                .param(proposedBy)
                .param(OffsetDateTime.now(clock))
                .param(openUntil)
                .update();
    }

    /** Locks the proposal's row until the transaction ends, so that it is decided once. */
    Optional<Proposal> lock(UUID id) {
        return jdbc.sql(SELECT + " where id = ? for update")
                .param(id)
                .query(mapper)
                .optional();
    }

    /** Serialises decisions of the kind, so that one does not change what another has checked. */
    void lock(ProposalKind<?> kind) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('approval/' || ?, 0))")
                .param(kind.name())
                .query(row -> {});
    }

    void decide(UUID id, State outcome, UUID by, String reason, Preview preview) {
        jdbc.sql("""
                        update approval.proposal
                        set state = ?, decided_by = ?, decided_at = ?, decision_reason = ?, preview = ?::jsonb
                        where id = ?
                        """)
                .params(outcome.name(), by, OffsetDateTime.now(clock), reason, json.writeValueAsString(preview), id)
                .update();
    }

    Optional<Proposal> find(UUID id) {
        return jdbc.sql(SELECT + " where id = ?").param(id).query(mapper).optional();
    }

    /**
     * Proposals open on the day, of these kinds and in the jurisdiction, not proposed by the reader; the one that
     * closes first comes first.
     */
    List<Proposal> waiting(Collection<String> kindNames, SignedIn reader, LocalDate today) {
        return jdbc.sql(SELECT + WAITING + " order by open_until, proposed_at")
                .params(waitingParameters(kindNames, reader, today))
                .query(mapper)
                .list();
    }

    private static List<Object> waitingParameters(Collection<String> kindNames, SignedIn reader, LocalDate today) {
        List<Object> parameters = new ArrayList<>();
        parameters.add(today);
        parameters.add(kindNames.toArray(String[]::new));
        parameters.add(reader.accountId());
        parameters.addAll(within(reader.jurisdiction()));
        return parameters;
    }

    /** For {@link #WITHIN}. */
    private static List<Object> within(Jurisdiction jurisdiction) {
        return switch (jurisdiction) {
            case Jurisdiction.National _ -> List.of(true, "", "");
            case Jurisdiction.OfProvince(String code) -> List.of(false, code, "");
            case Jurisdiction.OfDistrict(String code) -> List.of(false, "", code);
        };
    }

    /** Proposals waiting on the day, of the kind, whoever proposed them. */
    List<Proposal> waiting(String kind, LocalDate today) {
        return jdbc.sql(SELECT + """
                         where state = 'WAITING' and open_until >= ? and kind = ? order by proposed_at
                        """).params(today, kind).query(mapper).list();
    }

    List<Proposal> proposedBy(UUID account, int limit) {
        return jdbc.sql(SELECT + " where proposed_by = ? order by proposed_at desc limit ?")
                .params(account, limit)
                .query(mapper)
                .list();
    }

    List<Proposal> decided(Collection<String> kindNames, SignedIn reader, int limit) {
        return jdbc.sql(SELECT + " where state <> 'WAITING' and kind = any (?)" + WITHIN
                        + " order by decided_at desc limit ?")
                .param(kindNames.toArray(String[]::new))
                .params(within(reader.jurisdiction()))
                .param(limit)
                .query(mapper)
                .list();
    }

    /** Approved, and in force from a day after one and until another; what begins first comes first. */
    List<Proposal> beginning(Collection<String> kindNames, SignedIn reader, LocalDate after, LocalDate until) {
        return jdbc.sql(SELECT + " where state = 'APPROVED' and kind = any (?)" + WITHIN
                        + " and effective_from > ? and effective_from <= ? order by effective_from, decided_at desc")
                .param(kindNames.toArray(String[]::new))
                .params(within(reader.jurisdiction()))
                .param(after)
                .param(until)
                .query(mapper)
                .list();
    }

    /** The median time of the latest decisions of the kind by a second person; empty where there is none yet. */
    Optional<Duration> usualTime(String kind) {
        return jdbc.sql("""
                        select percentile_cont(0.5) within group (order by extract(epoch from decided_at - proposed_at))
                        from (select decided_at, proposed_at from approval.proposal
                            where kind = ? and state in ('APPROVED', 'REFUSED') order by decided_at desc limit ?) latest
                        """)
                .params(kind, DECISIONS)
                .query(Double.class)
                .optional()
                .map(seconds -> Duration.ofSeconds(Math.round(seconds)));
    }

    private ProposalKind<?> kind(ResultSet row) throws SQLException {
        String name = row.getString("kind");
        return kinds.named(name)
                .orElseThrow(() ->
                        new IllegalStateException("No module of this version knows proposals of the kind " + name));
    }
}
