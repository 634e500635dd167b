package pk.gov.nsor.enquiry.internal;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import pk.gov.nsor.sms.SenderHash;

/** In which language each sender is answered: the one of the text, or else the one last used; at first Urdu. */
@Component
class SenderLanguages {

    private final LanguageStore store;

    SenderLanguages(LanguageStore store) {
        this.store = store;
    }

    /** The languages after a batch; those that changed are stored. Nothing is kept of who asks for help. */
    Spoken after(List<Asked> batch) {
        Set<SenderHash> senders = new HashSet<>();
        for (Asked one : batch) {
            if (one.topic() != Topic.HELP) {
                senders.add(one.sender());
            }
        }
        if (senders.isEmpty()) {
            return new Spoken(Map.of());
        }
        Map<SenderHash, Language> languages = new HashMap<>();
        Map<SenderHash, Language> changed = new HashMap<>();
        store.of(senders).forEach((sender, stored) -> {
            languages.put(sender, stored.language());
            if (stored.isOfBefore()) {
                changed.put(sender, stored.language());
            }
        });
        for (Asked one : batch) {
            Language used = one.command().language();
            SenderHash sender = one.sender();
            if (used != null && one.topic() != Topic.HELP && used != languages.put(sender, used)) {
                changed.put(sender, used);
            }
        }
        if (!changed.isEmpty()) {
            store.store(changed);
        }
        return new Spoken(languages);
    }

    /** The languages of a batch. */
    record Spoken(Map<SenderHash, Language> bySender) {

        Language of(Asked asked) {
            Language used = asked.command().language();
            return used == null ? bySender.getOrDefault(asked.sender(), Language.URDU) : used;
        }
    }
}
