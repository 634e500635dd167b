package pk.gov.nsor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What takes long is of a kind that only {@code bin/test --all} runs: journeys by their name, walks, faults and processes by their
 * tag, and single tests that take more than ten seconds as long ones. What has a register or a database is left out of
 * {@code bin/test --quick} (docs/testing.md). Most of it can be told by what a class uses.
 */
class TestKindsTest {

    private static final Set<String> LONG = Set.of("walk", "fault", "process", "long");
    private static final String REGISTER = "register";

    private static final Pattern TAG = Pattern.compile("^ *@Tag\\(\"([^\"]*)\"\\)", Pattern.MULTILINE);
    private static final Pattern TEST_CLASS = Pattern.compile(".*(Test|Tests|Properties|Journey)\\.java");

    /** What bin/test and bin/test --quick leave out, in this order. */
    private static final Pattern LEFT_OUT = Pattern.compile("<tests.without-tags>([^<]+)</tests.without-tags>");

    private static final Pattern DATABASE = Pattern.compile("\\bTestDatabase\\b|@SpringBootTest");

    private static final Pattern BROWSER =
            Pattern.compile("(import|package) pk\\.gov\\.nsor\\.journey[.;](?s:.*)\\bBrowser\\b");
    private static final Pattern EVERY_CELL_OR_FORM =
            Pattern.compile("\\bAuthority(Endpoints|Table)\\b|DecidingForm\\.all\\(");
    private static final Pattern PROGRAMS =
            Pattern.compile("\\b(TrailStory|SmsStory|SurvivorsStory|GatewayProcess|NeutralProcess"
                    + "|WitnessSimulator|RunningRegister|Keycloak|Fuzzing)\\b|EmbeddedPostgres\\.start");

    private static final Pattern REGISTER_OF_TESTS = Pattern.compile("^@(Register|Vault)Test\\b", Pattern.MULTILINE);

    private record Source(String name, String text) {

        Set<String> tags() {
            return TAG.matcher(text).results().map(tag -> tag.group(1)).collect(Collectors.toCollection(TreeSet::new));
        }

        boolean isJourney() {
            return name.endsWith("Journey.java");
        }

        boolean uses(Pattern what) {
            return what.matcher(text).find();
        }
    }

    private static final List<Source> CLASSES = read();

    @Test
    void everyTagIsOfAKindThatBinTestKnows() throws IOException {
        Set<String> known = new TreeSet<>(LONG);
        known.add(REGISTER);
        assertThat(CLASSES)
                .hasSizeGreaterThan(300)
                .allSatisfy(test -> assertThat(known).as(test.name).containsAll(test.tags()));
        for (String tag : known) {
            assertThat(CLASSES.stream().filter(test -> test.tags().contains(tag)))
                    .as(tag)
                    .isNotEmpty();
        }
        List<Set<String>> leftOut = LEFT_OUT.matcher(Files.readString(Path.of("..", "pom.xml")))
                .results()
                .map(found -> Set.of(found.group(1).split(" \\| ")))
                .toList();
        assertThat(leftOut).containsExactly(LONG, known);
    }

    @Test
    void whatHasADatabaseIsLeftOutOfTheQuickRun() {
        assertThat(CLASSES)
                .filteredOn(test -> test.uses(DATABASE))
                .isNotEmpty()
                .allMatch(test -> test.isJourney()
                        || test.uses(REGISTER_OF_TESTS)
                        || !test.tags().isEmpty());
    }

    @Test
    void whatDrivesABrowserIsAJourney() {
        assertThat(CLASSES)
                .filteredOn(test -> test.uses(BROWSER))
                .isNotEmpty()
                .allMatch(test -> test.isJourney() || test.tags().contains("process"));
    }

    @Test
    void whatGoesThroughTheTableOfAuthorityOrEveryFormIsAWalk() {
        assertThat(CLASSES)
                .filteredOn(test -> test.uses(EVERY_CELL_OR_FORM))
                .isNotEmpty()
                .allMatch(test -> test.isJourney() || test.tags().contains("walk"));
    }

    @Test
    void whatStartsProgramsIsAProcess() {
        assertThat(CLASSES)
                .filteredOn(test -> test.uses(PROGRAMS))
                .isNotEmpty()
                .allMatch(test -> test.tags().contains("process"));
    }

    private static List<Source> read() {
        try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
            return files.filter(file ->
                            TEST_CLASS.matcher(file.getFileName().toString()).matches())
                    .filter(file -> !file.endsWith("TestKindsTest.java"))
                    .sorted()
                    .map(TestKindsTest::read)
                    .toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Source read(Path file) {
        try {
            return new Source(file.getFileName().toString(), Files.readString(file));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
