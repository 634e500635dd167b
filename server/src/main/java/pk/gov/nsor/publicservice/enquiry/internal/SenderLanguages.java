package pk.gov.nsor.publicservice.enquiry.internal;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.sms.ChosenLanguages;
import pk.gov.nsor.foundation.sms.SenderHash;
import pk.gov.nsor.foundation.sms.TextLanguage;
import pk.gov.nsor.publicservice.enquiry.internal.LanguageRepository.Stored;
import pk.gov.nsor.publicservice.enquiry.internal.keyword.Command;
import pk.gov.nsor.publicservice.enquiry.internal.keyword.Command.ChooseLanguage;
import pk.gov.nsor.publicservice.enquiry.internal.keyword.KeywordTopic;
import pk.gov.nsor.publicservice.enquiry.internal.keyword.ParsedQuestion;

/**
 * In which language each sender is answered: the one chosen with LANG, until another is chosen; for whoever chose none the one
 * of the text, or else the one last used; at first Urdu.
 */
@Component
class SenderLanguages implements ChosenLanguages {

    private final LanguageRepository store;

    SenderLanguages(LanguageRepository store) {
        this.store = store;
    }

    /** The languages of a batch, each text after those before it; what changed is stored. Nothing is kept of who asks for help. */
    Spoken after(List<ParsedQuestion> batch) {
        Set<SenderHash> senders = new HashSet<>();
        Set<SenderHash> kept = new HashSet<>();
        for (ParsedQuestion one : batch) {
            senders.add(one.sender());
            if (one.topic() != KeywordTopic.HELP) {
                kept.add(one.sender());
            }
        }
        Map<SenderHash, Stored> known = store.of(senders);
        Map<SenderHash, Stored> changed = new HashMap<>();
        known.forEach((sender, stored) -> {
            if (stored.isOfBefore() && kept.contains(sender)) {
                changed.put(sender, stored);
            }
        });
        Map<ParsedQuestion, Language> spoken = new IdentityHashMap<>();
        for (ParsedQuestion one : batch) {
            Stored before = known.get(one.sender());
            Stored now = after(before, one.command());
            spoken.put(one, language(now));
            if (now != null && !now.equals(before) && one.topic() != KeywordTopic.HELP) {
                known.put(one.sender(), now);
                changed.put(one.sender(), now);
            }
        }
        if (!changed.isEmpty()) {
            store.store(changed);
        }
        return new Spoken(spoken);
    }

    /** The languages in which these texts are answered now, each by itself; nothing is stored. */
    Spoken now(List<ParsedQuestion> texts) {
        Map<SenderHash, Stored> known =
                store.of(texts.stream().map(ParsedQuestion::sender).collect(Collectors.toSet()));
        Map<ParsedQuestion, Language> spoken = new IdentityHashMap<>();
        for (ParsedQuestion one : texts) {
            spoken.put(one, language(after(known.get(one.sender()), one.command())));
        }
        return new Spoken(spoken);
    }

    private static Language language(@Nullable Stored stored) {
        return stored == null ? Language.URDU : stored.language();
    }

    private static @Nullable Stored after(@Nullable Stored before, Command command) {
        Language used = command.language();
        boolean isChoice = command instanceof ChooseLanguage;
        if (used == null || (before != null && before.isChosen() && !isChoice)) {
            return before;
        }
        return before != null && before.language() == used && before.isChosen() == isChoice
                ? before
                : new Stored(used, isChoice, false);
    }

    @Override
    public Map<SenderHash, TextLanguage> chosenBy(Collection<SenderHash> senders) {
        Map<SenderHash, TextLanguage> chosen = new HashMap<>();
        store.of(senders).forEach((sender, stored) -> {
            if (stored.isChosen()) {
                chosen.put(sender, stored.language().ofTexts());
            }
        });
        return chosen;
    }

    /** The languages in which the texts of a batch are answered. */
    record Spoken(Map<ParsedQuestion, Language> byText) {

        Language of(ParsedQuestion asked) {
            return Objects.requireNonNull(byText.get(asked));
        }
    }
}
