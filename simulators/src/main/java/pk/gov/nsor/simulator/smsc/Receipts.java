package pk.gov.nsor.simulator.smsc;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jsmpp.bean.MessageState;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.session.SMPPServerSession;
import org.jsmpp.session.ServerResponseDeliveryListener;
import org.jsmpp.session.SubmitMultiResult;
import org.jsmpp.session.SubmitSmResult;

/**
 * Delivery receipts for submit_sm that ask for one. A receipt is queued only after the submit_sm_resp has gone, since the
 * register cannot match it before it knows the identifier.
 */
final class Receipts implements ServerResponseDeliveryListener {

    private static final ZoneId PAKISTAN = ZoneId.of("Asia/Karachi");
    private static final DateTimeFormatter RECEIPT_TIME = DateTimeFormatter.ofPattern("yyMMddHHmm");
    private static final byte DELIVERY_RECEIPT = 0x04;

    private record Due(String phone, String sender, Instant submitted, boolean isDelivered) {}

    private final Dispatcher dispatcher;
    private final Tally tally;
    private final Conversations conversations;
    private final Map<String, Due> dueById = new ConcurrentHashMap<>();
    /** Which message on the phone a part belongs to, once it is known. */
    private final Map<String, String> messageByPart = new ConcurrentHashMap<>();

    Receipts(Dispatcher dispatcher, Tally tally, Conversations conversations) {
        this.dispatcher = dispatcher;
        this.tally = tally;
        this.conversations = conversations;
    }

    /** Whether registered_delivery asks for a receipt of a successful delivery: 1 (always) or 3 (success only). */
    static boolean isAsked(byte registeredDelivery) {
        int asked = registeredDelivery & 0x03;
        return asked == 1 || asked == 3;
    }

    /** Notes that a receipt is due once the response to the submit_sm is out. */
    void await(String partId, PhoneNumber phone, String sender, Instant submitted, boolean isDelivered) {
        dueById.put(partId, new Due(phone.digits(), sender, submitted, isDelivered));
    }

    /** Notes on which message of the phone the part's receipt is to be shown: the last part's receipt decides. */
    void show(String partId, String messageId) {
        messageByPart.put(partId, messageId);
    }

    @Override
    public void onSubmitSmRespSent(SubmitSmResult result, SMPPServerSession session) {
        String partId = result.getMessageId();
        Due due = dueById.remove(partId);
        if (due != null) {
            dispatcher.enqueue(content(partId, due), new Shown(partId));
        }
    }

    @Override
    public void onSubmitSmRespError(SubmitSmResult result, Exception cause, SMPPServerSession session) {
        dueById.remove(result.getMessageId());
        messageByPart.remove(result.getMessageId());
    }

    @Override
    public void onSubmitMultiRespSent(SubmitMultiResult result, SMPPServerSession session) {
        // submit_multi is refused before it comes to a response.
    }

    @Override
    public void onSubmitMultiRespError(SubmitMultiResult result, Exception cause, SMPPServerSession session) {
        // submit_multi is refused before it comes to a response.
    }

    private static Delivery.Content content(String partId, Due due) {
        Instant done = due.submitted();
        String text = "id:%s sub:001 dlvrd:%s submit date:%s done date:%s stat:%s err:000 text:"
                .formatted(
                        partId,
                        due.isDelivered() ? "001" : "000",
                        time(due.submitted()),
                        time(done),
                        due.isDelivered() ? "DELIVRD" : "UNDELIV");
        return new Delivery.Content(
                due.phone(),
                due.sender(),
                DELIVERY_RECEIPT,
                SmsEncoding.GSM_03_38.dataCoding(),
                text.getBytes(StandardCharsets.US_ASCII),
                new OptionalParameter.Receipted_message_id(partId),
                new OptionalParameter.Message_state(
                        (due.isDelivered() ? MessageState.DELIVERED : MessageState.UNDELIVERABLE).value()));
    }

    private static String time(Instant instant) {
        return RECEIPT_TIME.format(instant.atZone(PAKISTAN));
    }

    private final class Shown implements Delivery.Outcome {

        private final String partId;

        private Shown(String partId) {
            this.partId = partId;
        }

        @Override
        public void sent() {
            // Only the end is shown.
        }

        @Override
        public void acknowledged() {
            tally.receiptsSent.increment();
            settle(PhoneMessage.Receipt.ACKNOWLEDGED);
        }

        @Override
        public void delayed(String reason) {
            // Still waiting, as the message says already.
        }

        @Override
        public void refused(int commandStatus) {
            settle(PhoneMessage.Receipt.REFUSED);
        }

        private void settle(PhoneMessage.Receipt receipt) {
            String messageId = messageByPart.remove(partId);
            if (messageId != null) {
                conversations.update(messageId, message -> message.withReceipt(receipt));
            }
        }
    }
}
