package pk.gov.nsor.publicservice.justice;

import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.foundation.database.KeyedRows;
import pk.gov.nsor.publicservice.release.RoundedCounts.Told;

/** What was told of each count of the clocks last, so that it is told again while it can be. */
@Component
class ClockMemory {

    private final JdbcClient jdbc;

    ClockMemory(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** By the counts' names; of several processes the others wait until the transaction ends. */
    @Transactional(propagation = Propagation.MANDATORY)
    Map<String, Told> hold(int step) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('justice.clock_memory', 0))")
                .query(row -> {});
        return jdbc.sql("select name, draw, told as people from justice.clock_memory where step = ?")
                .param(step)
                .query(KeyedRows.of(String.class, Told.class));
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void keep(int step, Map<String, Told> before, Map<String, Told> now) {
        now.forEach((name, told) -> {
            if (!told.equals(before.get(name))) {
                jdbc.sql("""
                                insert into justice.clock_memory (name, step, draw, told) values (?, ?, ?, ?)
                                on conflict (name, step) do update set draw = excluded.draw, told = excluded.told
                                """).params(name, step, told.draw(), told.people()).update();
            }
        });
    }
}
