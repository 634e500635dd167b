package pk.gov.nsor.survivors.alerts.places;

import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;

/** What a vault knows that has begun again on the same database. The one before is used no more. */
public final class Restarted {

    private Restarted() {}

    public static Places places(ApplicationContext vault) {
        return new Places(vault.getBean(PlaceTable.class), vault.getBean(TransactionTemplate.class));
    }
}
