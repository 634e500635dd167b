package pk.gov.nsor.policing.notices;

import java.util.Objects;
import java.util.UUID;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionOperations;
import pk.gov.nsor.foundation.kernel.PersonId;

/** What came by SMS, without a telephone, for tests of other modules. */
public final class AnnouncementTaken {

    private AnnouncementTaken() {}

    /** An address that the person has announced; its identifier. */
    public static UUID of(PersonId person, ApplicationContext context) {
        Announcements announcements = context.getBean(Announcements.class);
        return Objects.requireNonNull(context.getBean(TransactionOperations.class)
                        .execute(status ->
                                announcements.take(person, new ShortForm(Announced.ADDRESS, "Mohalla Islampura"))))
                .id();
    }
}
