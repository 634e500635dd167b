package pk.gov.nsor.accountability.screeningoverride.web;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import pk.gov.nsor.accountability.screeningoverride.ScreeningOverride;
import pk.gov.nsor.accountability.screeningoverride.ScreeningOverride.State;
import pk.gov.nsor.accountability.screeningoverride.StoppedTexts;
import pk.gov.nsor.foundation.access.Account;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.shell.TodayList;
import pk.gov.nsor.foundation.shell.UiFormat;

/** The texts that wait for the supervisors, and what became of those that the reader asked about. */
@Configuration(proxyBeanMethods = false)
class OverridesToday {

    private static final int ROWS = 5;
    private static final int OWN = 50;

    private final StoppedTexts texts;
    private final Accounts accounts;
    private final UiFormat uiFormat;
    private final Clock clock;

    OverridesToday(StoppedTexts texts, Accounts accounts, UiFormat uiFormat, Clock clock) {
        this.texts = texts;
        this.accounts = accounts;
        this.uiFormat = uiFormat;
        this.clock = clock;
    }

    static boolean decides(SignedIn reader) {
        return reader.has(Role.DISTRICT_SUPERVISOR)
                || reader.has(Role.PROVINCIAL_SUPERVISOR)
                || reader.has(Role.NATIONAL_SUPERVISOR);
    }

    @Bean
    TodayList allowancesToDecideToday() {
        return new TodayList() {
            @Override
            public int order() {
                return 4;
            }

            @Override
            public Optional<Content> contentFor(SignedIn reader) {
                return decides(reader)
                        ? content("allowance.today.decide", "allowance.today.see", texts.waitingFor(reader))
                        : Optional.empty();
            }
        };
    }

    @Bean
    TodayList allowancesToUseToday() {
        return new TodayList() {
            @Override
            public int order() {
                return 4;
            }

            @Override
            public Optional<Content> contentFor(SignedIn reader) {
                Instant now = clock.instant();
                return content(
                        "allowance.today.own",
                        "allowance.today.own.see",
                        texts.own(reader, OWN).stream()
                                .filter(each ->
                                        each.stateAt(now) == State.WAITING || each.stateAt(now) == State.ALLOWED)
                                .toList());
            }
        };
    }

    private Optional<TodayList.Content> content(String title, String action, List<ScreeningOverride> all) {
        return all.isEmpty()
                ? Optional.empty()
                : Optional.of(new TodayList.Content(
                        title,
                        all.size(),
                        all.size() > ROWS ? "/allowances" : null,
                        all.stream().limit(ROWS).map(each -> row(each, action)).toList()));
    }

    private TodayList.Row row(ScreeningOverride allowance, String action) {
        State state = allowance.stateAt(clock.instant());
        return new TodayList.Row(
                accounts.find(allowance.asker()).map(Account::displayName).orElse(""),
                uiFormat.text("allowance.kind." + lower(allowance.kind())) + " · "
                        + uiFormat.text("allowance.state." + lower(state)) + " · "
                        + uiFormat.moment(allowance.askedAt()),
                "/allowances/" + allowance.id(),
                action);
    }

    private static String lower(Enum<?> name) {
        return name.name().toLowerCase(Locale.ROOT);
    }
}
