package pk.gov.nsor.foundation.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import pk.gov.nsor.testing.RegisterTest;

@RegisterTest
class PlacesAndPolicyTest {

    @Autowired
    Districts districts;

    @Autowired
    Courts courts;

    @Autowired
    PoliceStations stations;

    @Autowired
    Laws laws;

    @Autowired
    PolicyValues policy;

    @Autowired
    JdbcClient jdbc;

    @Test
    void everyDistrictHasACourtAndAStationThatAreOnlyAssumed() {
        for (District district : districts.all()) {
            assertThat(courts.inDistrict(district.code()))
                    .extracting(Court::confidence)
                    .containsExactly("assumed");
            assertThat(stations.inDistrict(district.code()))
                    .extracting(PoliceStation::confidence)
                    .containsExactly("assumed");
        }
    }

    @Test
    void aCourtIsFoundByKeyOrByEitherName() {
        Court court = courts.byCode("sessions-court-lahore").orElseThrow();
        assertThat(courts.named("SESSIONS-COURT-LAHORE")).containsExactly(court);
        assertThat(courts.named("sessions court (special court), lahore")).containsExactly(court);
        assertThat(courts.named(court.nameUr())).containsExactly(court);
        assertThat(courts.named("Sessions Court")).isEmpty();
        assertThat(courts.named("")).isEmpty();
    }

    @Test
    void aStationIsFoundByKeyOrByEitherName() {
        PoliceStation station = stations.byCode("city-police-station-multan").orElseThrow();
        assertThat(stations.named("City Police Station MULTAN")).containsExactly(station);
        assertThat(stations.named(station.nameUr())).containsExactly(station);
        assertThat(stations.named("Police Station Nowhere")).isEmpty();
    }

    @Test
    void weekendsAndPublicHolidaysAreNoWorkingDays() {
        assertThat(laws.current().workingDays().isWorking(LocalDate.of(2026, 12, 24)))
                .isTrue();
        assertThat(laws.current().workingDays().isWorking(LocalDate.of(2026, 12, 25)))
                .isFalse();
        assertThat(laws.current().workingDays().isWorking(LocalDate.of(2026, 12, 26)))
                .isFalse();
        assertThat(laws.current().workingDays().isWorking(LocalDate.of(2026, 12, 27)))
                .isFalse();
        assertThat(laws.current().workingDays().isWorking(LocalDate.of(2026, 12, 28)))
                .isTrue();
    }

    @Test
    void aHolidayThatDependsOnTheMoonIsOnlyExpected() {
        assertThat(jdbc.sql("select confidence from reference.public_holiday where day = date '2027-03-10'")
                        .query(String.class)
                        .single())
                .startsWith("expected");
    }

    @Test
    void aPolicyIsInForceFromItsFirstDayAndSaysThatItIsAssumed() {
        PolicyValue period = policy.get("period.tier-1", LocalDate.of(2021, 12, 1));
        assertThat(period.number()).isEqualTo(180);
        assertThat(period.unit()).isEqualTo("months");
        assertThat(period.isAssumed()).isTrue();
        assertThatThrownBy(() -> policy.get("period.tier-1", LocalDate.of(2021, 11, 30)))
                .isInstanceOf(NoSuchElementException.class);
        assertThatThrownBy(() -> policy.get("period.tier-9", LocalDate.of(2026, 1, 1)))
                .isInstanceOf(NoSuchElementException.class);
        assertThat(policy.get("tier.3.maximum", LocalDate.of(2026, 1, 1)).names())
                .containsExactly("DEATH", "LIFE");
        assertThat(policy.inForce(LocalDate.of(2026, 1, 1))).hasSize(157);
    }

    @Test
    void policiesOfTheVaultAreNotOfTheRegister() {
        assertThat(policy.inForce(LocalDate.of(2026, 1, 1)))
                .extracting(PolicyValue::key)
                .noneMatch(key -> key.startsWith("vault."));
        assertThat(policy.history("vault.alerts-hour")).isEmpty();
    }

    @Test
    void theServerMayReadTheFactsAndChangeNone() {
        assertThat(jdbc.sql("select count(*) from reference.tehsil")
                        .query(Integer.class)
                        .single())
                .isEqualTo(577);
        assertThat(jdbc.sql("""
                                select count(*) from reference.police_region_district r
                                join reference.district d on d.code = r.district_code
                                where d.proposal_id is null
                                """).query(Integer.class).single())
                .as("without those that other tests have split off")
                .isEqualTo(172);
        assertThatThrownBy(() -> jdbc.sql("update reference.policy_value set value = '1'")
                        .update())
                .isInstanceOf(DataAccessException.class)
                .rootCause()
                .hasMessageContaining("permission denied");
    }
}
