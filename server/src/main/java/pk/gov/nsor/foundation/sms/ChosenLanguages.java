package pk.gov.nsor.foundation.sms;

import java.util.Collection;
import java.util.Map;

/** The languages that senders of the public's short code have chosen with LANG; every module answers them in these. */
public interface ChosenLanguages {

    /** Those of these senders who chose one; nothing is kept of the question. */
    Map<SenderHash, TextLanguage> chosenBy(Collection<SenderHash> senders);
}
