package pk.gov.nsor.benchmark.intake;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import pk.gov.nsor.benchmark.setting.OfficerSession;

/** Fifty officers of the district with most cases, each of whom opens a record every ten seconds. */
final class OfficersReading {

    private static final int OFFICERS = 50;
    /** Officers share them: an account takes a process of its own to make. */
    private static final int ACCOUNTS = 5;

    private static final int PAUSE_MILLIS = 10_000;

    private static final String DISTRICT = """
            select s.district_code from supervision.responsibility r
            join reference.police_station s on s.code = r.station_code
            where r.until_day is null and s.district_code <> 'lahore' group by 1 order by count(*) desc, 1 limit 1
            """;
    private static final String CASES = """
            select r.person_id from supervision.responsibility r
            join reference.police_station s on s.code = r.station_code
            join registration.standing g on g.person_id = r.person_id
            where r.until_day is null and s.district_code = '%s'
              and g.first_day <= current_date and (g.last_day is null or g.last_day > current_date)
            order by md5(r.person_id::text) limit 500
            """;

    private final List<OfficerSession> sessions = new ArrayList<>();
    private final List<UUID> cases = new ArrayList<>();

    OfficersReading(Path project, Map<String, String> environment, int port, Connection owner) throws SQLException {
        try (Statement statement = owner.createStatement()) {
            String district;
            try (ResultSet row = statement.executeQuery(DISTRICT)) {
                if (!row.next()) {
                    throw new IllegalStateException("No station answers for anybody");
                }
                district = row.getString(1);
            }
            try (ResultSet row = statement.executeQuery(CASES.formatted(district))) {
                while (row.next()) {
                    cases.add(row.getObject(1, UUID.class));
                }
            }
            for (int i = 0; i < ACCOUNTS; i++) {
                sessions.add(OfficerSession.of(project, environment, port, district));
            }
        }
    }

    /** @return milliseconds of each page */
    List<Double> read(int seconds) throws InterruptedException {
        List<Double> millis = Collections.synchronizedList(new ArrayList<>());
        long until = System.nanoTime() + seconds * 1_000_000_000L;
        AtomicBoolean isRefused = new AtomicBoolean();
        List<Thread> officers = new ArrayList<>();
        for (int i = 0; i < OFFICERS; i++) {
            OfficerSession session = sessions.get(i % sessions.size());
            officers.add(Thread.ofVirtual().start(() -> {
                try {
                    Thread.sleep(ThreadLocalRandom.current().nextInt(PAUSE_MILLIS));
                    while (System.nanoTime() < until) {
                        UUID person = cases.get(ThreadLocalRandom.current().nextInt(cases.size()));
                        long begun = System.nanoTime();
                        if (session.get("/people/" + person).statusCode() != 200) {
                            isRefused.set(true);
                            return;
                        }
                        millis.add((System.nanoTime() - begun) / 1e6);
                        Thread.sleep(PAUSE_MILLIS);
                    }
                } catch (InterruptedException interrupted) {
                    Thread.currentThread().interrupt();
                }
            }));
        }
        for (Thread officer : officers) {
            officer.join();
        }
        if (isRefused.get()) {
            throw new IllegalStateException("An officer was not shown a record");
        }
        return millis;
    }
}
