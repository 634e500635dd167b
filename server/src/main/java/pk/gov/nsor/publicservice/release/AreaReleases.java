package pk.gov.nsor.publicservice.release;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.Trail;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.reference.District;
import pk.gov.nsor.foundation.reference.Districts;
import pk.gov.nsor.foundation.reference.Districts.Placing;
import pk.gov.nsor.foundation.reference.PolicyValues;
import pk.gov.nsor.foundation.reference.Tehsil;
import pk.gov.nsor.foundation.restore.LostTime;
import pk.gov.nsor.record.registration.ReleasablePeople;
import pk.gov.nsor.record.registration.ReleasablePeople.PeopleAt;

/** Releases the bands of all areas, once a month and never again for the same month. */
@Service
public class AreaReleases {

    private static final Logger LOG = LoggerFactory.getLogger(AreaReleases.class);

    private static final Actor RELEASE = Actor.system("area-release");

    private final JdbcClient jdbc;
    private final ReleasablePeople people;
    private final Districts districts;
    private final PolicyValues policy;
    private final AreaMemoryRepository memory;
    private final LostTime lost;
    private final Trail trail;
    private final Clock clock;

    AreaReleases(
            JdbcClient jdbc,
            ReleasablePeople people,
            Districts districts,
            PolicyValues policy,
            AreaMemoryRepository memory,
            LostTime lost,
            Trail trail,
            Clock clock) {
        this.jdbc = jdbc;
        this.people = people;
        this.districts = districts;
        this.policy = policy;
        this.memory = memory;
        this.lost = lost;
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * Releases the present month, unless it is released, as things are today. A month that is over is left out: nobody knows
     * any more what was known on its days. So is one of which nobody knows, after a restore, whether it was released.
     *
     * @return the month, where this call released it
     */
    @Transactional
    public Optional<YearMonth> releaseDue() {
        LocalDate today = LocalDate.now(clock);
        YearMonth month = YearMonth.from(today);
        if (isReleased(month)) {
            return Optional.empty();
        }
        // Of several processes one counts; the others find it done. A clock that went back releases nothing.
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('release.area_month', 0))")
                .query(row -> {});
        if (isReleased(month) || lost.touches(month)) {
            return Optional.empty();
        }
        districts.hold();
        int limit = policy.get(TehsilPolicy.KEY, today).number();
        AreaStep.Outcome outcome = AreaStep.take(memory.last().orElse(null), census(today), limit);
        store(month, today, limit, outcome);
        trail.append(TrailEntry.done(RELEASE, TrailAction.AREAS_RELEASED)
                .with(Map.of(
                        "month", month.toString(), "areas", outcome.released().size())));
        LOG.info(
                "Areas are released for {}: {} of them",
                month,
                outcome.released().size());
        return Optional.of(month);
    }

    private boolean isReleased(YearMonth month) {
        return jdbc.sql("select exists (select from release.area_month where month >= ?)")
                .param(month.atDay(1))
                .query(Boolean.class)
                .single();
    }

    private AreaCensus census(LocalDate today) {
        Map<String, List<Tehsil>> tehsils = districts.tehsilsByDistrict(today);
        Map<String, Map<String, Integer>> inTehsils = new HashMap<>();
        Map<String, Integer> inDistricts = new HashMap<>();
        for (District district : districts.all(today)) {
            inDistricts.put(district.code(), 0);
            Map<String, Integer> parts = new HashMap<>();
            tehsils.getOrDefault(district.code(), List.of()).forEach(tehsil -> parts.put(tehsil.code(), 0));
            inTehsils.put(district.code(), parts);
        }
        Placing placing = districts.placing(today);
        for (PeopleAt place : people.places(today)) {
            String district = placing.districtOf(place.district(), place.tehsil());
            inDistricts.computeIfPresent(district, (code, sum) -> sum + place.people());
            @Nullable Map<String, Integer> parts = inTehsils.get(district);
            @Nullable String tehsil = place.tehsil();
            if (parts != null && tehsil != null) {
                parts.computeIfPresent(tehsil, (code, sum) -> sum + place.people());
            }
        }
        Map<String, AreaCensus.InDistrict> census = new HashMap<>();
        inDistricts.forEach((code, sum) ->
                census.put(code, new AreaCensus.InDistrict(sum, inTehsils.getOrDefault(code, Map.of()))));
        return new AreaCensus(census);
    }

    private void store(YearMonth month, LocalDate today, int limit, AreaStep.Outcome outcome) {
        jdbc.sql("insert into release.area_month (month, as_of, released_at, tehsils_above) values (?, ?, ?, ?)")
                .params(month.atDay(1), today, OffsetDateTime.now(clock), limit)
                .update();
        List<AreaBand> released = outcome.released();
        jdbc.sql("""
                        insert into release.area_band (month, kind, area, district, band)
                        select ?, kind, area, district, band
                        from unnest(?, ?, ?, ?) as released (kind, area, district, band)
                        """)
                .param(month.atDay(1))
                .param(released.stream().map(area -> area.kind().name()).toArray(String[]::new))
                .param(released.stream().map(AreaBand::area).toArray(String[]::new))
                .param(released.stream().map(AreaBand::district).toArray(String[]::new))
                .param(released.stream().map(AreaReleases::name).toArray(String[]::new))
                .update();
        memory.replace(month, outcome.memory());
    }

    private static @Nullable String name(AreaBand area) {
        Band band = area.band();
        return band == null ? null : band.name();
    }
}
