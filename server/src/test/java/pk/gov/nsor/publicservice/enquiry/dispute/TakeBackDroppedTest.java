package pk.gov.nsor.publicservice.enquiry.dispute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.approval.Proposals;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.shell.list.ListSort;
import pk.gov.nsor.foundation.sms.internal.RegisterLines;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.Officers.Officer;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.TrailReader;

/** A take-back is dropped by who made it, before anything is sent, or not at all. */
@RegisterTest
class TakeBackDroppedTest {

    private static final String REASON = "The CNIC was doubted by mistake";

    @Autowired
    private TakeBacks takeBacks;

    @Autowired
    private TakeBackProposal kind;

    @Autowired
    private TakeBackDropping dropping;

    @Autowired
    private TakeBackWork work;

    @Autowired
    private TransactionOperations transaction;

    @Autowired
    private Proposals proposals;

    @Autowired
    private Accounts accounts;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ApplicationContext context;

    private @Nullable RegisterLines made;
    private Officer first;
    private Officer causer;
    private Officer proposer;
    private Officer approver;
    private Officer stranger;

    @BeforeEach
    void bind() throws Exception {
        made = new RegisterLines(context);
        first = new Officers(accounts).with(Role.REGISTRAR);
        causer = new Officers(accounts).with(Role.REGISTRAR);
        proposer = new Officers(accounts).with(Role.REGISTRAR);
        approver = new Officers(accounts).with(Role.NATIONAL_SUPERVISOR);
        stranger = new Officers(accounts).with(Role.REGISTRAR, Role.NATIONAL_SUPERVISOR);
    }

    @AfterEach
    void close() {
        lines().close();
    }

    @Test
    void whoCausedItDropsItWithAReasonAndNobodyIsToldNorCanItBeProposed() throws Exception {
        Asked asked = asked();
        UUID id = asked.takeBack();
        dropping.drop(id, "  " + REASON + " ", causer.actor());
        work.work();
        TakeBack dropped = takeBacks.find(id).orElseThrow();
        assertThat(dropped.state()).isEqualTo(TakeBackState.DROPPED);
        assertThat(dropped.droppedBy()).isEqualTo(causer.actor().id());
        assertThat(dropping.reason(id)).isEqualTo(REASON);
        assertThat(jdbc.sql("select drop_reason from enquiry.take_back where id = ?")
                        .param(id)
                        .query(byte[].class)
                        .single())
                .as("sealed")
                .satisfies(stored -> assertThat(new String(stored, StandardCharsets.ISO_8859_1))
                        .doesNotContain("doubted"));
        assertThat(new TrailReader(jdbc)
                        .of(Objects.requireNonNull(causer.actor().id())))
                .contains("TAKE_BACK_DROPPED DONE");
        assertThat(takeBacks.list(false, ListSort.NONE, 0, 10)).contains(dropped);
        assertRefused("take-back.not-prepared", () -> kind.propose(id, "The card was misread", proposer.actor()));
        assertRefused("take-back.not-droppable", () -> dropping.drop(id, REASON, causer.actor()));
        asked.isNotTold();
    }

    @Test
    void whoProposedItDropsItAndThenItCanNotBeApproved() throws Exception {
        Asked asked = asked();
        UUID id = asked.takeBack();
        assertRefused("take-back.not-yours", () -> dropping.drop(id, REASON, proposer.actor()));
        UUID proposal = kind.propose(id, "The card was misread", proposer.actor());
        dropping.drop(id, REASON, proposer.actor());
        assertRefused("proposal.changed", () -> proposals.approve(proposal, "", approver.actor()));
        work.work();
        asked.isNotTold();
    }

    @Test
    void whoApprovedItDropsItBeforeItIsSentAndNotAfterwards() throws Exception {
        Asked asked = asked();
        UUID id = asked.takeBack();
        UUID proposal = kind.propose(id, "The card was misread", proposer.actor());
        assertRefused("take-back.not-yours", () -> dropping.drop(id, REASON, approver.actor()));
        // In one transaction, so that the job does not send it between them.
        transaction.executeWithoutResult(status -> {
            proposals.approve(proposal, "", approver.actor());
            TakeBack approved = takeBacks.find(id).orElseThrow();
            assertThat(approved.state()).isEqualTo(TakeBackState.APPROVED);
            assertThat(dropping.mayDrop(approved, proposer.actor().id())).isTrue();
            dropping.drop(id, REASON, approver.actor());
        });
        work.work();
        asked.isNotTold();
        Asked another = asked();
        UUID sent = another.takeBack();
        proposals.approve(kind.propose(sent, "The card was misread", proposer.actor()), "", approver.actor());
        assertThat(another.disputed.worked(sent, TakeBackState.APPROVED).state())
                .isEqualTo(TakeBackState.SENT);
        for (Officer officer : List.of(causer, proposer, approver)) {
            assertRefused("take-back.not-droppable", () -> dropping.drop(sent, REASON, officer.actor()));
        }
    }

    @Test
    void nobodyElseDropsIt() throws Exception {
        UUID id = asked().takeBack();
        proposals.refuse(kind.propose(id, "The card was misread", proposer.actor()), "Not so", approver.actor());
        for (Officer officer : List.of(first, proposer, approver, stranger)) {
            assertThat(dropping.mayDrop(
                            takeBacks.find(id).orElseThrow(), officer.actor().id()))
                    .isFalse();
            assertRefused("take-back.not-yours", () -> dropping.drop(id, REASON, officer.actor()));
        }
        assertThat(takeBacks.find(id).orElseThrow().state()).isEqualTo(TakeBackState.PREPARED);
    }

    @Test
    void theReasonHasFiveToAThousandCharacters() throws Exception {
        UUID id = asked().takeBack();
        for (int length : new int[] {0, 4, 1001}) {
            assertRefused("take-back.drop-reason", () -> dropping.drop(id, "x".repeat(length), causer.actor()));
        }
        dropping.drop(id, "x".repeat(1000), causer.actor());
        UUID other = asked().takeBack();
        dropping.drop(other, "x".repeat(5), causer.actor());
        assertThat(takeBacks.find(other).orElseThrow().state()).isEqualTo(TakeBackState.DROPPED);
    }

    @Test
    void whereItIsDroppedAndSentAtOnceOneOfBothIsDone() throws Exception {
        for (int round = 0; round < 5; round++) {
            Asked asked = asked();
            UUID id = asked.takeBack();
            UUID proposal = kind.propose(id, "The card was misread", proposer.actor());
            proposals.approve(proposal, "", approver.actor());
            boolean isDropped;
            try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
                Callable<Boolean> sends = () -> {
                    work.work();
                    return true;
                };
                Callable<Boolean> drops = () -> {
                    try {
                        dropping.drop(id, REASON, proposer.actor());
                        return true;
                    } catch (InvalidValueException tooLate) {
                        assertThat(tooLate.code()).isEqualTo("take-back.not-droppable");
                        return false;
                    }
                };
                List<Future<Boolean>> done = threads.invokeAll(List.of(sends, drops));
                assertThat(done.getFirst().get()).isTrue();
                isDropped = done.getLast().get();
            }
            assertThat(asked.disputed.worked(id, TakeBackState.APPROVED).state())
                    .isEqualTo(isDropped ? TakeBackState.DROPPED : TakeBackState.SENT);
            assertThat(jdbc.sql("select count(*) from enquiry.take_back_message where take_back_id = ?")
                            .param(id)
                            .query(Integer.class)
                            .single())
                    .isEqualTo(isDropped ? 0 : 1);
        }
    }

    /** Somebody who was told "on the register" about a CNIC that was then withdrawn. */
    private final class Asked {
        private final Disputed disputed = new Disputed(context, lines(), first.actor(), stranger.actor());
        private final String phone = disputed.phone();

        private Asked() throws InterruptedException {
            disputed.ask(phone);
            disputed.withdraw(causer.actor());
        }

        private UUID takeBack() {
            return disputed.takeBack().id();
        }

        private void isNotTold() {
            assertThat(lines().publicTexts(phone)).hasSize(2);
        }
    }

    private Asked asked() throws InterruptedException {
        return new Asked();
    }

    private RegisterLines lines() {
        return Objects.requireNonNull(made);
    }

    private static void assertRefused(String code, Runnable step) {
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(step::run)
                .satisfies(refused -> assertThat(refused.code()).isEqualTo(code));
    }
}
