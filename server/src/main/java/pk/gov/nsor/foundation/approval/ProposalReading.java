package pk.gov.nsor.foundation.approval;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.access.WorkPlace;

/** Reads proposals for people who may know of them. {@link Proposals} makes and decides them. */
@Service
public class ProposalReading {

    private static final int MOST_OF_ONE = 100;

    private final ProposalRepository store;
    private final ProposalKinds kinds;
    private final Accounts accounts;
    private final Clock clock;

    ProposalReading(ProposalRepository store, ProposalKinds kinds, Accounts accounts, Clock clock) {
        this.store = store;
        this.kinds = kinds;
        this.accounts = accounts;
        this.clock = clock;
    }

    /** A proposal, for those who may propose or decide its kind, and for its proposer; empty for others. */
    public Optional<Proposal> find(UUID id, SignedIn reader) {
        return store.find(id)
                .filter(proposal -> proposal.proposedBy().equals(reader.accountId())
                        || (proposal.isWithin(reader.jurisdiction())
                                && (proposal.kind().mayPropose(reader.roles())
                                        || proposal.kind().mayDecide(reader.roles()))))
                .filter(proposal -> !shown(List.of(proposal), reader).isEmpty());
    }

    /** A proposal without a check of any reader's rights, to compare it with what a reader saw. */
    public Optional<Proposal> of(UUID id) {
        return store.find(id);
    }

    /** Locks the proposal, and what it is about, until the transaction ends, as its decision does. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void hold(UUID id) {
        store.lock(id).ifPresent(proposal -> Bound.of(proposal.kind(), proposal).hold());
    }

    /** Who proposed it, and who has decided it, if anybody has. */
    public Set<UUID> makers(UUID id) {
        return store.find(id).stream()
                .flatMap(proposal -> Stream.of(
                                Optional.of(proposal.proposedBy()),
                                Optional.ofNullable(proposal.decision()).map(Proposal.Decision::by))
                        .flatMap(Optional::stream))
                .collect(Collectors.toSet());
    }

    /** What the reader may decide; the one that closes first comes first. */
    public List<Proposal> waitingFor(SignedIn reader, int limit) {
        return waiting(reader).stream().limit(limit).toList();
    }

    /** Whether there is any kind that the reader may decide. */
    public boolean mayDecideAny(SignedIn reader) {
        return !decidable(reader).isEmpty();
    }

    /** The waiting proposals of this kind, whoever proposed them, the oldest first. */
    public List<Proposal> waitingOf(String kind) {
        return store.waiting(kind, LocalDate.now(clock));
    }

    /** The kind of this name that the reader may propose by a form; empty where there is none. */
    public Optional<ProposalKind<?>> proposable(String kind, SignedIn reader) {
        return kinds.named(kind).filter(known -> proposable(reader).contains(known));
    }

    /** What the reader proposed, the latest first. */
    public List<Proposal> proposedBy(SignedIn reader, int limit) {
        return shown(store.proposedBy(reader.accountId(), limit), reader);
    }

    /** What the reader proposed and others have decided since, or nobody has in its time; the latest first. */
    public List<Proposal> cameBackTo(SignedIn reader, Instant since) {
        LocalDate today = LocalDate.now(clock);
        return proposedBy(reader, MOST_OF_ONE).stream()
                .filter(proposal -> {
                    Proposal.Decision decision = proposal.decision();
                    return decision == null
                            ? proposal.on(today) == Proposal.State.EXPIRED
                                    && !proposal.openUntil()
                                            .isBefore(since.atZone(clock.getZone())
                                                    .toLocalDate())
                            : decision.at().isAfter(since) && !decision.by().equals(reader.accountId());
                })
                .toList();
    }

    /** The decided proposals of the kinds that the reader may propose or decide, the latest first. */
    public List<Proposal> decidedLately(SignedIn reader, int limit) {
        return shown(store.decided(known(reader), reader, limit), reader);
    }

    /** What was approved and begins after today, until a day; what begins first comes first. */
    public List<Proposal> beginning(SignedIn reader, LocalDate until) {
        return shown(store.beginning(known(reader), reader, LocalDate.now(clock), until), reader);
    }

    /** The kinds that the reader may propose by a form, by name. */
    public List<ProposalKind<?>> proposable(SignedIn reader) {
        return kinds.all().stream()
                .filter(kind -> kind.form().isPresent() && kind.mayPropose(reader.roles()))
                .sorted(Comparator.comparing(ProposalKind::name))
                .toList();
    }

    /**
     * Its present state: whom it would affect, and whether what it would change has changed since it was proposed.
     */
    public Now now(Proposal proposal) {
        return Bound.of(proposal.kind(), proposal).now();
    }

    /** The payload in plain words. */
    public List<ProposalKind.Line> describe(Proposal proposal) {
        return Bound.of(proposal.kind(), proposal).describe();
    }

    /** Whose register numbers the description tells. */
    public List<UUID> people(Proposal proposal) {
        return Bound.of(proposal.kind(), proposal).people();
    }

    /** What it corrects, as it is and as it is to be. */
    public List<ProposalKind.Change> changes(Proposal proposal) {
        return Bound.of(proposal.kind(), proposal).changes();
    }

    /** The median time of the latest decisions of the kind; empty where there is none yet. */
    public Optional<Duration> usualTime(ProposalKind<?> kind) {
        return store.usualTime(kind.name());
    }

    /** How many people other than the proposer could decide it now. */
    public long deciders(ProposalKind<?> kind, @Nullable WorkPlace place, UUID proposer) {
        return accounts.all().stream()
                .filter(account -> account.enabled() && !account.id().equals(proposer))
                .filter(account -> kind.mayDecide(account.roles()))
                .filter(account -> place == null || account.jurisdiction().covers(place))
                .count();
    }

    /**
     * A proposal compared with the present state.
     *
     * @param isChanged what it would change has changed since; it cannot be approved any more
     * @param changes what it corrects, as it is and as it is to be
     */
    public record Now(Preview preview, boolean isChanged, List<ProposalKind.Change> changes) {

        public Now {
            changes = List.copyOf(changes);
        }
    }

    /**
     * There are few at any time, since each closes after some days. All are read, so that hidden ones are not counted.
     */
    private List<Proposal> waiting(SignedIn reader) {
        return shown(store.waiting(decidable(reader), reader, LocalDate.now(clock)), reader);
    }

    /** Leaves out what the reader may not know of, in the same order. */
    private static List<Proposal> shown(List<Proposal> proposals, SignedIn reader) {
        Set<UUID> shown = proposals.stream().collect(Collectors.groupingBy(Proposal::kind)).entrySet().stream()
                .flatMap(ofKind -> Bound.shown(ofKind.getKey(), ofKind.getValue(), reader).stream())
                .map(Proposal::id)
                .collect(Collectors.toSet());
        return proposals.stream()
                .filter(proposal -> shown.contains(proposal.id()))
                .toList();
    }

    private Collection<String> decidable(SignedIn reader) {
        return names(kind -> kind.mayDecide(reader.roles()));
    }

    private List<String> known(SignedIn reader) {
        return names(kind -> kind.mayDecide(reader.roles()) || kind.mayPropose(reader.roles()));
    }

    private List<String> names(Predicate<ProposalKind<?>> which) {
        return kinds.all().stream().filter(which).map(ProposalKind::name).toList();
    }
}
