package pk.gov.nsor.accountability.trailreading.export;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;

/**
 * The parts of a zip file, where every program that opens it finds the same. A zip says twice what is in it, in front of each
 * part and at its end: who checks the one and opens the other can be shown something else.
 */
final class ZippedParts {

    private ZippedParts() {}

    /**
     * @param known the names that parts may have
     * @param most so many bytes at most, of all parts together
     * @param problems what does not fit, in English, is added
     * @throws IOException where the file can not be read, or has more
     */
    static Map<String, byte[]> read(Path file, Set<String> known, int most, List<String> problems) throws IOException {
        Map<String, byte[]> parts = inOrder(file, known, most, problems);
        if (!parts.isEmpty() && problems.isEmpty() && !isSameFromTheEnd(file, parts)) {
            problems.add("The list at the end of the file says something else than what is in it");
        }
        return parts;
    }

    private static Map<String, byte[]> inOrder(Path file, Set<String> known, int most, List<String> problems)
            throws IOException {
        Map<String, byte[]> parts = new HashMap<>();
        int left = most;
        try (InputStream from = Files.newInputStream(file);
                ZipInputStream zip = new ZipInputStream(from)) {
            for (ZipEntry part = zip.getNextEntry(); part != null; part = zip.getNextEntry()) {
                byte[] bytes = zip.readNBytes(left);
                left -= bytes.length;
                if (left == 0) {
                    throw new IOException("The file has more than " + most + " bytes");
                }
                if (!known.contains(part.getName())) {
                    problems.add("The file has a part that it should not have");
                } else if (parts.put(part.getName(), bytes) != null) {
                    problems.add("The file has " + part.getName() + " twice");
                }
            }
        } catch (ZipException | IllegalArgumentException broken) {
            problems.add("The file is no whole zip file");
        }
        return parts;
    }

    private static boolean isSameFromTheEnd(Path file, Map<String, byte[]> parts) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            if (zip.size() != parts.size()) {
                return false;
            }
            for (Map.Entry<String, byte[]> part : parts.entrySet()) {
                ZipEntry same = zip.getEntry(part.getKey());
                if (same == null) {
                    return false;
                }
                try (InputStream bytes = zip.getInputStream(same)) {
                    if (!Arrays.equals(bytes.readNBytes(part.getValue().length + 1), part.getValue())) {
                        return false;
                    }
                }
            }
            return true;
        } catch (ZipException broken) {
            return false;
        }
    }
}
