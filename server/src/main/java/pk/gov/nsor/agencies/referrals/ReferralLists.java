package pk.gov.nsor.agencies.referrals;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.agencies.referrals.Referral.Because;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.kernel.PersonName;
import pk.gov.nsor.foundation.kernel.RegisterNumber;
import pk.gov.nsor.foundation.shell.list.ListSort;
import pk.gov.nsor.policing.supervision.CaseAccess;
import pk.gov.nsor.policing.supervision.CaseScope;
import pk.gov.nsor.record.matching.ListedNames;

/**
 * The referrals of a reader's stations. Counts and lines come from the same query; nobody who is off the register today is in
 * one.
 */
@Service
public class ReferralLists {

    private static final Map<String, String> SORTED_BY = Map.of(
            "number",
            "p.serial",
            "name",
            "coalesce(p.name_latin, p.name_urdu)",
            "district",
            "r.district_code",
            "state",
            "coalesce(r.withdrawn_at, r.acknowledged_at, r.due_at)");

    private static final String FROM = """
             from referrals.referral r
            join register.person_view p on p.id = r.person_id
            join registration.standing_view s on s.person_id = r.person_id
            where s.first_day <= :today and (s.last_day is null or s.last_day >= :today)
              and r.state = :state
              and (:isNational or r.station_code = any (:stations))
              and (:district = '' or r.district_code = :district)
              and (r.state <> 'OPEN' or r.due_at <= :dueBy)
            """;

    private final JdbcClient jdbc;
    private final CaseAccess access;
    private final ReferralWords words;
    private final Clock clock;

    ReferralLists(JdbcClient jdbc, CaseAccess access, ReferralWords words, Clock clock) {
        this.jdbc = jdbc;
        this.access = access;
        this.words = words;
        this.clock = clock;
    }

    /**
     * A line.
     *
     * @param acknowledgedBy the machine client; null where none did
     * @param caseReference what that body calls its case; empty where it did not say
     * @param contact whom to ask there; empty where it did not say
     */
    public record Line(
            PersonId person,
            RegisterNumber number,
            PersonName name,
            String station,
            String district,
            Instant madeAt,
            Instant dueAt,
            @Nullable Instant acknowledgedAt,
            @Nullable UUID acknowledgedBy,
            @Nullable Instant withdrawnAt,
            @Nullable Because because,
            String caseReference,
            String contact) {}

    /**
     * Which lines.
     *
     * @param district its code; empty for every one
     * @param dueBy of those that are not acknowledged, none that has more time than until then
     * @param search a register number, some of its digits, or a name, as {@link ListedNames} finds it; empty for everybody
     */
    public record Filter(ReferralList list, String district, Instant dueBy, String search) {

        private static final Instant EVER = Instant.parse("9999-12-31T00:00:00Z");

        /** Everything in it. */
        public static Filter of(ReferralList list, String district) {
            return new Filter(list, district, EVER, "");
        }

        /** The same of those who are searched. */
        public Filter searched(String typed) {
            return new Filter(list, district, dueBy, typed);
        }
    }

    private record Row(
            UUID id,
            PersonId person,
            RegisterNumber number,
            PersonName name,
            String station,
            String district,
            Instant madeAt,
            Instant dueAt,
            @Nullable Instant acknowledgedAt,
            @Nullable UUID acknowledgedBy,
            @Nullable Instant withdrawnAt,
            @Nullable Because because,
            byte @Nullable [] caseReference,
            byte @Nullable [] contact) {}

    @Transactional(readOnly = true)
    public long count(SignedIn reader, Filter filter) {
        return bound("select count(*)" + FROM + ListedNames.and(filter.search()), reader, filter)
                .query(Long.class)
                .single();
    }

    /** The lines after the first so many. */
    @Transactional(readOnly = true)
    public List<Line> lines(SignedIn reader, Filter filter, ListSort sort, long after, int most) {
        return bound(
                        """
                        select r.id, r.person_id, p.serial as number, p.name_latin, p.name_urdu, r.station_code as station,
                            r.district_code as district, r.made_at, r.due_at, r.acknowledged_at, r.acknowledged_by,
                            r.withdrawn_at, r.withdrawn_because as because, r.case_reference, r.contact
                        """
                                + FROM + ListedNames.and(filter.search()) + " order by "
                                + sort.sql(
                                        SORTED_BY,
                                        filter.list() == ReferralList.OPEN
                                                ? "r.due_at, r.id"
                                                : "coalesce(r.withdrawn_at, r.acknowledged_at) desc, r.id")
                                + " offset :after limit :most",
                        reader,
                        filter)
                .param("after", after)
                .param("most", most)
                .query(Row.class)
                .list()
                .stream()
                .map(this::line)
                .toList();
    }

    private Line line(Row row) {
        return new Line(
                row.person(),
                row.number(),
                row.name(),
                row.station(),
                row.district(),
                row.madeAt(),
                row.dueAt(),
                row.acknowledgedAt(),
                row.acknowledgedBy(),
                row.withdrawnAt(),
                row.because(),
                words.read(row.person(), ReferralWords.CASE_REFERENCE, row.id(), row.caseReference()),
                words.read(row.person(), ReferralWords.CONTACT, row.id(), row.contact()));
    }

    private StatementSpec bound(String sql, SignedIn reader, Filter filter) {
        CaseScope scope = access.scope(reader);
        return jdbc.sql(sql)
                .params(ListedNames.parameters(filter.search()))
                .param("today", LocalDate.now(clock))
                .param("state", filter.list().name())
                .param("district", filter.district())
                .param("dueBy", filter.dueBy())
                .param("isNational", scope.isNational())
                .param("stations", scope.stations().toArray(String[]::new));
    }
}
