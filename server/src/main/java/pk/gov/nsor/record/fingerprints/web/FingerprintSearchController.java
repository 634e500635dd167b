package pk.gov.nsor.record.fingerprints.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import pk.gov.nsor.foundation.access.Allows;
import pk.gov.nsor.foundation.access.DecidesNothing;
import pk.gov.nsor.foundation.access.Purpose;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.kernel.Digits;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.kernel.Sex;
import pk.gov.nsor.foundation.shell.Form;
import pk.gov.nsor.foundation.shell.NavigationEntry;
import pk.gov.nsor.foundation.shell.NavigationGroup;
import pk.gov.nsor.record.fingerprints.FingerprintSearch;
import pk.gov.nsor.record.fingerprints.FingerprintSearch.Candidate;
import pk.gov.nsor.record.fingerprints.FingerprintSearch.Question;
import pk.gov.nsor.record.fingerprints.NewPrint;
import pk.gov.nsor.record.fingerprints.index.PrintIndex;
import pk.gov.nsor.record.register.People;
import pk.gov.nsor.record.register.Person;

/** An examiner looks for the prints of somebody whose identity is not known. */
@Controller
@RequestMapping("/fingerprints")
@Allows(value = Role.REGISTRAR, action = TrailAction.PERSON_SEARCHED)
class FingerprintSearchController {

    private static final int OLDEST = 120;

    private final FingerprintSearch search;
    private final PrintIndex index;
    private final PrintFiles files;
    private final People people;
    private final Clock clock;

    FingerprintSearchController(
            FingerprintSearch search, PrintIndex index, PrintFiles files, People people, Clock clock) {
        this.search = search;
        this.index = index;
        this.files = files;
        this.people = people;
        this.clock = clock;
    }

    /**
     * A candidate with what tells people apart.
     *
     * @param byChance how many of those compared would reach the score by chance
     */
    record Row(Person person, Candidate candidate, double byChance) {}

    /** While prints are being read, the page asks for itself again. */
    @GetMapping
    String page(Model model) {
        return show(new Form(), model);
    }

    @DecidesNothing("It looks for people")
    @PostMapping
    String search(
            @RequestParam Map<String, MultipartFile> given,
            @AuthenticationPrincipal SignedIn reader,
            Actor actor,
            Purpose purpose,
            Form form,
            Model model) {
        List<NewPrint> prints = files.read(form, given);
        Optional<Integer> from = form.read("age-from", FingerprintSearchController::age);
        Optional<Integer> until = form.read("age-until", FingerprintSearchController::age);
        if (from.isPresent() && until.isPresent() && from.get() > until.get()) {
            form.reject("age-until", "fingerprint.search.age.order");
        }
        if (!form.isValid()) {
            return show(form, model);
        }
        int year = LocalDate.now(clock).getYear();
        Question question = new Question(
                prints,
                sex(form),
                until.map(age -> year - age - 1).orElse(null),
                from.map(age -> year - age).orElse(null),
                form.has("widely", "yes"));
        form.check("right_thumb", () -> search.find(reader, question, purpose, actor))
                .ifPresent(answer -> {
                    model.addAttribute("answer", answer);
                    model.addAttribute(
                            "rows",
                            answer.candidates().stream()
                                    .map(candidate -> new Row(
                                            people.get(candidate.person()),
                                            candidate,
                                            answer.byChance(candidate.score())))
                                    .toList());
                    model.addAttribute("fingers", prints.size());
                });
        return show(form, model);
    }

    private static @Nullable Sex sex(Form form) {
        for (Sex sex : Sex.values()) {
            if (form.has("sex", sex.name())) {
                return sex;
            }
        }
        return null;
    }

    private static Integer age(String typed) {
        String western = Digits.western(typed);
        if (!western.matches("\\d{1,3}") || Integer.parseInt(western) > OLDEST) {
            throw new InvalidValueException("fingerprint.age", "Give an age in years, such as 35.");
        }
        return Integer.valueOf(western);
    }

    private String show(Form form, Model model) {
        model.addAttribute("form", form);
        model.addAttribute("progress", index.prepare());
        model.addAttribute("sexes", Sex.values());
        model.addAttribute("most", FingerprintSearch.MOST);
        return "fingerprints/search";
    }

    @Configuration(proxyBeanMethods = false)
    static class Navigation {
        @Bean
        NavigationEntry fingerprintSearchEntry() {
            return new NavigationEntry(
                    "fingerprint.search.title", "/fingerprints", NavigationGroup.PEOPLE, 12, Set.of(Role.REGISTRAR));
        }
    }
}
