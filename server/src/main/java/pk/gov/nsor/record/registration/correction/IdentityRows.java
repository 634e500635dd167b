package pk.gov.nsor.record.registration.correction;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.approval.ProposalKind.Change;
import pk.gov.nsor.foundation.approval.Text;
import pk.gov.nsor.foundation.kernel.PersonName;
import pk.gov.nsor.record.register.Identity;
import pk.gov.nsor.record.register.correction.IdentityDetail;

/** Two identities side by side, line by line. */
@Component
public class IdentityRows {

    /** Each name has its own text direction: Unicode's first strong isolate, and its end. */
    private static final String ISOLATE = "\u2068";

    private static final String END = "\u2069";

    /** All details that can be corrected, whether they differ or not. */
    public List<Change> of(Identity before, Identity after) {
        List<Change> lines = new ArrayList<>();
        for (IdentityDetail detail : IdentityDetail.values()) {
            lines.add(new Change(detail.key(), said(detail, before), said(detail, after)));
        }
        return lines;
    }

    /** The corrected details, as one text. */
    static Text named(Collection<IdentityDetail> details) {
        return details.stream()
                .map(detail -> Text.of("identity.correction.field." + detail.key()))
                .reduce((one, other) -> Text.of("identity.correction.and", one, other))
                .orElseThrow();
    }

    private static Text said(IdentityDetail detail, Identity identity) {
        return switch (detail) {
            case NAME -> name(identity.name());
            case FATHER_NAME -> name(identity.fatherName());
            case BORN_ON -> identity.bornOn() == null ? unknown() : Text.plain(identity.bornOn());
            case SEX -> Text.of("registration.sex." + identity.sex().name().toLowerCase(Locale.ROOT));
            case NATIONALITY ->
                Text.plain(Locale.of("", identity.nationality()).getDisplayCountry(LocaleContextHolder.getLocale()));
            case ALIASES ->
                identity.aliases().stream()
                        .map(IdentityRows::name)
                        .reduce((one, other) -> Text.of("identity.correction.and", one, other))
                        .orElseGet(() -> Text.of("registration.compare.none"));
        };
    }

    private static Text name(@Nullable PersonName name) {
        if (name == null) {
            return unknown();
        }
        String latin = name.latin();
        String urdu = name.urdu();
        return latin != null && urdu != null
                ? Text.of("identity.correction.both", isolated(latin), isolated(urdu))
                : Text.plain(name.any());
    }

    private static String isolated(String text) {
        return ISOLATE + text + END;
    }

    private static Text unknown() {
        return Text.of("register.unknown");
    }
}
