package pk.gov.nsor.record.registration.alike;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.foundation.kernel.PersonId;

/** Knows who was found not to be the person of a record: a bean of each module in which people find that. */
public interface NotThisPerson {

    /** How many bits more than when it was decided make the question worth another look. */
    BigDecimal REOPENS = BigDecimal.valueOf(5);

    /**
     * What was found between these records, and of the CNIC's holder and any of them.
     *
     * @param cnic null for none
     */
    List<Note> among(Collection<PersonId> records, @Nullable Cnic cnic);

    /**
     * That somebody is not the person of a record.
     *
     * @param record of the two the older
     * @param namesake the record of the somebody; null where it is the holder of the CNIC
     * @param weight the match weight of the two records when it was decided, in bits; null where it was not decided by likeness
     * @param by whoever decided; null where it was two, on a proof that they had seen
     * @param reason in their words; null where there is none
     */
    record Note(
            PersonId record,
            @Nullable PersonId namesake,
            @Nullable BigDecimal weight,
            Instant at,
            @Nullable UUID by,
            @Nullable String reason) {

        /** Whether it is about this record. */
        public boolean isOf(PersonId person) {
            return person.equals(record) || person.equals(namesake);
        }

        /** The other record; null for none. */
        public @Nullable PersonId beside(PersonId person) {
            return person.equals(record) ? namesake : record;
        }

        /** Whether it still settles the matter for somebody who is as much alike by now. */
        public boolean settles(double bits) {
            return weight == null || bits < weight.add(REOPENS).doubleValue();
        }
    }
}
