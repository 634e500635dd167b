package pk.gov.nsor.foundation.screening;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import pk.gov.nsor.foundation.screening.Anchors.Anchor;
import pk.gov.nsor.foundation.screening.Stop.Kind;
import pk.gov.nsor.foundation.screening.SurvivorScreen.Hit;
import pk.gov.nsor.foundation.screening.words.NameShape;
import pk.gov.nsor.foundation.screening.words.Token;

/** Finds what in a text could identify a survivor: what a rule found, names, relatives, places, numbers. */
final class Candidates {

    static final int NO_RULE = -1;
    private static final int OTHER_SENTENCE = 50;

    private final List<Token> tokens;
    private final Anchors anchors;
    private final Labels labels;
    private final Runs runs;
    private final Clues clues;
    private final List<Hit> found;
    private final Map<Integer, List<Hit>> hits = new HashMap<>();

    /** @param found by the rules */
    Candidates(List<Token> tokens, Anchors anchors, List<Hit> found) {
        this.tokens = tokens;
        this.anchors = anchors;
        this.found = found;
        NameShape shape = new NameShape(tokens);
        this.labels = new Labels(tokens, shape);
        this.runs = new Runs(tokens, labels);
        this.clues = new Clues(tokens, anchors, shape, labels);
        found.forEach(hit -> hits.computeIfAbsent(hit.found().at(), first -> new ArrayList<>())
                .add(hit));
    }

    /**
     * A token that could identify a survivor.
     *
     * @param stop what the text would be stopped for
     * @param rank which of all that the rules found it was first, from 0; {@link #NO_RULE} where none found it
     */
    record Suspect(int at, Stop stop, int rank) {

        boolean isByRule() {
            return rank != NO_RULE;
        }
    }

    List<Suspect> all() {
        List<Suspect> all = new ArrayList<>();
        for (int at = 0; at < tokens.size(); at++) {
            List<Hit> here = hits.getOrDefault(at, List.of());
            if (!here.isEmpty()) {
                all.add(new Suspect(at, here.getFirst().stop(), found.indexOf(here.getFirst())));
            } else {
                int token = at;
                kind(at).ifPresent(kind -> all.add(
                        new Suspect(token, new Stop(kind, tokens.get(token).text(), near(token)), NO_RULE)));
            }
        }
        return all.isEmpty() ? ofSilent() : all;
    }

    /**
     * Where no word could identify a survivor, the whole text may do so; its first word with a meaning then stands for
     * it.
     */
    private List<Suspect> ofSilent() {
        for (int at = 0; at < tokens.size(); at++) {
            if (labels.hasTopic(at)) {
                return List.of(
                        new Suspect(at, new Stop(Kind.RELATION, tokens.get(at).text(), near(at)), NO_RULE));
            }
        }
        return List.of();
    }

    /** All that belongs to it. */
    Runs.Run run(Suspect suspect) {
        return runs.of(suspect.at(), suspect.stop());
    }

    NoteClues note() {
        return new NoteClues(tokens.size(), labels);
    }

    void tell(Suspect suspect, Clues.Taker taker) {
        clues.tell(suspect.at(), hits.getOrDefault(suspect.at(), List.of()), taker);
    }

    private Optional<Kind> kind(int at) {
        return switch (labels.label(at)) {
            case Labels.NAME, Labels.CAPITAL, Labels.STRANGE, Labels.PART_OF_NAME -> Optional.of(Kind.NAME);
            case "RELATION", "PARENT", "PERSON", "SURVIVOR", "CRIME", "PARTY" -> Optional.of(Kind.RELATION);
            case "PLACE", "INSTITUTION", "RESIDENCE", "PLACE_NAME" -> Optional.of(Kind.ADDRESS);
            case "PHONE" -> Optional.of(Kind.PHONE);
            case "CNIC" -> Optional.of(Kind.CNIC);
            default -> Optional.empty();
        };
    }

    private String near(int at) {
        return anchors.all().stream()
                .min(Comparator.comparingInt(anchor -> distance(anchor, at)))
                .map(Anchor::text)
                .orElseGet(() -> tokens.get(at).text());
    }

    private int distance(Anchor anchor, int at) {
        return Math.abs(anchor.begin() - at)
                + OTHER_SENTENCE * Math.abs(anchor.sentence() - tokens.get(at).sentence());
    }
}
