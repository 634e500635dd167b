package pk.gov.nsor.dangers;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import pk.gov.nsor.testing.ServerClasses;

/** What the register does not do at all, so that nobody can make it: call other servers, run programs, read what executes. */
// Kept no longer than the class: they are some hundred megabytes.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WaysOutTest {

    private final JavaClasses server = ServerClasses.all();

    private static final Path TEMPLATES = Path.of("src/main/resources/templates");
    private static final Path SCRIPTS = Path.of("src/main/resources/static");

    /**
     * Witnesses are called at the addresses of the settings, and get hashes alone. Subscribers are called at addresses that two
     * people have approved and that are checked with each connection, and by the Kafka cluster of the settings. The survivors' vault
     * calls the register. The database's driver gets its sockets, which it connects to the address of the settings.
     */
    @Test
    void theServerCallsNoOtherServerButTheGatewayOfMessagesItsWitnessesNadraAndSubscribers() {
        noClasses()
                .that()
                .resideOutsideOfPackages("pk.gov.nsor.foundation.sms.internal.smpp..", "pk.gov.nsor.startup.launch..")
                .and()
                .doNotHaveFullyQualifiedName("pk.gov.nsor.foundation.audit.sealing.HttpWitness")
                .and()
                .doNotHaveFullyQualifiedName("pk.gov.nsor.agencies.verification.nadra.NadraClient")
                .and()
                .doNotHaveFullyQualifiedName("pk.gov.nsor.survivors.alerts.feed.RegisterFeed")
                .and()
                .doNotHaveFullyQualifiedName("pk.gov.nsor.foundation.database.DatabaseSockets")
                .and()
                .haveNameNotMatching(
                        "pk\\.gov\\.nsor\\.agencies\\.exchange\\.sending\\.(Connections(\\$Open)?|KafkaWay|KafkaTopics|TopicClient)")
                .should()
                .dependOnClassesThat()
                .haveNameMatching(
                        "java\\.net\\.(Socket|URLConnection|HttpURLConnection|DatagramSocket)"
                                + "|java\\.net\\.http\\..*|java\\.nio\\.channels\\.SocketChannel"
                                + "|org\\.springframework\\.web\\.(client|reactive)\\..*|org\\.apache\\.(http|hc|kafka).*|javax\\.net\\..*")
                .check(server);
        noClasses().should().callMethod(java.net.URL.class, "openStream").check(server);
        noClasses().should().callMethod(java.net.URL.class, "openConnection").check(server);
    }

    @Test
    void nothingThatARequestReachesStartsAProgram() {
        noClasses()
                .that()
                .resideOutsideOfPackage("pk.gov.nsor.startup.launch..")
                .should()
                .dependOnClassesThat()
                .haveNameMatching("java\\.lang\\.(Process|ProcessBuilder|Runtime\\$.*)")
                .check(server);
        noClasses().should().callMethod(Runtime.class, "exec", String.class).check(server);
        noClasses().should().callMethod(Runtime.class, "exec", String[].class).check(server);
    }

    /** A spreadsheet is XML: three classes read it as a stream, without its declarations and without what it names outside. */
    @Test
    void noXmlNoScriptAndNoNamesOfOtherSystemsAreRead() {
        noClasses()
                .that()
                .haveNameMatching("pk\\.gov\\.nsor\\.agencies\\.imports\\.file\\.(Spreadsheet|SheetTexts|SheetDays)")
                .should()
                .dependOnClassesThat()
                .haveNameMatching("javax\\.xml\\.(?!stream\\.|XMLConstants).*|org\\.w3c\\..*|org\\.xml\\..*")
                .check(server);
        noClasses()
                .that()
                .haveNameNotMatching("pk\\.gov\\.nsor\\.agencies\\.imports\\.file\\.(Spreadsheet|SheetTexts|SheetDays)")
                .should()
                .dependOnClassesThat()
                .haveNameMatching(
                        "javax\\.xml\\..*|org\\.w3c\\..*|org\\.xml\\..*|javax\\.script\\..*|javax\\.naming\\..*"
                                + "|org\\.springframework\\.expression\\..*|org\\.graalvm\\..*|java\\.beans\\.XML.*")
                .check(server);
    }

    /** Objects are read of what the register sealed itself, and of nothing else. */
    @Test
    void objectsAreReadInOnePlace() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("pk.gov.nsor.foundation.access.session.SessionSeal")
                .should()
                .dependOnClassesThat()
                .haveNameMatching("java\\.io\\.ObjectInputStream")
                .check(server);
    }

    @Test
    void filesForSpreadsheetsAreWrittenInOnePlace() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("pk.gov.nsor.foundation.shell.CsvFile")
                .should()
                .dependOnClassesThat()
                .haveNameMatching("org\\.apache\\.commons\\.csv\\.CSVPrinter")
                .check(server);
    }

    /** Made-up people, the moment at which a lost link is tried again, and the lots with which one that was drawn is compared may be guessed. */
    @Test
    void noRandomNumberCanBeGuessed() {
        noClasses()
                .that()
                .resideOutsideOfPackages("pk.gov.nsor.startup.demo..", "pk.gov.nsor.foundation.sms.internal.smpp..")
                .and()
                .doNotHaveFullyQualifiedName("pk.gov.nsor.publicservice.outreach.campaign.CampaignEffect")
                .should()
                .dependOnClassesThat()
                .haveNameMatching(
                        "java\\.util\\.Random|java\\.util\\.concurrent\\.ThreadLocalRandom|java\\.util\\.SplittableRandom")
                .check(server);
        noClasses().should().callMethod(Math.class, "random").check(server);
    }

    @Test
    void noPageHasARawTextAScriptOrAStyleInIt() {
        Pattern raw =
                Pattern.compile("th:utext|\\[\\([^)]|th:inline|<style|\\sstyle=|\\son[a-z]+=\"|javascript:|__\\$\\{");
        assertThat(found(TEMPLATES, ".html", raw)).isEmpty();
    }

    /** All that a script keeps in a browser: the names of the sections of a record's page that are unfolded, on no record. */
    private static final String PREFERENCE = "document.cookie = `sections=${names}; Path=/people;";

    @Test
    void noScriptBuildsAPageOrRunsTextOrKeepsMoreThanWhichSectionsAreUnfolded() {
        Pattern raw =
                Pattern.compile("\\.innerHTML|\\.outerHTML|insertAdjacentHTML|document\\.write|\\beval\\(|new Function"
                        + "|localStorage|sessionStorage|indexedDB|document\\.cookie|postMessage|setTimeout\\(\"");
        assertThat(found(SCRIPTS, ".js", raw)).singleElement().asString().contains(PREFERENCE);
    }

    private static List<String> found(Path folder, String ending, Pattern pattern) {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> all =
                    files.filter(file -> file.toString().endsWith(ending)).toList();
            assertThat(all).isNotEmpty();
            return all.stream()
                    .flatMap(file -> lines(file)
                            .filter(line -> pattern.matcher(line).find())
                            .map(line -> file + ": " + line))
                    .toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
