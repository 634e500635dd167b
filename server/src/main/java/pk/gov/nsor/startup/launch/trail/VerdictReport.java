package pk.gov.nsor.startup.launch.trail;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.audit.verification.Finding;
import pk.gov.nsor.foundation.audit.verification.Verdict;
import tools.jackson.databind.json.JsonMapper;

/** Reports the result of a check of the trail, for the person at the terminal or for a program. */
public final class VerdictReport {

    private final Verdict verdict;

    public VerdictReport(Verdict verdict) {
        this.verdict = verdict;
    }

    /** @param isOwnKey whether the key is the one of the data folder */
    public List<String> lines(boolean isOwnKey) {
        List<String> lines = new ArrayList<>();
        if (verdict.isSound()) {
            lines.add(sound());
        } else {
            lines.add("The trail is NOT sound; %,d things do not fit. The first in the trail:"
                    .formatted(verdict.found()));
            verdict.findings().stream().map(Finding::line).forEach(lines::add);
            if (verdict.found() > verdict.findings().size()) {
                lines.add("… and %,d more"
                        .formatted(verdict.found() - verdict.findings().size()));
            }
            lines.add("docs/runbooks/trail-not-sound.md says what to do now.");
        }
        lines.add("%,d leaves are sealed, %,d entries are in their place%s"
                .formatted(
                        verdict.size(),
                        verdict.entries(),
                        verdict.root() == null ? "." : "; root " + verdict.root() + "."));
        unsigned().ifPresent(lines::add);
        beginnings().stream().map(VerdictReport::line).forEach(lines::add);
        if (verdict.opened() != null && verdict.erased() != null) {
            lines.add("%,d contents were opened; %,d have no key any more."
                    .formatted(verdict.opened(), verdict.erased()));
        }
        lines.add("Held against %,d checkpoints of its own and %,d of witnesses%s"
                .formatted(
                        verdict.checkpoints(),
                        verdict.witnessed(),
                        verdict.witnessed() == 0
                                ? ": an older copy of everything, or one rewritten under the register's own key, would look the same."
                                : "; %,d leaves are bound by them%s.".formatted(verdict.boundTo(), bound())));
        if (isOwnKey) {
            lines.add("The key is that of the data folder; with --key it is the one you know.");
        }
        return lines;
    }

    /** States what is covered by signatures, and claims no more. */
    private String sound() {
        Verdict.Coverage coverage = verdict.coverage();
        if (coverage == null || coverage.signedUntil() == null) {
            return "Nothing does not fit, and nothing is signed: of no leaf can be said that it is sound.";
        }
        return "The trail is sound up to %,d leaves, which is what is signed%s; the last of them was written at %s."
                .formatted(
                        coverage.signedTo(),
                        coverage.signedAt() == null ? "" : ", at " + coverage.signedAt(),
                        coverage.signedUntil());
    }

    private Optional<String> unsigned() {
        Verdict.Coverage coverage = verdict.coverage();
        if (coverage == null || coverage.unsigned() + verdict.unsealed() == 0) {
            return Optional.empty();
        }
        return Optional.of(
                "Under no signature yet, and not part of what is said: %,d leaves from leaf %,d on and %,d entries that are not sealed, the oldest written at %s."
                        .formatted(
                                coverage.unsigned(),
                                verdict.size() - coverage.unsigned(),
                                verdict.unsealed(),
                                coverage.oldestUnsigned()));
    }

    private List<Verdict.Beginning> beginnings() {
        return Objects.requireNonNullElse(verdict.beginnings(), List.of());
    }

    private static String line(Verdict.Beginning begun) {
        String since = "From leaf %,d on the trail is %s%s; before it was %s."
                .formatted(
                        begun.leaf(),
                        begun.origin(),
                        begun.at() == null ? "" : ", first signed at " + begun.at(),
                        begun.before());
        return begun.lost() == 0
                ? since + " No checkpoint that was given says how many leaves were lost."
                : since
                        + " LOST are %,d leaves of that, %,d to %,d: somebody has seen them (%s)."
                                .formatted(begun.lost(), begun.leaf(), begun.leaf() + begun.lost() - 1, begun.source());
    }

    /** The end of the covered time, by the register's clock and by the witness's own. */
    private String bound() {
        Verdict.Coverage coverage = verdict.coverage();
        if (coverage == null || coverage.boundUntil() == null) {
            return "";
        }
        return (coverage.boundAt() == null ? "" : ", signed at " + coverage.boundAt())
                + (coverage.witnessedAt() == null ? "" : " and by a witness at " + coverage.witnessedAt())
                + ", the last of them written at " + coverage.boundUntil();
    }

    public String json() {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("sound", verdict.isSound());
        result.put("begunAt", verdict.begunAt().toString());
        result.put("endedAt", verdict.endedAt().toString());
        result.put("size", verdict.size());
        result.put("root", verdict.root());
        result.put("entries", verdict.entries());
        result.put("unsealed", verdict.unsealed());
        result.put("oldestUnsealed", text(verdict.oldestUnsealed()));
        result.put("checkpoints", verdict.checkpoints());
        result.put("witnessed", verdict.witnessed());
        result.put("boundTo", verdict.boundTo());
        Verdict.Coverage coverage = verdict.coverage();
        if (coverage != null) {
            result.put("signedTo", coverage.signedTo());
            result.put("signedAt", text(coverage.signedAt()));
            result.put("boundAt", text(coverage.boundAt()));
            result.put("signedUntil", text(coverage.signedUntil()));
            result.put("boundUntil", text(coverage.boundUntil()));
            result.put("witnessedAt", text(coverage.witnessedAt()));
            result.put("unsigned", coverage.unsigned());
            result.put("oldestUnsigned", text(coverage.oldestUnsigned()));
        }
        result.put("beginnings", beginnings());
        result.put("contentsOpened", verdict.opened());
        result.put("contentsErased", verdict.erased());
        result.put("found", verdict.found());
        result.put("findings", verdict.findings());
        return JsonMapper.shared().writeValueAsString(result);
    }

    private static @Nullable String text(@Nullable Instant time) {
        return time == null ? null : time.toString();
    }
}
