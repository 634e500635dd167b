package pk.gov.nsor.publicservice.directory.web;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The languages of the public page of where help is: more than the register's, since whoever is in need may read no other. */
enum NearLanguage {
    /** Of whoever asks for none, as the first answer by SMS is. */
    URDU("ur", "اردو"),
    ENGLISH("en", "English"),
    SINDHI("sd", "سنڌي"),
    PASHTO("ps", "پښتو");

    private final String code;
    private final String ownName;

    NearLanguage(String code, String ownName) {
        this.code = code;
        this.ownName = ownName;
    }

    /** @param code as in addresses; anything that is none is Urdu */
    static NearLanguage of(String code) {
        return Arrays.stream(values())
                .filter(language -> language.code.equals(code))
                .findFirst()
                .orElse(URDU);
    }

    public String code() {
        return code;
    }

    /** As its readers call it. */
    public String ownName() {
        return ownName;
    }

    Locale locale() {
        return Locale.of(code);
    }

    public boolean isEnglish() {
        return this == ENGLISH;
    }

    public boolean isUrdu() {
        return this == URDU;
    }

    /** In which language names and places are: the directory has them in two. */
    public String namesCode() {
        return isEnglish() ? "en" : "ur";
    }

    public List<NearLanguage> others() {
        return Arrays.stream(values()).filter(language -> language != this).toList();
    }
}
