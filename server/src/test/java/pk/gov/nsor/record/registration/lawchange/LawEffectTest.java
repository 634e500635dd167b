package pk.gov.nsor.record.registration.lawchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import pk.gov.nsor.foundation.database.RecordClient;
import pk.gov.nsor.foundation.kernel.Day;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.keys.Keys;
import pk.gov.nsor.foundation.keys.SecretDirectory;
import pk.gov.nsor.foundation.reference.Laws;
import pk.gov.nsor.foundation.requirement.Law;
import pk.gov.nsor.foundation.requirement.PolicyRow;
import pk.gov.nsor.record.conviction.LegalRecord;
import pk.gov.nsor.record.register.Essentials;
import pk.gov.nsor.record.registration.lawchange.LawEffect.Kind;
import pk.gov.nsor.startup.demo.SyntheticNation;
import pk.gov.nsor.startup.launch.DatabaseAccess;
import pk.gov.nsor.testing.TestDatabase;

@Tag("walk")
class LawEffectTest {

    private static final int PEOPLE = LawEffect.MANY + 100;

    private final TestDatabase database = TestDatabase.migrated();
    private final Clock clock = Clock.system(Day.ZONE);

    @Test
    void whetherManyOrFewAreAskedAboutAtOnceMakesNoDifference() {
        fill();
        DatabaseAccess access = database.application();
        DriverManagerDataSource source = new DriverManagerDataSource(access.url(), access.user(), access.password());
        JdbcClient jdbc = RecordClient.of(source);
        LawEffect effects = new LawEffect(source, new LegalRecord(jdbc), new Essentials(jdbc), clock);
        Law before = Laws.reading(jdbc).current();
        Law after = before.with(before.policy().stream()
                .map(row ->
                        row.key().equals("period.tier-2") ? new PolicyRow(row.key(), "13", row.from(), row.to()) : row)
                .toList());
        List<PersonId> everybody =
                jdbc.sql("select id from register.person order by serial").query(UUID.class).list().stream()
                        .map(PersonId::new)
                        .toList();
        // Somebody is left out, and so not counted either way.
        List<PersonId> concerned = everybody.subList(1, everybody.size());

        Map<Kind, Long> apart = new EnumMap<>(Kind.class);
        for (int from = 0; from < concerned.size(); from += 3_000) {
            effects.of(before, after, concerned.subList(from, Math.min(concerned.size(), from + 3_000)))
                    .counts()
                    .forEach((kind, count) -> apart.merge(kind, count, Long::sum));
        }
        assertThat(concerned).hasSizeGreaterThan(LawEffect.MANY);
        assertThat(effects.of(before, after, concerned).counts()).isEqualTo(apart);
        assertThat(apart).containsKeys(Kind.OTHER_DAYS, Kind.FALLS_AWAY);
    }

    private void fill() {
        DatabaseAccess access = database.application();
        SingleConnectionDataSource connection =
                new SingleConnectionDataSource(access.url(), access.user(), access.password(), true);
        Keys keys = new Keys(new SecretDirectory(database.data().resolve("secrets")));
        try (SyntheticNation nation = SyntheticNation.on(connection, keys, clock)) {
            nation.fill(new SyntheticNation.Order(PEOPLE, 7, LocalDate.of(2026, 11, 1), false), there -> {});
        } finally {
            connection.destroy();
        }
    }
}
