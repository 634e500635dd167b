package pk.gov.nsor.survivors.support;

import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.keys.KeyedHash;
import pk.gov.nsor.foundation.keys.Keys;
import tools.jackson.databind.json.JsonMapper;

/** What a page has shown, as a keyed hash: a decision is refused where it has changed since. */
@Component
public class CaseVersions {

    private final CaseStore store;
    private final JsonMapper json;
    private final KeyedHash hash;

    CaseVersions(CaseStore store, JsonMapper json, Keys keys) {
        this.store = store;
        this.json = json;
        this.hash = keys.keyedHash("survivor-case-page");
    }

    /** Until the transaction ends nobody else changes anything. */
    public void hold() {
        int _ = store.change(_ -> 0);
    }

    /** Of everything that the cell sees. */
    public String ofCase(UUID id) {
        return of(store.find(id));
    }

    /** Of what its service sees. Other referrals of the case change nothing here. */
    public String ofReferral(UUID id) {
        return of(store.all().stream()
                .filter(one -> one.referral(id).isPresent())
                .findFirst()
                .map(one -> Part.of(one, one.referral(id).orElseThrow())));
    }

    private String of(Optional<?> shown) {
        return HexFormat.of()
                .formatHex(hash.of(shown.map(json::writeValueAsString).orElse("")));
    }
}
