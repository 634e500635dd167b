package pk.gov.nsor.launch;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import pk.gov.nsor.audit.verification.Finding;
import pk.gov.nsor.audit.verification.Verdict;
import tools.jackson.databind.json.JsonMapper;

/** What a check of the trail came to, for the person at the terminal or for a program. */
final class VerdictReport {

    private final Verdict verdict;

    VerdictReport(Verdict verdict) {
        this.verdict = verdict;
    }

    /** @param isOwnKey whether the key is the one of the data folder */
    List<String> lines(boolean isOwnKey) {
        List<String> lines = new ArrayList<>();
        if (verdict.isSound()) {
            lines.add("The trail is sound.");
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
        if (verdict.unsealed() > 0) {
            lines.add("%,d entries wait to be sealed, the oldest since %s."
                    .formatted(verdict.unsealed(), verdict.oldestUnsealed()));
        }
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
                                : "; leaves below %,d are bound by them.".formatted(verdict.boundTo())));
        if (isOwnKey) {
            lines.add("The key is that of the data folder; with --key it is the one you know.");
        }
        return lines;
    }

    String json() {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("sound", verdict.isSound());
        result.put("begunAt", verdict.begunAt().toString());
        result.put("endedAt", verdict.endedAt().toString());
        result.put("size", verdict.size());
        result.put("root", verdict.root());
        result.put("entries", verdict.entries());
        result.put("unsealed", verdict.unsealed());
        result.put(
                "oldestUnsealed",
                verdict.oldestUnsealed() == null
                        ? null
                        : verdict.oldestUnsealed().toString());
        result.put("checkpoints", verdict.checkpoints());
        result.put("witnessed", verdict.witnessed());
        result.put("boundTo", verdict.boundTo());
        result.put("contentsOpened", verdict.opened());
        result.put("contentsErased", verdict.erased());
        result.put("found", verdict.found());
        result.put("findings", verdict.findings());
        return JsonMapper.shared().writeValueAsString(result);
    }
}
