package pk.gov.nsor.benchmark.sms;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jsmpp.InvalidResponseException;
import org.jsmpp.PDUException;
import org.jsmpp.bean.AlertNotification;
import org.jsmpp.bean.BindType;
import org.jsmpp.bean.DataCodings;
import org.jsmpp.bean.DataSm;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.RegisteredDelivery;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.extra.NegativeResponseException;
import org.jsmpp.extra.ProcessRequestException;
import org.jsmpp.extra.ResponseTimeoutException;
import org.jsmpp.session.BindParameter;
import org.jsmpp.session.DataSmResult;
import org.jsmpp.session.MessageReceiverListener;
import org.jsmpp.session.SMPPSession;
import org.jsmpp.session.Session;
import org.jsmpp.session.connection.socket.SocketConnection;

/**
 * The floor: an ESME on plain jSMPP with the library's own thread model and TCP_NODELAY, which answers on the thread that
 * brings the question and stores nothing.
 */
final class JsmppEsme implements MessageReceiverListener {

    /** More threads than the pump's window: those that wait for a submit_sm_resp must leave one to bring it. */
    private static final int THREADS = 64;

    private static final int QUEUE = 5_000;
    private static final long PATIENCE_MILLIS = 30_000;

    private final Answerer answerer;
    private final SMPPSession session;
    /** One for all links: a telephone must not see two messages under one reference. */
    private static final AtomicInteger REFERENCE = new AtomicInteger();

    private JsmppEsme(Answerer answerer) {
        this.answerer = answerer;
        this.session = new SMPPSession((host, port) -> {
            Socket socket = new Socket(host, port);
            socket.setTcpNoDelay(true);
            return new SocketConnection(socket);
        });
        session.setPduProcessorDegree(THREADS);
        session.setQueueCapacity(QUEUE);
        session.setTransactionTimer(PATIENCE_MILLIS);
        session.setMessageReceiverListener(this);
    }

    /** @param arguments port, binds, file of texts, file of questions */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Answerer answerer = Answerer.of(Path.of(arguments[2]), Path.of(arguments[3]));
        for (int i = 0; i < Integer.parseInt(arguments[1]); i++) {
            String unused = new JsmppEsme(answerer)
                    .session.connectAndBind(
                            "127.0.0.1",
                            Integer.parseInt(arguments[0]),
                            new BindParameter(
                                    BindType.BIND_TRX,
                                    "floor",
                                    "secret",
                                    "",
                                    TypeOfNumber.UNKNOWN,
                                    NumberingPlanIndicator.UNKNOWN,
                                    null));
        }
        Thread.currentThread().join();
    }

    @Override
    public void onAcceptDeliverSm(DeliverSm question) throws ProcessRequestException {
        try {
            List<byte[]> parts = answerer.answer(question.getShortMessage(), REFERENCE.incrementAndGet());
            for (byte[] part : parts) {
                Object unused = session.submitShortMessage(
                        "",
                        TypeOfNumber.UNKNOWN,
                        NumberingPlanIndicator.UNKNOWN,
                        "7000",
                        TypeOfNumber.INTERNATIONAL,
                        NumberingPlanIndicator.ISDN,
                        question.getSourceAddr(),
                        new ESMClass(parts.size() > 1 ? 0x40 : 0),
                        (byte) 0,
                        (byte) 0,
                        null,
                        null,
                        new RegisteredDelivery(0),
                        (byte) 0,
                        DataCodings.newInstance((byte) answerer.dataCoding()),
                        (byte) 0,
                        part);
            }
        } catch (PDUException
                | ResponseTimeoutException
                | InvalidResponseException
                | NegativeResponseException
                | IOException failed) {
            throw new IllegalStateException("The floor could not answer", failed);
        }
    }

    @Override
    public void onAcceptAlertNotification(AlertNotification notification) {
        // The pump sends none.
    }

    @Override
    public DataSmResult onAcceptDataSm(DataSm data, Session source) throws ProcessRequestException {
        throw new ProcessRequestException("The pump sends none", 3);
    }
}
