package pk.gov.nsor.survivors.alerts;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;

/**
 * What she is sent. For each theme and language there is one sentence, whatever happened: with a number whose meaning she and her
 * cell know, a day, and a code to answer. It names nobody and nothing.
 */
final class AlertTexts {

    /** The answer to whatever comes, from anybody: it tells whoever holds the telephone nothing. */
    static final String REPLY = "Thank you. Shukriya.";

    private static final Properties TEXTS = read();

    private AlertTexts() {}

    static String of(Theme theme, AlertLanguage language, String number, LocalDate day, String code) {
        String pattern = Objects.requireNonNull(TEXTS.getProperty(theme.key() + "." + language.key()));
        return new MessageFormat(pattern, Locale.ROOT).format(new Object[] {
            number,
            DateTimeFormatter.ofPattern(language.day(), language.locale()).format(day),
            code
        });
    }

    private static Properties read() {
        Properties texts = new Properties();
        try (InputStream file = AlertTexts.class.getResourceAsStream("/survivors/messages.properties");
                InputStreamReader reader =
                        new InputStreamReader(Objects.requireNonNull(file), StandardCharsets.UTF_8)) {
            texts.load(reader);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return texts;
    }
}
