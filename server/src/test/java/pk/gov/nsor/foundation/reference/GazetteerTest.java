package pk.gov.nsor.foundation.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pk.gov.nsor.foundation.reference.place.DistrictFacts;
import pk.gov.nsor.testing.RegisterTest;

@RegisterTest
class GazetteerTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 1);

    @Autowired
    Gazetteer gazetteer;

    @Test
    void everyDistrictHasItsFactsOnceAndNearlyAllAPoliceRegion() {
        assertThat(gazetteer.districts()).hasSize(172).doesNotHaveDuplicates();
        assertThat(gazetteer.districts()).allSatisfy(district -> {
            assertThat(district.latitude()).isBetween(23.5, 37.2);
            assertThat(district.longitude()).isBetween(60.8, 77.9);
        });
        assertThat(gazetteer.district("lahore").orElseThrow().policeRegion()).isEqualTo("Lahore");
        assertThat(gazetteer.district("Lahore")).isEmpty();
    }

    @Test
    void aWordThatCanMeanSeveralDistrictsIsAskedBackInBothScripts() {
        assertThat(gazetteer.find("karachi", TODAY).districts()).hasSize(7);
        assertThat(gazetteer.find("كراچي", TODAY).districts()).hasSize(7);
        assertThat(gazetteer.find("Karachi", TODAY).notes()).containsExactly("whole city");
    }

    @Test
    void aWordThatMeansOneDistrictMayNeedCare() {
        assertThat(gazetteer.find("Sahiwal", TODAY).districts()).hasSize(1);
        assertThat(gazetteer.find("Sahiwal", TODAY).notes()).containsExactly("district; also a tehsil of Sargodha");
        assertThat(gazetteer.find("Lodhran", TODAY).notes()).isEmpty();
    }

    @Test
    void aProvinceIsFoundByItsNamesAndAnUnknownWordIsUnknown() {
        assertThat(gazetteer.find("پنجاب", TODAY).province()).isEqualTo(new Province("PK-PB", "Punjab", "پنجاب"));
        assertThat(gazetteer.find("Punjab", TODAY).isUnknown()).isFalse();
        assertThat(gazetteer.find("Atlantis", TODAY).isUnknown()).isTrue();
    }

    @Test
    void aDistrictKnowsWhatItWasMadeFromAndWhatWasMadeFromIt() {
        DistrictFacts upperSwat = gazetteer.district("upper-swat").orElseThrow();
        DistrictFacts swat = gazetteer.district("swat").orElseThrow();
        assertThat(gazetteer.predecessors(upperSwat)).extracting(District::code).containsExactly("swat");
        assertThat(gazetteer.successors(swat)).extracting(DistrictFacts::code).contains("upper-swat");
        assertThat(gazetteer.predecessors(gazetteer.district("lahore").orElseThrow()))
                .isEmpty();
    }
}
