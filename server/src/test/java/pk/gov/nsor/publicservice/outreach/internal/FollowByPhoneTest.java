package pk.gov.nsor.publicservice.outreach.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import pk.gov.nsor.foundation.kernel.MobileNumber;
import pk.gov.nsor.foundation.keys.Keys;
import pk.gov.nsor.foundation.sms.internal.RegisterLines;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.Samples;

/** FOLLOW, the code, STOP: from a telephone of the simulator, over real sockets, beside the other handlers. */
@RegisterTest
class FollowByPhoneTest {

    private static final Pattern CODE = Pattern.compile("[0-9]{4}");

    @Autowired
    private ApplicationContext context;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Keys keys;

    private final String phone = Samples.phone();
    private RegisterLines lines;

    @BeforeEach
    void bind() throws Exception {
        lines = new RegisterLines(context);
    }

    @AfterEach
    void close() {
        lines.close();
    }

    @ParameterizedTest
    @CsvSource({
        "FOLLOW Lahore, YES, STOP, Lahore district, ENGLISH, no awareness messages any more",
        "paigham Lahore, haan, band, Zila Lahore, ROMAN_URDU, koi agahi paigham nahi milega",
        "پیغام لاہور, ہاں, بند, ضلع لاہور, URDU, کوئی آگاہی پیغام نہیں ملے گا"
    })
    void fromTheFirstTextToTheLast(String follow, String yes, String stop, String area, String language, String ended)
            throws Exception {
        String asked = ask(follow);
        assertThat(asked).contains(area);
        Matcher code = CODE.matcher(asked);
        assertThat(code.find()).isTrue();
        assertThat(language()).as("asked only").isEmpty();
        assertThat(ask(yes + " " + inScriptOf(yes, code.group()))).contains(area);
        assertThat(language()).containsExactly(language);
        assertThat(ask(stop)).contains(ended);
        assertThat(language()).as("the row is gone").isEmpty();
    }

    @Test
    void whatIsNoneOfOutreachsIsTheEnquirysStill() throws Exception {
        assertThat(ask("LANG EN")).contains("answered in English");
        assertThat(ask("hello")).contains("FOLLOW");
        assertThat(ask("HELP")).contains("15");
    }

    private static String inScriptOf(String word, String digits) {
        if (word.charAt(0) < 128) {
            return digits;
        }
        StringBuilder urdu = new StringBuilder();
        digits.chars().forEach(digit -> urdu.append((char) ('۰' + digit - '0')));
        return urdu.toString();
    }

    private List<String> language() {
        return jdbc.sql("select language from outreach.subscription where follower_hash = ?")
                .param(keys.keyedHash("outreach-follower")
                        .of(MobileNumber.parse(phone).e164()))
                .query(String.class)
                .list();
    }

    private String ask(String text) throws InterruptedException {
        return lines.ask(phone, text);
    }
}
