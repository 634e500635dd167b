package pk.gov.nsor.simulator.smsc;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.jsmpp.PDUStringException;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.BroadcastSm;
import org.jsmpp.bean.CancelBroadcastSm;
import org.jsmpp.bean.CancelSm;
import org.jsmpp.bean.DataSm;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.QueryBroadcastSm;
import org.jsmpp.bean.QuerySm;
import org.jsmpp.bean.ReplaceSm;
import org.jsmpp.bean.SubmitMulti;
import org.jsmpp.bean.SubmitSm;
import org.jsmpp.extra.ProcessRequestException;
import org.jsmpp.session.BroadcastSmResult;
import org.jsmpp.session.DataSmResult;
import org.jsmpp.session.QueryBroadcastSmResult;
import org.jsmpp.session.QuerySmResult;
import org.jsmpp.session.SMPPServerSession;
import org.jsmpp.session.ServerMessageReceiverListener;
import org.jsmpp.session.Session;
import org.jsmpp.session.SubmitMultiResult;
import org.jsmpp.session.SubmitSmResult;
import org.jsmpp.util.MessageId;

/**
 * Takes the register's submit_sm to the phones. Everything here is in memory and quick, since it runs on jSMPP's few PDU
 * threads. Other operations than submit_sm are refused: the register does not use them.
 */
final class SubmitReceiver implements ServerMessageReceiverListener {

    private final Conversations conversations;
    private final Receipts receipts;
    private final Tally tally;
    private final Predicate<SMPPServerSession> isUnbinding;
    private final Clock clock;
    private final Reassembly reassembly = new Reassembly();
    /** From the microsecond of the start on: an SMSC does not give an identifier again because it was started again. */
    private final AtomicLong ids;

    private final AtomicInteger refused = new AtomicInteger();
    private volatile int refusal = SMPPConstant.STAT_ESME_RTHROTTLED;
    private final AtomicInteger lost = new AtomicInteger();

    /** @param isUnbinding whether an unbind was sent over the session; then nothing more is taken from it */
    SubmitReceiver(
            Conversations conversations,
            Receipts receipts,
            Tally tally,
            Predicate<SMPPServerSession> isUnbinding,
            Clock clock) {
        this.conversations = conversations;
        this.receipts = receipts;
        this.tally = tally;
        this.isUnbinding = isUnbinding;
        this.clock = clock;
        this.ids = new AtomicLong(ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant()));
    }

    /** Lets the next so many submit_sm be answered with this status. */
    void refuse(int submissions, int status) {
        refusal = status;
        refused.set(submissions);
    }

    /** Lets the next so many submit_sm be taken and not reach their phone. */
    void lose(int submissions) {
        lost.set(submissions);
    }

    @Override
    public SubmitSmResult onAcceptSubmitSm(SubmitSm submitSm, SMPPServerSession source) throws ProcessRequestException {
        long nowNanos = System.nanoTime();
        tally.submitSmReceived.increment();
        try {
            if (isUnbinding.test(source)) {
                throw new ProcessRequestException("unbinding", SMPPConstant.STAT_ESME_RINVBNDSTS);
            }
            if (takeOne(refused)) {
                throw new ProcessRequestException("refused on purpose", refusal);
            }
            return accept(submitSm, nowNanos);
        } catch (ProcessRequestException e) {
            tally.submitSmRefused(e.getErrorCode());
            throw e;
        }
    }

    private SubmitSmResult accept(SubmitSm submitSm, long nowNanos) throws ProcessRequestException {
        PhoneNumber phone = destination(submitSm);
        String sender = submitSm.getSourceAddr() == null ? "" : submitSm.getSourceAddr();
        Segment segment = Segment.of(submitSm);
        // Zeros in front, as operators have them: a register that takes the identifier for a number loses them.
        String partId = "%020d".formatted(ids.incrementAndGet());
        boolean receiptAsked = Receipts.isAsked(submitSm.getRegisteredDelivery());
        boolean isLost = takeOne(lost);
        if (receiptAsked) {
            receipts.await(partId, phone, sender, clock.instant(), !isLost);
        }
        if (isLost) {
            return result(partId);
        }
        reassembly
                .accept(phone.international(), sender, segment, nowNanos)
                .ifPresent(whole -> show(whole, phone, sender, partId, receiptAsked, nowNanos));
        return result(partId);
    }

    private static boolean takeOne(AtomicInteger counter) {
        return counter.getAndUpdate(left -> Math.max(left - 1, 0)) > 0;
    }

    private void show(
            Reassembly.Whole whole,
            PhoneNumber phone,
            String sender,
            String partId,
            boolean receiptAsked,
            long nowNanos) {
        PhoneMessage message = new PhoneMessage(
                "to-" + partId,
                0,
                PhoneMessage.Direction.TO_PHONE,
                phone.international(),
                sender,
                whole.text(),
                whole.parts(),
                whole.encoding(),
                clock.instant(),
                PhoneMessage.State.RECEIVED,
                null,
                0,
                null,
                receiptAsked ? PhoneMessage.Receipt.WAITING : PhoneMessage.Receipt.NOT_ASKED);
        if (receiptAsked) {
            receipts.show(partId, message.id());
        }
        tally.messagesToPhones.increment();
        conversations.addToPhone(message, nowNanos);
    }

    private static PhoneNumber destination(SubmitSm submitSm) throws ProcessRequestException {
        String address = submitSm.getDestAddress() == null ? "" : submitSm.getDestAddress();
        try {
            boolean international = submitSm.getDestAddrTon() == 1 && !address.startsWith("+");
            return PhoneNumber.parse(international ? "+" + address : address);
        } catch (IllegalArgumentException e) {
            throw new ProcessRequestException("destination is no phone", SMPPConstant.STAT_ESME_RINVDSTADR, e);
        }
    }

    private static SubmitSmResult result(String partId) throws ProcessRequestException {
        try {
            return new SubmitSmResult(new MessageId(partId), new OptionalParameter[0]);
        } catch (PDUStringException e) {
            throw new ProcessRequestException("identifier too long", SMPPConstant.STAT_ESME_RSYSERR, e);
        }
    }

    private static ProcessRequestException unsupported() {
        return new ProcessRequestException("operation not supported", SMPPConstant.STAT_ESME_RINVCMDID);
    }

    @Override
    public SubmitMultiResult onAcceptSubmitMulti(SubmitMulti submitMulti, SMPPServerSession source)
            throws ProcessRequestException {
        throw unsupported();
    }

    @Override
    public QuerySmResult onAcceptQuerySm(QuerySm querySm, SMPPServerSession source) throws ProcessRequestException {
        throw unsupported();
    }

    @Override
    public void onAcceptReplaceSm(ReplaceSm replaceSm, SMPPServerSession source) throws ProcessRequestException {
        throw unsupported();
    }

    @Override
    public void onAcceptCancelSm(CancelSm cancelSm, SMPPServerSession source) throws ProcessRequestException {
        throw unsupported();
    }

    @Override
    public BroadcastSmResult onAcceptBroadcastSm(BroadcastSm broadcastSm, SMPPServerSession source)
            throws ProcessRequestException {
        throw unsupported();
    }

    @Override
    public void onAcceptCancelBroadcastSm(CancelBroadcastSm cancelBroadcastSm, SMPPServerSession source)
            throws ProcessRequestException {
        throw unsupported();
    }

    @Override
    public QueryBroadcastSmResult onAcceptQueryBroadcastSm(QueryBroadcastSm queryBroadcastSm, SMPPServerSession source)
            throws ProcessRequestException {
        throw unsupported();
    }

    @Override
    public DataSmResult onAcceptDataSm(DataSm dataSm, Session source) throws ProcessRequestException {
        throw unsupported();
    }
}
