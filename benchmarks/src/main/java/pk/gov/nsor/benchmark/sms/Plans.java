package pk.gov.nsor.benchmark.sms;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Files of questions, no sender of which asks in two.
 *
 * @param warm asked first, and not measured
 * @param full asked as fast as the windows allow
 * @param half asked at half that rate
 * @param equal as many of each kind, asked at a quarter of it
 * @param heap asked while the heap is counted
 * @param after asked when a flood is over
 * @param twoWarm asked of two processes first, as many of each as of one, and not measured
 * @param two asked of two processes
 * @param all that the floors are asked
 * @param flood texts of the flood
 */
record Plans(
        Path warm,
        Path full,
        Path half,
        Path equal,
        Path heap,
        Path after,
        Path twoWarm,
        Path two,
        Path all,
        Path flood) {

    /** How many times what is measured; with half as many as are measured the server was still compiling its code. */
    private static final int WARM_UP = 2;

    static Plans make(QuestionMaker maker, int count, Path folder) {
        Plans plans = new Plans(
                folder.resolve("warm.tsv"),
                folder.resolve("full.tsv"),
                folder.resolve("half.tsv"),
                folder.resolve("equal.tsv"),
                folder.resolve("heap.tsv"),
                folder.resolve("after.tsv"),
                folder.resolve("two-warm.tsv"),
                folder.resolve("two.tsv"),
                folder.resolve("all.tsv"),
                folder.resolve("flood.tsv"));
        List<Question> all = new ArrayList<>();
        try {
            for (Path file : List.of(plans.warm, plans.full, plans.half)) {
                List<Question> questions =
                        maker.make(file == plans.warm ? WARM_UP * count : file == plans.full ? count : count / 2);
                Question.write(file, questions);
                all.addAll(questions);
            }
            Question.write(plans.equal, maker.makeOfEach(count / 10));
            Question.write(plans.heap, maker.make(count / 2));
            Question.write(plans.after, maker.make(count));
            Question.write(plans.twoWarm, maker.make(2 * WARM_UP * count));
            Question.write(plans.two, maker.make(count));
            Question.write(plans.flood, maker.makeNobodys(count / 2));
            Question.write(plans.all, all);
        } catch (IOException failed) {
            throw new UncheckedIOException("The questions could not be written", failed);
        }
        return plans;
    }
}
