package pk.gov.nsor.accountability.retention;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.approval.Proposals;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.record.conviction.merged.MergedFacts;
import pk.gov.nsor.record.duplicates.Duplicates;
import pk.gov.nsor.record.duplicates.SamePerson;
import pk.gov.nsor.record.registration.OffenderRegistration;
import pk.gov.nsor.testing.JoinedRecords;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.RegisterTest;

@RegisterTest
class ErasureOfJoinedRecordsTest {

    @Autowired
    private Erasures erasures;

    @Autowired
    private OffenderRegistration registration;

    @Autowired
    private MergedFacts facts;

    @Autowired
    private Duplicates duplicates;

    @Autowired
    private SamePerson same;

    @Autowired
    private Proposals proposals;

    @Autowired
    private JdbcClient jdbc;

    @Value("${spring.datasource.url}")
    private String url;

    private EndedRecords records;
    private PersonId older;
    private PersonId newer;

    @BeforeEach
    void join(Officers officers) {
        records = new EndedRecords(registration, url);
        older = records.registered();
        newer = records.registered();
        new JoinedRecords(
                        jdbc,
                        duplicates,
                        same,
                        proposals,
                        officers.with(Role.REGISTRAR),
                        officers.with(Role.NATIONAL_SUPERVISOR))
                .join(older, newer, facts.perhapsSame(older, newer));
    }

    @Test
    void bothRecordsGoTogetherWithTheirKeys() {
        records.ended(older.value(), EndedRecords.today().minusYears(EndedRecords.YEARS));
        records.ended(newer.value(), EndedRecords.today().minusYears(EndedRecords.YEARS));
        assertThat(erasures.erase(newer.value()))
                .as("it goes with the leading one")
                .isEqualTo(Erasures.Outcome.NOT_DUE);
        assertThat(erasures.erase(older.value())).isEqualTo(Erasures.Outcome.ERASED);
        for (PersonId each : new PersonId[] {older, newer}) {
            assertThat(jdbc.sql("select keys_gone_at is not null from retention.erasure where subject_id = ?")
                            .param(each.value())
                            .query(Boolean.class)
                            .single())
                    .isTrue();
            assertThat(records.tablesWith(each.value().toString()))
                    .doesNotContain("register.person", "register.merged_record");
        }
    }
}
