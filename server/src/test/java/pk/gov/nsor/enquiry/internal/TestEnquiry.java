package pk.gov.nsor.enquiry.internal;

import java.time.Clock;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import pk.gov.nsor.enquiry.statistics.Tally;
import pk.gov.nsor.kernel.Cnic;
import pk.gov.nsor.kernel.CnicFormat;
import pk.gov.nsor.keys.Keys;
import pk.gov.nsor.release.CnicRelease;
import pk.gov.nsor.sms.QuestionHandler;

/** The enquiry over a release that a test sets, for tests without the rest of the register. */
public final class TestEnquiry implements CnicRelease {

    static final Limits LIMITS = new Limits(5, 20, 10);

    public final Set<Cnic> onRegister = new HashSet<>();
    public boolean open = true;

    public QuestionHandler handler(JdbcClient jdbc, Keys keys, Clock clock) {
        EnquiryStore store = new EnquiryStore(jdbc, clock);
        AnswerWording wording = new AnswerWording(CnicFormat.WITH_SYNTHETIC);
        return new EnquiryHandler(
                List.of(
                        new CnicDesk(this, wording, keys),
                        new DisputeDesk(store, wording, keys, clock),
                        new HelpDesk(wording),
                        new UsageDesk(wording)),
                new SenderLanguages(store),
                store,
                allowances(jdbc, keys, clock),
                new Tally(jdbc),
                CnicFormat.WITH_SYNTHETIC,
                keys);
    }

    static Allowances allowances(JdbcClient jdbc, Keys keys, Clock clock) {
        return new Allowances(new SenderStore(jdbc), () -> LIMITS, keys, clock);
    }

    @Override
    public Released today(Collection<Cnic> cnics) {
        Set<Cnic> on = new HashSet<>(cnics);
        on.retainAll(onRegister);
        return new Released(3, open, on);
    }
}
