package pk.gov.nsor.foundation.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import pk.gov.nsor.testing.RegisterTest;

@RegisterTest
class DistrictsTest {

    @Autowired
    Districts districts;

    @Autowired
    JdbcClient jdbc;

    @Test
    void allCurrentDistrictsAreThere() {
        assertThat(districts.all()).hasSize(172);
        assertThat(districts.all())
                .extracting(District::provinceCode)
                .containsOnly("PK-PB", "PK-SD", "PK-KP", "PK-BA", "PK-IS", "PK-GB", "PK-JK");
    }

    @Test
    void aDistrictIsFoundByItsKeyOnly() {
        District district = districts.byCode("rahim-yar-khan").orElseThrow();
        assertThat(district.nameEn()).isEqualTo("Rahim Yar Khan");
        assertThat(district.pCode()).isEqualTo("PK628");
        assertThat(district.provinceEn()).isEqualTo("Punjab");
        assertThat(districts.byCode("Rahim Yar Khan")).isEmpty();
    }

    @Test
    void everyDistrictIsFoundByItsNamesInBothScripts() {
        for (District district : districts.all()) {
            assertThat(districts.named(district.nameEn())).as(district.nameEn()).contains(district);
            assertThat(districts.named(district.nameUr())).as(district.nameUr()).contains(district);
        }
    }

    @Test
    void aNameMeansOneDistrictUnlessItIsListedAsAmbiguous() {
        List<String> several = new ArrayList<>();
        for (District district : districts.all()) {
            for (String name : List.of(district.nameEn(), district.nameUr())) {
                if (districts.named(name).size() > 1) {
                    several.add(name);
                }
            }
        }
        assertThat(several).isEmpty();
    }

    @Test
    void everyAliasIsFoundAndMeansItsDistrict() {
        record Alias(String alias, String districtCode) {}
        List<Alias> aliases = jdbc.sql("select alias, district_code from reference.district_alias")
                .query(Alias.class)
                .list();
        assertThat(aliases).hasSizeGreaterThan(600);
        for (Alias alias : aliases) {
            assertThat(districts.named(alias.alias()))
                    .as(alias.alias())
                    .extracting(District::code)
                    .contains(alias.districtCode());
        }
    }

    @Test
    void usualSpellingsOfDifferentDistrictsDoNotFallTogether() {
        List<String> clashes = jdbc.sql("""
                        select alias from reference.district_alias a where kind = 'USUAL'
                            and not exists (select from reference.district_alias b
                                where b.kind = 'AMBIGUOUS' and lower(b.alias) = lower(a.alias))
                        """).query(String.class).list().stream()
                .filter(alias -> districts.named(alias).size() != 1)
                .toList();
        assertThat(clashes).isEmpty();
    }

    @Test
    void anAmbiguousWordGivesAllItCanMean() {
        assertThat(districts.named("Karachi"))
                .extracting(District::nameEn)
                .containsExactlyInAnyOrder(
                        "Karachi Central",
                        "Karachi East",
                        "Karachi South",
                        "Karachi West",
                        "Korangi",
                        "Malir",
                        "Keamari");
        assertThat(districts.named("کراچی")).hasSize(7);
        assertThat(districts.named("دیر")).hasSize(3);
        assertThat(districts.named("Lahor")).extracting(District::nameEn).containsExactly("Lahore", "Swabi");
    }

    @Test
    void caseSpacesDotsMarksAndInvisibleCharactersDoNotCount() {
        for (String spelling : List.of(
                "dera ismail khan",
                "D.I. KHAN",
                "  Dera  Ismail-Khan ",
                "DeraIsmailKhan",
                "Déra Ismāʿīl Khan".replace("ʿ", ""),
                "ڈیرہ‌اسماعیل خان",
                "ڈيره اسماعيل خان",
                "District Dera Ismail Khan",
                "ضلع ڈیرہ اسماعیل خان")) {
            assertThat(districts.named(spelling))
                    .as(spelling)
                    .extracting(District::code)
                    .containsExactly("dera-ismail-khan");
        }
    }

    @Test
    void arabicAndUrduKeyboardsWriteTheSameName() {
        assertThat(districts.named("لاهور")).extracting(District::code).containsExactly("lahore");
        assertThat(districts.named("كوئٹہ")).extracting(District::code).containsExactly("quetta");
        assertThat(districts.named("راولپنڈي")).extracting(District::code).containsExactly("rawalpindi");
    }

    @Test
    void partOfANameOrAnEmptyTextIsNoDistrict() {
        assertThat(districts.named("Rahim")).isEmpty();
        assertThat(districts.named("Lahore Sialkot")).isEmpty();
        assertThat(districts.named("")).isEmpty();
        assertThat(districts.named("district")).isEmpty();
        assertThat(districts.named("ضلع")).isEmpty();
        assertThat(districts.named("Atlantis")).isEmpty();
    }

    @Test
    void aNewDistrictKnowsSinceWhenItIsInForce() {
        assertThat(districts.byCode("upper-swat").orElseThrow().from()).isEqualTo("2026-01-27");
        assertThat(districts.byCode("hub").orElseThrow().from()).isEqualTo("2022-09-01");
        assertThat(districts.byCode("badin").orElseThrow().from()).isNull();
        assertThat(districts.byCode("upper-swat").orElseThrow().to()).isNull();
    }
}
