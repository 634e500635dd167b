package pk.gov.nsor.accountability.screeningoverride.web;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import pk.gov.nsor.accountability.screeningoverride.ContestedRule;
import pk.gov.nsor.accountability.screeningoverride.ScreeningOverride;
import pk.gov.nsor.accountability.screeningoverride.ScreeningOverride.State;
import pk.gov.nsor.accountability.screeningoverride.StoppedTexts;
import pk.gov.nsor.foundation.access.Account;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.kernel.Day;
import pk.gov.nsor.foundation.shell.NavigationEntry;
import pk.gov.nsor.foundation.shell.NavigationGroup;
import pk.gov.nsor.foundation.shell.TodayList;
import pk.gov.nsor.foundation.shell.TodayPart;
import pk.gov.nsor.foundation.shell.UiFormat;

/** The texts that wait for the supervisors, and what became of those that the reader asked about. */
@Configuration(proxyBeanMethods = false)
class OverridesToday {

    private static final int ORDER = 4;
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
    TodayList overridesToDecideToday() {
        return TodayList.of(
                ORDER,
                "/screening-overrides",
                reader -> decides(reader)
                        ? content(
                                "screening-override.today.decide",
                                "screening-override.today.see",
                                texts.waitingFor(reader))
                        : Optional.empty());
    }

    @Bean
    TodayList overridesToUseToday() {
        return TodayList.of(ORDER, null, reader -> {
            Instant now = clock.instant();
            return content(
                    "screening-override.today.own",
                    "screening-override.today.own.see",
                    texts.own(reader, OWN).stream()
                            .filter(each -> each.stateAt(now) == State.WAITING || each.stateAt(now) == State.ALLOWED)
                            .toList());
        });
    }

    /** What was refused, or decided by nobody in time: the reader writes it otherwise. */
    @Bean
    TodayList overridesThatCameBackToday() {
        return TodayList.of(TodayPart.CAME_BACK, ORDER, null, reader -> {
            Instant now = clock.instant();
            Instant since = LocalDate.now(clock)
                    .minusDays(TodayPart.DAYS_BACK)
                    .atStartOfDay(Day.ZONE)
                    .toInstant();
            return content(
                    "screening-override.today.own",
                    "screening-override.today.own.see",
                    texts.own(reader, OWN).stream()
                            .filter(each -> each.stateAt(now) == State.REFUSED || each.stateAt(now) == State.EXPIRED)
                            .filter(each -> !Objects.requireNonNullElse(each.decidedAt(), each.endsAt())
                                    .isBefore(since))
                            .toList());
        });
    }

    /** For whoever may have a rule of the screen changed. */
    @Bean
    TodayList rulesToChangeToday() {
        return TodayList.of(ORDER, null, reader -> {
            List<ContestedRule> wrong = reader.has(Role.NATIONAL_SUPERVISOR)
                    ? texts.contestedRules().stream()
                            .filter(ContestedRule::isUpForChange)
                            .toList()
                    : List.of();
            return wrong.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new TodayList.Content(
                            "screening-override.rules.change",
                            wrong.size(),
                            wrong.size() > ROWS ? "/screening-overrides#rules" : null,
                            wrong.stream().limit(ROWS).map(this::row).toList()));
        });
    }

    private TodayList.Row row(ContestedRule contested) {
        return new TodayList.Row(
                uiFormat.text("screening-override.rule." + contested.rule().clue()),
                uiFormat.text("screening-override.kind." + lower(contested.kind())) + " · "
                        + uiFormat.text("screening-override.rules.decided", contested.allowed(), contested.refused()),
                "/screening-overrides#rules",
                "screening-override.today.own.see");
    }

    /** Whoever has none of these comes to their own from Today. */
    @Bean
    NavigationEntry overridesEntry() {
        return new NavigationEntry(
                "screening-override.title",
                "/screening-overrides",
                NavigationGroup.REQUESTS,
                60,
                Set.of(Role.DISTRICT_SUPERVISOR, Role.PROVINCIAL_SUPERVISOR, Role.NATIONAL_SUPERVISOR));
    }

    private Optional<TodayList.Content> content(String title, String action, List<ScreeningOverride> all) {
        return all.isEmpty()
                ? Optional.empty()
                : Optional.of(new TodayList.Content(
                        title,
                        all.size(),
                        all.size() > ROWS ? "/screening-overrides" : null,
                        all.stream().limit(ROWS).map(each -> row(each, action)).toList()));
    }

    private TodayList.Row row(ScreeningOverride override, String action) {
        State state = override.stateAt(clock.instant());
        return new TodayList.Row(
                accounts.find(override.asker()).map(Account::displayName).orElse(""),
                uiFormat.text("screening-override.kind." + lower(override.kind())) + " · "
                        + uiFormat.text("screening-override.state." + lower(state)) + " · "
                        + uiFormat.moment(override.askedAt()),
                "/screening-overrides/" + override.id(),
                action);
    }

    private static String lower(Enum<?> name) {
        return name.name().toLowerCase(Locale.ROOT);
    }
}
