package pk.gov.nsor.agencies.totals;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import pk.gov.nsor.agencies.totals.ComparedTotal.Gap;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.shell.dashboard.CountCheck;
import pk.gov.nsor.foundation.shell.dashboard.WorkList;

/** Standing checks of what never arrived: by the totals of courts, prisons and the prosecution, and where there are none. */
@Configuration(proxyBeanMethods = false)
class TotalChecks {

    private static final Set<Role> BUREAU = Set.of(Role.REGISTRAR, Role.NATIONAL_SUPERVISOR);

    private record Check(String name, int order, Gap gap, WorkList list, MonthlyTotals totals) implements CountCheck {

        @Override
        public Counted counted() {
            List<ComparedTotal> found =
                    totals.all().stream().filter(total -> total.gap() == gap).toList();
            LocalDate oldest = found.stream()
                    .map(ComparedTotal::month)
                    .min(Comparator.naturalOrder())
                    .map(YearMonth::atEndOfMonth)
                    .orElse(null);
            return new Counted(found.size(), oldest);
        }
    }

    @Bean
    CountCheck convictionsMissingCheck(MonthlyTotals totals) {
        return new Check(
                "convictions-missing", 60, Gap.MISSING, new WorkList("/monthly-totals?gap=missing", BUREAU), totals);
    }

    @Bean
    CountCheck totalsUndeclaredCheck(MonthlyTotals totals) {
        return new Check(
                "totals-undeclared",
                61,
                Gap.UNDECLARED,
                new WorkList("/monthly-totals?gap=undeclared", BUREAU),
                totals);
    }
}
