package pk.gov.nsor.accountability.trailreading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.Jurisdiction.OfDistrict;
import pk.gov.nsor.foundation.access.Jurisdiction.OfProvince;
import pk.gov.nsor.foundation.access.PageReaders;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.RegisterTest;
import tools.jackson.databind.ObjectMapper;

/** What of an entry's content each reader may read, of all the actions there are. */
@RegisterTest
class ReadableFieldsTest {

    private static final Map<String, Object> OF_A_SURVIVOR = Map.of(
            "firNumber", "8842/2023",
            "policeStationCode", "city-police-station-lahore",
            "victim", Map.of("age", "CHILD", "sex", "FEMALE"));

    @Autowired
    private ReadableFields fields;

    @Autowired
    private PageReaders pages;

    @Autowired
    private Accounts accounts;

    @Autowired
    private ObjectMapper json;

    private SignedIn nation;
    private List<SignedIn> police;

    @BeforeEach
    void prepare() {
        Officers officers = new Officers(accounts);
        nation = officers.with(Role.NATIONAL_SUPERVISOR).signedIn();
        police = List.of(
                officers.of(new OfDistrict("okara"), Role.DISTRICT_SUPERVISOR).signedIn(),
                officers.of(new OfProvince("PK-PB"), Role.PROVINCIAL_SUPERVISOR).signedIn());
    }

    @Test
    void whatNobodyDeclaredIsShownToNobodyUnderNoAction() {
        for (TrailAction action : TrailAction.values()) {
            for (SignedIn reader :
                    Stream.concat(police.stream(), Stream.of(nation)).toList()) {
                assertThat(shown(
                                Map.of("undeclared", "x", "within", Map.of("undeclared", List.of("x"))),
                                action,
                                reader))
                        .as(action + " to " + reader.roles())
                        .isEqualTo("{}");
            }
        }
    }

    @Test
    void underNoActionAreThePoliceToldOfASurvivorOrAWithheldConviction() {
        for (TrailAction action : TrailAction.values()) {
            for (SignedIn reader : police) {
                for (Map<String, Object> content : List.of(
                        OF_A_SURVIVOR,
                        Map.<String, Object>of("fact", OF_A_SURVIVOR),
                        Map.<String, Object>of("after", OF_A_SURVIVOR, "before", OF_A_SURVIVOR),
                        Map.<String, Object>of("withheld", true, "complaint", "c", "path", "/people/x/views"),
                        Map.<String, Object>of("standing", Map.of("reasons", List.of("CHILD_VICTIM"))))) {
                    // What somebody was called before, or how a notice stood, is no fact of the law.
                    if (action != TrailAction.NAME_CHANGED && action != TrailAction.NOTICE_DECIDED) {
                        assertThat(shown(content, action, reader))
                                .as(action + " " + content)
                                .isEqualTo("{}");
                    }
                }
            }
        }
    }

    @Test
    void eachElementOfAListIsShownByTheRuleOfTheListAndAnEmptyOneToo() {
        Map<String, Object> fact = Map.of(
                "caseNumber", "SC 1/2024",
                "offences", List.of(Map.of("section", "PPC 376", "connectedWith", List.of())),
                "firNumber", "8842/2023");
        assertThat(shown(Map.of("fact", fact), TrailAction.CONVICTION_RECORDED, police.getFirst()))
                .contains("SC 1/2024", "PPC 376", "connectedWith")
                .doesNotContain("8842");
        assertThat(shown(Map.of("fact", fact), TrailAction.CONVICTION_RECORDED, nation))
                .contains("8842");
    }

    @Test
    void theRuleOfAFieldIsThatOfAPageThatIsThere() {
        for (RecordPage page : RecordPage.values()) {
            assertThat(pages.isFor(nation, page.address()) || pages.isFor(police.getFirst(), page.address()))
                    .as(page.address())
                    .isEqualTo(page != RecordPage.LOOKUPS);
        }
        assertThat(pages.isFor(police.getFirst(), RecordPage.PHONE.address())).isTrue();
        assertThat(pages.isFor(nation, RecordPage.PHONE.address())).isFalse();
        assertThatThrownBy(() -> pages.isFor(nation, "/people/{id}/nowhere"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private String shown(Map<String, Object> content, TrailAction action, SignedIn reader) {
        return json.writeValueAsString(fields.shown(json.valueToTree(content), action, reader));
    }
}
