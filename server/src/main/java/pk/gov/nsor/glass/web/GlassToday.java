package pk.gov.nsor.glass.web;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import pk.gov.nsor.access.Account;
import pk.gov.nsor.access.Accounts;
import pk.gov.nsor.access.Role;
import pk.gov.nsor.access.SignedIn;
import pk.gov.nsor.glass.Breaking;
import pk.gov.nsor.glass.GlassAnswers;
import pk.gov.nsor.shell.Shown;
import pk.gov.nsor.shell.TodayList;

/** Who broke the glass and what waits of it: for the supervisors, for the nation's, and for the reader. */
@Configuration(proxyBeanMethods = false)
class GlassToday {

    private static final int OWN = 50;

    private final GlassAnswers answers;
    private final Accounts accounts;
    private final Shown shown;

    GlassToday(GlassAnswers answers, Accounts accounts, Shown shown) {
        this.answers = answers;
        this.accounts = accounts;
        this.shown = shown;
    }

    @Bean
    TodayList glassOfOthersToday() {
        return list(
                "glass.today.others",
                "glass.today.decide",
                reader -> supervises(reader) ? answers.waitingFor(reader) : List.of());
    }

    @Bean
    TodayList glassOfTheNationToday() {
        return list("glass.today.nation", "glass.today.see", answers::forTheNation);
    }

    @Bean
    TodayList glassOfOneselfToday() {
        return list(
                "glass.today.own",
                "glass.today.say",
                reader -> reader.isPolice()
                        ? answers.own(reader, OWN).stream()
                                .filter(Breaking::waitsForReader)
                                .toList()
                        : List.of());
    }

    private TodayList list(String title, String action, Function<SignedIn, List<Breaking>> found) {
        return new TodayList() {
            @Override
            public int order() {
                return 0;
            }

            @Override
            public Optional<Content> contentFor(SignedIn reader) {
                List<Breaking> all = found.apply(reader);
                return all.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new Content(
                                title,
                                all.size(),
                                null,
                                all.stream().map(each -> row(each, action)).toList()));
            }
        };
    }

    private TodayList.Row row(Breaking breaking, String action) {
        String what = breaking.closesPage()
                ? shown.text("glass.state.closes")
                : breaking.person() == null ? shown.text("glass.state.nothing") : breaking.number();
        return new TodayList.Row(
                accounts.find(breaking.reader()).map(Account::displayName).orElse(""),
                what + " · " + shown.moment(breaking.brokenAt()),
                "/glass/" + breaking.id(),
                action);
    }

    private static boolean supervises(SignedIn reader) {
        return reader.has(Role.DISTRICT_SUPERVISOR)
                || reader.has(Role.PROVINCIAL_SUPERVISOR)
                || reader.has(Role.NATIONAL_SUPERVISOR);
    }
}
