package pk.gov.nsor.agencies.totals;

import static pk.gov.nsor.foundation.feeds.FeedFields.there;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pk.gov.nsor.agencies.totals.TotalKind.Office;
import pk.gov.nsor.foundation.feeds.FeedFields;
import pk.gov.nsor.foundation.reference.Court;
import pk.gov.nsor.foundation.reference.Courts;
import pk.gov.nsor.foundation.reference.District;
import pk.gov.nsor.foundation.reference.Districts;

/** Reads a monthly total, field by field. */
@Component
class TotalCheck {

    /** The Act came into force in 2021; nothing is counted before. */
    private static final YearMonth FIRST = YearMonth.of(2021, 1);

    private static final int MOST = 100_000;
    private static final int LONGEST = 200;
    private static final Pattern MONTH = Pattern.compile(MonthlyTotalMessage.MONTH);

    private final Courts courts;
    private final Districts districts;

    TotalCheck(Courts courts, Districts districts) {
        this.courts = courts;
        this.districts = districts;
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
        for (Office other : Office.values()) {
            String written = message.of(other);
            if (other != kind.office() && written != null && !written.isBlank()) {
                fields.wrong(other.field(), "total.office", "This field is of another kind of total.");
            }
        }
        String field = kind.office().field();
        String written = fields.text(field, message.of(kind.office()), LONGEST);
        if (written == null) {
            return null;
        }
        return switch (kind.office()) {
            case PRISON -> written;
            case COURT -> one(fields, field, courts.named(written), Court::code);
            case DISTRICT -> one(fields, field, districts.find(written), District::code);
        };
    }

    private static <T> @Nullable String one(FeedFields fields, String field, List<T> meant, Function<T, String> code) {
        if (meant.size() == 1) {
            return code.apply(meant.getFirst());
        }
        String what = field.substring(1);
        fields.wrong(
                field,
                "total." + what,
                meant.isEmpty()
                        ? "No %s is known by this name.".formatted(what)
                        : "Several are called so: send the code of the %s.".formatted(what));
        return null;
    }
}
