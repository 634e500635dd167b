package pk.gov.nsor.agencies.exchange;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.foundation.kernel.PersonId;

/**
 * What an audience may hear of a person today. Never why the person is on the register.
 *
 * @param since since when it is so: since when nobody knows where the person is, or since when journeys have to be notified
 * @param nameLatin null where it is known in Urdu alone
 * @param nameUrdu null where it is known in Latin letters alone
 * @param station for the police alone: which answers, or answered last; null where none ever did
 * @param district the key of its district today; null where there is no station
 */
public record Heard(
        PersonId person,
        LocalDate since,
        @Nullable String nameLatin,
        @Nullable String nameUrdu,
        List<Cnic> cnics,
        @Nullable String station,
        @Nullable String district) {

    public Heard {
        cnics = List.copyOf(cnics);
    }

    /** Two that say the same have the same text. */
    String text() {
        return since + "\n" + nameLatin + "\n" + nameUrdu + "\n"
                + cnics.stream().map(Cnic::number).sorted().toList() + "\n" + station + "\n" + district;
    }
}
