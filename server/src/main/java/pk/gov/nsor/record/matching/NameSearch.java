package pk.gov.nsor.record.matching;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.kernel.MobileNumber;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.reference.Districts;
import pk.gov.nsor.record.registration.AccessGrounds;

/**
 * Finds people by name: candidates by their codes, ordered by how well they match. Each of its statements covers only
 * people whom the reader may read.
 */
@Service
public class NameSearch {

    /** The most people shown; more are neither shown nor counted. */
    public static final int MOST = 20;

    /** How many of one family have one number, at most, but for few. */
    private static final int USUAL_OWNERS = 4;

    private final Candidates candidates;
    private final AccessGrounds links;
    private final Districts districts;
    private final FoundPeople people;
    private final NameFilling filling;
    private final List<TelephoneOwners> telephones;
    private final Clock clock;

    NameSearch(
            Candidates candidates,
            AccessGrounds links,
            Districts districts,
            FoundPeople people,
            NameFilling filling,
            List<TelephoneOwners> telephones,
            Clock clock) {
        this.candidates = candidates;
        this.links = links;
        this.districts = districts;
        this.people = people;
        this.filling = filling;
        this.telephones = telephones;
        this.clock = clock;
    }

    /**
     * The result of a search.
     *
     * @param people at most {@link #MOST}, the best match first
     * @param isMore whether there are others
     * @param isComplete false while the search terms of the register are still being computed
     */
    public record Answer(List<FoundByName> people, boolean isMore, boolean isComplete) {

        public Answer {
            people = List.copyOf(people);
        }

        private Answer of(Predicate<FoundByName> which) {
            return new Answer(people.stream().filter(which).toList(), isMore, isComplete);
        }

        /** The best of them. */
        public Answer first(int most) {
            return new Answer(people.stream().limit(most).toList(), isMore || people.size() > most, isComplete);
        }
    }

    @Transactional(readOnly = true)
    public Answer find(SignedIn reader, NameQuestion question) {
        CandidateSql sql = new CandidateSql(
                question,
                links.readable(reader, CandidateSql.PERSON),
                reader.has(Role.REGISTRAR),
                districts,
                LocalDate.now(clock));
        // Read before the search, so that the answer never claims to be complete too early.
        boolean isComplete = filling.isComplete();
        List<FoundByName> found = people.of(candidates.of(sql, question), question, MOST + 1);
        return new Answer(found.stream().limit(MOST).toList(), found.size() > MOST, isComplete);
    }

    /** As {@link #find}; where nobody has all words, the last one may be the beginning of a word. */
    @Transactional(readOnly = true)
    public Answer whileTyped(SignedIn reader, NameQuestion question) {
        Answer whole = find(reader, question);
        return question.withoutLastWord()
                .filter(_ -> whole.people().isEmpty())
                .map(begun -> find(reader, begun).of(found -> question.mayBecome(found.foundName())))
                .orElse(whole);
    }

    /** Those with this verified number whom the reader may read. */
    @Transactional(readOnly = true)
    public Answer find(SignedIn reader, MobileNumber number) {
        List<PersonId> owners = telephones.stream()
                .flatMap(known -> known.of(number).stream())
                .distinct()
                .toList();
        // As many are asked about whether or not there are some, so that a number of nobody takes no less time.
        List<PersonId> readable = Stream.concat(owners.stream(), Stream.generate(PersonId::next))
                .limit(Math.max(owners.size(), USUAL_OWNERS))
                .filter(person -> !links.of(reader, person).isEmpty())
                .filter(owners::contains)
                .toList();
        List<FoundByName> found = people.withTelephone(readable);
        return new Answer(found.stream().limit(MOST).toList(), found.size() > MOST, true);
    }
}
