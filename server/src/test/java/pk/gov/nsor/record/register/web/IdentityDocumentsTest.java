package pk.gov.nsor.record.register.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.RecordKeys;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.keys.Encryption;
import pk.gov.nsor.record.conviction.FactRecording;
import pk.gov.nsor.record.register.Examination;
import pk.gov.nsor.record.register.IdentityConfirmation;
import pk.gov.nsor.record.register.IdentityDocuments;
import pk.gov.nsor.record.register.People;
import pk.gov.nsor.record.registration.OffenderRegistration;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.Officers.Officer;
import pk.gov.nsor.testing.Pictures;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.Supervised;
import pk.gov.nsor.testing.TrailReader;
import pk.gov.nsor.testing.WebSession;

/** The scan of a document is kept with the examination that it was seen in. */
@RegisterTest
class IdentityDocumentsTest {

    private static final Examination EVERYTHING_AGREES =
            new Examination(Examination.Document.CNIC_CARD, "A-1", EnumSet.allOf(Examination.Detail.class));

    @LocalServerPort
    private int port;

    @Autowired
    private Accounts accounts;

    @Autowired
    private OffenderRegistration registration;

    @Autowired
    private FactRecording facts;

    @Autowired
    private People people;

    @Autowired
    private IdentityConfirmation confirmation;

    @Autowired
    private IdentityDocuments documents;

    @Autowired
    private RecordKeys keys;

    @Autowired
    private JdbcClient jdbc;

    private PersonId person;
    private UUID document;

    @BeforeEach
    void aDocumentIsSeen() {
        Officer examiner = new Officers(accounts).with(Role.REGISTRAR);
        Supervised made = new Supervised(registration, facts, jdbc, examiner.actor());
        person = made.releasedIn("attock", LocalDate.of(2026, 1, 2));
        document = examined(person, examiner.actor());
    }

    @Test
    void whoeverConfirmsIdentitiesSeesItAndEachViewIsOnTheTrail() {
        Officer second = new Officers(accounts).with(Role.REGISTRAR);
        WebSession session = session(second);
        String page = "/people/" + person + "/identity";
        HttpResponse<String> _ = session.submit(
                "/people/" + person + "/purpose",
                "/people/" + person + "/purpose",
                java.util.Map.of("purpose", "IDENTITY_CONFIRMATION"));
        assertThat(session.get(page).body()).contains(at(document), "Documents seen before");
        HttpResponse<byte[]> picture = session.bytes(URI.create(at(document)));
        assertThat(Pictures.read(picture.body()).getWidth()).isEqualTo(600);
        assertThat(picture.headers().firstValue("Content-Type")).contains("image/jpeg");
        assertThat(picture.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        assertThat(picture.headers().allValues("X-Content-Type-Options")).containsOnly("nosniff");
        assertThat(new TrailReader(jdbc).looksOf(second.account().id()))
                .containsExactly("IDENTITY_CONFIRMATION NATIONAL_DUTY", "IDENTITY_CONFIRMATION NATIONAL_DUTY");
    }

    @Test
    void itOpensUnderTheKeyOfItsRecordAsItselfAlone() {
        byte[] stored = jdbc.sql("select page from register.identity_document where id = ?")
                .param(document)
                .query(byte[].class)
                .single();
        assertThat(new String(stored, StandardCharsets.ISO_8859_1)).doesNotContain("JFIF");
        Encryption own = keys.find(person.value()).orElseThrow();
        assertThat(own.decrypt(stored, Pictures.bytes("identity-document/1/" + document)))
                .startsWith(0xFF, 0xD8, 0xFF);
        assertThatThrownBy(() -> own.decrypt(stored, Pictures.bytes("identity-document/1/" + UUID.randomUUID())))
                .isInstanceOf(Encryption.WrongKeyException.class);
        assertThat(documents.page(new PersonId(UUID.randomUUID()), document))
                .as("of another record")
                .isEmpty();
    }

    @Test
    void whatIsNoPictureOfAPageIsRefusedWhateverItsNameSays() {
        for (byte[] file : java.util.List.of(
                Pictures.bytes("%PDF-1.7"),
                Pictures.bytes("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"),
                Pictures.bytes("<html><script>alert(1)</script>"))) {
            assertThatThrownBy(() -> documents.read(file))
                    .isInstanceOfSatisfying(InvalidValueException.class, refused -> {
                        assertThat(refused.code()).isEqualTo("identity-document.type");
                        assertThat(refused.field()).isEqualTo("scan");
                    });
        }
        assertThatThrownBy(() -> documents.read(Pictures.jpeg(100, 120)))
                .isInstanceOfSatisfying(
                        InvalidValueException.class,
                        refused -> assertThat(refused.code()).isEqualTo("identity-document.small"));
        assertThatThrownBy(() -> documents.read(new byte[(8 << 20) + 1]))
                .isInstanceOfSatisfying(
                        InvalidValueException.class,
                        refused -> assertThat(refused.code()).isEqualTo("photograph.too-large"));
    }

    private UUID examined(PersonId who, Actor examiner) {
        var _ = confirmation.examine(
                who,
                people.get(who).cnics().getFirst().cnic(),
                EVERYTHING_AGREES,
                documents.read(Pictures.jpeg(600, 800)),
                examiner);
        return documents.of(who).getFirst().id();
    }

    private String at(UUID kept) {
        return "/people/" + person + "/identity/documents/" + kept + ".jpg";
    }

    private WebSession session(Officer reader) {
        WebSession session = new WebSession(port);
        session.signIn(reader.name(), Officers.PASSWORD);
        return session;
    }
}
