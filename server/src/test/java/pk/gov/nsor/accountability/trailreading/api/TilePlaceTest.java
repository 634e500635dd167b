package pk.gov.nsor.accountability.trailreading.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TilePlaceTest {

    @ParameterizedTest
    @CsvSource({
        "/000, 0, 256",
        "/999, 999, 256",
        "/x001/000, 1000, 256",
        "/x001/x234/067, 1234067, 256",
        "/x001/x234/067.p/1, 1234067, 1",
        "/067.p/255, 67, 255"
    })
    void aPlaceIsReadAsTheSpecificationWritesIt(String place, long index, int width) {
        assertThat(TilePlace.parse(0, place)).contains(new TilePlace(0, index, width));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "/0",
                "/0000",
                "/x000/001",
                "/001/000",
                "/x001",
                "/000.p",
                "/000.p/0",
                "/000.p/256",
                "/000.p/01",
                "/-01",
                "/000/",
                "/x001/x001/x001/x001/x001/000",
                "/٠٠٠"
            })
    void whatIsNoPlaceIsNone(String place) {
        assertThat(TilePlace.parse(0, place)).isEmpty();
    }

    @Test
    void levelsEndWhereATreeDoes() {
        assertThat(TilePlace.parse(-1, "/000")).isEmpty();
        assertThat(TilePlace.parse(7, "/000")).isPresent();
        assertThat(TilePlace.parse(8, "/000")).isEmpty();
    }

    @Test
    void itIsWithinATreeThatHasAHashThere() {
        assertThat(new TilePlace(0, 0, 256).isWithin(0)).isFalse();
        assertThat(new TilePlace(0, 0, 256).isWithin(1)).isTrue();
        assertThat(new TilePlace(0, 1, 256).isWithin(256)).isFalse();
        assertThat(new TilePlace(0, 1, 256).isWithin(257)).isTrue();
        assertThat(new TilePlace(1, 0, 256).isWithin(255)).isFalse();
        assertThat(new TilePlace(1, 0, 256).isWithin(256)).isTrue();
    }
}
