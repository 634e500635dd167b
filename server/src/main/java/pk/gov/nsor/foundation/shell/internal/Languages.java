package pk.gov.nsor.foundation.shell.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.ReloadableResourceBundleMessageSource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.web.servlet.LocaleResolver;

/** English and Urdu: the choice of a reader's language, and the message bundles of all modules. */
@Configuration(proxyBeanMethods = false)
public class Languages {

    /** In the order of the language switch; the first is the default. */
    public static final List<Locale> ALL = List.of(Locale.ENGLISH, Locale.of("ur"));

    @Bean
    LocaleResolver localeResolver() {
        return new LanguageCookie();
    }

    /**
     * Every module's {@code messages/<module>.properties}; a missing key is an error, a missing translation too. Never
     * reloaded: so all are read into one table for each language, and a text is found at once and not by one module after
     * the other, which took a tenth of a page's time.
     */
    @Bean
    MessageSource messageSource() throws IOException {
        MergedTexts source = new MergedTexts();
        source.setBasenames(bundles());
        source.setDefaultEncoding(StandardCharsets.UTF_8.name());
        source.setFallbackToSystemLocale(false);
        return source;
    }

    static Locale oneOfOurs(Locale asked) {
        return ALL.stream()
                .filter(ours -> ours.getLanguage().equals(asked.getLanguage()))
                .findFirst()
                .orElse(Locale.ENGLISH);
    }

    private static String[] bundles() throws IOException {
        Resource[] found = new PathMatchingResourcePatternResolver().getResources("classpath*:messages/*.properties");
        TreeSet<String> names = new TreeSet<>();
        Arrays.stream(found).forEach(resource -> {
            String file = String.valueOf(resource.getFilename()).replace(".properties", "");
            names.add("classpath:messages/" + file.replaceFirst("_(ur(_Latn)?|sd|ps)$", ""));
        });
        return names.toArray(String[]::new);
    }

    /** Spring's looks for a language and a country, and not for a script, which Roman Urdu is ({@code ur_Latn}). */
    private static final class MergedTexts extends ReloadableResourceBundleMessageSource {

        @Override
        protected List<String> calculateFilenamesForLocale(String basename, Locale locale) {
            List<String> files = new ArrayList<>(super.calculateFilenamesForLocale(basename, locale));
            if (!locale.getScript().isEmpty()) {
                files.addFirst(basename + "_" + locale.getLanguage() + "_" + locale.getScript());
            }
            return files;
        }
    }
}
