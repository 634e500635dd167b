package pk.gov.nsor.benchmark.sms;

/** What the pump asks, and what becomes of it. Questions have numbers from 0 on. */
interface Asking {

    void start();

    /** How many questions of a link may be unacknowledged, where the pump's own window is {@code usual}. */
    int window(int usual);

    /** Whether questions are asked by the clock. */
    boolean isPaced();

    /** The next question that is due; -1 where none is. Notes it as asked now. */
    int next(long now);

    PduChannel.Message message(int question);

    /** What the ESME has answered to the deliver_sm. */
    void acknowledged(int question, int status);

    /** A submit_sm. */
    void take(PduChannel.Message message);

    /** Whether nothing more is to be expected. */
    boolean isComplete();

    /** When something came last. */
    long lastProgress();

    /** One line that begins with done. */
    String result();
}
