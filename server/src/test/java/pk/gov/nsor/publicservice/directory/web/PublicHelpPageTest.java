package pk.gov.nsor.publicservice.directory.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import pk.gov.nsor.foundation.reference.District;
import pk.gov.nsor.foundation.reference.Districts;
import pk.gov.nsor.testing.RegisterTest;

/** The public's page of where help is: light, silent about what it is, and the same to everybody. */
@RegisterTest
class PublicHelpPageTest {

    private static final int MOST_BYTES = 30 * 1024;

    /** Keeps no cookie. */
    private static final HttpClient BROWSER = HttpClient.newHttpClient();

    @LocalServerPort
    private int port;

    @Autowired
    private Districts districts;

    @Test
    @Tag("walk")
    void itIsBelowThirtyKilobytesWithItsStylesAndNeedsNeitherScriptNorCookie() throws Exception {
        int styles = get("/assets/near.css").body().getBytes(StandardCharsets.UTF_8).length;
        for (String language : List.of("", "&lang=en", "&lang=sd", "&lang=ps")) {
            int largest = 0;
            for (District district : districts.everyDistrict()) {
                HttpResponse<String> page = get("/near?d=" + district.code() + language);
                assertThat(page.headers().allValues("Set-Cookie")).isEmpty();
                assertThat(page.body()).doesNotContain("<script", "tabler", "onclick");
                largest = Math.max(largest, page.body().getBytes(StandardCharsets.UTF_8).length);
            }
            assertThat(largest + styles).isLessThan(MOST_BYTES);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/near",
                "/near?lang=en",
                "/near?d=multan&lang=en",
                "/near?d=multan&lang=sd",
                "/near?d=multan&lang=ps"
            })
    void neitherTitleNorAddressTellsAndAWayOutStandsFirst(String address) throws Exception {
        String page = get(address).body();
        var title = Pattern.compile("<title>(.*?)</title>").matcher(page);
        assertThat(title.find()).isTrue();
        assertThat(title.group(1)).isIn("Information", "معلومات");
        assertThat(page.indexOf("pmd.gov.pk")).isPositive().isLessThan(page.indexOf("<main>"));
    }

    @Test
    void aDistrictHasItsCellAndTheCountrysHelplinesInTheLanguageOfTheAddress() throws Exception {
        assertThat(get("/near?d=multan&lang=en").body())
                .contains("Nishtar Hospital", "Where help is", "tel:15", "href=\"tel:1099\"")
                .doesNotContain("مدد کہاں ہے");
        assertThat(get("/near?d=multan").body()).contains("مدد کہاں ہے", "نشتر ہسپتال", "dir=\"rtl\"");
        assertThat(get("/near?lang=en").body()).contains("1099").doesNotContain("Nishtar Hospital");
    }

    @ParameterizedTest
    @CsvSource({"sd, مدد ڪٿي آهي, هيلپ لائنون", "ps, مرسته چېرته ده, د مرستې ټيليفوني کرښې"})
    void inSindhiAndPashtoTheTextsAreAndTheNamesAreThoseInUrdu(String language, String heading, String helplines)
            throws Exception {
        assertThat(get("/near?d=multan&lang=" + language).body())
                .contains(heading, helplines, "نشتر ہسپتال", "lang=\"" + language + "\"", "dir=\"rtl\"", "tel:15")
                .contains("/near?d=multan\"", "/near?d=multan&amp;lang=en")
                .doesNotContain("Where help is", "مدد کہاں ہے", "Helplines");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sd", "ps"})
    void everyTextThatThePageMayShowIsThereInSindhiAndPashto(String language) throws Exception {
        assertThat(keys("directory_" + language))
                .isEqualTo(keys("directory_ur").stream()
                        .filter(key -> key.matches("directory[.](near[.].*|form[.](languages|women)[.].*)")
                                && !key.endsWith(".missing"))
                        .collect(Collectors.toSet()));
    }

    private static Set<String> keys(String bundle) throws IOException {
        Properties texts = new Properties();
        try (Reader file = Files.newBufferedReader(Path.of("src/main/resources/messages/" + bundle + ".properties"))) {
            texts.load(file);
        }
        return texts.stringPropertyNames();
    }

    @Test
    void whereADistrictHasNoCellTheNearestIsThere() throws Exception {
        assertThat(get("/near?d=rawalpindi&lang=en").body()).containsAnyOf("PIMS", "Polyclinic");
        for (District district : districts.everyDistrict()) {
            assertThat(get("/near?lang=en&d=" + district.code()).body()).contains("Crisis cells:");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/near?d=nowhere", "/near?d=%3Cscript%3E", "/near?d=9352012345671", "/near?lang=xx", "/near?d="})
    void anythingElseIsAsNothing(String address) throws Exception {
        String asked = get(address).body();
        assertThat(asked).isEqualTo(get("/near").body());
    }

    private HttpResponse<String> get(String path) throws Exception {
        assertThat(BROWSER.cookieHandler()).as("what keeps cookies").isEmpty();
        HttpResponse<String> page = BROWSER.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .header("Accept", "text/html, text/css")
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(page.statusCode()).isEqualTo(200);
        return page;
    }
}
