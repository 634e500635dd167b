package pk.gov.nsor.publicservice.concerns;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.approval.Proposals;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.policing.supervision.CaseScope;
import pk.gov.nsor.record.conviction.FactRecording;
import pk.gov.nsor.record.conviction.merged.MergedFacts;
import pk.gov.nsor.record.merging.Merging;
import pk.gov.nsor.record.merging.PartedRecords;
import pk.gov.nsor.record.register.People;
import pk.gov.nsor.record.register.merged.MergedRecords;
import pk.gov.nsor.record.registration.OffenderRegistration;
import pk.gov.nsor.testing.JoinedRecords;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.Officers.Officer;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.Supervised;

/** Concerns about a person whose records are joined, and parted again. */
@RegisterTest
class ConcernsOfJoinedTest {

    private static final String DISTRICT = "chiniot";

    @Autowired
    private Concerns concerns;

    @Autowired
    private ConcernLists lists;

    @Autowired
    private MergedRecords merged;

    @Autowired
    private MergedFacts facts;

    @Autowired
    private PartedRecords parting;

    @Autowired
    private Proposals proposals;

    @Autowired
    private People register;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ApplicationContext context;

    private JoinedRecords joined;
    private Officer registrar;
    private Officer supervisor;
    private PersonId leading;
    private PersonId part;

    @BeforeEach
    void people(Officers officers, JoinedRecords together) {
        joined = together;
        registrar = officers.with(Role.REGISTRAR);
        supervisor = officers.with(Role.NATIONAL_SUPERVISOR);
        Supervised people = new Supervised(
                context.getBean(OffenderRegistration.class),
                context.getBean(FactRecording.class),
                jdbc,
                Actor.system("test"));
        leading = people.in(DISTRICT);
        part = people.in(DISTRICT);
    }

    @Test
    void manyConcernsAboutOnePersonAreACampaignUnderWhicheverRecordTheyCame() {
        Cnic cnic = cnicOf(part);
        received(cnic, 3);
        join();
        received(cnic, 2);
        assertThat(lists.campaigns(new CaseScope(false, Set.of(DISTRICT), Set.of(station()))))
                .filteredOn(campaign -> campaign.person() != null)
                .singleElement()
                .returns(leading, ConcernLists.Campaign::person)
                .returns(5L, ConcernLists.Campaign::concerns);
    }

    @Test
    void aConcernThatCameWhileTheRecordsWereOneGoesWithThePersonItIsAbout() {
        Cnic cnic = cnicOf(part);
        Cnic other = cnicOf(leading);
        join();
        received(cnic, 1);
        received(other, 1);
        assertThat(about(leading)).isEqualTo(2);
        UUID proposal = parting.ask(
                merged.ofPart(part).orElseThrow(),
                Merging.Going.NOTHING,
                "Their fingerprints differ",
                LocalDate.now(),
                registrar.actor());
        proposals.approve(proposal, "", supervisor.actor());
        assertThat(about(leading)).isEqualTo(1);
        assertThat(about(part)).isEqualTo(1);
    }

    private void join() {
        joined.join(leading, part, facts.perhapsSame(leading, part));
    }

    private void received(Cnic cnic, int many) {
        for (int one = 0; one < many; one++) {
            String _ = concerns.receive(
                    new NewConcern(
                            ConcernKind.MOVED, cnic, "", DISTRICT, "He moved into the yellow house last week", null),
                    "2001:db8:" + Long.toHexString(Math.floorMod(cnic.number(), 65_536L)) + ":" + one + "::1");
        }
    }

    private long about(PersonId person) {
        return jdbc.sql("select count(*) from concerns.concern where person_id = ?")
                .param(person.value())
                .query(Long.class)
                .single();
    }

    private Cnic cnicOf(PersonId person) {
        return register.get(person).cnics().getFirst().cnic();
    }

    private String station() {
        return jdbc.sql("select station_code from supervision.responsibility where person_id = ? and until_day is null")
                .param(leading.value())
                .query(String.class)
                .single();
    }
}
