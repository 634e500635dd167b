package pk.gov.nsor.agencies.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.Feed;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.client.MachineClients;
import pk.gov.nsor.foundation.approval.Proposals;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.record.register.Identity;
import pk.gov.nsor.record.register.People;
import pk.gov.nsor.record.register.correction.CorrectionDocument;
import pk.gov.nsor.record.register.correction.CorrectionEvidence;
import pk.gov.nsor.record.registration.correction.IdentityCorrectionProposal;
import pk.gov.nsor.testing.ApiClient;
import pk.gov.nsor.testing.FeedWork;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.RegisterTest;

/** What a court's system says of who somebody is changes nothing of what the record says. */
@RegisterTest
class CorrectedIdentityTest {

    private static final String PATH = "/api/v1/convictions";

    @Autowired
    private MachineClients clients;

    @Autowired
    private Accounts accounts;

    @Autowired
    private People people;

    @Autowired
    private IdentityCorrectionProposal corrections;

    @Autowired
    private Proposals proposals;

    @Autowired
    private JdbcClient jdbc;

    @LocalServerPort
    private int port;

    private final String first = CourtMessages.valid();
    private ApiClient court;
    private FeedWork work;
    private PersonId person;

    @BeforeEach
    void somebodyOfACourt() {
        court = ApiClient.made(clients, port, Feed.COURT, "COURTS");
        work = new FeedWork(jdbc);
        person = work.person(work.recorded(court.post(PATH, first)));
    }

    @Test
    void anotherNameOrFathersNameForACnicOnRecordWaits() {
        Identity before = people.get(person).identity();
        String named = again(tree -> CourtMessages.at(tree, "/person/name").put("latin", "Somebody Else"));
        String one = work.waits("CNIC_OF_ANOTHER", court.post(PATH, named));
        String fathered =
                again(tree -> CourtMessages.at(tree, "/person/fatherName").put("latin", "Somebody Else"));
        String other = work.waits("CNIC_OF_ANOTHER", court.post(PATH, fathered));
        assertThat(one).isNotEqualTo(other);
        assertThat(people.get(person).identity()).isEqualTo(before);
    }

    @Test
    void aCourtThatWritesTheMistakeAgainWithoutACnicMakesNoSecondRecord() {
        Identity now = people.get(person).identity();
        UUID proposal = corrections.ask(
                person,
                now,
                new Identity(
                        now.name(),
                        now.fatherName(),
                        now.sex(),
                        LocalDate.of(1991, 5, 1),
                        now.nationality(),
                        now.aliases()),
                new CorrectionEvidence(CorrectionDocument.BIRTH_CERTIFICATE, "UC-17/2231"),
                "The court copied it wrongly",
                null,
                new Officers(accounts).with(Role.REGISTRAR).actor());
        proposals.approve(
                proposal, "", new Officers(accounts).with(Role.REGISTRAR).actor());

        String mistaken = again(tree -> CourtMessages.at(tree, "/person").remove("cnic"));
        String receipt = work.waits("POSSIBLE_DUPLICATE", court.post(PATH, mistaken));
        assertThat(jdbc.sql(
                                "select person_id from intake.quarantine_reason where receipt = ?::uuid and code = 'POSSIBLE_DUPLICATE'")
                        .param(receipt)
                        .query(UUID.class)
                        .list())
                .containsExactly(person.value());
    }

    private String again(java.util.function.Consumer<tools.jackson.databind.node.ObjectNode> change) {
        return CourtMessages.but(first, tree -> {
            tree.put("messageId", CourtMessages.id());
            tree.put("caseNumber", "SC " + CourtMessages.id());
            change.accept(tree);
        });
    }
}
