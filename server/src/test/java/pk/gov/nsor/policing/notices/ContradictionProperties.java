package pk.gov.nsor.policing.notices;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import pk.gov.nsor.foundation.kernel.MobileNumber;
import pk.gov.nsor.foundation.kernel.PersonName;
import pk.gov.nsor.policing.notices.Observation.ObservedHome;
import pk.gov.nsor.policing.notices.Observation.ObservedHotel;
import pk.gov.nsor.policing.notices.Observation.ObservedName;
import pk.gov.nsor.policing.notices.Observation.ObservedPhone;
import pk.gov.nsor.policing.notices.Observation.ObservedTenancy;
import pk.gov.nsor.policing.notices.Observation.ObservedVisit;
import pk.gov.nsor.policing.notices.OnRecord.Home;
import pk.gov.nsor.policing.notices.OnRecord.ToldPlace;
import pk.gov.nsor.policing.notices.contradiction.ContradictionPolicy;
import pk.gov.nsor.policing.notices.contradiction.ContradictionPolicy.Verdict;

/** What contradicts the record, whatever is reported and whatever is known. */
class ContradictionProperties {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 24);

    @Property
    void whatTheRecordItselfSaysNeverContradictsIt(@ForAll("records") OnRecord record, @ForAll("days") LocalDate on) {
        assertThat(verdict(new ObservedName(record.name(), on), record)).isEqualTo(Verdict.AS_RECORDED);
        for (PersonName former : record.formerNames()) {
            assertThat(verdict(new ObservedName(former, on), record)).isEqualTo(Verdict.AS_RECORDED);
        }
        for (MobileNumber phone : record.phones()) {
            assertThat(verdict(new ObservedPhone(phone, on), record)).isEqualTo(Verdict.AS_RECORDED);
        }
        for (Home home : record.homes()) {
            assertThat(verdict(new ObservedHome(home.line(), home.district(), null, on), record))
                    .isEqualTo(Verdict.AS_RECORDED);
            assertThat(verdict(
                            new ObservedTenancy(home.line().toUpperCase(Locale.ROOT), home.district(), null, on),
                            record))
                    .isEqualTo(Verdict.AS_RECORDED);
        }
    }

    @Property
    void aNightInAHotelOfTheOwnDistrictIsNobodysConcernWhileAtLiberty(
            @ForAll("records") OnRecord record, @ForAll("days") LocalDate on) {
        for (Home home : record.homes()) {
            assertThat(verdict(new ObservedHotel("Hotel Tulip", home.district(), 1, on), record))
                    .isEqualTo(record.insideSince() == null ? Verdict.AT_HOME : Verdict.CONTRADICTS);
        }
    }

    @Property
    void whoeverKnowsMoreFindsNoMoreContradictionsButOfSomebodyInside(
            @ForAll("records") OnRecord record,
            @ForAll("observations") Observation observation,
            @ForAll("records") OnRecord more) {
        OnRecord both = new OnRecord(
                record.name(),
                joined(record.formerNames(), more.formerNames()),
                joined(record.toldNames(), more.toldNames()),
                joined(record.homes(), more.homes()),
                joined(record.toldPlaces(), more.toldPlaces()),
                Set.copyOf(joined(List.copyOf(record.phones()), List.copyOf(more.phones()))),
                record.insideSince());
        if (!verdict(observation, record).contradicts()) {
            assertThat(verdict(observation, both).contradicts()).isFalse();
        }
    }

    @Property
    void aRecordThatKnowsNothingAgreesWithNothing(@ForAll("observations") Observation observation) {
        OnRecord nothing = new OnRecord(
                PersonName.latin("Nobody Such"), List.of(), List.of(), List.of(), List.of(), Set.of(), null);
        assertThat(verdict(observation, nothing)).isEqualTo(Verdict.CONTRADICTS);
    }

    @Property
    void aStayThatWasToldExplainsItsDaysAndNoOthers(
            @ForAll @IntRange(min = -40, max = 40) int offset, @ForAll @IntRange(min = 0, max = 20) int nights) {
        OnRecord record = told(new ToldPlace(false, "Hotel Tulip", "multan", DAY, DAY.plusDays(nights)));
        Verdict verdict = verdict(new ObservedHotel("Hotel Rose", "multan", 1, DAY.plusDays(offset)), record);
        assertThat(verdict).isEqualTo(offset >= 0 && offset <= nights ? Verdict.AS_TOLD : Verdict.CONTRADICTS);
    }

    @Property
    void aMoveThatWasToldExplainsWhatOthersLearnAboutItsTime(@ForAll @IntRange(min = -200, max = 200) int offset) {
        OnRecord record = told(new ToldPlace(true, "House 9", "multan", DAY, null));
        Verdict verdict = verdict(new ObservedTenancy("Plot 4", "multan", null, DAY.plusDays(offset)), record);
        assertThat(verdict).isEqualTo(offset >= -14 && offset <= 90 ? Verdict.AS_TOLD : Verdict.CONTRADICTS);
    }

    @Property
    void twoLinesAreTheSameWhicheverComesFirst(@ForAll("lines") String one, @ForAll("lines") String another) {
        assertThat(ContradictionPolicy.isSameLine(one, another))
                .isEqualTo(ContradictionPolicy.isSameLine(another, one));
        assertThat(ContradictionPolicy.isSameLine(one, one)).isTrue();
    }

    @Test
    void aLineIsTheSameWithoutItsMarksAndWithAWordMore() {
        assertThat(ContradictionPolicy.isSameLine("House 3, Street 9", "house 3 street 9, Mohalla Kotli"))
                .isTrue();
        assertThat(ContradictionPolicy.isSameLine("House 3, Street 9", "House 4, Street 9"))
                .isFalse();
        assertThat(ContradictionPolicy.isSameLine("Kotli", "House 4, Kotli")).isFalse();
        assertThat(ContradictionPolicy.isSameLine("مکان 3، گلی 9", "مکان 3 گلی 9"))
                .isTrue();
    }

    @Test
    void anAddressOfAnotherDistrictIsAnotherThoughItsLineIsTheSame() {
        OnRecord record = new OnRecord(
                PersonName.latin("Akbar"),
                List.of(),
                List.of(),
                List.of(new Home("House 3, Street 9", "sialkot", DAY)),
                List.of(),
                Set.of(),
                null);
        assertThat(verdict(new ObservedHome("House 3, Street 9", "multan", null, DAY), record))
                .isEqualTo(Verdict.CONTRADICTS);
    }

    @Provide
    Arbitrary<LocalDate> days() {
        return Arbitraries.integers().between(-400, 400).map(DAY::plusDays);
    }

    @Provide
    Arbitrary<String> lines() {
        return Arbitraries.of("House", "3", "Street", "9", "Plot", "Kotli", "4")
                .list()
                .ofMinSize(1)
                .ofMaxSize(5)
                .map(words -> String.join(", ", words));
    }

    @Provide
    Arbitrary<OnRecord> records() {
        return Combinators.combine(
                        names(),
                        names().list().ofMaxSize(3),
                        names().list().ofMaxSize(2),
                        Combinators.combine(lines(), districts(), days())
                                .as(Home::new)
                                .list()
                                .ofMaxSize(3),
                        Combinators.combine(
                                        lines(),
                                        districts(),
                                        days(),
                                        Arbitraries.integers().between(0, 30))
                                .as((line, district, from, nights) ->
                                        new ToldPlace(false, line, district, from, from.plusDays(nights)))
                                .list()
                                .ofMaxSize(3),
                        phones().set().ofMaxSize(2),
                        days().injectNull(0.7))
                .as(OnRecord::new);
    }

    @Provide
    Arbitrary<Observation> observations() {
        return Arbitraries.oneOf(
                Combinators.combine(names(), days()).as(ObservedName::new),
                Combinators.combine(phones(), days()).as(ObservedPhone::new),
                Combinators.combine(lines(), districts(), days())
                        .as((line, district, on) -> new ObservedHome(line, district, null, on)),
                Combinators.combine(lines(), districts(), days())
                        .as((line, district, on) -> new ObservedTenancy(line, district, null, on)),
                Combinators.combine(lines(), districts(), days())
                        .as((line, district, on) ->
                                new ObservedVisit(line, district, null, Observation.Found.CONFIRMED, on)),
                Combinators.combine(lines(), districts(), days())
                        .as((line, district, on) -> new ObservedHotel(line, district, 1, on)));
    }

    private static Arbitrary<PersonName> names() {
        return Arbitraries.of(
                PersonName.latin("Akbar Ali"),
                PersonName.latin("Akbar Khan"),
                new PersonName("Akbar Shah", "اکبر شاہ"),
                new PersonName(null, "انور علی"));
    }

    private static Arbitrary<String> districts() {
        return Arbitraries.of("sialkot", "multan", "attock");
    }

    private static Arbitrary<MobileNumber> phones() {
        return Arbitraries.integers().between(1, 5).map(last -> new MobileNumber("+92399000000" + last));
    }

    private static OnRecord told(ToldPlace place) {
        return new OnRecord(PersonName.latin("Akbar"), List.of(), List.of(), List.of(), List.of(place), Set.of(), null);
    }

    private static Verdict verdict(Observation observation, OnRecord record) {
        return ContradictionPolicy.of(observation, record);
    }

    private static <T> List<T> joined(List<T> some, List<T> more) {
        List<T> joined = new ArrayList<>(some);
        joined.addAll(more);
        return joined;
    }
}
