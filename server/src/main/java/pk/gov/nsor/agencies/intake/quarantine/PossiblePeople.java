package pk.gov.nsor.agencies.intake.quarantine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import pk.gov.nsor.agencies.intake.message.CheckedMessage;
import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.reference.Districts;
import pk.gov.nsor.record.matching.SimilarRecords;
import pk.gov.nsor.record.matching.SimilarRecords.Similar;
import pk.gov.nsor.record.matching.SoughtPerson;
import pk.gov.nsor.record.matching.compare.Comparison;
import pk.gov.nsor.record.register.Identity;
import pk.gov.nsor.record.register.People;
import pk.gov.nsor.record.registration.alike.NamesakeLines;
import pk.gov.nsor.record.registration.alike.NotThisPerson.Note;

/**
 * Whose records a message may be about, by match weights; sealed records too, for registrars alone. It links nobody: a
 * record that may be meant holds the message until a registrar has compared the two.
 */
@Component
public class PossiblePeople {

    /**
     * The match weight in bits from which a record holds a message. Of a register of 50,000 records, and one in twenty of
     * those convicted on it without their CNIC, a record of 20 bits is as likely theirs as not. Four bits more, sixteen
     * times as likely: while a message waits somebody convicted is not on the register, whereas of what it makes with less
     * the comparison of records ({@code duplicates}, from 20 bits) tells people within a minute.
     */
    public static final double HOLDS_FROM = 24;

    /** Of a message that says no more than a CNIC: one that a slip makes of it weighs more. */
    private static final double OF_A_CNIC = 1;

    private static final int MOST = 5;

    private static final double SAME_WEIGHT = 0.05;

    private static final Comparator<Similar> WEIGHTIEST_FIRST = Comparator.comparingDouble(
                    (Similar each) -> each.comparison().weight())
            .reversed();

    private final SimilarRecords similar;
    private final People people;
    private final NamesakeLines namesakes;
    private final Districts districts;

    PossiblePeople(SimilarRecords similar, People people, NamesakeLines namesakes, Districts districts) {
        this.similar = similar;
        this.people = people;
        this.namesakes = namesakes;
        this.districts = districts;
    }

    /** Whom a court's message describes; a district that means several, or none, says nothing. */
    public SoughtPerson sought(CheckedMessage message) {
        return new SoughtPerson(
                message.identity(),
                message.cnic(),
                message.addresses().stream()
                        .map(address -> districts.find(address.district()))
                        .filter(meant -> meant.size() == 1)
                        .map(meant -> meant.getFirst().code())
                        .collect(Collectors.toSet()));
    }

    /**
     * The records that are much alike, the weightiest first, at most {@value #MOST}; and those that have or had exactly this
     * name, father's name and birth date, whatever else differs.
     */
    public List<Similar> alike(SoughtPerson sought) {
        Identity identity = sought.identity();
        List<Similar> alike = new ArrayList<>(similar.to(sought, identity == null ? OF_A_CNIC : HOLDS_FROM).stream()
                .limit(MOST)
                .toList());
        if (identity != null) {
            List<PersonId> exact = people.resemblingEver(identity).stream()
                    .filter(person ->
                            alike.stream().noneMatch(each -> each.person().equals(person)))
                    .toList();
            if (!exact.isEmpty()) {
                compare(sought, exact).forEach((person, comparison) -> alike.add(new Similar(person, comparison)));
            }
        }
        alike.sort(WEIGHTIEST_FIRST);
        return alike;
    }

    /** Whether any of some people may be one of others, or has the same CNIC: what comes of them is to come in its order. */
    public boolean isAnyOf(Collection<SoughtPerson> some, Collection<SoughtPerson> others) {
        Set<Cnic> known =
                others.stream().map(SoughtPerson::cnic).filter(Objects::nonNull).collect(Collectors.toSet());
        return some.stream().map(SoughtPerson::cnic).filter(Objects::nonNull).anyMatch(known::contains)
                || similar.isAnyAlike(some, others, HOLDS_FROM);
    }

    public Map<PersonId, Comparison> compare(SoughtPerson sought, Collection<PersonId> records) {
        return similar.compare(sought, records);
    }

    /** The records for which a message about somebody has to wait, the likeliest first; none where it need not. */
    List<PersonId> holding(SoughtPerson sought) {
        List<Similar> alike = alike(sought);
        if (alike.isEmpty()) {
            return List.of();
        }
        List<Note> notes = namesakes.among(alike.stream().map(Similar::person).toList(), sought.cnic());
        return alike.stream()
                .filter(each -> notes.stream().noneMatch(note -> isSomebodyElse(each, note, alike)))
                .map(Similar::person)
                .toList();
    }

    /**
     * Whether it was found that whoever is described is not the person of this record: by their CNIC, or since they are as much
     * like another record that is somebody else's. Of two that are alike in the same way the newer counts, which was made
     * when the other one was known not to be it.
     */
    private static boolean isSomebodyElse(Similar record, Note note, List<Similar> alike) {
        double bits = record.comparison().weight();
        if (!note.isOf(record.person()) || !note.settles(bits)) {
            return false;
        }
        PersonId other = note.beside(record.person());
        return other == null
                || alike.stream()
                        .filter(each -> each.person().equals(other))
                        .mapToDouble(each -> each.comparison().weight())
                        .anyMatch(others -> others > bits + SAME_WEIGHT
                                || (others >= bits - SAME_WEIGHT
                                        && note.record().equals(record.person())));
    }
}
