package pk.gov.nsor.publicservice.enquiry.web;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.shell.dashboard.DashboardPart;
import pk.gov.nsor.foundation.shell.dashboard.PlaceFigure;
import pk.gov.nsor.foundation.shell.dashboard.PlaceFigures;
import pk.gov.nsor.publicservice.enquiry.dispute.TakeBacks;
import pk.gov.nsor.publicservice.enquiry.dispute.TicketState;
import pk.gov.nsor.publicservice.enquiry.dispute.Tickets;
import pk.gov.nsor.publicservice.enquiry.statistics.FigureReading;
import pk.gov.nsor.publicservice.enquiry.statistics.Figures;
import pk.gov.nsor.publicservice.enquiry.statistics.Range;

/** What the public asked in the last day, and what came of disputes about the answers. */
@Component
class EnquiryFigures implements PlaceFigures {

    private static final String QUESTIONS = "sms-questions";
    private static final String UNANSWERED = "sms-unanswered";
    private static final String DISPUTES_OPEN = "disputes-open";
    private static final String DISPUTES_UPHELD = "disputes-upheld";
    private static final String TAKE_BACKS = "take-backs-open";

    private final FigureReading figures;
    private final Tickets tickets;
    private final TakeBacks takeBacks;

    EnquiryFigures(FigureReading figures, Tickets tickets, TakeBacks takeBacks) {
        this.figures = figures;
        this.tickets = tickets;
        this.takeBacks = takeBacks;
    }

    @Override
    public List<PlaceFigure> figures() {
        String day = "/sms?range=" + Range.DAY.key();
        return List.of(
                PlaceFigure.ofNation(QUESTIONS, DashboardPart.ENQUIRIES, 10, day),
                PlaceFigure.ofNation(UNANSWERED, DashboardPart.ENQUIRIES, 11, day),
                PlaceFigure.ofNation(DISPUTES_OPEN, DashboardPart.ENQUIRIES, 12, "/disputes?state=open"),
                PlaceFigure.ofNation(
                        DISPUTES_UPHELD, DashboardPart.ENQUIRIES, 13, "/disputes?state=" + TicketState.UPHELD.key()),
                PlaceFigure.ofNation(TAKE_BACKS, DashboardPart.ENQUIRIES, 14, "/take-backs?state=open"));
    }

    @Override
    public List<Count> counted() {
        Figures asked = figures.of(Range.DAY);
        Map<TicketState, Long> disputes = tickets.counts(null);
        return List.of(
                new Count(QUESTIONS, "", asked.questions()),
                new Count(UNANSWERED, "", asked.unanswered()),
                new Count(
                        DISPUTES_OPEN,
                        "",
                        disputes.entrySet().stream()
                                .filter(each -> each.getKey().isOpen())
                                .mapToLong(Map.Entry::getValue)
                                .sum()),
                new Count(DISPUTES_UPHELD, "", disputes.getOrDefault(TicketState.UPHELD, 0L)),
                new Count(TAKE_BACKS, "", takeBacks.count(true)));
    }
}
