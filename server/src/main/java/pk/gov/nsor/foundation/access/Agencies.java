package pk.gov.nsor.foundation.access;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The agencies, which only a migration changes; templates call it {@code @agencies}. */
@Component("agencies")
public class Agencies {

    private final JdbcClient jdbc;
    private volatile Map<String, Agency> known = Map.of();

    Agencies(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** By code. */
    public List<Agency> all() {
        return jdbc.sql("select code, name_en, name_ur from access.agency order by code")
                .query(Agency.class)
                .list();
    }

    /** The agency's name in the reader's language. */
    public String name(String code) {
        return name(code, LocaleContextHolder.getLocale());
    }

    /** The agency's name in a language. */
    public String name(String code, Locale language) {
        Agency agency = known.get(code);
        if (agency == null) {
            known = all().stream().collect(Collectors.toMap(Agency::code, Function.identity()));
            agency = known.get(code);
        }
        return agency == null ? code : agency.name(language);
    }
}
