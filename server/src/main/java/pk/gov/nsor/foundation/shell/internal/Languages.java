package pk.gov.nsor.foundation.shell.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.ResourceBundleMessageSource;
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

    /** Every module's {@code messages/<module>.properties}; a missing key is an error, a missing translation too. */
    @Bean
    MessageSource messageSource() throws IOException {
        ResourceBundleMessageSource source = new ResourceBundleMessageSource();
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
            names.add("messages/" + file.replaceFirst("_ur(_Latn)?$", ""));
        });
        return names.toArray(String[]::new);
    }
}
