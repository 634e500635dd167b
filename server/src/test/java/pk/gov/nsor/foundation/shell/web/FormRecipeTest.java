package pk.gov.nsor.foundation.shell.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.stereotype.Controller;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.foundation.kernel.CnicFormat;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.shell.Form;
import pk.gov.nsor.foundation.shell.Submissions;
import pk.gov.nsor.testing.RegisterTest;

/** The recipe "Add a form" of docs/contributing.md, as small as it gets. */
@RegisterTest
class FormRecipeTest {

    @Autowired
    private Submissions submissions;

    @Autowired
    private Clock clock;

    private final List<Visit> recorded = new ArrayList<>();
    private final MockHttpSession session =
            new MockHttpSession(null, UUID.randomUUID().toString());

    private MockMvc pages;

    /** What is recorded. */
    record Visit(LocalDate on, Cnic cnic, String seen) {

        Visit {
            if (seen.isBlank()) {
                throw new InvalidValueException("knowledge.visit.seen", "Say what was seen.").at("seen");
            }
        }
    }

    @Controller
    class VisitController {

        @PostMapping("/example")
        String send(HttpServletRequest request, Form form, Model model) {
            // Each field is read, so that all errors are there at once.
            Optional<LocalDate> on = form.day("on", "knowledge.day.missing");
            Optional<Cnic> cnic = form.require("cnic", "register.cnic.missing", CnicFormat.SYNTHETIC::parse);
            Optional<String> done = on.isEmpty() || cnic.isEmpty()
                    ? Optional.empty()
                    : submissions.once(request, form, "on", () -> record(on.get(), cnic.get(), form.value("seen")));
            model.addAttribute("form", form);
            return done.orElse("example/form");
        }

        private String record(LocalDate on, Cnic cnic, String seen) {
            recorded.add(new Visit(on, cnic, seen));
            return "redirect:/example/" + recorded.size();
        }
    }

    @BeforeEach
    void serve() {
        pages = MockMvcBuilders.standaloneSetup(new VisitController())
                .setCustomArgumentResolvers(new FormArgument(clock))
                .build();
    }

    @Test
    void allErrorsAreSaidAtOnceAndNothingThatWasTypedIsLost() throws Exception {
        ModelAndView page = send("one", "31-02-2026", "12", "Nobody at home");
        Form form = form(page);
        assertThat(form.problems()).extracting(Form.Problem::field).containsExactly("on", "cnic");
        assertThat(form.value("on")).isEqualTo("31-02-2026");
        assertThat(form.value("seen")).isEqualTo("Nobody at home");
        assertThat(recorded).isEmpty();
    }

    @Test
    void aRefusalOfTheWholeStandsAtTheFieldItNamesAndCanBePutRightAndSentAgain() throws Exception {
        assertThat(form(send("two", "1-11-2026", "۹۳۵۲۰ ۱۲۳۴۵۶۷ ۱", "")).problems())
                .extracting(Form.Problem::field)
                .containsExactly("seen");
        assertThat(send("two", "1-11-2026", "۹۳۵۲۰ ۱۲۳۴۵۶۷ ۱", "A light").getViewName())
                .isEqualTo("redirect:/example/1");
        assertThat(recorded)
                .containsExactly(new Visit(LocalDate.of(2026, 11, 1), Cnic.parse("93520-1234567-1"), "A light"));
    }

    @Test
    void aSecondPressDoesNothingAndGetsTheSameAnswer() throws Exception {
        assertThat(send("three", "1-11-2026", "9352012345671", "A light").getViewName())
                .isEqualTo(
                        send("three", "1-11-2026", "9352012345671", "A light").getViewName());
        assertThat(recorded).hasSize(1);
    }

    private ModelAndView send(String submission, String on, String cnic, String seen) throws Exception {
        return Objects.requireNonNull(pages.perform(post("/example")
                        .session(session)
                        .param("submissionId", submission)
                        .param("on", on)
                        .param("cnic", cnic)
                        .param("seen", seen))
                .andReturn()
                .getModelAndView());
    }

    private static Form form(ModelAndView page) {
        return (Form) page.getModel().get("form");
    }
}
