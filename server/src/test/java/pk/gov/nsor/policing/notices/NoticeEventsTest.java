package pk.gov.nsor.policing.notices;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.support.TransactionOperations;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.escalation.EscalationLevel;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.outbox.OutboxMessage;
import pk.gov.nsor.foundation.outbox.OutboxSubscriber;
import pk.gov.nsor.foundation.outbox.OutboxTopic;
import pk.gov.nsor.policing.notices.Particulars.Leg;
import pk.gov.nsor.policing.notices.Particulars.TravelAbroad;
import pk.gov.nsor.policing.notices.review.NoticeEscalation;
import pk.gov.nsor.policing.supervision.Escalation;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.Supervised;
import pk.gov.nsor.testing.TestClock;

/** What others hear of notices. */
@RegisterTest
@Import(NoticeEventsTest.Listening.class)
class NoticeEventsTest {

    @Autowired
    private Notices notices;

    @Autowired
    private Decisions decisions;

    @Autowired
    private Announcements announcements;

    @Autowired
    private NoticeEscalation escalating;

    @Autowired
    private Escalation escalation;

    @Autowired
    private TransactionOperations transaction;

    @Autowired
    private BlockingQueue<UUID> heardCases;

    @Autowired
    private TestClock clock;

    @Autowired
    private BlockingQueue<OutboxMessage> heard;

    private final Supervised supervised;
    private final Officers officers;

    NoticeEventsTest(Supervised supervised, Officers officers) {
        this.supervised = supervised;
        this.officers = officers;
    }

    @Test
    void eachStateOfANoticeIsAnEventAndAJourneyAbroadIsOneForImmigration() throws InterruptedException {
        Actor officer = officers.with(Role.SUPERVISING_OFFICER).actor();
        PersonId person = supervised.by(officer).in("sialkot");
        LocalDate today = LocalDate.now(clock);
        UUID id = UUID.randomUUID();
        notices.take(
                person,
                new NewNotice(
                        id,
                        new TravelAbroad(
                                List.of(new Leg("AE", today.plusDays(30))),
                                today.plusDays(30),
                                today.plusDays(40),
                                "Work",
                                "PK 203",
                                "AB1234567"),
                        today,
                        How.AT_STATION,
                        "city-police-station-sialkot"),
                officer);
        hears(id);
        decisions.verify(person, id, officer);
        hears(id);
        decisions.accept(person, id, Evidence.TICKET, "The ticket was seen", officer);
        hears(id);
        decisions.withdraw(person, id, "The journey is called off", officer);
        hears(id);
        assertThat(heard).isEmpty();
    }

    @Test
    void eachLevelThatAnAnnouncementComesToIsOneEventOfTheCase() throws InterruptedException {
        Actor officer = officers.with(Role.SUPERVISING_OFFICER).actor();
        PersonId person = supervised.by(officer).in("sialkot");
        transaction.executeWithoutResult(
                status -> announcements.take(person, new ShortForm(Announced.WORK, "A bakery")));
        assertThat(heardOfTheCase(person)).isPositive();
        Duration district = Duration.ofDays(escalation.ofAnnouncements().days(EscalationLevel.DISTRICT));
        clock.move(district);
        try {
            escalating.run(() -> true);
            escalating.run(() -> true);
        } finally {
            clock.move(district.negated());
        }
        assertThat(heardOfTheCase(person)).isEqualTo(1);
    }

    /** How often, until nothing comes for a while. */
    private int heardOfTheCase(PersonId person) throws InterruptedException {
        int times = 0;
        @Nullable UUID subject = heardCases.poll(30, TimeUnit.SECONDS);
        while (subject != null) {
            times += subject.equals(person.value()) ? 1 : 0;
            subject = heardCases.poll(3, TimeUnit.SECONDS);
        }
        return times;
    }

    /** Of each change one message, and one for immigration. */
    private void hears(UUID notice) throws InterruptedException {
        OutboxTopic first = topic(notice);
        OutboxTopic second = topic(notice);
        assertThat(Set.of(first, second))
                .containsExactlyInAnyOrder(OutboxTopic.NOTICE_CHANGED, OutboxTopic.TRAVEL_ABROAD_TOLD);
    }

    private OutboxTopic topic(UUID notice) throws InterruptedException {
        @Nullable OutboxMessage message = heard.poll(30, TimeUnit.SECONDS);
        assertThat(message).isNotNull();
        assertThat(message.subject()).isEqualTo(notice);
        return message.topic();
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class Listening {

        @Bean
        BlockingQueue<OutboxMessage> heard() {
            return new LinkedBlockingQueue<>();
        }

        @Bean
        BlockingQueue<UUID> heardCases() {
            return new LinkedBlockingQueue<>();
        }

        @Bean
        OutboxSubscriber caseListener(BlockingQueue<UUID> heardCases) {
            return new OutboxSubscriber() {
                @Override
                public String name() {
                    return "test-cases";
                }

                @Override
                public Set<OutboxTopic> topics() {
                    return Set.of(OutboxTopic.CASE_CHANGED);
                }

                @Override
                public void deliver(OutboxMessage message) {
                    heardCases.add(message.subject());
                }
            };
        }

        @Bean
        OutboxSubscriber listener(BlockingQueue<OutboxMessage> heard) {
            return new OutboxSubscriber() {
                @Override
                public String name() {
                    return "test-notices";
                }

                @Override
                public Set<OutboxTopic> topics() {
                    return Set.of(OutboxTopic.NOTICE_CHANGED, OutboxTopic.TRAVEL_ABROAD_TOLD);
                }

                @Override
                public void deliver(OutboxMessage message) {
                    heard.add(message);
                }
            };
        }
    }
}
