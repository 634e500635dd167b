package pk.gov.nsor.accountability.retention;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import pk.gov.nsor.foundation.access.Purpose;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.record.fingerprints.Finger;
import pk.gov.nsor.record.fingerprints.FingerprintSearch;
import pk.gov.nsor.record.fingerprints.FingerprintSearch.Answer;
import pk.gov.nsor.record.fingerprints.FingerprintSearch.Question;
import pk.gov.nsor.record.fingerprints.Fingerprints;
import pk.gov.nsor.record.fingerprints.NewPrint;
import pk.gov.nsor.record.registration.OffenderRegistration;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.Officers.Officer;
import pk.gov.nsor.testing.Prints;
import pk.gov.nsor.testing.RegisterTest;

@RegisterTest
class ErasureOfFingerprintsTest {

    @Autowired
    private Erasures erasures;

    @Autowired
    private OffenderRegistration registration;

    @Autowired
    private Fingerprints fingerprints;

    @Autowired
    private FingerprintSearch search;

    @Value("${spring.datasource.url}")
    private String url;

    @Test
    void fingerprintsGoWithTheRecordAndOutOfTheSearchAtOnce(Officers officers) {
        Officer registrar = officers.with(Role.REGISTRAR);
        EndedRecords records = new EndedRecords(registration, url);
        PersonId person = records.registered();
        NewPrint print = fingerprints.read(
                Finger.LEFT_RING, Prints.finger(5).turned(3, 0, 0).png());
        fingerprints.add(person, List.of(print), registrar.actor());
        assertThat(found(registrar, print)).contains(person);

        records.ended(person.value(), EndedRecords.today().minusYears(EndedRecords.YEARS));
        assertThat(erasures.erase(person.value())).isEqualTo(Erasures.Outcome.ERASED);

        assertThat(found(registrar, print)).doesNotContain(person);
        assertThat(fingerprints.of(person)).isEmpty();
        assertThat(records.tablesWith(person.value().toString())).doesNotContain("fingerprints.print");
    }

    private List<PersonId> found(Officer registrar, NewPrint print) {
        Answer answer = search.find(
                registrar.signedIn(),
                new Question(List.of(print), null, null, null, true),
                Purpose.values()[0],
                registrar.actor());
        return answer.candidates().stream()
                .map(FingerprintSearch.Candidate::person)
                .toList();
    }
}
