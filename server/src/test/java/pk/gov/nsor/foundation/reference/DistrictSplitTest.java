package pk.gov.nsor.foundation.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionOperations;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.Jurisdiction.OfDistrict;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.approval.Preview;
import pk.gov.nsor.foundation.approval.Proposals;
import pk.gov.nsor.foundation.approval.Text;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.kernel.PersonName;
import pk.gov.nsor.foundation.kernel.Section;
import pk.gov.nsor.foundation.reference.place.DistrictFacts;
import pk.gov.nsor.foundation.reference.place.DistrictSplitProposal;
import pk.gov.nsor.foundation.reference.place.SplitRules;
import pk.gov.nsor.foundation.reference.place.Territory;
import pk.gov.nsor.publicservice.disclosure.cases.AskedRequests;
import pk.gov.nsor.publicservice.disclosure.cases.CaseDetails;
import pk.gov.nsor.publicservice.disclosure.cases.RequestPlaces;
import pk.gov.nsor.publicservice.disclosure.cases.Requests;
import pk.gov.nsor.record.matching.NameQuestion;
import pk.gov.nsor.record.matching.NameSearch;
import pk.gov.nsor.record.register.NewAddress;
import pk.gov.nsor.record.register.People;
import pk.gov.nsor.record.register.address.UnassignedAddresses;
import pk.gov.nsor.record.register.journal.Journal;
import pk.gov.nsor.record.register.journal.JournalEntry;
import pk.gov.nsor.record.register.journal.JournalKind;
import pk.gov.nsor.testing.Offenders;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.Officers.Officer;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.TestClock;
import pk.gov.nsor.testing.TestDatabase;

/** A district split by two people. Each test splits a district of its own. */
@RegisterTest
@TestPropertySource(properties = "nsor.test.database=its own, since splits stay")
@DirtiesContext
class DistrictSplitTest {

    private static final String WHY = "The government has notified it";

    @Autowired
    private Proposals proposals;

    @Autowired
    private DistrictSplitProposal kind;

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
    private UnassignedAddresses unassigned;

    @Autowired
    private Journal journal;

    @Autowired
    private AskedRequests asked;

    @Autowired
    private Requests requests;

    @Autowired
    private RequestPlaces requestPlaces;

    @Autowired
    private NameSearch names;

    @Autowired
    private Accounts accounts;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private DataSource dataSource;

    @Autowired
    private TestClock clock;

    @Autowired
    private TransactionOperations transaction;

    private CompletableFuture<Void> running = CompletableFuture.completedFuture(null);
    private Officer registrar;
    private Officer supervisor;
    private LocalDate today;

    @BeforeEach
    void officers() {
        Officers officers = new Officers(accounts);
        registrar = officers.with(Role.REGISTRAR);
        supervisor = officers.with(Role.NATIONAL_SUPERVISOR);
        today = LocalDate.now(clock);
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

    @Test
    void aDayThatIsPastIsAllowedAndShownAsSuch() {
        LocalDate day = today.minusDays(100);
        DistrictSplit split =
                proposal("sargodha", "Bhalwal", "بھلوال", tehsilsOf("sargodha").getFirst());
        assertThat(numbers(kind.preview(split, day), "reference.split.past")).containsExactly(100L);
        assertThat(numbers(kind.preview(split, today), "reference.split.past")).isEmpty();
        PersonId resident = resident("sargodha", split.tehsils().getFirst());
        approve(propose(split, day));
        assertThat(districtOf(resident, day)).isEqualTo("bhalwal");
        assertThat(districtOf(resident, day.minusDays(1))).isEqualTo("sargodha");
        assertThat(districts.all(day)).extracting(District::code).contains("bhalwal");
    }

    @Test
    void aStationThatMovesKeepsItsHistoryAndTheNewDistrictNeedsNoAssumedOne() {
        station("saddar-station-okara", "okara");
        DistrictSplit split = with(
                proposal("okara", "Depalpur", "دیپالپور", tehsilsOf("okara").getFirst()),
                List.of("saddar-station-okara"));
        approve(propose(split, today));

        assertThat(stations.inDistrict("depalpur"))
                .extracting(PoliceStation::code)
                .containsExactly("saddar-station-okara");
        assertThat(stations.inDistrict("okara"))
                .extracting(PoliceStation::code)
                .containsExactly("city-police-station-okara");
        assertThat(stations.inDistrict("okara", today.minusDays(1))).hasSize(2);
        assertThat(stations.byCode("saddar-station-okara").orElseThrow().stays())
                .containsExactly(new Stay("okara", null, today.minusDays(1)), new Stay("depalpur", today, null));
    }

    @Test
    void whoeverIsWithTheStationIsFoundByNameInTheNewDistrictFromTheDayOn() {
        LocalDate day = today.plusDays(3);
        station("saddar-station-narowal", "narowal");
        PersonId person = resident("narowal", null);
        jdbc.sql("""
                        with file as (
                            insert into supervision.case_file (person_id, opened_on, opened_in_custody, reviewed_on)
                            values (:person, :day, false, :day))
                        insert into supervision.responsibility (person_id, station_code, from_day, reason, assigned_at)
                        values (:person, 'saddar-station-narowal', :day, 'BEGINNING', now())
                        """).param("person", person.value()).param("day", today).update();
        approve(propose(
                with(
                        proposal(
                                "narowal",
                                "Zafarwal Nau",
                                "ظفروال نو",
                                tehsilsOf("narowal").getFirst()),
                        List.of("saddar-station-narowal")),
                day));
        assertThat(finds("narowal", person)).isTrue();
        assertThat(finds("zafarwal-nau", person)).isFalse();
        moveTo(day);
        assertThat(finds("narowal", person)).isFalse();
        assertThat(finds("zafarwal-nau", person)).isTrue();
    }

    private boolean finds(String district, PersonId person) {
        String name =
                Objects.requireNonNull(people.get(person).identity().name().latin());
        return names
                .find(
                        new Officers(accounts)
                                .of(new OfDistrict(district), Role.SUPERVISING_OFFICER)
                                .signedIn(),
                        new NameQuestion(name, null, null, null))
                .people()
                .stream()
                .anyMatch(found -> found.person().equals(person));
    }

    @Test
    void aRequestForDisclosureGoesWithItsStationFromTheDayOnAndOneOfNoKnownStationStays() {
        LocalDate day = today.plusDays(3);
        station("saddar-station-hafizabad", "hafizabad");
        Officer officer = new Officers(accounts).of(new OfDistrict("hafizabad"), Role.INVESTIGATING_OFFICER);
        UUID moving = disclosure("hafizabad", "Saddar station, Hafizabad", officer);
        UUID staying = disclosure("hafizabad", "Somewhere", officer);
        DistrictSplit split = with(
                proposal(
                        "hafizabad",
                        "Pindi Bhattian",
                        "پنڈی بھٹیاں",
                        tehsilsOf("hafizabad").getFirst()),
                List.of("saddar-station-hafizabad"));
        assertThat(requestPlaces.preview(split, day).counts()).containsExactly(Text.of("disclosure.split", 1L));
        approve(propose(split, day));
        requestPlaces.moveAll();
        assertThat(placeOf(moving, officer)).isEqualTo("hafizabad");
        moveTo(day);
        requestPlaces.moveAll();
        requestPlaces.moveAll();
        assertThat(placeOf(moving, officer)).isEqualTo("pindi-bhattian");
        assertThat(placeOf(staying, officer)).isEqualTo("hafizabad");
        assertThat(jdbc.sql("select count(*) from audit.entry where action = 'DISCLOSURE_MOVED' and subject_id = ?")
                        .param(moving)
                        .query(Long.class)
                        .single())
                .isOne();
    }

    @Test
    void aSplitThatCountsAlreadyMovesRequestsAtOnce() {
        station("saddar-station-attock", "attock");
        Officer officer = new Officers(accounts).of(new OfDistrict("attock"), Role.INVESTIGATING_OFFICER);
        UUID moving = disclosure("attock", "Saddar Station Attock", officer);
        approve(propose(
                with(
                        proposal("attock", "Hazro", "حضرو", tehsilsOf("attock").getFirst()),
                        List.of("saddar-station-attock")),
                today));
        assertThat(placeOf(moving, officer)).isEqualTo("hazro");
    }

    private UUID disclosure(String district, String station, Officer officer) {
        CaseDetails details = new CaseDetails(
                "12",
                2026,
                List.of(Section.parse("PPC 376")),
                PersonName.latin("Akbar Ali"),
                null,
                null,
                "The charge sheet has to say whether he is registered");
        return asked.draft(details, district, station, officer.signedIn(), officer.actor());
    }

    private String placeOf(UUID request, Officer officer) {
        return requests.find(request, officer.signedIn()).orElseThrow().place().district();
    }

    @Test
    void whatCanNotBeIsRefusedAtItsField() {
        LocalDate day = today;
        DistrictSplit fine = proposal(
                "jhang", "Ahmadpur Sial", "احمد پور سیال", tehsilsOf("jhang").getFirst());
        assertThat(validation(fine, day)).isEqualTo("none");

        assertThat(validation(named(fine, "Jhang", "نیا"), day)).isEqualTo("district-split.itself at nameEn");
        assertThat(validation(named(fine, "JHANG.", "نیا"), day)).isEqualTo("district-split.itself at nameEn");
        assertThat(validation(named(fine, "Lahore", "نیا"), day)).isEqualTo("district-split.known at nameEn");
        assertThat(validation(named(fine, "Rahim-Yar Khan", "نیا"), day)).isEqualTo("district-split.known at nameEn");
        assertThat(validation(named(fine, "Anything", "لاہور"), day)).isEqualTo("district-split.known at nameUr");
        assertThat(validation(named(fine, "نیا", "نیا"), day)).isEqualTo("district-split.name.english at nameEn");
        assertThat(validation(named(fine, "Anything", "Naya"), day)).isEqualTo("district-split.name.urdu at nameUr");
        assertThat(validation(named(fine, "A".repeat(60), "نیا"), day)).isEqualTo("none");
        assertThat(validation(named(fine, "A".repeat(61), "نیا"), day)).isEqualTo("district-split.length at nameEn");
        assertThat(validation(moving(fine, List.of()), day)).isEqualTo("district-split.tehsil.none at tehsils");
        assertThat(validation(moving(fine, tehsilsOf("jhang")), day)).isEqualTo("district-split.tehsil.all at tehsils");
        assertThat(validation(moving(fine, tehsilsOf("jhang").stream().skip(1).toList()), day))
                .isEqualTo("none");
        assertThat(validation(moving(fine, List.of("PK60101")), day))
                .isEqualTo("district-split.tehsil.elsewhere at tehsils");
        assertThat(validation(moving(fine, List.of("PK99999")), day))
                .isEqualTo("district-split.tehsil.unknown at tehsils");
        assertThat(validation(with(fine, List.of("city-police-station-jhang")), day))
                .isEqualTo("district-split.station.all at stations");
        assertThat(validation(with(fine, List.of("city-police-station-lahore")), day))
                .isEqualTo("district-split.station.unknown at stations");
        DistrictSplit nowhere =
                proposal("jhang", "Anything", "نیا", tehsilsOf("jhang").getFirst());
        assertThat(validation(of(nowhere, "atlantis"), day)).isEqualTo("district-split.unknown at district");
        assertThat(validation(of(nowhere, "upper-swat"), LocalDate.of(2026, 1, 27)))
                .isEqualTo("district-split.begins at effectiveFrom");
        assertThat(validation(of(nowhere, "upper-swat"), LocalDate.of(2026, 1, 28)))
                .doesNotContain("begins");
    }

    @Test
    void aPointOutsidePakistanIsRefused() {
        DistrictSplit fine =
                proposal("jhang", "Anything", "نیا", tehsilsOf("jhang").getFirst());
        assertThat(validation(at(fine, 23.59, 72), today)).isEqualTo("district-split.latitude at latitude");
        assertThat(validation(at(fine, 37.11, 72), today)).isEqualTo("district-split.latitude at latitude");
        assertThat(validation(at(fine, Double.NaN, 72), today)).isEqualTo("district-split.latitude at latitude");
        assertThat(validation(at(fine, 31, 60.79), today)).isEqualTo("district-split.longitude at longitude");
        assertThat(validation(at(fine, 31, 77.91), today)).isEqualTo("district-split.longitude at longitude");
        District jhang = districts.byCode("jhang").orElseThrow();
        assertThat(validation(at(fine, jhang.latitude() - 2.69, jhang.longitude()), today))
                .isEqualTo("none");
        assertThat(validation(at(fine, jhang.latitude() - 2.71, jhang.longitude()), today))
                .isEqualTo("district-split.far at latitude");
    }

    @Test
    void aDistrictThatHasEndedCanNotBeSplitAfterItsLastDay() {
        TestDatabase.superuserOf(dataSource).sql("""
                        insert into reference.district (code, name_en, name_ur, province_code, division_en, headquarters,
                            latitude, longitude, coordinates_source, status, source, note, valid_to)
                        select 'ended', 'Ended', 'ختم', province_code, division_en, headquarters, latitude, longitude,
                            coordinates_source, status, source, note, date '2026-03-31'
                        from reference.district where code = 'jhang'
                        """).update();
        districts.changed();
        DistrictSplit split =
                of(proposal("jhang", "Anything", "نیا", tehsilsOf("jhang").getFirst()), "ended");
        assertThat(validation(split, LocalDate.of(2026, 4, 1))).isEqualTo("district-split.ended at district");
        assertThat(validation(split, LocalDate.of(2026, 3, 31))).doesNotContain("ended");
        assertThat(districts.all()).extracting(District::code).doesNotContain("ended");
        assertThat(districts.named("Ended")).as("old names still find it").hasSize(1);
    }

    @Test
    void whatMovesLaterAlreadyCanNotMoveAgainBeforeAndSomethingAlwaysStays() {
        List<String> tehsils = tehsilsOf("vehari");
        assertThat(tehsils).hasSizeGreaterThanOrEqualTo(3);
        split("vehari", "Burewala", "بورے والا", today.plusDays(30), tehsils.get(0));

        DistrictSplit second = proposal("vehari", "Mailsi", "میلسی", tehsils.get(0));
        assertThat(validation(second, today)).isEqualTo("district-split.tehsil.later at tehsils");
        assertThat(validation(second, today.plusDays(29))).isEqualTo("district-split.tehsil.later at tehsils");
        assertThat(validation(second, today.plusDays(30))).isEqualTo("district-split.tehsil.elsewhere at tehsils");
        assertThat(validation(moving(second, tehsils.subList(1, tehsils.size())), today))
                .as("until the other moves one would be left, and then none")
                .isEqualTo("district-split.tehsil.all at tehsils");
        assertThat(validation(moving(second, List.of(tehsils.get(1))), today)).isEqualTo("none");
    }

    @Test
    void aProposalIsNotApprovedOnceTheDistrictHasChanged() {
        List<String> tehsils = tehsilsOf("khanewal");
        UUID first = propose(proposal("khanewal", "Mian Channu", "میاں چنوں", tehsils.get(0)), today.plusDays(9));
        UUID second = propose(proposal("khanewal", "Kabirwala", "کبیر والا", tehsils.get(1)), today.plusDays(9));
        UUID elsewhere = propose(
                proposal(
                        "mianwali",
                        "Isakhel",
                        "عیسیٰ خیل",
                        tehsilsOf("mianwali").getFirst()),
                today.plusDays(9));
        approve(first);
        assertThat(refusal(() -> approve(second))).isEqualTo("proposal.changed at null");
        assertThat(districts.byCode("kabirwala")).isEmpty();
        approve(elsewhere);
        assertThat(districts.byCode("isakhel")).isPresent();
    }

    @Test
    void twoProcessesSeeItWithTheNextQuestion() {
        Districts another = new Districts(jdbc, clock);
        PoliceStations anotherStations = new PoliceStations(jdbc, clock);
        assertThat(another.named("Kharian")).isEmpty();
        assertThat(anotherStations.named("City Police Station Kharian")).isEmpty();
        split("gujrat", "Kharian", "کھاریاں", today, "PK61002");
        assertThat(another.named("Kharian")).hasSize(1);
        assertThat(anotherStations.named("City Police Station Kharian")).hasSize(1);
    }

    @Test
    void anAddressWithoutATehsilStaysUntilSomebodyAssignsIt() {
        PersonId before = resident("bahawalpur", null);
        List<String> tehsils = tehsilsOf("bahawalpur");
        assertThat(unassigned.count("bahawalpur"))
                .as("no split, nothing to assign")
                .isZero();
        LocalDate day = today.minusDays(1);
        split("bahawalpur", "Yazman", "یزمان", day, tehsils.getLast());
        PersonId after = resident("bahawalpur", null);
        assertThat(unassigned.first("bahawalpur", 10))
                .extracting(UnassignedAddresses.Unassigned::person)
                .as("who chose the old district when both were there meant it")
                .containsExactly(before);

        long address = people.get(before).addresses().getFirst().id();
        assertThat(refusal(() -> people.assignTehsil(before, address, "PK60801", registrar.actor())))
                .isEqualTo("address.tehsil at tehsil");
        assertThat(refusal(() -> people.assignTehsil(after, address, tehsils.getLast(), registrar.actor())))
                .isEqualTo("address.unknown at null");
        people.assignTehsil(before, address, tehsils.getLast(), registrar.actor());
        assertThat(refusal(() -> people.assignTehsil(before, address, tehsils.getFirst(), registrar.actor())))
                .isEqualTo("address.assigned at tehsil");
        assertThat(districtOf(before, today)).isEqualTo("yazman");
        assertThat(districtOf(before, day.minusDays(1))).isEqualTo("bahawalpur");
        assertThat(changes(before)).hasSize(1);
        assertThat(unassigned.count("bahawalpur")).isZero();
    }

    @Test
    void aTehsilIsTakenWithTheDistrictItBelongsToTodayOrOnTheFirstDayOfTheAddress() {
        String tehsil = tehsilsOf("chakwal").getFirst();
        split("chakwal", "Kallar Kahar", "کلر کہار", today.minusDays(5), tehsil);
        assertThat(districtOf(resident("chakwal", tehsil), today)).isEqualTo("kallar-kahar");
        assertThat(districtOf(resident("kallar-kahar", tehsil), LocalDate.of(2024, 1, 1)))
                .isEqualTo("chakwal");
        assertThat(refusal(() -> resident("chakwal", "PK60801"))).isEqualTo("address.tehsil at tehsil");
        assertThat(refusal(() -> people.register(
                        Offenders.identity(LocalDate.of(1990, 1, 1)),
                        null,
                        List.of(new NewAddress("House 7", "chakwal", tehsil, today.minusDays(5))),
                        null,
                        registrar.actor())))
                .isEqualTo("address.tehsil at tehsil");
    }

    @Test
    void figuresOfBothSidesCompareOverTheSplit() {
        LocalDate day = today.plusDays(2);
        split("attock", "Pindigheb", "پنڈی گھیب", day, tehsilsOf("attock").getLast());
        Territory old = districts.comparable("attock", today, day);
        assertThat(old.onDay()).extracting(District::code).containsExactly("attock");
        assertThat(old.onOtherDay()).extracting(District::code).containsExactly("attock", "pindigheb");
        assertThat(old.isDivided()).isTrue();
        assertThat(districts.comparable("pindigheb", day, today).onOtherDay())
                .extracting(District::code)
                .containsExactly("attock");
        assertThat(districts.comparable("attock", today, day.minusDays(1)).isDivided())
                .isFalse();
        assertThat(districts.comparable("attock", day, day.plusYears(1)).onDay())
                .extracting(District::code)
                .containsExactly("attock");
        assertThat(districts
                        .comparable("swat", LocalDate.of(2026, 1, 26), LocalDate.of(2026, 1, 27))
                        .onOtherDay())
                .as("a split of the files")
                .extracting(District::code)
                .containsExactly("swat", "upper-swat");
    }

    @Test
    void aSplitStaysAsItWasDecided() {
        split("layyah", "Chaubara", "چوبارہ", today, tehsilsOf("layyah").getFirst());
        assertThatThrownBy(() -> jdbc.sql("update reference.district_move set from_day = from_day - 1")
                        .update())
                .isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> jdbc.sql("delete from reference.district where code = 'chaubara'")
                        .update())
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void anAddressThatIsBeingRecordedWhileASplitIsApprovedIsToldOfItToo() throws Exception {
        UUID proposal = propose(
                proposal(
                        "bhakkar",
                        "Darya Khan",
                        "دریا خان",
                        tehsilsOf("bhakkar").getFirst()),
                today.plusDays(4));
        PersonId person = transaction.execute(status -> {
            PersonId recorded = resident("bhakkar", tehsilsOf("bhakkar").getFirst());
            CompletableFuture<Void> approval = CompletableFuture.runAsync(() -> approve(proposal));
            assertThatThrownBy(() -> approval.get(700, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
            running = approval;
            return recorded;
        });
        running.get(10, TimeUnit.SECONDS);
        assertThat(changes(person)).hasSize(1);
    }

    @Test
    void everyTehsilAndAddressIsInExactlyOneDistrictOnEveryDay() {
        split(
                "rahim-yar-khan",
                "Khanpur",
                "خانپور",
                today.plusDays(10),
                tehsilsOf("rahim-yar-khan").get(0));
        split(
                "rahim-yar-khan",
                "Sadiqabad",
                "صادق آباد",
                today.minusDays(400),
                tehsilsOf("rahim-yar-khan").get(2));
        Random random = new Random(7);
        List<Tehsil> tehsils = districts.everyDistrict().stream()
                .flatMap(district -> districts.tehsilsEver(district.code()).stream())
                .distinct()
                .toList();
        assertThat(tehsils).hasSize(577);
        List<LocalDate> days = List.of(
                LocalDate.of(2010, 1, 1),
                today.minusDays(401),
                today.minusDays(400),
                today,
                today.plusDays(9),
                today.plusDays(10),
                today.plusDays(random.nextInt(11, 4000)));
        for (LocalDate day : days) {
            Map<String, Long> count = districts.everyDistrict().stream()
                    .flatMap(district -> districts.tehsils(district.code(), day).stream())
                    .collect(Collectors.groupingBy(Tehsil::code, Collectors.counting()));
            assertThat(count)
                    .as("on %s", day)
                    .hasSize(577)
                    .allSatisfy((code, times) -> assertThat(times).isEqualTo(1));
            for (Tehsil tehsil : tehsils) {
                String known = districts.on(tehsil.districtOn(day), tehsil.code(), day);
                assertThat(jdbc.sql("select reference.district_on(?, ?, ?)")
                                .params(tehsil.stays().getFirst().districtCode(), tehsil.code(), day)
                                .query(String.class)
                                .single())
                        .as("%s on %s", tehsil, day)
                        .isEqualTo(known);
            }
            for (District district : districts.everyDistrict()) {
                assertThat(jdbc.sql("select reference.district_on(?, null, ?)")
                                .params(district.code(), day)
                                .query(String.class)
                                .single())
                        .isEqualTo(districts.on(district.code(), null, day));
            }
        }
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

    private List<String> tehsilsOf(String district) {
        return districts.tehsils(district, today).stream().map(Tehsil::code).toList();
    }

    private void station(String code, String district) {
        TestDatabase.superuserOf(dataSource)
                .sql("""
                        insert into reference.police_station (code, name_en, name_ur, district_code, confidence, source)
                        values (?, ?, 'تھانہ', ?, 'assumed', 'test')
                        """)
                .params(code, code, district)
                .update();
        districts.changed();
    }

    private String validation(DistrictSplit split, LocalDate day) {
        return refusal(() -> kind.validate(split, day));
    }

    private static DistrictSplit of(DistrictSplit split, String district) {
        return changed(split, district, split.nameEn(), split.nameUr(), split.tehsils(), split.stations());
    }

    private static DistrictSplit named(DistrictSplit split, String english, String urdu) {
        return changed(split, split.district(), english, urdu, split.tehsils(), split.stations());
    }

    private static DistrictSplit moving(DistrictSplit split, List<String> tehsils) {
        return changed(split, split.district(), split.nameEn(), split.nameUr(), tehsils, split.stations());
    }

    private static DistrictSplit with(DistrictSplit split, List<String> stations) {
        return changed(split, split.district(), split.nameEn(), split.nameUr(), split.tehsils(), stations);
    }

    private static DistrictSplit changed(
            DistrictSplit split,
            String district,
            String english,
            String urdu,
            List<String> tehsils,
            List<String> stations) {
        return new DistrictSplit(
                district,
                SplitRules.codeOf(english),
                english,
                urdu,
                split.headquarters(),
                split.latitude(),
                split.longitude(),
                split.divisionEn(),
                tehsils,
                stations,
                split.courts(),
                split.source());
    }

    private static DistrictSplit at(DistrictSplit split, double latitude, double longitude) {
        return new DistrictSplit(
                split.district(),
                split.code(),
                split.nameEn(),
                split.nameUr(),
                split.headquarters(),
                latitude,
                longitude,
                split.divisionEn(),
                split.tehsils(),
                split.stations(),
                split.courts(),
                split.source());
    }

    private PersonId resident(String district, @Nullable String tehsil) {
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
