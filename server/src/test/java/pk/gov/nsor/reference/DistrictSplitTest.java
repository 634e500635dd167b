package pk.gov.nsor.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;
import pk.gov.nsor.access.Accounts;
import pk.gov.nsor.access.Role;
import pk.gov.nsor.approval.Preview;
import pk.gov.nsor.approval.Proposals;
import pk.gov.nsor.approval.Text;
import pk.gov.nsor.kernel.InvalidValueException;
import pk.gov.nsor.kernel.PersonId;
import pk.gov.nsor.register.Journal;
import pk.gov.nsor.register.JournalEntry;
import pk.gov.nsor.register.JournalKind;
import pk.gov.nsor.register.NewAddress;
import pk.gov.nsor.register.People;
import pk.gov.nsor.testing.Offenders;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.Officers.Officer;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.TestClock;

/** A district split by two people. Each test splits a district of its own. */
@RegisterTest
@TestPropertySource(properties = "nsor.test.database=its own, since splits stay")
@DirtiesContext
class DistrictSplitTest {

    private static final String WHY = "The government has notified it";

    @Autowired
    private Proposals proposals;

    @Autowired
    private DistrictSplitKind kind;

    @Autowired
    private Districts districts;

    @Autowired
    private PoliceStations stations;

    @Autowired
    private Courts courts;

    @Autowired
    private Gazetteer gazetteer;

    @Autowired
    private People people;

    @Autowired
    private Journal journal;

    @Autowired
    private Accounts accounts;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TestClock clock;

    private Officer registrar;
    private Officer supervisor;
    private LocalDate today;
    private Duration moved = Duration.ZERO;

    @BeforeEach
    void officers() {
        Officers officers = new Officers(accounts);
        registrar = officers.with(Role.REGISTRAR);
        supervisor = officers.with(Role.NATIONAL_SUPERVISOR);
        today = LocalDate.now(clock);
    }

    @AfterEach
    void backToToday() {
        clock.move(moved.negated());
    }

    @Test
    void fromTheDayOnTheTehsilIsOfTheNewDistrictAndBeforeItOfTheOld() {
        split("faisalabad", "Jaranwala", "جڑانوالہ", today, "PK60804");

        assertThat(districts.tehsil("PK60804").orElseThrow().stays())
                .containsExactly(new Stay("faisalabad", null, today.minusDays(1)), new Stay("jaranwala", today, null));
        assertThat(districts.tehsils("faisalabad", today.minusDays(1))).hasSize(6);
        assertThat(districts.tehsils("faisalabad", today)).hasSize(5);
        assertThat(districts.tehsils("jaranwala", today))
                .extracting(Tehsil::nameEn)
                .containsExactly("Jaranwala");
        assertThat(districts.all()).extracting(District::code).contains("faisalabad", "jaranwala");
        assertThat(districts.all(today.minusDays(1)))
                .extracting(District::code)
                .contains("faisalabad")
                .doesNotContain("jaranwala");
        assertThat(districts.byCode("jaranwala").orElseThrow().splitFrom()).isEqualTo("faisalabad");
        assertThat(gazetteer.district("jaranwala").orElseThrow().policeRegion()).isNotNull();
    }

    @Test
    void eitherNameFindsItsDistrictAndTheGazetteerKnowsWhatWasMadeOfWhat() {
        split("sialkot", "Pasrur", "پسرور", today, "PK63402");

        assertThat(districts.named("sialkot")).extracting(District::code).containsExactly("sialkot");
        assertThat(districts.named("سیالکوٹ")).extracting(District::code).containsExactly("sialkot");
        assertThat(districts.named("District Pasrur"))
                .extracting(District::code)
                .containsExactly("pasrur");
        assertThat(districts.named("پسرور")).extracting(District::code).containsExactly("pasrur");
        assertThat(districts.named("Pasrur Town"))
                .as("its headquarters")
                .extracting(District::code)
                .containsExactly("pasrur");
        DistrictFacts pasrur = gazetteer.district("pasrur").orElseThrow();
        assertThat(gazetteer.predecessors(pasrur)).extracting(District::code).containsExactly("sialkot");
        assertThat(gazetteer.successors(gazetteer.district("sialkot").orElseThrow()))
                .extracting(DistrictFacts::code)
                .contains("pasrur");
        assertThat(gazetteer.find("Pasrur", today).districts()).hasSize(1);
        assertThat(gazetteer.find("Pasrur", today.minusDays(1)).districts()).isEmpty();
    }

    @Test
    void aDayToComeComesIntoForceByItself() {
        LocalDate day = today.plusDays(40);
        PersonId resident = resident("kasur", "PK61404");
        split("kasur", "Pattoki", "پتوکی", day, "PK61404");

        assertThat(districts.all()).extracting(District::code).doesNotContain("pattoki");
        assertThat(districts.named("Pattoki")).isEmpty();
        assertThat(districts.find("pattoki")).isEmpty();
        assertThat(districts.byCode("pattoki")).isPresent();
        assertThat(stations.named("City Police Station Pattoki")).isEmpty();
        assertThat(districtOf(resident, today)).isEqualTo("kasur");
        assertThat(districtOf(resident, day.minusDays(1))).isEqualTo("kasur");
        assertThat(districtOf(resident, day)).isEqualTo("pattoki");
        assertThat(refusal(() -> resident("pattoki", null))).isEqualTo("address.district at district");

        moveTo(day.minusDays(1));
        assertThat(districts.named("Pattoki")).isEmpty();
        moveTo(day);
        assertThat(districts.named("Pattoki")).hasSize(1);
        assertThat(districts.all()).extracting(District::code).contains("pattoki", "kasur");
        assertThat(stations.inDistrict("pattoki"))
                .extracting(PoliceStation::confidence)
                .containsExactly("assumed");
        assertThat(courts.inDistrict("pattoki")).extracting(Court::confidence).containsExactly("assumed");
        assertThat(districtOf(resident("pattoki", null), day)).isEqualTo("pattoki");
        assertThat(districtOf(resident("pattoki", "PK61404"), day)).isEqualTo("pattoki");
    }

    @Test
    void whoLivesThereFollowsWithALineInTheJournalAndTheAddressStaysAsItWasRecorded() {
        PersonId moving = resident("multan", "PK62204");
        PersonId staying = resident("multan", "PK62202");
        PersonId unassigned = resident("multan", null);
        LocalDate day = today.plusDays(3);

        Preview preview = kind.preview(proposal("multan", "Shujabad", "شجاع آباد", "PK62204"), day);
        assertThat(numbers(preview, "register.split.addresses")).containsExactly(1L, 1L);
        assertThat(numbers(preview, "register.split.unassigned")).containsExactly(1L);
        assertThat(numbers(preview, "reference.split.moves.tehsils")).containsExactly(1L, 4L);
        assertThat(preview.affected()).extracting(Preview.Affected::path).containsExactly("/people/" + moving);
        split("multan", "Shujabad", "شجاع آباد", day, "PK62204");

        assertThat(changes(moving)).singleElement().satisfies(entry -> {
            assertThat(entry.happenedOn()).isEqualTo(day);
            assertThat(entry.recordedBy()).isEqualTo(supervisor.account().id());
            assertThat(entry.details()).containsEntry("before", "multan").containsEntry("after", "shujabad");
        });
        assertThat(changes(staying)).isEmpty();
        assertThat(changes(unassigned)).isEmpty();
        assertThat(people.get(moving).addresses().getFirst().districtCode()).isEqualTo("multan");
        assertThat(districtOf(unassigned, day)).isEqualTo("multan");
        assertThat(districts.over("multan", "PK62204", LocalDate.of(2024, 1, 1), null))
                .containsExactly(
                        new Stay("multan", LocalDate.of(2024, 1, 1), day.minusDays(1)),
                        new Stay("shujabad", day, null));
        PersonId later = resident("multan", "PK62204");
        assertThat(changes(later)).as("who moves in before the day").hasSize(1);
    }

    private void split(String district, String name, String urdu, LocalDate day, String... tehsils) {
        approve(propose(proposal(district, name, urdu, tehsils), day));
    }

    private UUID propose(DistrictSplit split, LocalDate day) {
        return proposals.propose(kind, split, day, WHY, registrar.actor());
    }

    private void approve(UUID proposal) {
        proposals.approve(proposal, "", supervisor.actor());
    }

    /** Near the headquarters of the district that is split. */
    private DistrictSplit proposal(String district, String name, String urdu, String... tehsils) {
        District old = districts.byCode(district).orElseThrow();
        return new DistrictSplit(
                district,
                name.toLowerCase(Locale.ROOT).replace(' ', '-'),
                name,
                urdu,
                name + " Town",
                old.latitude() + 0.2,
                old.longitude(),
                old.divisionEn(),
                List.of(tehsils),
                List.of(),
                List.of(),
                "");
    }

    private PersonId resident(String district, String tehsil) {
        NewAddress address = new NewAddress("House 7", district, tehsil, LocalDate.of(2024, 1, 1));
        return people.register(
                Offenders.identity(LocalDate.of(1990, 1, 1)), null, List.of(address), null, registrar.actor());
    }

    private String districtOf(PersonId person, LocalDate day) {
        return jdbc.sql(
                        "select reference.district_on(district_code, tehsil_code, ?) from register.address where person_id = ?")
                .params(day, person.value())
                .query(String.class)
                .single();
    }

    private List<JournalEntry> changes(PersonId person) {
        return journal.of(person).stream()
                .filter(entry -> entry.kind() == JournalKind.DISTRICT_CHANGED)
                .toList();
    }

    private static List<Long> numbers(Preview preview, String key) {
        return preview.counts().stream()
                .filter(text -> text.key().equals(key))
                .flatMap(text -> text.arguments().stream())
                .map(Text.Argument::value)
                .map(Long::parseLong)
                .toList();
    }

    private void moveTo(LocalDate day) {
        Duration by = Duration.ofDays(day.toEpochDay() - LocalDate.now(clock).toEpochDay());
        clock.move(by);
        moved = moved.plus(by);
    }

    private static String refusal(Runnable step) {
        try {
            step.run();
        } catch (InvalidValueException refused) {
            return refused.code() + " at " + refused.field();
        }
        return "none";
    }
}
