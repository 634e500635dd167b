package pk.gov.nsor.benchmark.disclosure;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import pk.gov.nsor.benchmark.disclosure.CluedNotes.Clued;
import pk.gov.nsor.benchmark.disclosure.CluedNotes.Known;
import pk.gov.nsor.foundation.screening.Stop;
import pk.gov.nsor.foundation.screening.mention.Mention;
import pk.gov.nsor.foundation.screening.mention.Mentions;

/**
 * Stops and misses of notes whose writer is asked about whom and what they mention, by authors left out ({@link Ablation}). The
 * record knows nothing, so that all is asked that can be. A note is missed that is neither stopped nor asks anything.
 */
final class PlacingLeftOut {

    /** How sure the weights must be, above the threshold, to stop what is asked about. */
    private static final double[] SURE = {0, 4, 6, 8, 10, 12};

    /** As the screen has it. */
    private static final double OF_SCREEN = 6;

    private final CluedNotes notes;
    private final int count;

    PlacingLeftOut(CluedNotes notes, int count) {
        this.notes = notes;
        this.count = count;
    }

    /** @param learned what was learned from the notes of all sets but those of a group */
    void run(Function<List<String>, Learned> learned) {
        List<Asked> all = new ArrayList<>();
        System.out.println("author left out\tthe screen alone: false stops, misses\twith placing: false stops, misses");
        for (List<String> group : ScreenLearning.GROUPS) {
            Learned fromOthers = learned.apply(group);
            for (String author :
                    group.stream().filter(Ablation.AUTHORS::contains).toList()) {
                List<Asked> own = notes.of(author, count, count).stream()
                        .map(note -> new Asked(note, fromOthers.scores(note)))
                        .toList();
                all.addAll(own);
                print(author, own);
            }
        }
        print("all authors", all);
        for (double sure : SURE) {
            System.out.println("all, what is asked about stops from %.0f on\t%s\t%s\tordinary notes that ask: %s"
                    .formatted(
                            sure,
                            stopped(all, sure).text(),
                            missed(all, sure).text(),
                            share(all, false, note -> note.asks(sure)).text()));
        }
    }

    private static void print(String author, List<Asked> own) {
        System.out.println("%s\t%s\t%s\t%s\t%s"
                .formatted(
                        author,
                        share(own, false, Asked::isStoppedAlone).text(),
                        share(own, true, note -> !note.isStoppedAlone()).text(),
                        stopped(own, OF_SCREEN).text(),
                        missed(own, OF_SCREEN).text()));
    }

    private static Share stopped(List<Asked> some, double sure) {
        return share(some, false, note -> note.isStopped(sure));
    }

    private static Share missed(List<Asked> some, double sure) {
        return share(some, true, note -> !note.isStopped(sure) && !note.asks(sure));
    }

    private static Share share(List<Asked> some, boolean isNaming, Predicate<Asked> isOfKind) {
        List<Asked> kind =
                some.stream().filter(asked -> asked.note.isNaming() == isNaming).toList();
        return Share.of(
                kind.stream().map(Asked::note).toList(),
                kind.stream().filter(isOfKind).count());
    }

    /** A note, what each part of it scored, and whether it mentions what its writer is asked about. */
    private record Asked(Clued note, double[] scores, boolean isOpen) {

        Asked(Clued note, double[] scores) {
            this(
                    note,
                    scores,
                    Mentions.in(note.note().text()).stream()
                            .anyMatch(mention -> mention.isOpen() && mention.kind() != Mention.Kind.RELATION));
        }

        boolean isStoppedAlone() {
            return isStopped(0);
        }

        boolean isStopped(double sure) {
            for (int part = 0; part < scores.length; part++) {
                double from = note.known().get(part).isByRule() ? 0 : sure;
                if (scores[part] > ScreenLearning.THRESHOLD + from) {
                    return true;
                }
            }
            return false;
        }

        boolean asks(double sure) {
            return isOpen || isInDoubt(sure);
        }

        private boolean isInDoubt(double sure) {
            for (int part = 0; part < scores.length; part++) {
                Known known = note.known().get(part);
                double over = scores[part] - ScreenLearning.THRESHOLD;
                if (!known.isByRule() && known.kind() == Stop.Kind.RELATION && over > 0 && over <= sure) {
                    return true;
                }
            }
            return false;
        }
    }
}
