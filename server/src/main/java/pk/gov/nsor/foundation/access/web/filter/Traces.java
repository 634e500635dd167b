package pk.gov.nsor.foundation.access.web.filter;

/** Stack traces for the log. */
public final class Traces {

    private static final int FRAMES = 12;

    private Traces() {}

    /** Types and places of a failure and its causes; not their messages, which repeat data that no log may hold. */
    public static String withoutMessages(Throwable failure) {
        StringBuilder text = new StringBuilder();
        for (Throwable at = failure; at != null; at = at.getCause()) {
            text.append(at == failure ? "" : "\ncaused by ")
                    .append(at.getClass().getName());
            StackTraceElement[] frames = at.getStackTrace();
            for (int i = 0; i < Math.min(FRAMES, frames.length); i++) {
                text.append("\n    at ").append(frames[i]);
            }
        }
        return text.toString();
    }
}
