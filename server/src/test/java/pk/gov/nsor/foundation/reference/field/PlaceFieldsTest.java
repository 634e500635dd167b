package pk.gov.nsor.foundation.reference.field;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.i18n.LocaleContextHolder;
import pk.gov.nsor.foundation.access.Jurisdiction;
import pk.gov.nsor.foundation.reference.Area;
import pk.gov.nsor.foundation.reference.District;
import pk.gov.nsor.foundation.reference.Districts;
import pk.gov.nsor.foundation.reference.PoliceStation;
import pk.gov.nsor.foundation.reference.PoliceStations;
import pk.gov.nsor.foundation.reference.Tehsil;
import pk.gov.nsor.foundation.shell.Form;
import pk.gov.nsor.foundation.shell.list.PlaceFilter;
import pk.gov.nsor.foundation.shell.list.PlaceFilter.Reading;
import pk.gov.nsor.testing.RegisterTest;

@RegisterTest
class PlaceFieldsTest {

    private static final String MISSING = "missing";

    @Autowired
    private PlaceFields fields;

    @Autowired
    private PlaceNames names;

    @Autowired
    private Districts districts;

    @Autowired
    private PoliceStations stations;

    @Autowired
    private Clock clock;

    @AfterEach
    void forgetLanguage() {
        LocaleContextHolder.resetLocaleContext();
    }

    @Test
    @Tag("walk")
    void everyDistrictIsOfferedByTwoLettersOrMoreInEitherScriptAndWhatIsOfferedMeansItInEitherLanguage() {
        for (Locale language : List.of(Locale.ENGLISH, Locale.of("ur"))) {
            LocaleContextHolder.setLocale(language);
            for (District district : districts.all()) {
                PlaceOffer own = names.offer(new Area(district, null));
                for (String name : List.of(district.nameEn(), district.nameUr())) {
                    assertThat(names.beginningWith(name, EnumSet.of(PlaceKind.DISTRICT), Jurisdiction.NATIONAL))
                            .as(name)
                            .contains(own);
                    assertThat(names.beginningWith(
                                    name.substring(0, 2), EnumSet.allOf(PlaceKind.class), Jurisdiction.NATIONAL))
                            .as(name)
                            .isNotEmpty();
                }
                assertThat(area(own.value())).as(own.value()).contains(new Area(district, null));
            }
        }
    }

    @Test
    void everyTehsilIsOfferedWithItsDistrictAndWhatIsOfferedMeansItAndNoOtherOfItsName() {
        for (Locale language : List.of(Locale.ENGLISH, Locale.of("ur"))) {
            LocaleContextHolder.setLocale(language);
            districts.tehsilsByDistrict(today()).forEach((code, tehsils) -> {
                District district = districts.byCode(code).orElseThrow();
                for (Tehsil tehsil : tehsils) {
                    PlaceOffer offer = names.offer(new Area(district, tehsil));
                    assertThat(area(offer.value())).as(offer.value()).contains(new Area(district, tehsil));
                }
            });
        }
    }

    @Test
    void everyPoliceStationIsOfferedWithItsDistrictAndWhatIsOfferedMeansIt() {
        for (PoliceStation station : stations.all()) {
            PlaceOffer offer = names.offer(station);
            Form form = new Form().set("station", offer.value());
            assertThat(fields.station(form, "station", MISSING).map(PoliceStation::code))
                    .as(offer.value())
                    .contains(station.code());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "l", "ل", " L ", "-"})
    void lessThanTwoLettersOfferNothing(String text) {
        assertThat(names.beginningWith(text, EnumSet.allOf(PlaceKind.class), Jurisdiction.NATIONAL))
                .isEmpty();
    }

    @Test
    void noMoreIsOfferedThanCanBeReadAndTheBestFitComesFirst() {
        List<PlaceOffer> offers = names.beginningWith("ka", EnumSet.allOf(PlaceKind.class), Jurisdiction.NATIONAL);
        assertThat(offers).hasSize(PlaceNames.MOST);
        assertThat(names.beginningWith("lahore", EnumSet.allOf(PlaceKind.class), Jurisdiction.NATIONAL)
                        .getFirst())
                .isEqualTo(new PlaceOffer("Lahore", "Lahore", "district, Punjab"));
    }

    @Test
    void ofTwoPlacesOfOneNameItIsAskedWhichAndTheAnswerStaysInTheField() {
        Form form = new Form().set("place", "Karachi");
        assertThat(fields.area(form, "place", MISSING, today())).isEmpty();
        assertThat(form.problem("place")).map(Form.Problem::key).contains("reference.field.several");
        assertThat(form.choices("place")).containsKey("karachi-east").hasSizeGreaterThan(2);

        Form answer = new Form().set("place", "Karachi").set("place" + Form.MEANT, "karachi-east");
        assertThat(fields.area(answer, "place", MISSING, today()).map(Area::code))
                .contains("karachi-east");
        assertThat(answer.value("place")).isEqualTo("Karachi East");
    }

    @Test
    void anAnswerThatIsNoMeaningOfWhatWasTypedIsNotTaken() {
        Form form = new Form().set("place", "Karachi").set("place" + Form.MEANT, "lahore");
        assertThat(fields.area(form, "place", MISSING, today())).isEmpty();
        assertThat(form.choices("place")).containsKey("karachi-east").doesNotContainKey("lahore");
    }

    @Test
    void ofANameThatIsMisspeltWhatIsSpeltLikeItIsOffered() {
        Form form = new Form().set("place", "Sialkott");
        assertThat(fields.area(form, "place", MISSING, today())).isEmpty();
        assertThat(form.problem("place")).map(Form.Problem::key).contains("reference.field.alike");
        assertThat(form.choices("place")).containsKey("sialkot");
    }

    @Test
    void whereOnlyADistrictWillDoATehsilAsksWhetherItsDistrictIsMeant() {
        Tehsil tehsil = districts.tehsils("faisalabad", today()).stream()
                .filter(each -> each.nameEn().equals("Jaranwala"))
                .findFirst()
                .orElseThrow();
        Form form = new Form().set("place", tehsil.nameEn() + ", Faisalabad");
        assertThat(fields.district(form, "place", MISSING, today())).isEmpty();
        assertThat(form.choices("place")).containsOnlyKeys("faisalabad");
    }

    @ParameterizedTest
    @CsvSource({"'', missing", "Atlantis Xyzzyq Qwrtpl, reference.field.unknown"})
    void whatIsNoPlaceIsRefused(String text, String key) {
        Form form = new Form().set("place", text);
        assertThat(fields.area(form, "place", MISSING, today())).isEmpty();
        assertThat(form.problems()).extracting(Form.Problem::key).containsExactly(key);
        assertThat(form.choices("place")).isEmpty();
    }

    @Test
    void aFilterTakesAPlaceByAnyOfItsNamesAndAsksBackWhatIsNotClear() {
        PlaceFilter all = fields.districts(any -> true, false);
        assertThat(all.read("لاہور")).isEqualTo(new Reading("lahore", "Lahore", null, Map.of()));
        assertThat(all.read("lahore").value()).isEqualTo("lahore");
        assertThat(all.read("Karachi").problem()).isEqualTo("reference.field.several");
        assertThat(all.read("Karachi").meanings()).containsKey("karachi-east");
        assertThat(all.read("Karachi").value()).isEmpty();
        assertThat(all.read("Atlantis Xyzzyq Qwrtpl"))
                .isEqualTo(new Reading("", "Atlantis Xyzzyq Qwrtpl", "reference.field.unknown", Map.of()));
        PlaceFilter multan = fields.stations(station -> station.districtCode().equals("multan"), true);
        assertThat(multan.read("City Police Station Multan, Multan").value()).isEqualTo("city-police-station-multan");
        assertThat(multan.read("City Police Station Lahore").problem()).isEqualTo("reference.field.elsewhere");
        assertThat(multan.read("City Police Station Lahore").meanings()).isEmpty();
    }

    @Test
    void whatLiesElsewhereIsNeitherOfferedNorTaken() {
        Jurisdiction punjab = new Jurisdiction.OfProvince("PK-PB");
        assertThat(names.beginningWith("city", EnumSet.of(PlaceKind.STATION), new Jurisdiction.OfDistrict("multan")))
                .extracting(PlaceOffer::value)
                .containsExactly("City Police Station Multan, Multan");
        assertThat(names.beginningWith("qu", EnumSet.allOf(PlaceKind.class), punjab))
                .noneMatch(offer -> offer.name().equals("Quetta"));
        Form form = new Form().set("place", "Quetta");
        assertThat(fields.district(
                        form,
                        "place",
                        MISSING,
                        today(),
                        district -> district.provinceCode().equals("PK-PB")))
                .isEmpty();
        assertThat(form.problem("place")).map(Form.Problem::key).contains("reference.field.elsewhere");
        assertThat(form.choices("place")).isEmpty();
    }

    private Optional<Area> area(String text) {
        return fields.area(new Form().set("place", text), "place", MISSING, today());
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
