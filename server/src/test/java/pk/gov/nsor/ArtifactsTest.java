package pk.gov.nsor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * What this register is built and tested with is what {@code .mvn/checksums} lists, byte by byte, whatever this machine's
 * repository of artifacts was given by other projects. Maven holds its downloads against the same list.
 */
class ArtifactsTest {

    private static final Path LIST = Path.of("..", ".mvn", "checksums", "checksums.sha256");

    @Test
    void everyLibraryIsTheOneThatIsListed() throws Exception {
        Map<String, String> listed = Files.readAllLines(LIST).stream()
                .map(line -> line.split(" +", 2))
                .collect(Collectors.toMap(line -> line[1], line -> line[0]));
        Map<String, String> wrong = new TreeMap<>();
        int right = 0;
        for (Path jar : libraries()) {
            String place = jar.toString().replace(File.separatorChar, '/');
            String path = listed.keySet().stream()
                    .filter(each -> place.endsWith("/" + each))
                    .findAny()
                    .orElse(null);
            if (path == null) {
                wrong.put(place, "not in the list: bin/record-artifacts");
            } else if (!listed.get(path).equals(sha256(jar))) {
                wrong.put(place, "another than the one in the list");
            } else {
                right++;
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(right).isGreaterThan(100);
    }

    /** Of the class path, what is neither ours nor the JDK's. */
    private static List<Path> libraries() {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return Arrays.stream(classPath.split(File.pathSeparator))
                .filter(entry -> entry.endsWith(".jar") && !entry.contains("nsor-"))
                .map(Path::of)
                .filter(jar -> !jar.getFileName().toString().startsWith("surefire"))
                .toList();
    }

    private static String sha256(Path file) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    }
}
