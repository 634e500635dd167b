package pk.gov.nsor.record.fingerprints.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import pk.gov.nsor.foundation.access.Jurisdiction.OfDistrict;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.record.fingerprints.Finger;
import pk.gov.nsor.record.fingerprints.Fingerprint;
import pk.gov.nsor.record.fingerprints.Fingerprints;
import pk.gov.nsor.record.registration.CopySection;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.Officers.Officer;
import pk.gov.nsor.testing.Pictures;
import pk.gov.nsor.testing.Prints;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.Supervised;
import pk.gov.nsor.testing.WebSession;

@RegisterTest
class FingerprintPagesTest {

    private static final String OWN = "jhelum";
    private static final String OTHER = "multan";

    @LocalServerPort
    private int port;

    @Autowired
    private Fingerprints fingerprints;

    @Autowired
    private FingerprintsInCopy copy;

    private final Supervised people;
    private final Officer officer;
    private WebSession session;
    private PersonId person;

    FingerprintPagesTest(Supervised supervised, Officers officers) {
        this.officer = officers.of(new OfDistrict(OWN), Role.SUPERVISING_OFFICER);
        this.people = supervised.by(officer.actor());
    }

    @BeforeEach
    void signedIn() {
        person = people.in(OWN);
        session = new WebSession(port);
        session.signIn(officer.name(), Officers.PASSWORD);
    }

    @Test
    void anOfficerTakesPrintsOfTheirOwnDistrictAlone() {
        assertThat(take("right_thumb", Prints.pgm(1)).statusCode()).isEqualTo(302);
        assertThat(fingerprints.of(person)).extracting(Fingerprint::finger).containsExactly(Finger.RIGHT_THUMB);
        PersonId another = people.in(OTHER);
        for (String page : new String[] {"/fingerprints/new", "/fingerprints/comparison"}) {
            assertThat(session.get("/people/" + another + page).statusCode()).isEqualTo(404);
        }
        assertThat(session.get("/fingerprints").statusCode()).as("the search").isEqualTo(403);
    }

    @Test
    void whatIsNoFingerprintComesBackWithWhatToDo() {
        HttpResponse<String> refused = take("left_ring", Pictures.png(600, 800));
        assertThat(refused.statusCode()).isEqualTo(200);
        assertThat(refused.body()).contains("id=\"left_ring-error\"", "<title>Error: ");
        assertThat(fingerprints.of(person)).isEmpty();
        assertThat(take("right_thumb", new byte[0]).body()).contains("Choose the file of a print.");
    }

    @Test
    void aFingerThatIsOnRecordIsReplacedAndTheTimelineHasBoth() {
        assertThat(take("right_thumb", Prints.pgm(1)).statusCode()).isEqualTo(302);
        assertThat(session.get("/people/" + person).body()).contains("The fingerprints are on record.</p>");
        assertThat(take("right_thumb", Prints.pgm(2)).statusCode()).isEqualTo(302);
        assertThat(session.get("/people/" + person).body())
                .contains(
                        "A new print is not like the one it replaced",
                        "Withdrawn: a newer print has taken its place",
                        "Fingerprints taken: Right thumb");
    }

    @Test
    void whatCannotBeWithdrawnIsNotThere() {
        String at = "/people/" + person + "/fingerprints/";
        assertThat(session.get(at + "RIGHT_THUMB/withdrawal").statusCode()).isEqualTo(404);
        assertThat(session.get(at + "THIRD_THUMB/withdrawal").statusCode()).isIn(400, 404);
    }

    @Test
    void thePersonsCopySaysOfWhichFingersThereArePrints() {
        assertThat(take("left_index", Prints.pgm(3)).statusCode()).isEqualTo(302);
        assertThat(copy.entries(person, Locale.ENGLISH))
                .extracting(CopySection.Entry::value)
                .containsExactly("Left index finger");
        assertThat(copy.entries(new PersonId(UUID.randomUUID()), Locale.ENGLISH))
                .isEmpty();
    }

    private HttpResponse<String> take(String field, byte[] file) {
        String page = "/people/" + person + "/fingerprints/new";
        return session.upload(page, page, Map.of(), field, "print.bin", file);
    }
}
