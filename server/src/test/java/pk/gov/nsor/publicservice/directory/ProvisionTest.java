package pk.gov.nsor.publicservice.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pk.gov.nsor.foundation.access.Jurisdiction;
import pk.gov.nsor.foundation.access.Jurisdiction.OfDistrict;
import pk.gov.nsor.foundation.access.Jurisdiction.OfProvince;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.reference.District;
import pk.gov.nsor.foundation.reference.Gazetteer.Population;
import pk.gov.nsor.foundation.reference.Province;

class ProvisionTest {

    private static final Province PUNJAB = new Province("PK-PB", "Punjab", "پنجاب");
    private static final Province SINDH = new Province("PK-SD", "Sindh", "سندھ");
    private static final List<Population> COUNTED = List.of(
            new Population("PK-PB", 3_000_001, 2023, "a test"), new Population("PK-SD", 500_000, 2017, "a test"));

    @Test
    void whatIsOpenAndWhatIsOnlyAnnouncedIsCountedForEachProvinceAndTheCountry() {
        List<Provision> lines = lines(
                COUNTED,
                of(EntryStatus.OPEN, new OfDistrict("lahore"), 1),
                of(EntryStatus.OPEN, new OfProvince("PK-PB"), 2),
                of(EntryStatus.NOTIFIED, new OfProvince("PK-PB"), 38),
                of(EntryStatus.NOTIFIED, new OfProvince("PK-SD"), 0),
                of(EntryStatus.CLOSED, new OfDistrict("lahore"), 1),
                of(EntryStatus.UNKNOWN, new OfProvince("PK-SD"), 0),
                of(EntryStatus.OPEN, Jurisdiction.NATIONAL, 4));
        assertThat(lines).extracting(Provision::province).containsExactly(null, PUNJAB, SINDH);
        assertThat(lines).extracting(line -> line.open().known()).containsExactly(7, 3, 0);
        assertThat(lines).extracting(line -> line.notified().known()).containsExactly(38, 38, 0);
        assertThat(lines).extracting(line -> line.notified().uncounted()).containsExactly(1, 0, 1);
        assertThat(lines).extracting(line -> line.open().uncounted()).containsExactly(0, 0, 0);
    }

    @Test
    void peopleForEachAreRoundedUpAndMissingWhereNoneIsOpenOrNobodyWasCounted() {
        List<Provision> lines = lines(COUNTED, of(EntryStatus.OPEN, new OfDistrict("lahore"), 2));
        assertThat(lines).extracting(Provision::peopleForEach).containsExactly(1_750_001L, 1_500_001L, null);
        assertThat(lines)
                .extracting(Provision::openPerMillion)
                .containsExactly(new BigDecimal("0.57"), new BigDecimal("0.67"), new BigDecimal("0.00"));
        assertThat(lines)
                .extracting(Provision::census)
                .containsExactly(List.of(2017, 2023), List.of(2023), List.of(2017));
    }

    @Test
    void ofTheCountryNothingIsSaidWhereOneProvinceWasNotCounted() {
        List<Provision> lines = lines(COUNTED.subList(0, 1), of(EntryStatus.OPEN, new OfDistrict("lahore"), 1));
        assertThat(lines).extracting(Provision::people).containsExactly(null, 3_000_001L, null);
        assertThat(lines).extracting(Provision::openPerMillion).containsExactly(null, new BigDecimal("0.33"), null);
    }

    @Test
    void otherKindsAreNotCounted() {
        EntryDetails helpline = EntrySamples.of(
                EntryKind.HELPLINE, EntryStatus.OPEN, "A helpline", List.of("1099"), new OfProvince("PK-PB"), null);
        assertThat(lines(COUNTED, helpline))
                .allSatisfy(line -> assertThat(line.open().known()).isZero());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, EntryDetails.MOST_UNITS})
    void anEntryStandsForUpToTheMost(int units) {
        assertThat(of(EntryStatus.OPEN, Jurisdiction.NATIONAL, units).units()).isEqualTo(units);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, EntryDetails.MOST_UNITS + 1})
    void moreOrFewerAreRefused(int units) {
        assertThatThrownBy(() -> of(EntryStatus.OPEN, Jurisdiction.NATIONAL, units))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("up to");
    }

    private static List<Provision> lines(List<Population> counted, EntryDetails... entries) {
        List<Entry> all = Arrays.stream(entries)
                .map(what ->
                        new Entry(UUID.randomUUID(), 1, what, EntryChange.ADDED, "", Instant.EPOCH, null, null, null))
                .toList();
        List<District> districts = List.of(new District(
                "lahore", null, "Lahore", "لاہور", "PK-PB", "Punjab", "پنجاب", "Lahore", 31.5, 74.3, "current", null,
                null, null));
        return Provision.of(EntryKind.CRISIS_CELL, new Listing(all, districts), List.of(PUNJAB, SINDH), counted);
    }

    private static EntryDetails of(EntryStatus status, Jurisdiction area, int units) {
        return EntrySamples.standingFor(
                units, EntrySamples.of(EntryKind.CRISIS_CELL, status, "A cell", List.of(), area, null));
    }
}
