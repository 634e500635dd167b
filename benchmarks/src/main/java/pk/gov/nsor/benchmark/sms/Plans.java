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
 * @param heap asked while the heap is counted
 * @param all of them together
 */
record Plans(Path warm, Path full, Path half, Path heap, Path all) {

    static Plans make(QuestionMaker maker, int count, Path folder) {
        Plans plans = new Plans(
                folder.resolve("warm.tsv"),
                folder.resolve("full.tsv"),
                folder.resolve("half.tsv"),
                folder.resolve("heap.tsv"),
                folder.resolve("all.tsv"));
        List<Question> all = new ArrayList<>();
        try {
            for (Path file : List.of(plans.warm, plans.full, plans.half, plans.heap)) {
                List<Question> questions = maker.make(file == plans.full ? count : count / 2);
                Question.write(file, questions);
                all.addAll(questions);
            }
            Question.write(plans.all, all);
        } catch (IOException failed) {
            throw new UncheckedIOException("The questions could not be written", failed);
        }
        return plans;
    }
}
