package pk.gov.nsor.startup.launch.command;

import java.io.Console;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.keytoken.KeyShare;
import pk.gov.nsor.startup.launch.LaunchException;

/** Gives each officer their share: in a file each, or on the screen, one officer after the other. */
final class ShareOutput {

    /** Clears the screen and what a terminal keeps above it. */
    private static final String CLEAR = "\033[H\033[2J\033[3J";

    private final String application;
    private final PrintWriter out;

    /** @param application whose key it is, {@code register} or {@code vault} */
    ShareOutput(String application, PrintWriter out) {
        this.application = application;
        this.out = out;
    }

    /**
     * Refuses before anything is made.
     *
     * @param folder where the files go; null for the screen
     */
    void refuseUnusable(@Nullable Path folder, int officers) {
        if (folder == null) {
            Console console = System.console();
            if (console == null || !console.isTerminal()) {
                throw new LaunchException(
                        "This is no terminal on which officers could see their shares. Give --to DIR.");
            }
            return;
        }
        for (int number = 1; number <= officers; number++) {
            if (Files.exists(file(folder, number))) {
                throw new LaunchException(
                        "There is a share in " + file(folder, number) + " already. Nothing was made.");
            }
        }
    }

    /** Gives them out, in the officers' order. */
    void give(@Nullable Path folder, List<String> officers, List<KeyShare> shares) {
        if (folder == null) {
            shares.forEach(share -> show(officers.get(share.number() - 1), share));
            return;
        }
        List<Path> written = new ArrayList<>();
        try {
            Files.createDirectories(folder);
            for (KeyShare share : shares) {
                Path file = file(folder, share.number());
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                written.add(file);
                Files.writeString(
                        file,
                        text(officers.get(share.number() - 1), share),
                        StandardCharsets.UTF_8,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.SYNC);
            }
        } catch (IOException failed) {
            delete(written);
            throw new LaunchException(
                    "The shares could not be written to " + folder + ": " + failed + ". Nothing was made.", failed);
        }
    }

    private void show(String officer, KeyShare share) {
        Console console = Objects.requireNonNull(System.console());
        out.println("Only " + officer + " looks at the screen now.");
        out.flush();
        String _ = console.readLine("%s presses Enter: ", officer);
        out.println(text(officer, share));
        out.flush();
        String _ = console.readLine("Write it down, compare it, and press Enter: the screen is cleared. ");
        out.print(CLEAR);
        out.flush();
    }

    private String text(String officer, KeyShare share) {
        return """
                National Sex Offenders Register, the %s. Share %d of %d of the token’s key %s.
                For %s.
                Any %d of the shares bring the key back. Keep this one where nobody finds another, and in no computer.

                %s
                """.formatted(
                application, share.number(), share.of(), share.key().name(), officer, share.needed(), share.text());
    }

    private static Path file(Path folder, int number) {
        return folder.resolve("share-" + number + ".txt");
    }

    private static void delete(List<Path> written) {
        for (Path file : written) {
            try {
                boolean _ = Files.deleteIfExists(file);
            } catch (IOException left) {
                // The message names the folder; a share of a key that was not made opens nothing.
            }
        }
    }
}
