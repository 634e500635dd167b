package pk.gov.nsor.foundation.access.web.filter;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPatternParser;

class AddressShapeTest {

    @ParameterizedTest
    @CsvSource({
        "/people/{id}/notices/{notice}, /people/7/notices/8",
        "/people/{id}/notices/{notice}, /people//notices/8",
        "/people/{id}, /people/7",
        "/people/{id:[0-9]+}, /people/7",
        "/*.txt, /robots.txt",
        "/files/page?, /files/page1",
        "/files/page-{number}.csv, /files/page-1.csv",
        "/files/**, /files",
        "/files/**, /files/",
        "/files/**, /files/a/b",
        "/{*rest}, /a/b/c",
        "/{*rest}, /",
        "/today, /today",
        "/, /"
    })
    void whatAPatternMatchesIsAdmitted(String pattern, String address) {
        if (matches(pattern, address)) {
            assertThat(admits(pattern, address)).isTrue();
        } else {
            // Spring takes no empty part for an identifier; the shape need not know it.
            assertThat(address).contains("//");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/people/{id}/notices/{notice}, /people/7/notices",
        "/people/{id}/notices/{notice}, /people/7/photographs/8",
        "/people/{id}/notices/{notice}, /people/7/notices/8/receipt",
        "/people/{id}, /people",
        "/people/{id}, /persons/7",
        "/files/**, /file",
        "/today, /today/",
        "/today, /Today"
    })
    void anotherNumberOfPartsOrAnotherFixedPartIsNot(String pattern, String address) {
        assertThat(matches(pattern, address)).isFalse();
        assertThat(admits(pattern, address)).isFalse();
    }

    private static boolean admits(String pattern, String address) {
        return AddressShape.of(pattern).admits(AddressShape.parts(address));
    }

    private static boolean matches(String pattern, String address) {
        return PathPatternParser.defaultInstance.parse(pattern).matches(PathContainer.parsePath(address));
    }
}
