package pk.gov.nsor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What takes long is of a kind that {@code bin/test --quick} leaves out: journeys by their name, walks, faults and processes by
 * their tag (docs/testing.md). Most of it can be told by what a class uses. {@code bin/test} leaves out the processes.
 */
class TestKindsTest {

    private static final Set<String> TAGS = Set.of("walk", "fault", "process");

    private static final Pattern TAG = Pattern.compile("^ *@Tag\\(\"([^\"]*)\"\\)", Pattern.MULTILINE);
    private static final Pattern TEST_CLASS = Pattern.compile(".*(Test|Tests|Properties|Journey)\\.java");

    /** The profile that leaves them out. */
    private static final Pattern LEFT_OUT = Pattern.compile("<tests.without-tags>([^<]+)</tests.without-tags>");

    private static final Pattern BROWSER =
            Pattern.compile("(import|package) pk\\.gov\\.nsor\\.journey[.;](?s:.*)\\bBrowser\\b");
    private static final Pattern EVERY_CELL_OR_FORM =
            Pattern.compile("\\bAuthority(Endpoints|Table)\\b|DecidingForm\\.all\\(");
    private static final Pattern PROGRAMS =
            Pattern.compile("\\b(TrailStory|SmsStory|SurvivorsStory|GatewayProcess|NeutralProcess"
                    + "|WitnessSimulator|RunningRegister|Keycloak|Fuzzing)\\b|EmbeddedPostgres\\.start");

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
    void everyTagIsOfAKindThatTheQuickRunLeavesOut() throws IOException {
        assertThat(CLASSES)
                .hasSizeGreaterThan(300)
                .allSatisfy(test -> assertThat(TAGS).as(test.name).containsAll(test.tags()));
        for (String tag : TAGS) {
            assertThat(CLASSES.stream().filter(test -> test.tags().contains(tag)))
                    .as(tag)
                    .isNotEmpty();
        }
        Matcher quick = LEFT_OUT.matcher(Files.readString(Path.of("..", "pom.xml")));
        assertThat(quick.find()).isTrue();
        assertThat(quick.group(1).split(" \\| ")).containsExactlyInAnyOrderElementsOf(TAGS);
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
