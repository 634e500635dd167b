package pk.gov.nsor.policing.notices;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.audit.RecordKeys;
import pk.gov.nsor.foundation.kernel.PersonId;

/** Encrypts what is notified about a person under the key of the record. */
@Component
public class NoticeSeal {

    private final RecordKeys keys;

    NoticeSeal(RecordKeys keys) {
        this.keys = keys;
    }

    /** @param context what the text is, so that it opens as nothing else */
    public byte[] encrypt(PersonId person, String context, String text) {
        return keys.of(person.value()).encrypt(text.getBytes(StandardCharsets.UTF_8), bytes(context));
    }

    public String decrypt(PersonId person, String context, byte[] encrypted) {
        return new String(
                keys.find(person.value()).orElseThrow().decrypt(encrypted, bytes(context)), StandardCharsets.UTF_8);
    }

    /** Takes {@link RecordKeys#column} of a row with encrypted text in it, before that is decrypted. */
    void take(PersonId person, ResultSet row) throws SQLException {
        keys.take(person.value(), row);
    }

    private static byte[] bytes(String context) {
        return ("notices/" + context).getBytes(StandardCharsets.UTF_8);
    }
}
