package pk.gov.nsor.agencies.clerks.web;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;
import pk.gov.nsor.agencies.intake.sent.SentFilter;
import pk.gov.nsor.agencies.intake.sent.SentMessage;
import pk.gov.nsor.agencies.intake.sent.SentMessages;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.office.ClerkOffices;
import pk.gov.nsor.foundation.shell.NavigationEntry;
import pk.gov.nsor.foundation.shell.NavigationGroup;
import pk.gov.nsor.foundation.shell.TodayList;
import pk.gov.nsor.foundation.shell.UiFormat;
import pk.gov.nsor.foundation.shell.list.ListSort;

/** Messages of the office that a registrar has sent back: what they say is on nobody's record. */
@Component
class OfficeToday implements TodayList {

    private static final int ROWS = 5;

    private final ClerkOffices offices;
    private final SentMessages sent;
    private final UiFormat uiFormat;

    OfficeToday(ClerkOffices offices, SentMessages sent, UiFormat uiFormat) {
        this.offices = offices;
        this.sent = sent;
        this.uiFormat = uiFormat;
    }

    @Bean
    static NavigationEntry officeEntry() {
        return new NavigationEntry(
                "clerks.title",
                OfficeController.PATH,
                NavigationGroup.REQUESTS,
                10,
                Set.of(Role.COURT_CLERK, Role.PRISON_CLERK));
    }

    @Override
    public int order() {
        return 5;
    }

    @Override
    public String entry() {
        return OfficeController.PATH;
    }

    @Override
    public Optional<Content> contentFor(SignedIn reader) {
        if (!reader.has(Role.COURT_CLERK) && !reader.has(Role.PRISON_CLERK)) {
            return Optional.empty();
        }
        return offices.of(reader).flatMap(office -> {
            long count = sent.count(office.client(), SentFilter.RETURNED);
            return count == 0
                    ? Optional.empty()
                    : Optional.of(new Content(
                            "clerks.returned.title",
                            count,
                            count > ROWS ? OfficeController.PATH + "?state=returned" : null,
                            sent.list(office.client(), SentFilter.RETURNED, ListSort.NONE, 0, ROWS).stream()
                                    .map(this::row)
                                    .toList()));
        });
    }

    private Row row(SentMessage message) {
        return new Row(
                uiFormat.text("clerks.kind." + message.kind().name().toLowerCase(Locale.ROOT)) + " · "
                        + uiFormat.moment(message.receivedAt()),
                message.receipt().returnReason(),
                OfficeController.PATH + "/messages/" + message.receipt().receipt(),
                "clerks.returned.open");
    }
}
