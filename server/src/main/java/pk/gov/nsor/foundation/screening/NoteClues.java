package pk.gov.nsor.foundation.screening;

import java.util.ArrayList;
import java.util.List;

/**
 * The features of a whole note, whoever is named in it: its words, two and three of them in a row, two of them near
 * each other, and its topics. Names in a row count as one word that is only marked as a name.
 */
final class NoteClues {

    private static final int PAIRED = 8;

    private final List<Said> said = new ArrayList<>();

    NoteClues(int tokens, Labels labels) {
        for (int at = 0; at < tokens; at++) {
            if (!labels.isNameLike(at)) {
                said.add(new Said(labels.word(at), labels.label(at), labels.topic(at), labels.hasTopic(at)));
            } else if (at == 0 || !labels.isNameLike(at - 1)) {
                said.add(name(at, tokens, labels));
            }
        }
    }

    private static Said name(int begin, int tokens, Labels labels) {
        String label = labels.label(begin);
        boolean isWoman = false;
        for (int at = begin; at < tokens && labels.isNameLike(at); at++) {
            isWoman |= labels.isWoman(at);
            if (labels.label(at).equals(Labels.NAME)) {
                label = Labels.NAME;
            }
        }
        return new Said(isWoman ? "WOMAN" : label, label, isWoman ? "woman" : label, true);
    }

    void tell(Clues.Taker taker) {
        for (int at = 0; at < said.size(); at++) {
            String word = word(at);
            taker.take("n1", word);
            taker.take("n2", word(at - 1), word);
            if (at > 1) {
                taker.take("n3", word(at - 2), word(at - 1), word);
            }
            for (int before = Math.max(0, at - PAIRED); before < at; before++) {
                taker.take("np", word(before), word);
            }
        }
        taker.take("n2", word(said.size() - 1), word(said.size()));
        List<String> topics =
                said.stream().filter(Said::hasTopic).map(Said::topic).toList();
        for (int at = 0; at < topics.size(); at++) {
            taker.take("nt", topics.get(at));
            if (at > 0) {
                taker.take("nt2", topics.get(at - 1), topics.get(at));
            }
            if (at > 1) {
                taker.take("nt3", topics.get(at - 2), topics.get(at - 1), topics.get(at));
            }
        }
    }

    /** For the networks: for each word what it is, its part and what it is about. */
    List<List<String>> words() {
        return said.stream()
                .map(one -> List.of("w " + one.word(), "l " + one.label(), "t " + one.topic()))
                .toList();
    }

    private String word(int at) {
        return at < 0 ? "^" : at < said.size() ? said.get(at).word() : "$";
    }

    private record Said(String word, String label, String topic, boolean hasTopic) {}
}
