package pk.gov.nsor.publicservice.enquiry.internal.quota;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import pk.gov.nsor.foundation.keys.Keys;
import pk.gov.nsor.foundation.keys.SecretDirectory;
import pk.gov.nsor.foundation.sms.Question;
import pk.gov.nsor.foundation.sms.QuestionHandler;
import pk.gov.nsor.publicservice.enquiry.internal.EnquiryFixture;
import pk.gov.nsor.testing.Samples;

/** Several processes and workers count one sender at the same time. */
class LimitsRaceTest {

    private final EnquiryFixture desk = new EnquiryFixture();

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void ofTenQuestionsAtOnceFiveAreAnsweredOneIsToldAndFourAreMetWithSilence() throws Exception {
        QuestionHandler otherProcess =
                desk.release.handler(desk.dataSource, new Keys(new SecretDirectory(desk.secrets)), desk.clock);
        for (int round = 0; round < 20; round++) {
            String sender = "92399200" + (1000 + round);
            List<Callable<List<String>>> work = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                QuestionHandler one = i % 2 == 0 ? desk.handler : otherProcess;
                Question question = desk.question(sender, Samples.cnic().formatted());
                work.add(() -> List.copyOf(desk.ask(one, List.of(question)).values()));
            }
            List<String> answers = atOnce(work);
            assertThat(answers).filteredOn(text -> text.contains("درج نہیں")).hasSize(5);
            assertThat(answers)
                    .filteredOn(text -> text.contains("دوبارہ پوچھیں"))
                    .hasSize(1);
            assertThat(answers).hasSize(6);
        }
    }

    @Test
    void batchesOfManySendersThatRaceCountEachSenderRight() throws Exception {
        Random random = new Random(3);
        List<List<Question>> batches = new ArrayList<>();
        for (int batch = 0; batch < 8; batch++) {
            List<Question> questions = new ArrayList<>();
            for (int sender = 0; sender < 60; sender++) {
                questions.add(desk.question(
                        "92399300" + (1000 + sender), Samples.cnic().formatted()));
            }
            Collections.shuffle(questions, random);
            batches.add(questions);
        }
        Map<Question, String> answers = Collections.synchronizedMap(new IdentityHashMap<>());
        atOnce(batches.stream()
                .<Callable<List<String>>>map(batch -> () -> {
                    answers.putAll(desk.ask(desk.handler, batch));
                    return List.of();
                })
                .toList());
        for (int sender = 0; sender < 60; sender++) {
            String number = "92399300" + (1000 + sender);
            List<String> own = answers.entrySet().stream()
                    .filter(entry -> entry.getKey().sender().equals(number))
                    .map(Map.Entry::getValue)
                    .toList();
            assertThat(own).as(number).hasSize(6);
            assertThat(own).filteredOn(text -> text.contains("دوبارہ پوچھیں")).hasSize(1);
        }
    }

    private static <T> List<T> atOnce(List<Callable<List<T>>> work) throws Exception {
        CyclicBarrier together = new CyclicBarrier(work.size());
        List<T> all = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(work.size())) {
            List<Future<List<T>>> results = new ArrayList<>();
            for (Callable<List<T>> one : work) {
                results.add(threads.submit(() -> {
                    together.await();
                    return one.call();
                }));
            }
            for (Future<List<T>> result : results) {
                all.addAll(result.get());
            }
        }
        return all;
    }
}
