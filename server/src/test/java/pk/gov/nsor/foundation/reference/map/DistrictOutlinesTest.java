package pk.gov.nsor.foundation.reference.map;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pk.gov.nsor.foundation.reference.District;
import pk.gov.nsor.foundation.reference.Districts;
import pk.gov.nsor.foundation.reference.map.DistrictOutlines.Shape;
import pk.gov.nsor.testing.RegisterTest;

@RegisterTest
class DistrictOutlinesTest {

    @Autowired
    private DistrictOutlines outlines;

    @Autowired
    private Districts districts;

    @Test
    void everyDistrictInForceIsWithinOneOutline() {
        Set<String> drawn = new HashSet<>();
        for (Shape shape : outlines.shapes()) {
            assertThat(shape.districts()).isNotEmpty().allMatch(drawn::add);
        }
        Set<String> missing = new TreeSet<>(districts.all(LocalDate.of(2026, 11, 1)).stream()
                .map(District::code)
                .toList());
        missing.removeAll(drawn);
        assertThat(missing).isEmpty();
    }

    @Test
    void oneThatWasMadeSinceIsWithinTheOutlineOfTheOneItWasMadeFrom() {
        assertThat(of("dera-ghazi-khan").isOfFirst()).isTrue();
        assertThat(of("dera-ghazi-khan").districts()).startsWith("dera-ghazi-khan");
        assertThat(of("karachi-south").districts())
                .hasSize(7)
                .allMatch(code -> code.matches("karachi-.*|keamari|korangi|malir"));
        assertThat(of("karachi-south").isOfFirst()).isFalse();
    }

    private Shape of(String district) {
        List<Shape> found = outlines.shapes().stream()
                .filter(shape -> shape.districts().contains(district))
                .toList();
        assertThat(found).hasSize(1);
        return found.getFirst();
    }
}
