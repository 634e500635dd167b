package pk.gov.nsor.publicservice.disclosure.cases;

import java.util.Locale;

/** Where a request stands. The names are stored. */
public enum RequestState {
    /** The officer has begun it; nobody else knows of it. */
    DRAFT,
    /** The District Public Prosecutor has to check it. */
    WITH_PROSECUTOR,
    /** The National Police Bureau has to decide it. */
    WITH_BUREAU,
    /** Answered: the officer may open the answer until it expires. */
    ANSWERED,
    /** Refused by the prosecutor or the bureau. */
    REFUSED,
    /** Taken back by the officer, or a draft that was never sent. */
    WITHDRAWN;

    /** Whether somebody still has to do something. */
    public boolean isOpen() {
        return this == DRAFT || isWaiting();
    }

    /** Whether it was sent and is not decided. */
    public boolean isWaiting() {
        return this == WITH_PROSECUTOR || this == WITH_BUREAU;
    }

    /** As message keys name it. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
