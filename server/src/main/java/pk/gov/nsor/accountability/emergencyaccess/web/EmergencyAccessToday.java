package pk.gov.nsor.accountability.emergencyaccess.web;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import pk.gov.nsor.accountability.emergencyaccess.EmergencyAccess;
import pk.gov.nsor.accountability.emergencyaccess.EmergencyAccessReviews;
import pk.gov.nsor.foundation.access.Account;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.shell.TodayList;
import pk.gov.nsor.foundation.shell.UiFormat;

/**
 * Today's emergency accesses and what is still to be done about them: for the supervisors, for the national
 * supervisors, and for the reader.
 */
@Configuration(proxyBeanMethods = false)
class EmergencyAccessToday {

    private static final int OWN = 50;

    private final EmergencyAccessReviews answers;
    private final Accounts accounts;
    private final UiFormat uiFormat;

    EmergencyAccessToday(EmergencyAccessReviews answers, Accounts accounts, UiFormat uiFormat) {
        this.answers = answers;
        this.accounts = accounts;
        this.uiFormat = uiFormat;
    }

    @Bean
    TodayList emergencyAccessOfOthersToday() {
        return list(
                "emergency-access.today.others",
                "emergency-access.today.decide",
                reader -> supervises(reader) ? answers.waitingFor(reader) : List.of());
    }

    @Bean
    TodayList emergencyAccessOfTheNationToday() {
        return list("emergency-access.today.nation", "emergency-access.today.see", answers::forTheNation);
    }

    @Bean
    TodayList emergencyAccessOfOneselfToday() {
        return list(
                "emergency-access.today.own",
                "emergency-access.today.say",
                reader -> reader.isPolice()
                        ? answers.own(reader, OWN).stream()
                                .filter(EmergencyAccess::waitsForReader)
                                .toList()
                        : List.of());
    }

    private TodayList list(String title, String action, Function<SignedIn, List<EmergencyAccess>> found) {
        return TodayList.of(0, "/emergency-access", reader -> {
            List<EmergencyAccess> all = found.apply(reader);
            return all.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new TodayList.Content(
                            title,
                            all.size(),
                            null,
                            all.stream().map(each -> row(each, action)).toList()));
        });
    }

    private TodayList.Row row(EmergencyAccess emergencyAccess, String action) {
        String what = emergencyAccess.closesPage()
                ? uiFormat.text("emergency-access.state.closes")
                : emergencyAccess.person() == null
                        ? uiFormat.text("emergency-access.state.nothing")
                        : emergencyAccess.number();
        return new TodayList.Row(
                accounts.find(emergencyAccess.reader())
                        .map(Account::displayName)
                        .orElse(""),
                what
                        + (emergencyAccess.repeats() == null
                                ? ""
                                : " · " + uiFormat.text("emergency-access.state.repeats"))
                        + " · "
                        + uiFormat.moment(emergencyAccess.brokenAt()),
                "/emergency-access/" + emergencyAccess.id(),
                action,
                emergencyAccess.person());
    }

    private static boolean supervises(SignedIn reader) {
        return reader.has(Role.DISTRICT_SUPERVISOR)
                || reader.has(Role.PROVINCIAL_SUPERVISOR)
                || reader.has(Role.NATIONAL_SUPERVISOR);
    }
}
