package pk.gov.nsor.simulator.witness;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;

/** The newest head of each log, in a file: a witness that forgets could be shown two histories. */
final class Memory {

    private final Path file;
    private final Map<String, Head> heads = new TreeMap<>();

    /** @throws IOException where the file cannot be read, or is not what was written */
    Memory(Path file) throws IOException {
        this.file = file;
        if (Files.exists(file)) {
            for (String line : Files.readAllLines(file)) {
                try {
                    Head head = Head.parse(line.replace('\t', '\n') + "\n");
                    heads.put(head.origin(), head);
                } catch (RefusalException e) {
                    throw new IOException("the file does not hold what a witness remembers: " + file, e);
                }
            }
        }
    }

    /** The newest head of a log; that of no leaves where there is none. */
    Head of(String origin) {
        return heads.getOrDefault(origin, Head.empty(origin));
    }

    /** Returns when it is on disk. */
    void remember(Head head) throws IOException {
        Map<String, Head> next = new TreeMap<>(heads);
        next.put(head.origin(), head);
        StringBuilder lines = new StringBuilder();
        next.values()
                .forEach(one -> lines.append(one.origin())
                        .append('\t')
                        .append(one.size())
                        .append('\t')
                        .append(Base64.getEncoder().encodeToString(one.root()))
                        .append(one.time() == null ? "" : "\ttime " + one.time())
                        .append('\n'));
        Path draft = file.resolveSibling(file.getFileName() + ".draft");
        try (FileChannel channel = FileChannel.open(
                draft, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            ByteBuffer bytes = ByteBuffer.wrap(lines.toString().getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                int _ = channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        heads.put(head.origin(), head);
    }

    /** For people to look at. */
    String describe() {
        StringBuilder lines = new StringBuilder();
        heads.values()
                .forEach(head -> lines.append(head.origin())
                        .append(": ")
                        .append(head.size())
                        .append(" leaves, root ")
                        .append(Base64.getEncoder().encodeToString(head.root()))
                        .append('\n'));
        return lines.toString();
    }
}
