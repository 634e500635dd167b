package pk.gov.nsor.accountability.screeningoverride;

import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.keys.KeyedHash;
import pk.gov.nsor.foundation.keys.Keys;

/** Says which text it is, for whoever has the text and the key. */
@Component
class TextHashes {

    private final KeyedHash hash;

    TextHashes(Keys keys) {
        hash = keys.keyedHash("allowed-text");
    }

    /** @return 32 bytes */
    byte[] of(StoppedText stopped) {
        // Neither field nor place has a line end.
        return hash.of(stopped.where() + "\n" + stopped.field() + "\n" + stopped.text());
    }
}
