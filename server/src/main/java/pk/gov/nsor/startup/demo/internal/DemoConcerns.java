package pk.gov.nsor.startup.demo.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.foundation.reference.PoliceStation;
import pk.gov.nsor.foundation.reference.PoliceStations;
import pk.gov.nsor.publicservice.concerns.ConcernKind;
import pk.gov.nsor.publicservice.concerns.Concerns;
import pk.gov.nsor.publicservice.concerns.NewConcern;

/** Reports three concerns in Lahore that say that they are made up: about somebody on the register, a stranger and nobody known. */
@Component
@ConditionalOnProperty(name = "nsor.mode", havingValue = "demo")
final class DemoConcerns {

    private static final String DATA_SET = "concerns";
    private static final String DISTRICT = "lahore";
    /** Of documentation: nobody's. */
    private static final String NETWORK = "192.0.2.1";

    private final JdbcClient jdbc;
    private final TransactionOperations transaction;
    private final Concerns concerns;
    private final PoliceStations stations;
    private final Clock clock;

    DemoConcerns(
            JdbcClient jdbc,
            TransactionOperations transaction,
            Concerns concerns,
            PoliceStations stations,
            Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.concerns = concerns;
        this.stations = stations;
        this.clock = clock;
    }

    /** Runs once, all in one transaction with the row that marks it as done. */
    void load() {
        LocalDate today = LocalDate.now(clock);
        transaction.executeWithoutResult(status -> {
            boolean isFirst =
                    jdbc.sql("insert into demo.data_set (name, seed, as_of) values (?, 0, ?) on conflict do nothing")
                                    .params(DATA_SET, today)
                                    .update()
                            == 1;
            (isFirst ? reported(today) : List.<NewConcern>of()).forEach(one -> {
                String _ = concerns.receive(one, NETWORK);
            });
        });
    }

    private List<NewConcern> reported(LocalDate today) {
        List<NewConcern> all = new ArrayList<>();
        registered(today)
                .ifPresent(cnic -> all.add(concern(
                        ConcernKind.MOVED,
                        cnic,
                        "",
                        "Made up for the demonstration: he has not slept at his house since last week")));
        all.add(concern(
                ConcernKind.WITH_CHILDREN,
                null,
                "A tall man with a grey beard who sells kites near the canal",
                "Made up for the demonstration: he gives lessons in his shop in the evening"));
        all.add(concern(
                ConcernKind.ABROAD,
                null,
                "A driver of about forty years with a white van",
                "Made up for the demonstration: he told people at the market that he flies out on Friday"));
        return all;
    }

    private static NewConcern concern(ConcernKind kind, @Nullable Cnic cnic, String who, String words) {
        return new NewConcern(kind, cnic, who, DISTRICT, words, null);
    }

    private Optional<Cnic> registered(LocalDate today) {
        return jdbc.sql("""
                        select n.cnic from supervision.answering_station a
                        join registration.standing_view s on s.person_id = a.person_id
                        join register.cnic_view n on n.person_id = a.person_id and n.status <> 'WITHDRAWN'
                        where a.station_code = any (:stations) and not s.in_custody
                          and s.first_day <= :today and (s.last_day is null or s.last_day >= :today)
                        order by a.person_id limit 1
                        """)
                .param(
                        "stations",
                        stations.all().stream()
                                .filter(station -> station.districtCode().equals(DISTRICT))
                                .map(PoliceStation::code)
                                .toArray(String[]::new))
                .param("today", today)
                .query(Long.class)
                .optional()
                .map(Cnic::new);
    }
}
