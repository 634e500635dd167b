package pk.gov.nsor.publicservice.disclosure.cases;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.foundation.access.Jurisdiction.National;
import pk.gov.nsor.foundation.access.Jurisdiction.OfDistrict;
import pk.gov.nsor.foundation.access.Jurisdiction.OfProvince;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.escalation.EscalationLevel;
import pk.gov.nsor.foundation.kernel.Day;
import pk.gov.nsor.foundation.shell.list.ListSort;

/** Lists of requests, of the reader's jurisdiction alone. They name no suspect. */
@Service
public class RequestLists {

    /** For how long a DPO is shown on Today what was sent or decided. */
    static final Duration NEWS = Duration.ofDays(7);

    private static final Map<String, String> SORTED_BY =
            Map.of("one", "number", "station", "station", "state", "state", "sent", "submitted_at");

    private final JdbcClient jdbc;
    private final RequestContents contents;
    private final DisclosurePolicy policy;
    private final Clock clock;

    RequestLists(JdbcClient jdbc, RequestContents contents, DisclosurePolicy policy, Clock clock) {
        this.jdbc = jdbc;
        this.contents = contents;
        this.policy = policy;
        this.clock = clock;
    }

    /**
     * How often somebody asked about people who were not in the case.
     *
     * @param asked how many requests were decided of those of the officer and the station
     * @param unrelated how many of them were refused for it, at least 1
     */
    public record Unrelated(
            UUID officer, String station, String districtCode, long asked, long unrelated, Instant last) {}

    @Transactional(readOnly = true)
    public long count(RequestList list, SignedIn reader) {
        return bound(reader, "select count(*) from disclosure.request where " + list.condition())
                .query(Long.class)
                .single();
    }

    /** Those that wait longest first, where they wait; otherwise the latest. */
    @Transactional(readOnly = true)
    public List<DisclosureRequest> list(RequestList list, SignedIn reader, ListSort sort, long offset, int limit) {
        return bound(
                        reader,
                        "select * from disclosure.request where " + list.condition() + " order by "
                                + sort.sql(SORTED_BY, list.order()) + " limit :limit offset :offset")
                .param("limit", limit)
                .param("offset", offset)
                .query(DisclosureRequest.class)
                .list();
    }

    /** Of {@link RequestList#COPIES} what was sent or has ended in the last 7 days, the latest first. */
    @Transactional(readOnly = true)
    public List<DisclosureRequest> news(SignedIn reader) {
        return placed(
                        reader,
                        "select * from disclosure.request where " + RequestList.COPIES.condition()
                                + " and coalesce(ended_at, submitted_at) > :since"
                                + " order by coalesce(ended_at, submitted_at) desc limit 500")
                .param("since", clock.instant().minus(NEWS).atZone(Day.ZONE).toOffsetDateTime())
                .query(DisclosureRequest.class)
                .list();
    }

    /** The reader's own requests that were answered or refused since, the latest first. */
    @Transactional(readOnly = true)
    public List<DisclosureRequest> cameBackTo(SignedIn reader, Instant since) {
        return jdbc.sql("""
                        select * from disclosure.request
                        where asked_by = :reader and state in ('ANSWERED', 'REFUSED') and ended_at > :since
                        order by ended_at desc limit 500
                        """)
                .param("reader", reader.accountId())
                .param("since", since.atZone(Day.ZONE).toOffsetDateTime())
                .query(DisclosureRequest.class)
                .list();
    }

    /**
     * The outcome of a request, for readers who may see only that: whether it was answered, and not what. The end of
     * the keys of its messages.
     */
    @Transactional(readOnly = true)
    public String outcome(DisclosureRequest request) {
        return contents.answer(request.id())
                .filter(answer -> answer.kind() == Answer.Kind.CANNOT_BE_TOLD)
                .map(answer -> answer.kind().key())
                .orElseGet(() -> request.state().key());
    }

    /** Of the reader's jurisdiction, those with most first. */
    @Transactional(readOnly = true)
    public List<Unrelated> unrelated(SignedIn reader) {
        return placed(reader, """
                        select asked_by as officer, station, district_code, count(*) as asked,
                            count(*) filter (where refusal = 'UNRELATED') as unrelated,
                            max(ended_at) filter (where refusal = 'UNRELATED') as last
                        from disclosure.request
                        where state in ('ANSWERED', 'REFUSED')
                            and (cast(:province as text) is null or province_code = :province)
                            and (cast(:district as text) is null or district_code = :district)
                        group by asked_by, station, district_code
                        having count(*) filter (where refusal = 'UNRELATED') > 0
                        order by unrelated desc, last desc limit 500
                        """).query(Unrelated.class).list();
    }

    private StatementSpec bound(SignedIn reader, String sql) {
        Duration after = policy.levels()
                .until(reader.has(Role.NATIONAL_SUPERVISOR) ? EscalationLevel.NATIONAL : EscalationLevel.PROVINCE);
        return placed(reader, sql)
                .param("reader", reader.accountId())
                .param("told", clock.instant().minus(after).atZone(Day.ZONE).toOffsetDateTime());
    }

    private StatementSpec placed(SignedIn reader, String sql) {
        @Nullable String province = null;
        @Nullable String district = null;
        switch (reader.jurisdiction()) {
            case National _ -> {
                // Everywhere.
            }
            case OfProvince(String code) -> province = code;
            case OfDistrict(String code) -> district = code;
        }
        return jdbc.sql(sql).param("province", province).param("district", district);
    }
}
