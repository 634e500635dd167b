package pk.gov.nsor.publicservice.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.Jurisdiction;
import pk.gov.nsor.foundation.access.Jurisdiction.OfDistrict;
import pk.gov.nsor.foundation.access.Jurisdiction.OfProvince;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.approval.Proposals;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.reference.District;
import pk.gov.nsor.foundation.reference.Districts;
import pk.gov.nsor.publicservice.directory.Entries.By;
import pk.gov.nsor.publicservice.directory.Entries.Outcome;
import pk.gov.nsor.publicservice.directory.Entries.Seen;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.Officers.Officer;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.TestClock;
import pk.gov.nsor.testing.TrailReader;

@RegisterTest
class DirectoryTest {

    @Autowired
    private Directory directory;

    @Autowired
    private Entries entries;

    @Autowired
    private Proposals proposals;

    @Autowired
    private Districts districts;

    @Autowired
    private Accounts accounts;

    @Autowired
    private TransactionOperations transaction;

    @Autowired
    private TestClock clock;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void theFactsAreThereWithTheirSourcesAndWhatIsOnlyAnnouncedOrFormerIsToldToNobody() {
        List<Entry> loaded = directory.current().entries().stream()
                .filter(entry -> entry.recordedBy() == null)
                .toList();
        assertThat(loaded).hasSizeGreaterThanOrEqualTo(50);
        assertThat(loaded).allSatisfy(entry -> {
            assertThat(entry.particulars().sourceTitle()).isNotBlank();
            assertThat(entry.particulars().confidence()).isNotBlank();
            if (entry.isTold()) {
                assertThat(entry.particulars().status()).isEqualTo(EntryStatus.OPEN);
                assertThat(entry.particulars().confidence()).startsWith("sourced");
                assertThat(entry.confirmedOn()).isNotNull();
            }
        });
        assertThat(named("Anti-Rape Crisis Cells, all districts of Sindh").isTold())
                .isFalse();
        assertThat(named("FIA Cyber Crime Wing helpline").particulars().status())
                .isEqualTo(EntryStatus.FORMER);
    }

    @Test
    void theCellOfTheDistrictItselfComesFirstThenTheNearestOfTheProvinceThenTheNearestOfAll() {
        assertThat(cellNear("multan")).isEqualTo("Nishtar Hospital, Multan");
        assertThat(cellNear("islamabad")).as("of two the one that ranks first").contains("Polyclinic");
        assertThat(cellNear("kasur")).isEqualTo("Services Hospital, Lahore");
        assertThat(cellNear("rawalpindi"))
                .as("beyond the border, where the province's is more than twice as far")
                .contains("Islamabad");
        assertThat(cellNear("jhelum"))
                .as("nearer to Islamabad, but not by half")
                .isEqualTo("Services Hospital, Lahore");
        assertThat(cellNear("hyderabad")).isEqualTo("Civil Hospital, Karachi");
        assertThat(cellNear("gilgit")).as("none is open in its province").isNotEmpty();
        assertThat(cellNear("hub")).as("the nearest of all").isEqualTo("Civil Hospital, Karachi");
    }

    @Test
    void theHelplineIsThatOfTheProvinceOrElseOfTheCountry() {
        assertThat(helplineNear("lahore")).isEqualTo("1043");
        assertThat(helplineNear("sukkur")).isEqualTo("1094");
        assertThat(helplineNear("swat")).isEqualTo("0800-22227");
        assertThat(helplineNear("quetta")).isEqualTo("1089");
        assertThat(helplineNear("skardu")).isEqualTo("1099");
        assertThat(helplineNear(null)).isEqualTo("1099");
        assertThat(helplineNear("nowhere")).isEqualTo("1099");
        assertThat(directory.near(null).crisisCell()).isNull();
        assertThat(districts.all()).extracting(District::code).allSatisfy(code -> {
            assertThat(directory.near(code).crisisCell()).isNotNull();
            assertThat(directory.near(code).helpline()).isNotNull();
            assertThat(directory.near(code).legalAid()).isNotNull();
        });
    }

    @Test
    void whereSeveralDistrictsAreMeantNothingIsToldThatWouldBeWrongForOneOfThem() {
        Nearby karachi = directory.current().near(List.of("karachi-east", "malir"));
        assertThat(shortName(karachi.crisisCell())).isEqualTo("Civil Hospital, Karachi");
        Nearby punjab = directory.current().near(List.of("multan", "lahore"));
        assertThat(punjab.crisisCell()).isNull();
        assertThat(firstNumber(punjab.helpline())).isEqualTo("1043");
        Nearby apart = directory.current().near(List.of("multan", "sukkur"));
        assertThat(firstNumber(apart.helpline())).isEqualTo("1099");
    }

    @Test
    void aNewCellCountsOnceASecondPersonHasApprovedItAndAClosedOneNoMore() {
        By keeper = keeper(new OfProvince("PK-BA"));
        Outcome added = entries.add(
                EntrySamples.toldCell(EntrySamples.name(), new OfDistrict("gwadar"), 1), "Visited it", keeper);
        UUID id = added.entry();
        assertThat(cellNear("gwadar")).isNotEqualTo("Sample Hospital");
        assertRefused("proposal.own", () -> approve(added, keeper));
        approve(added, keeper(Jurisdiction.NATIONAL));
        assertThat(cellNear("gwadar")).isEqualTo("Sample Hospital");
        assertThat(cellNear("kech")).isEqualTo("Sample Hospital");
        entries.close(new Seen(id, 1), "Flooded", keeper);
        assertThat(cellNear("gwadar")).isNotEqualTo("Sample Hospital");
        Outcome reopened = entries.reopen(new Seen(id, 2), "Dry again", keeper);
        assertThat(cellNear("gwadar")).isNotEqualTo("Sample Hospital");
        approve(reopened, keeper(new OfProvince("PK-BA")));
        assertThat(cellNear("gwadar")).isEqualTo("Sample Hospital");
        entries.close(new Seen(id, 3), "The test is over", keeper);
        assertThat(directory.versions(id))
                .extracting(Entry::change)
                .containsExactly(EntryChange.CLOSED, EntryChange.REOPENED, EntryChange.CLOSED, EntryChange.ADDED);
    }

    @Test
    void theNumberThatHelpTellsIsNobodysAloneToChange() {
        By keeper = keeper(new OfDistrict("kech"));
        EntryDetails first = helpline("0399-1111111", 1);
        UUID id = add(first, keeper);
        assertThat(firstNumber(directory.near("kech").helpline())).isEqualTo("0399-1111111");
        Outcome changed = entries.change(new Seen(id, 1), helpline("0399-6666666", 1), true, "New number", keeper);
        assertThat(changed.proposal()).isNotNull();
        assertThat(entries.waiting(id)).containsExactly(changed.proposal());
        assertThat(firstNumber(directory.near("kech").helpline())).isEqualTo("0399-1111111");
        for (By foreign : List.of(
                keeper(new OfDistrict("gwadar")),
                keeper(new OfProvince("PK-PB")),
                by(new Officers(accounts).of(Jurisdiction.NATIONAL, Role.REGISTRAR)))) {
            assertRefused("proposal.role", () -> approve(changed, foreign));
        }
        Outcome other = entries.change(new Seen(id, 1), helpline("0399-1111111", 2), false, "Later in turn", keeper);
        assertThat(other.proposal()).as("which comes first is told as well").isNotNull();
        approve(changed, by(new Officers(accounts).of(Jurisdiction.NATIONAL, Role.NATIONAL_SUPERVISOR)));
        assertThat(firstNumber(directory.near("kech").helpline())).isEqualTo("0399-6666666");
        assertRefused("proposal.changed", () -> approve(other, keeper(Jurisdiction.NATIONAL)));
        Entry latest = directory.versions(id).getFirst();
        assertThat(latest.recordedBy()).isEqualTo(keeper.person().accountId());
        entries.change(new Seen(id, 2), helpline("0399-6666666", null), false, "Nobody answers", keeper);
        assertThat(firstNumber(directory.near("kech").helpline()))
                .as("to tell less takes one")
                .isEqualTo("1089");
        entries.close(new Seen(id, 3), "The test is over", keeper);
    }

    @Test
    void whatHelpDoesNotTellIsChangedByOne() {
        By keeper = keeper(new OfDistrict("kech"));
        UUID id = add(helpline("0399-1111111", 1), keeper);
        EntryDetails before = directory.current().byId(id).orElseThrow().particulars();
        Outcome changed = entries.change(
                new Seen(id, 1), EntrySamples.withDialling(before, "press 3"), false, "They have a menu", keeper);
        assertThat(changed.proposal()).isNull();
        entries.close(new Seen(id, 2), "The test is over", keeper);
    }

    @Test
    void anEntryOfTheCountryOrAProvinceIsNotForADistrictsKeeperToApprove() {
        By national = keeper(Jurisdiction.NATIONAL);
        Outcome country = entries.add(
                EntrySamples.of(
                        EntryKind.LEGAL_AID,
                        EntryStatus.OPEN,
                        EntrySamples.name(),
                        List.of("0399-2222222"),
                        Jurisdiction.NATIONAL,
                        9),
                "Read in the gazette",
                national);
        Outcome province = entries.add(
                EntrySamples.of(
                        EntryKind.LEGAL_AID,
                        EntryStatus.OPEN,
                        EntrySamples.name(),
                        List.of("0399-2222222"),
                        new OfProvince("PK-BA"),
                        9),
                "Read in the gazette",
                keeper(new OfProvince("PK-BA")));
        assertRefused("proposal.role", () -> approve(country, keeper(new OfDistrict("kech"))));
        assertRefused("proposal.role", () -> approve(country, keeper(new OfProvince("PK-BA"))));
        assertRefused("proposal.role", () -> approve(province, keeper(new OfDistrict("kech"))));
        assertThat(directory.current().byId(country.entry())).isEmpty();
        assertRefused(
                "directory.reason",
                () -> entries.add(EntrySamples.toldCell(EntrySamples.name(), Jurisdiction.NATIONAL, 9), "", national));
        assertRefused(
                "proposal.reason",
                () -> entries.add(
                        EntrySamples.toldCell(EntrySamples.name(), Jurisdiction.NATIONAL, 9), "1234", national));
    }

    @Test
    void everyProcessReadsAChangeAtOnce() {
        Directory ofAnotherProcess = new Directory(jdbc, districts);
        Listing before = ofAnotherProcess.current();
        assertThat(ofAnotherProcess.current()).as("unchanged").isSameAs(before);
        By keeper = keeper(Jurisdiction.NATIONAL);
        UUID id = entries.add(EntrySamples.cell(EntrySamples.name(), new OfDistrict("gwadar")), "", keeper)
                .entry();
        assertThat(ofAnotherProcess.current().byId(id)).isPresent();
        entries.close(new Seen(id, 1), "The test is over", keeper);
        assertThat(ofAnotherProcess.current().byId(id))
                .hasValueSatisfying(entry -> assertThat(entry.isOpen()).isFalse());
    }

    @Test
    void whatIsNotCommittedIsNotTold() {
        By keeper = keeper(Jurisdiction.NATIONAL);
        String name = EntrySamples.name();
        transaction.executeWithoutResult(status -> {
            entries.add(EntrySamples.cell(name, new OfDistrict("gwadar")), "", keeper);
            assertThat(names()).contains(name);
            status.setRollbackOnly();
        });
        assertThat(names()).doesNotContain(name);
    }

    @Test
    void aKeeperKeepsTheEntriesOfTheOwnPlaceAndThoseOfOthersAreNotThere() {
        UUID inLahore = entries.add(
                        EntrySamples.cell(EntrySamples.name(), new OfDistrict("lahore")),
                        "",
                        keeper(new OfDistrict("lahore")))
                .entry();
        for (Jurisdiction foreign : List.of(new OfProvince("PK-SD"), new OfDistrict("kasur"))) {
            By other = keeper(foreign);
            assertThatThrownBy(() -> entries.confirm(new Seen(inLahore, 1), "Rang", other))
                    .isInstanceOf(UnknownEntryException.class);
            assertThatThrownBy(() -> entries.close(new Seen(inLahore, 1), "Rang", other))
                    .isInstanceOf(UnknownEntryException.class);
            assertRefused(
                    "directory.area",
                    () -> entries.add(EntrySamples.cell(EntrySamples.name(), new OfDistrict("lahore")), "", other));
            assertThat(new Keeper(other.person(), directory.current()).entries())
                    .extracting(Entry::id)
                    .doesNotContain(inLahore);
        }
        By auditor = by(new Officers(accounts).with(Role.AUDITOR));
        assertThatThrownBy(() -> entries.confirm(new Seen(inLahore, 1), "Rang", auditor))
                .isInstanceOf(UnknownEntryException.class);
        assertThat(new Keeper(auditor.person(), directory.current()).entries())
                .extracting(Entry::id)
                .contains(inLahore);
        entries.confirm(new Seen(inLahore, 1), "Rang", keeper(new OfProvince("PK-PB")));
        By national = keeper(Jurisdiction.NATIONAL);
        entries.confirm(new Seen(inLahore, 2), "Rang again", national);
        assertRefused(
                "directory.area",
                () -> entries.change(
                        new Seen(inLahore, 3),
                        EntrySamples.cell("Moved away", new OfDistrict("sukkur")),
                        false,
                        "",
                        keeper(new OfProvince("PK-PB"))));
        Entry latest = directory.versions(inLahore).getFirst();
        assertThat(latest.confirmedBy()).isEqualTo(national.person().accountId());
        assertThat(latest.version()).isEqualTo(3);
    }

    @Test
    void aKeeperOfADistrictReadsWhatServesItAndNothingOfOthers() {
        Keeper keeper = new Keeper(keeper(new OfDistrict("sukkur")).person(), directory.current());
        assertThat(keeper.entries())
                .extracting(entry -> entry.particulars().nameEn())
                .contains("Sindh women complaint helpline", "Human rights helpline")
                .doesNotContain("Punjab women helpline", "Anti-Rape Crisis Cell Karachi");
        assertThat(keeper.keeps(named("Sindh women complaint helpline"))).isFalse();
    }

    @Test
    void ofTwoKeepersWhoChangeTheSameVersionAtOnceTheSecondIsToldAndNothingIsLost() throws Exception {
        UUID id = entries.add(
                        EntrySamples.cell(EntrySamples.name(), new OfDistrict("lahore")),
                        "",
                        keeper(new OfDistrict("lahore")))
                .entry();
        List<Callable<@Nullable String>> both = List.of(
                attempt(id, "First", keeper(new OfProvince("PK-PB"))),
                attempt(id, "Second", keeper(Jurisdiction.NATIONAL)));
        List<@Nullable String> told;
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            CyclicBarrier together = new CyclicBarrier(2);
            List<Future<@Nullable String>> running = both.stream()
                    .map(attempt -> threads.submit(() -> {
                        together.await();
                        return attempt.call();
                    }))
                    .toList();
            told = new java.util.ArrayList<>();
            for (Future<@Nullable String> one : running) {
                told.add(one.get());
            }
        }
        assertThat(told).containsExactlyInAnyOrder(null, "directory.stale");
        assertThat(directory.versions(id)).extracting(Entry::version).containsExactly(2, 1);
        assertThat(directory.current().byId(id).orElseThrow().particulars().nameEn())
                .isEqualTo(told.getFirst() == null ? "First" : "Second");
    }

    @Test
    void eachChangeIsOnTheTrailAndWhatChangesNothingIsRefused() {
        Officer officer = new Officers(accounts).of(new OfDistrict("multan"), Role.DIRECTORY_KEEPER);
        By by = by(officer);
        EntryDetails first = EntrySamples.cell(EntrySamples.name(), new OfDistrict("multan"));
        UUID id = entries.add(first, "", by).entry();
        assertRefused("directory.unchanged", () -> entries.change(new Seen(id, 1), first, false, "", by));
        assertRefused("directory.reason", () -> entries.close(new Seen(id, 1), " ", by));
        assertRefused("directory.long", () -> entries.close(new Seen(id, 1), "x".repeat(301), by));
        assertRefused("directory.not-closed", () -> entries.reopen(new Seen(id, 1), "Why not", by));
        entries.confirm(new Seen(id, 1), "x".repeat(300), by);
        entries.close(new Seen(id, 2), "Moved", by);
        assertRefused("directory.closed", () -> entries.confirm(new Seen(id, 3), "Rang", by));
        assertThat(new TrailReader(jdbc).of(officer.account().id()))
                .containsExactly("DIRECTORY_CHANGED DONE", "DIRECTORY_CHANGED DONE", "DIRECTORY_CHANGED DONE");
    }

    @Test
    void afterSixMonthsAnEntryIsToBeConfirmedAgain() {
        UUID id = entries.add(
                        EntrySamples.cell(EntrySamples.name(), new OfDistrict("multan")),
                        "",
                        keeper(new OfDistrict("multan")))
                .entry();
        Entry entry = directory.current().byId(id).orElseThrow();
        java.time.LocalDate confirmed = Objects.requireNonNull(entry.confirmedOn());
        assertThat(confirmed).isEqualTo(java.time.LocalDate.now(clock));
        assertThat(entry.isUnconfirmed(confirmed.plusMonths(6))).isFalse();
        assertThat(entry.isUnconfirmed(confirmed.plusMonths(6).plusDays(1))).isTrue();
        assertThat(named("Rozan counselling helpline").isUnconfirmed(confirmed)).isTrue();
        assertThat(named("Anti-Rape Crisis Cells, Gilgit-Baltistan").isUnconfirmed(confirmed))
                .as("nothing is there to confirm")
                .isFalse();
    }

    private UUID add(EntryDetails told, By keeper) {
        Outcome added = entries.add(told, "For a test", keeper);
        approve(added, keeper(Jurisdiction.NATIONAL));
        return added.entry();
    }

    private void approve(Outcome outcome, By second) {
        proposals.approve(Objects.requireNonNull(outcome.proposal()), "", second.actor());
    }

    private static EntryDetails helpline(String number, @Nullable Integer rank) {
        return EntrySamples.of(
                EntryKind.HELPLINE,
                EntryStatus.OPEN,
                "A helpline of Kech",
                List.of(number),
                new OfDistrict("kech"),
                rank);
    }

    private Callable<@Nullable String> attempt(UUID id, String name, By by) {
        return () -> {
            try {
                entries.change(new Seen(id, 1), EntrySamples.cell(name, new OfDistrict("lahore")), false, "", by);
                return null;
            } catch (InvalidValueException refused) {
                return refused.code();
            }
        };
    }

    private By keeper(Jurisdiction jurisdiction) {
        return by(new Officers(accounts).of(jurisdiction, Role.DIRECTORY_KEEPER));
    }

    private static By by(Officer officer) {
        return new By(officer.signedIn(), officer.actor());
    }

    private Entry named(String name) {
        return directory.current().entries().stream()
                .filter(entry -> entry.particulars().nameEn().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private List<String> names() {
        return directory.current().entries().stream()
                .map(entry -> entry.particulars().nameEn())
                .toList();
    }

    private String cellNear(String district) {
        return shortName(directory.near(district).crisisCell());
    }

    private String helplineNear(@Nullable String district) {
        return firstNumber(directory.near(district).helpline());
    }

    private static String shortName(@Nullable Entry entry) {
        return Objects.requireNonNull(entry).particulars().shortEn();
    }

    private static String firstNumber(@Nullable Entry entry) {
        return Objects.requireNonNull(entry).particulars().numbers().getFirst();
    }

    private static void assertRefused(String code, Runnable action) {
        assertThatThrownBy(action::run)
                .isInstanceOf(InvalidValueException.class)
                .extracting(refused -> ((InvalidValueException) refused).code())
                .isEqualTo(code);
    }
}
