package pk.gov.nsor.foundation.reference.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pk.gov.nsor.foundation.reference.map.Outline.Box;
import pk.gov.nsor.foundation.reference.map.Outline.Point;

class OutlineTest {

    @Test
    void stepsAreFromThePointBeforeAndSeveralShapesAreOfOneOutline() {
        Outline outline = Outline.parse("m 10,20 4,0 0,2 -4,0 z m 100,0 l 1,0 0,1 -1,0 z M 0 0 L 1 0 1 1 z ");
        assertThat(outline.rings()).hasSize(3);
        assertThat(outline.rings().getFirst())
                .containsExactly(new Point(10, 20), new Point(14, 20), new Point(14, 22), new Point(10, 22));
        assertThat(outline.rings().get(1).getFirst()).isEqualTo(new Point(110, 20));
        assertThat(outline.box()).isEqualTo(new Box(0, 0, 111, 22));
        assertThat(outline.area()).isEqualTo(8);
        assertThat(outline.middle().x()).isCloseTo(12, within(1e-9));
        assertThat(outline.middle().y()).isCloseTo(21, within(1e-9));
    }

    @ParameterizedTest
    @ValueSource(strings = {"m 1,2 c 3,4 5,6 7,8", "m 1,2 3 z", "M 1 2 h 5"})
    void curvesAndHalfPairsAreRefused(String path) {
        assertThatThrownBy(() -> Outline.parse(path)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void boxesThatOnlyTouchDoNotOverlap() {
        Box box = new Box(0, 0, 2, 2);
        assertThat(box.overlaps(new Box(2, 0, 3, 2))).isFalse();
        assertThat(box.overlaps(new Box(1.99, 0, 3, 2))).isTrue();
        assertThat(box.overlaps(new Box(0, 2, 2, 3))).isFalse();
        assertThat(new Box(-0.5, 1.2, 3.1, 4.9).viewBox()).isEqualTo("-1 1 4 4");
    }
}
