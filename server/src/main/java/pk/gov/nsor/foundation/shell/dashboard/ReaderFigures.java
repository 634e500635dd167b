package pk.gov.nsor.foundation.shell.dashboard;

import java.util.List;
import pk.gov.nsor.foundation.access.SignedIn;

/**
 * Figures that depend on who looks: a bean of the module that has the lists behind them. They are counted as the page of the
 * reader's own place is opened, so they are of few lines.
 */
public interface ReaderFigures {

    /** The figures of the lists that the reader has; none for whoever has none of them. */
    List<Figure> figuresFor(SignedIn reader);

    /**
     * A figure and the list behind it.
     *
     * @param order smaller numbers come first in the part
     * @param name {@code dashboard.figure.} and the name is the message that says it
     * @param path the list's address
     */
    record Figure(DashboardPart part, int order, String name, long count, String path) {}
}
