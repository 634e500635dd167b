package pk.gov.nsor.foundation.screening;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import pk.gov.nsor.foundation.screening.Anchors.Anchor;
import pk.gov.nsor.foundation.screening.SurvivorScreen.Hit;
import pk.gov.nsor.foundation.screening.words.Lexicon;
import pk.gov.nsor.foundation.screening.words.NameShape;
import pk.gov.nsor.foundation.screening.words.Token;

/**
 * The features for or against a token identifying a survivor: what it is, what surrounds it, how far it is from a word
 * about a survivor, whose it is, and which rules found it. Each feature is given by itself and combined with what the
 * token is.
 */
final class Clues {

    private static final int NEXT = 4;
    private static final int BESIDE = 8;
    private static final int AROUND = 12;
    private static final int HALF = 15;
    private static final int WIDE = 30;
    private static final int PATH = 4;

    private final List<Token> tokens;
    private final Anchors anchors;
    private final NameShape shape;
    private final Labels labels;

    Clues(List<Token> tokens, Anchors anchors, NameShape shape, Labels labels) {
        this.tokens = tokens;
        this.anchors = anchors;
        this.shape = shape;
        this.labels = labels;
    }

    /** Collects features; one that comes twice counts once. */
    @FunctionalInterface
    interface Taker {

        /** @param parts of one clue, joined by blanks */
        void take(String... parts);
    }

    /** @param hits of the rules that found this token */
    void tell(int at, List<Hit> hits, Taker taker) {
        String own = labels.label(at);
        Token token = tokens.get(at);
        both(taker, own, own);
        both(taker, own, token.sort() == Token.Sort.URDU ? "script u" : "script l");
        both(taker, own, "word", labels.word(at));
        if (token.isCapital()) {
            both(taker, own, "capital");
        }
        beside(at, own, taker);
        around(at, own, taker);
        topics(at, own, taker);
        anchors(at, own, taker);
        owner(at, own, -1, taker);
        owner(at, own, 1, taker);
        if (labels.isNameLike(at)) {
            name(at, own, taker);
        }
        for (Hit hit : hits) {
            both(taker, own, "rule", hit.rule().clue());
            taker.take("rule", hit.rule().clue(), labels.word(at - 1, token.sentence()));
        }
        both(taker, own, hits.isEmpty() ? "no rule" : "some rule");
        both(taker, own, labels.isSilent() ? "silent" : "speaking");
    }

    private void beside(int at, String own, Taker taker) {
        int sentence = tokens.get(at).sentence();
        for (int off = -NEXT; off <= NEXT; off++) {
            if (off != 0) {
                String place = Integer.toString(off);
                String word = labels.word(at + off, sentence);
                taker.take("w", place, word);
                taker.take(own, "l", place, labels.label(at + off, sentence));
                if (Math.abs(off) <= 2) {
                    taker.take(own, "w", place, word);
                }
            }
        }
        String before = labels.word(at - 1, sentence);
        String after = labels.word(at + 1, sentence);
        taker.take("w-2-1", labels.word(at - 2, sentence), before);
        taker.take("w+1+2", after, labels.word(at + 2, sentence));
        taker.take("w-1+1", before, after);
        String left = labels.label(at - 1, sentence);
        String lefter = labels.label(at - 2, sentence);
        String right = labels.label(at + 1, sentence);
        String righter = labels.label(at + 2, sentence);
        taker.take(own, "l-2-1", lefter, left);
        taker.take(own, "l+1+2", right, righter);
        taker.take(own, "l-1+1", left, right);
        taker.take(own, "l-3-2-1", labels.label(at - 3, sentence), lefter, left);
        taker.take(own, "l+1+2+3", right, righter, labels.label(at + 3, sentence));
        String topicBefore = labels.topic(at - 1);
        String topicAfter = labels.topic(at + 1);
        taker.take("t-1", topicBefore, own);
        taker.take("t+1", topicAfter, own);
        taker.take("t-2-1", labels.topic(at - 2), topicBefore, own);
        taker.take("t+1+2", topicAfter, labels.topic(at + 2), own);
        taker.take("t-1+1", topicBefore, topicAfter, own);
    }

    private void around(int at, String own, Taker taker) {
        int sentence = tokens.get(at).sentence();
        for (int other = Math.max(0, at - AROUND); other < Math.min(tokens.size(), at + AROUND + 1); other++) {
            if (other != at && tokens.get(other).sentence() == sentence) {
                String side = other < at ? "L" : "R";
                if (Math.abs(other - at) <= BESIDE) {
                    taker.take(side, labels.word(other));
                }
                taker.take(own, side, labels.label(other));
            }
        }
    }

    /** The topics of the words around it, across sentence ends. */
    private void topics(int at, String own, Taker taker) {
        String who = labels.isNameLike(at) ? own + (labels.isWoman(at) ? " woman " : " ") + shape.whose(at) : own;
        for (int other = Math.max(0, at - WIDE); other < Math.min(tokens.size(), at + WIDE + 1); other++) {
            if (other == at || !labels.hasTopic(other)) {
                continue;
            }
            String topic = labels.topic(other);
            String side = other < at ? "L" : "R";
            int away = Math.abs(other - at);
            topic(taker, who, "any", topic);
            if (away <= HALF) {
                topic(taker, who, "15", side, topic);
            }
            if (away <= NEXT + 1) {
                topic(taker, who, "5", side, topic);
            }
            String label = labels.label(other);
            if (label.equals("WORD") || label.equals("CRIME") || label.equals("SURVIVOR")) {
                taker.take("about", labels.word(other));
            }
        }
    }

    private static void topic(Taker taker, String who, String... parts) {
        String clue = String.join(" ", parts);
        taker.take("t", clue);
        taker.take("t", who, clue);
    }

    private void anchors(int at, String own, Taker taker) {
        int sentence = tokens.get(at).sentence();
        Anchor nearest = null;
        boolean isAny = false;
        boolean isBefore = false;
        for (Anchor anchor : anchors.all()) {
            int away = anchor.sentence() - sentence;
            isAny |= anchor.isSure();
            if (away == 0 && anchor.begin() != at) {
                both(taker, own, "here", anchor.sort().name(), anchor.begin() < at ? "left" : "right");
                if (nearest == null || distance(anchor, at) < distance(nearest, at)) {
                    nearest = anchor;
                }
            } else if (away == -1) {
                isBefore |= anchor.sort() == Lexicon.Sort.SURVIVOR;
                both(taker, own, "before", anchor.sort().name());
            } else if (away == 1) {
                both(taker, own, "next", anchor.sort().name());
            }
        }
        if (nearest == null) {
            both(taker, own, "near none");
        } else {
            nearest(at, own, nearest, taker);
        }
        if (!isAny) {
            both(taker, own, "no survivor");
        }
        if (isBefore && isPronounBefore(at, sentence)) {
            both(taker, own, "before and pronoun");
        }
    }

    private boolean isPronounBefore(int at, int sentence) {
        for (int first = at; first >= 0 && tokens.get(first).sentence() == sentence; first--) {
            if (labels.label(first).equals("PRONOUN")) {
                return true;
            }
        }
        return false;
    }

    private void nearest(int at, String own, Anchor nearest, Taker taker) {
        boolean isLeft = nearest.begin() < at;
        int begin = isLeft ? nearest.end() : at + 1;
        int end = isLeft ? at : nearest.begin();
        String side = isLeft ? "left" : "right";
        String sort = nearest.sort().name();
        both(taker, own, "near", sort, side, bucket(end - begin));
        both(taker, own, "near", side, tokens.get(nearest.begin()).word());
        if (end - begin <= PATH) {
            StringBuilder path = new StringBuilder();
            StringBuilder spoken = new StringBuilder();
            for (int on = begin; on < end; on++) {
                path.append(' ').append(labels.label(on));
                spoken.append(' ').append(labels.word(on));
            }
            both(taker, own, "path", sort, side, path.toString());
            both(taker, own, "spoken", sort, side, spoken.toString());
        }
    }

    private static String bucket(int between) {
        if (between <= 3) {
            return Integer.toString(Math.max(0, between));
        }
        return between <= 5 ? "5" : between <= 8 ? "8" : between <= 14 ? "14" : "far";
    }

    private static int distance(Anchor anchor, int at) {
        return Math.abs(anchor.begin() - at);
    }

    /** The person mentioned last before it, or first after it. */
    private void owner(int at, String own, int step, Taker taker) {
        String side = step < 0 ? "owner left" : "owner right";
        int sentence = tokens.get(at).sentence();
        for (int other = at + step;
                other >= 0 && other < tokens.size() && tokens.get(other).sentence() == sentence;
                other += step) {
            if (isOwner(labels.label(other))) {
                int away = Math.abs(other - at);
                both(taker, own, side, labels.label(other), away <= 2 ? "2" : away <= 5 ? "5" : "far");
                taker.take(side, labels.word(other));
                return;
            }
        }
        both(taker, own, side, "none");
    }

    private static boolean isOwner(String label) {
        return switch (label) {
            case "SURVIVOR",
                    "OTHERS",
                    "TITLE",
                    "RELATION",
                    "PARENT",
                    "PERSON",
                    "PRONOUN",
                    "POSSESSOR",
                    Labels.NAME,
                    Labels.CAPITAL,
                    Labels.STRANGE -> true;
            default -> false;
        };
    }

    private void name(int at, String own, Taker taker) {
        String whose = shape.whose(at).name();
        String woman = labels.isWoman(at) ? "woman" : "anybody";
        String about = about(tokens.get(at).sentence());
        both(taker, own, "whose", whose);
        taker.take(labels.word(at), "whose", whose);
        taker.take(woman, "whose", whose);
        taker.take(woman, about);
        taker.take(woman, "whose", whose, about);
        if (shape.isSubjectOrFullName(at)) {
            both(taker, own, "subject");
        }
    }

    /** The subjects of the sentence. */
    private String about(int sentence) {
        Set<String> all = new LinkedHashSet<>();
        for (String sort : List.of("SURVIVOR", "PARTY", "CRIME", "DEED", "AFTER")) {
            for (int at = 0; at < tokens.size(); at++) {
                if (tokens.get(at).sentence() == sentence && labels.label(at).equals(sort)) {
                    all.add(sort.equals("PARTY") ? "SURVIVOR" : sort);
                }
            }
        }
        return String.join("+", all);
    }

    private static void both(Taker taker, String own, String... parts) {
        String clue = String.join(" ", parts);
        taker.take(clue);
        taker.take(own, clue);
    }
}
