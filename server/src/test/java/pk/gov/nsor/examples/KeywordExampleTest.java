package pk.gov.nsor.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;
import pk.gov.nsor.foundation.sms.MessageParts;
import pk.gov.nsor.foundation.sms.TextLanguage;
import pk.gov.nsor.foundation.sms.internal.RegisterLines;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.Samples;

/** One class, and its texts, are a keyword: texted to the public's number, answered in the sender's language. */
@RegisterTest
@Import({OpeningHours.class, OpeningHoursKeyword.class})
class KeywordExampleTest {

    @Autowired
    private ApplicationContext context;

    @Autowired
    private OpeningHours hours;

    private RegisterLines lines;

    @BeforeEach
    void bind() throws IOException {
        lines = new RegisterLines(context);
    }

    @AfterEach
    void close() {
        lines.close();
    }

    @Test
    void theKeywordIsAnsweredInTheLanguageThatItsSenderChose() throws InterruptedException {
        String phone = Samples.phone();
        assertThat(lines.ask(phone, "Hours")).isEqualTo(OpeningHoursKeyword.text(TextLanguage.URDU, hours.present()));
        String _ = lines.ask(phone, "LANG EN");
        assertThat(lines.ask(phone, " hours "))
                .isEqualTo(OpeningHoursKeyword.text(TextLanguage.ENGLISH, hours.present()));
    }

    @Test
    void whatIsNoKeywordOfItsGoesOnToTheOtherHandlers() throws InterruptedException {
        String phone = Samples.phone();
        String _ = lines.ask(phone, "LANG EN");
        assertThat(lines.ask(phone, "HELP")).doesNotContain("The office is open");
        assertThat(lines.ask(phone, "HOURS of work")).doesNotContain("The office is open");
    }

    @ParameterizedTest
    @EnumSource
    void itsTextFitsOneMessageInEveryLanguage(TextLanguage language) {
        assertThat(MessageParts.of(OpeningHoursKeyword.text(language, new OpeningHours.Hours(10, 24)))
                        .parts())
                .hasSize(1);
    }
}
