package pk.gov.nsor.foundation.kernel;

import java.util.Locale;

/** What has a name in English and one in Urdu. */
public interface Bilingual {

    String nameEn();

    String nameUr();

    /** In Urdu where that is the language, otherwise in English. */
    default String name(Locale language) {
        return language.getLanguage().equals("ur") ? nameUr() : nameEn();
    }
}
