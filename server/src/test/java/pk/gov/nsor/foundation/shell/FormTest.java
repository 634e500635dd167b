package pk.gov.nsor.foundation.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.i18n.LocaleContextHolder;

class FormTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 28);

    @AfterEach
    void forgetLanguage() {
        LocaleContextHolder.resetLocaleContext();
    }

    @Test
    void aDayWithItsWholeYearCountsAtOnce() {
        Form form = typed("28 نومبر 2026");
        assertThat(form.day("on")).contains(TODAY);
        assertThat(form.isValid()).isTrue();
        assertThat(form.value("on")).isEqualTo("28 نومبر 2026");
    }

    @Test
    void aDayWithAShortYearIsShownInWordsBeforeItCounts() {
        Form form = typed("27/11/26");
        assertThat(form.day("on")).isEmpty();
        assertThat(form.problem("on")).map(Form.Problem::key).contains("shell.form.day.meant");
        assertThat(form.value("on")).isEqualTo("27 November 2026");

        assertThat(typed(form.value("on")).day("on")).contains(LocalDate.of(2026, 11, 27));
    }

    @Test
    void itIsShownInTheLanguageOfTheReaderAndReadAgainInIt() {
        LocaleContextHolder.setLocale(Locale.of("ur"));
        Form form = typed("۲۷/۱۱/۲۶");
        assertThat(form.day("on", "missing")).isEmpty();
        assertThat(form.value("on")).contains("نومبر", "2026");

        assertThat(typed(form.value("on")).day("on")).contains(LocalDate.of(2026, 11, 27));
    }

    @Test
    void aBirthWithAShortYearDoesNotLieAhead() {
        Form form = typed("5-3-40");
        assertThat(form.pastDay("on")).isEmpty();
        assertThat(form.value("on")).isEqualTo("5 March 1940");
    }

    @Test
    void aDayOfAFilterIsShownInWordsAndCounts() {
        Form form = typed("27/11/26");
        assertThat(form.filterDay("on")).contains(LocalDate.of(2026, 11, 27));
        assertThat(form.isValid()).isTrue();
        assertThat(form.value("on")).isEqualTo("27 November 2026");
    }

    @Test
    void aMissingDayHasOneProblemAndAnOptionalOneNone() {
        Form form = typed("");
        assertThat(form.day("on", "notices.day.missing")).isEmpty();
        assertThat(form.problems()).extracting(Form.Problem::key).containsExactly("notices.day.missing");
        Form optional = typed("");
        assertThat(optional.day("on")).isEmpty();
        assertThat(optional.isValid()).isTrue();
    }

    @Test
    void aFieldThatCanMeanSeveralThingsAsksWhichInTheOrderGiven() {
        Form form = new Form().set("place", "Karachi");
        form.askBack("place", "several", new LinkedHashMap<>(Map.of("karachi-east", "Karachi East")));
        assertThat(form.isValid()).isFalse();
        assertThat(form.choices("place")).containsExactly(Map.entry("karachi-east", "Karachi East"));
        assertThat(form.choices("other")).isEmpty();
    }

    private static Form typed(String day) {
        return Form.of(Map.of("on", new String[] {day}), TODAY);
    }
}
