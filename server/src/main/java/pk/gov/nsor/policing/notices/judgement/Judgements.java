package pk.gov.nsor.policing.notices.judgement;

import java.time.LocalDate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.policing.notices.NewNotice;
import pk.gov.nsor.policing.notices.Notice;
import pk.gov.nsor.policing.notices.Obligation;
import pk.gov.nsor.policing.notices.Particulars;
import pk.gov.nsor.policing.notices.crossing.Journeys;
import pk.gov.nsor.policing.notices.review.Deadlines;
import pk.gov.nsor.policing.notices.review.Lateness;

/** Judges whether something was notified in time, before it is taken as well as afterwards. */
@Component
public class Judgements {

    private final Deadlines deadlines;
    private final Obligation obligation;
    private final Journeys journeys;

    Judgements(Deadlines deadlines, Obligation obligation, Journeys journeys) {
        this.deadlines = deadlines;
        this.obligation = obligation;
        this.journeys = journeys;
    }

    /** Of something that is about to be taken: what will follow from it, if it is taken now. */
    @Transactional(readOnly = true)
    public Judgement of(PersonId person, NewNotice notice) {
        Particulars particulars = notice.particulars();
        LocalDate happenedOn = journeys.leftOn(person, particulars);
        return judge(person, deadlines.of(person, particulars, happenedOn, notice.announcedOn()), happenedOn);
    }

    /** Of a notice that was taken and counts. */
    @Transactional(readOnly = true)
    public Judgement of(Notice notice) {
        return of(notice, notice.lateness());
    }

    public Judgement of(Notice notice, Lateness lateness) {
        return judge(notice.person(), lateness, notice.effectiveOn());
    }

    private Judgement judge(PersonId person, Lateness lateness, LocalDate happenedOn) {
        Judgement late = new Judgement(lateness, happenedOn, null);
        return lateness.isLate()
                ? new Judgement(
                        lateness,
                        happenedOn,
                        obligation.exemption(person, happenedOn, late.dueOn()).orElse(null))
                : late;
    }
}
