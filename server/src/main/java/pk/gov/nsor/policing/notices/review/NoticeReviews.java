package pk.gov.nsor.policing.notices.review;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.policing.notices.Exemption;
import pk.gov.nsor.policing.notices.Notice;
import pk.gov.nsor.policing.notices.NoticeKind;
import pk.gov.nsor.policing.notices.NoticeRepository;
import pk.gov.nsor.policing.notices.Obligation;
import pk.gov.nsor.policing.notices.Particulars;
import pk.gov.nsor.policing.notices.contradiction.ContradictionReviews;
import pk.gov.nsor.policing.notices.crossing.CrossingRepository;
import pk.gov.nsor.policing.notices.crossing.Journeys;
import pk.gov.nsor.policing.notices.judgement.Judgement;
import pk.gov.nsor.policing.notices.judgement.Judgements;
import pk.gov.nsor.policing.notices.task.Task;
import pk.gov.nsor.policing.notices.task.Tasks;
import pk.gov.nsor.policing.supervision.NotificationDuties;
import pk.gov.nsor.policing.supervision.NotificationDuties.MissedNotification;
import pk.gov.nsor.policing.supervision.NotificationDuties.Why;
import pk.gov.nsor.policing.supervision.NotificationDutyKind;
import pk.gov.nsor.record.register.AddressRecorded;
import pk.gov.nsor.record.register.People;
import pk.gov.nsor.record.registration.StandingDerived;

/**
 * Judges notices by what is known now: with each step, each fact about the person, each crossing, and where a holiday,
 * an outage or the date changes something. Judging is idempotent. An allegation whose notice turns out to be in time
 * is withdrawn visibly. The caller holds the lock of the person's row.
 */
@Component
public class NoticeReviews {

    private final People people;
    private final NoticeRepository table;
    private final CrossingRepository crossings;
    private final ReviewDays days;
    private final Deadlines deadlines;
    private final Obligation obligation;
    private final Judgements judgements;
    private final NotificationDuties notificationDuties;
    private final Tasks tasks;
    private final ContradictionReviews contradictions;
    private final Clock clock;

    NoticeReviews(
            People people,
            NoticeRepository table,
            CrossingRepository crossings,
            ReviewDays days,
            Deadlines deadlines,
            Obligation obligation,
            Judgements judgements,
            NotificationDuties notificationDuties,
            Tasks tasks,
            ContradictionReviews contradictions,
            Clock clock) {
        this.people = people;
        this.table = table;
        this.crossings = crossings;
        this.days = days;
        this.deadlines = deadlines;
        this.obligation = obligation;
        this.judgements = judgements;
        this.notificationDuties = notificationDuties;
        this.tasks = tasks;
        this.contradictions = contradictions;
        this.clock = clock;
    }

    @EventListener
    void on(StandingDerived derived) {
        if (!people.isBeingMade(derived.person())) {
            review(derived.person());
        }
    }

    /** Whether a bed elsewhere is in the own district depends on where somebody lives. */
    @EventListener
    void on(AddressRecorded recorded) {
        for (Notice stay : table.of(recorded.person(), NoticeKind.STAY)) {
            Notice _ = review(stay);
        }
    }

    /** Everything of one person. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void review(PersonId person) {
        for (Notice notice : table.of(person)) {
            Notice _ = judge(notice);
        }
        crossings.unnotified(person).forEach(this::review);
        contradictions.review(person);
    }

    /**
     * One that was taken in this transaction, and what it explains.
     *
     * @return as it stands then
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Notice reviewTaken(Notice notice) {
        boolean isAsJudged = notice.effectiveOn().equals(notice.particulars().on());
        Notice judged = judge(notice, isAsJudged ? notice.lateness() : lateness(notice), true);
        contradictions.review(notice.person());
        return judged;
    }

    /**
     * One notice, and what it explains.
     *
     * @return as it stands then
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Notice review(Notice notice) {
        Notice judged = judge(notice);
        contradictions.review(notice.person());
        return judged;
    }

    private Lateness lateness(Notice notice) {
        return deadlines.of(notice.person(), notice.particulars(), notice.effectiveOn(), notice.announcedOn());
    }

    private Notice judge(Notice notice) {
        return judge(notice, lateness(notice), false);
    }

    /** @param isNew whether it was taken in this transaction: nothing was alleged of it that could be withdrawn */
    private Notice judge(Notice notice, Lateness lateness, boolean isNew) {
        LocalDate until = notice.particulars().until();
        boolean waitsForReturn = notice.state().isLive() && notice.departedOn() != null && notice.returnedOn() == null;
        boolean isOverdue = notice.isReturnOverdue(LocalDate.now(clock));
        // Only who has left is waited for.
        if (!lateness.equals(notice.lateness()) || notice.departedOn() != null) {
            table.reviewed(
                    notice.id(), lateness, waitsForReturn && !isOverdue && until != null ? until.plusDays(1) : null);
        }
        if (lateness.isPutOff() && lateness.lastDay() == null) {
            lookAgain(notice.person(), lateness);
        }
        judgeNotification(notice, lateness, isNew);
        if (notice.particulars() instanceof Particulars.TravelAbroad journey) {
            judgeReturn(notice, journey.until(), isOverdue);
            judgeCountries(notice, journey);
        }
        return notice.with(lateness);
    }

    /**
     * The person left or came back, and no journey was notified. While the CNIC may be another person's, nothing is
     * alleged.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void review(CrossingRepository.Crossing crossing) {
        if (!isSurelyThePerson(crossing.person())) {
            return;
        }
        Lateness lateness = deadlines.beforeLeaving(crossing.person(), crossing.on());
        LocalDate lastDay = lateness.lastDay();
        allegeOrWithdraw(
                crossing.person(),
                NotificationDutyKind.TRAVEL_ABROAD,
                crossing.id(),
                crossing.on(),
                lastDay == null ? crossing.on() : lastDay,
                neverTold(crossing.person(), lateness));
    }

    /** Nothing is alleged of a return by itself whose departure was reported after it. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void reviewReturns(PersonId person) {
        for (CrossingRepository.Crossing crossing : crossings.returns(person)) {
            notificationDuties.withdraw(
                    crossing.person(), NotificationDutyKind.TRAVEL_ABROAD, crossing.id(), Why.NOT_SO);
            tasks.explain(crossing.person(), Journeys.unnotified(crossing.direction()), crossing.id());
        }
    }

    /** Why a missed notification is no breach yet: it can still be made after an outage. Null where it is a breach. */
    private @Nullable Why neverTold(PersonId person, Lateness lateness) {
        if (lateness.isOver(LocalDate.now(clock))) {
            return null;
        }
        lookAgain(person, lateness);
        return Why.PUT_OFF;
    }

    private void lookAgain(PersonId person, Lateness lateness) {
        LocalDate lastDay = lateness.lastDay();
        days.lookAgain(person, (lastDay == null ? LocalDate.now(clock) : lastDay).plusDays(1));
    }

    private void judgeNotification(Notice notice, Lateness lateness, boolean isNew) {
        boolean hasLeftUnnotified = !notice.state().isLive() && notice.departedOn() != null;
        Why noBreach = hasLeftUnnotified
                ? neverTold(notice.person(), lateness)
                : !notice.state().isLive() ? Why.NOT_SO : !lateness.isLate() ? Why.IN_TIME : null;
        if (isNew && noBreach != null) {
            return;
        }
        if (noBreach == null && !hasLeftUnnotified) {
            // What the page of the notice said before it was taken.
            Judgement judgement = judgements.of(notice, lateness);
            allegeUnlessExempt(
                    new MissedNotification(
                            notice.person(),
                            notice.kind().duty(),
                            notice.id(),
                            judgement.happenedOn(),
                            judgement.dueOn()),
                    judgement.exemption());
            return;
        }
        LocalDate lastDay = lateness.lastDay();
        allegeOrWithdraw(
                notice.person(),
                notice.kind().duty(),
                notice.id(),
                notice.effectiveOn(),
                lastDay == null ? notice.effectiveOn() : lastDay,
                noBreach);
    }

    private void allegeUnlessExempt(MissedNotification missed, @Nullable Exemption exemption) {
        if (exemption == null) {
            notificationDuties.allege(missed);
        } else if (exemption != Exemption.DEATH_REPORTED) {
            notificationDuties.withdraw(missed.person(), missed.kind(), missed.source(), Why.NOT_OWED);
        }
    }

    private void judgeReturn(Notice notice, LocalDate until, boolean isOverdue) {
        LocalDate returnedOn = notice.returnedOn();
        if (notice.departedOn() == null && returnedOn == null) {
            // Nobody saw the journey: nothing is alleged of its end, nor ever was.
            return;
        }
        boolean isLate = isOverdue || (returnedOn != null && returnedOn.isAfter(until));
        if (isOverdue) {
            tasks.open(notice.person(), Task.Kind.RETURN_OVERDUE, notice.id(), until, null);
        }
        if (!isSurelyThePerson(notice.person())) {
            return;
        }
        allegeOrWithdraw(
                notice.person(),
                NotificationDutyKind.RETURN,
                notice.id(),
                until,
                until,
                isLate && notice.state().isLive() ? null : Why.IN_TIME);
    }

    private void judgeCountries(Notice notice, Particulars.TravelAbroad journey) {
        List<CrossingRepository.Crossing> reported =
                notice.departedOn() == null && notice.returnedOn() == null ? List.of() : crossings.of(notice.id());
        if (reported.isEmpty() || !isSurelyThePerson(notice.person())) {
            return;
        }
        for (CrossingRepository.Crossing crossing : reported) {
            boolean isElsewhere = notice.state().isLive() && !journey.leadsTo(crossing.country());
            allegeOrWithdraw(
                    crossing.person(),
                    NotificationDutyKind.COUNTRY,
                    crossing.id(),
                    crossing.on(),
                    crossing.on(),
                    isElsewhere ? null : Why.NOT_SO);
        }
    }

    private boolean isSurelyThePerson(PersonId person) {
        return people.isIdentityConfirmed(person);
    }

    /** @param noBreach why there is none; null where there is one, if the person had to notify */
    private void allegeOrWithdraw(
            PersonId person,
            NotificationDutyKind kind,
            UUID source,
            LocalDate on,
            LocalDate dueOn,
            @Nullable Why noBreach) {
        if (noBreach != null) {
            notificationDuties.withdraw(person, kind, source, noBreach);
        } else {
            allegeUnlessExempt(
                    new MissedNotification(person, kind, source, on, dueOn),
                    obligation.exemption(person, on, dueOn).orElse(null));
        }
    }
}
