package pk.gov.nsor.startup.launch.command;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.keytoken.KeyShare;
import pk.gov.nsor.foundation.keytoken.KeyShare.MalformedShareException;
import pk.gov.nsor.foundation.keytoken.KeyShares;
import pk.gov.nsor.startup.launch.LaunchException;

/** The shares that officers give: files, or typed one after the other, where nothing shows. */
final class ShareInput {

    private static final int ATTEMPTS = 5;
    private static final int LONG_LINE = 60;

    private final PrintWriter out;

    ShareInput(PrintWriter out) {
        this.out = out;
    }

    /**
     * The key of the shares.
     *
     * @param files one share each; typed where there are none
     * @throws LaunchException where they do not bring a key back; it says what is wrong
     */
    byte[] key(List<Path> files) {
        List<KeyShare> shares =
                files.isEmpty() ? typed() : files.stream().map(ShareInput::of).toList();
        try {
            return KeyShares.combine(shares);
        } catch (MalformedShareException refused) {
            throw new LaunchException(refused.getMessage() + ". Nothing was changed.", refused);
        }
    }

    private static KeyShare of(Path file) {
        try {
            List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
            String share = lines.stream()
                    .filter(line -> isShare(line))
                    .findFirst()
                    .or(() -> lines.stream()
                            .filter(line -> line.length() > LONG_LINE && !line.contains("."))
                            .findFirst())
                    .orElse("");
            return KeyShare.parse(share);
        } catch (MalformedShareException refused) {
            throw new LaunchException(file + ": " + refused.getMessage() + ". Nothing was changed.", refused);
        } catch (IOException unreadable) {
            throw new LaunchException("The share " + file + " cannot be read. Nothing was changed.", unreadable);
        }
    }

    private static boolean isShare(String line) {
        try {
            KeyShare _ = KeyShare.parse(line);
            return true;
        } catch (MalformedShareException none) {
            return false;
        }
    }

    private List<KeyShare> typed() {
        List<KeyShare> shares = new ArrayList<>();
        int needed = KeyShare.LEAST;
        int wrong = 0;
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        while (shares.size() < needed) {
            String line = line(
                    lines,
                    shares.isEmpty() ? "First share: " : "Share %d of %d: ".formatted(shares.size() + 1, needed));
            if (line == null) {
                return shares;
            }
            String refusal;
            try {
                KeyShare share = KeyShare.parse(line);
                refusal = refusal(shares, share);
                if (refusal == null) {
                    shares.add(share);
                    needed = share.needed();
                    int missing = needed - shares.size();
                    say("That is " + share + (missing > 0 ? ". " + missing + " more needed." : ". They are enough."));
                    continue;
                }
            } catch (MalformedShareException refused) {
                refusal = refused.getMessage();
            }
            wrong++;
            if (wrong == ATTEMPTS) {
                throw new LaunchException(refusal + ". Nothing was changed.");
            }
            say(refusal + ". Once more.");
        }
        return shares;
    }

    private static @Nullable String refusal(List<KeyShare> shares, KeyShare share) {
        if (shares.isEmpty()) {
            return null;
        }
        KeyShare first = shares.getFirst();
        if (!first.key().equals(share.key())) {
            return "This share is of " + share.key().name() + ", and the first is of "
                    + first.key().name();
        }
        return shares.contains(share) ? "This share was given before" : null;
    }

    private @Nullable String line(BufferedReader lines, String question) {
        Console console = System.console();
        if (console != null && console.isTerminal()) {
            char[] typed = console.readPassword(question);
            return typed == null ? null : new String(typed);
        }
        try {
            return lines.readLine();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void say(String line) {
        out.println(line);
        out.flush();
    }
}
