package pk.gov.nsor.agencies.totals;

import static pk.gov.nsor.foundation.feeds.FeedFields.there;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.feeds.FeedFields;
import pk.gov.nsor.foundation.reference.Court;
import pk.gov.nsor.foundation.reference.Courts;

/** Reads a monthly total, field by field. */
@Component
class TotalCheck {

    /** The Act came into force in 2021; nothing is counted before. */
    private static final YearMonth FIRST = YearMonth.of(2021, 1);

    private static final int MOST = 100_000;
    private static final int LONGEST = 200;
    private static final Pattern MONTH = Pattern.compile(MonthlyTotalMessage.MONTH);

    private final Courts courts;

    TotalCheck(Courts courts) {
        this.courts = courts;
    }

    /** @throws pk.gov.nsor.foundation.access.ProblemException 422, naming every field that is missing or cannot be true */
    MonthlyTotal check(MonthlyTotalMessage message, LocalDate receivedOn) {
        FeedFields fields = new FeedFields(receivedOn);
        String messageId = fields.messageId(message.messageId());
        TotalKind kind = fields.part("/kind", message.kind());
        YearMonth month = month(fields, message.month(), receivedOn);
        String office = kind == null ? null : office(fields, kind, message);
        Integer number = fields.part("/number", message.number());
        if (number != null && (number < 0 || number > MOST)) {
            fields.wrong("/number", "total.number", "A total is a number from 0 to 100000.");
        }
        fields.refuse();
        return new MonthlyTotal(there(messageId), there(kind), there(office), there(month), there(number));
    }

    private static @Nullable YearMonth month(FeedFields fields, @Nullable String written, LocalDate receivedOn) {
        String text = fields.text("/month", written, 7);
        if (text == null) {
            return null;
        }
        if (!MONTH.matcher(text).matches()) {
            fields.wrong("/month", "total.month", "A month is a year and a month, such as 2026-01.");
            return null;
        }
        YearMonth month = YearMonth.parse(text);
        if (month.isBefore(FIRST) || !month.isBefore(YearMonth.from(receivedOn))) {
            fields.wrong("/month", "total.month-over", "The month must be over, and not before 2021-01.");
            return null;
        }
        return month;
    }

    private @Nullable String office(FeedFields fields, TotalKind kind, MonthlyTotalMessage message) {
        boolean isOfCourt = kind == TotalKind.CONVICTIONS;
        String other = isOfCourt ? message.prison() : message.court();
        if (other != null && !other.isBlank()) {
            fields.wrong(isOfCourt ? "/prison" : "/court", "total.office", "This field is of another kind of total.");
        }
        if (!isOfCourt) {
            return fields.text("/prison", message.prison(), LONGEST);
        }
        String written = fields.text("/court", message.court(), LONGEST);
        if (written == null) {
            return null;
        }
        List<Court> meant = courts.named(written);
        if (meant.size() != 1) {
            fields.wrong(
                    "/court",
                    "total.court",
                    meant.isEmpty()
                            ? "No court is known by this name."
                            : "Several courts are called so: send its code.");
            return null;
        }
        return meant.getFirst().code();
    }
}
