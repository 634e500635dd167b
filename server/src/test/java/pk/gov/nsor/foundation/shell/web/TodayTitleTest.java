package pk.gov.nsor.foundation.shell.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import pk.gov.nsor.foundation.shell.TodayList;
import pk.gov.nsor.testing.RegisterTest;

/** A list of Today says how many there are, or that there are more than were counted. */
@RegisterTest
class TodayTitleTest {

    @Autowired
    private SpringTemplateEngine templates;

    @Test
    void aListThatWasCountedToItsEndSaysHowManyThereAre() {
        assertThat(title(new TodayList.Content("shell.today.title", 1_000, null, List.of()), Locale.ENGLISH))
                .contains("(1000)");
    }

    @Test
    void aListOfMoreThanWereCountedSaysSoInBothLanguages() {
        TodayList.Content many = new TodayList.Content("shell.today.title", 1_000, true, null, List.of());
        assertThat(title(many, Locale.ENGLISH)).contains("(more than 1,000)");
        assertThat(title(many, Locale.of("ur"))).contains("(1,000 سے زیادہ)");
    }

    private String title(TodayList.Content list, Locale language) {
        return templates.process("shell/part", Set.of("today-title"), new Context(language, Map.of("list", list)));
    }
}
