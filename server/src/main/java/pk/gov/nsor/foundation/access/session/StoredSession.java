package pk.gov.nsor.foundation.access.session;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.session.Session;
import pk.gov.nsor.foundation.access.SignedIn;

/** A session as one request sees it, and what the request changes of it. Not for use by several threads. */
public final class StoredSession implements Session {

    /**
     * The request attribute set where a request comes from an open page in the background and not from its reader: it
     * does not keep the session from ending. It is not stored.
     */
    public static final String BACKGROUND = "nsor.background";

    /** The attribute with the account that was read with the session, as it is now; missing where it is closed. */
    public static final String ACCOUNT = "nsor.account";

    /** The attribute with the identifier of the session's row, which stays when its name changes. */
    public static final String ROW = "nsor.row";

    private final UUID row;
    private final Instant createdAt;
    private final Instant storedLastSeen;
    private final Duration idle;
    private final Map<String, Serializable> attributes;
    private final @Nullable SignedIn account;
    private final Set<String> changed = new HashSet<>();
    private boolean isNew;
    private boolean isBackground;
    private String id;
    private String storedId;

    private StoredSession(
            UUID row,
            String id,
            Instant createdAt,
            Instant lastSeen,
            Duration idle,
            Map<String, Serializable> attributes,
            @Nullable SignedIn account,
            boolean isNew) {
        this.row = row;
        this.id = id;
        this.storedId = id;
        this.createdAt = createdAt;
        this.storedLastSeen = lastSeen;
        this.idle = idle;
        this.attributes = attributes;
        this.account = account;
        this.isNew = isNew;
    }

    static StoredSession begun(Instant now, Duration idle) {
        return new StoredSession(
                UUID.randomUUID(), SessionTokens.random(), now, now, idle, new HashMap<>(), null, true);
    }

    static StoredSession read(
            UUID row,
            String id,
            Instant createdAt,
            Instant lastSeen,
            Duration idle,
            Map<String, Serializable> attributes,
            @Nullable SignedIn account) {
        return new StoredSession(row, id, createdAt, lastSeen, idle, attributes, account, false);
    }

    UUID row() {
        return row;
    }

    boolean isNew() {
        return isNew;
    }

    boolean isBackground() {
        return isBackground;
    }

    /** By which the row is found until the session is stored. */
    String storedId() {
        return storedId;
    }

    boolean isChanged() {
        return !changed.isEmpty() || !id.equals(storedId);
    }

    void stored() {
        isNew = false;
        storedId = id;
        changed.clear();
    }

    /** Merges the changes of this request into what another request may have stored meanwhile. */
    Map<String, Serializable> over(Map<String, Serializable> stored) {
        Map<String, Serializable> merged = new HashMap<>(stored);
        for (String name : changed) {
            Serializable value = attributes.get(name);
            if (value == null) {
                merged.remove(name);
            } else {
                merged.put(name, value);
            }
        }
        return merged;
    }

    Map<String, Serializable> attributes() {
        return attributes;
    }

    /** Who is signed in by it; nobody where only a password was given. */
    static Optional<SignedIn> person(Map<String, Serializable> attributes) {
        return attributes.get(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY)
                                instanceof SecurityContext context
                        && context.getAuthentication() != null
                        && context.getAuthentication().getPrincipal() instanceof SignedIn person
                ? Optional.of(person)
                : Optional.empty();
    }

    @Override
    public String getId() {
        return id;
    }

    @Override
    public String changeSessionId() {
        id = SessionTokens.random();
        return id;
    }

    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // as the interface has it
    public <T> @Nullable T getAttribute(String name) {
        return (T)
                switch (name) {
                    case ACCOUNT -> account;
                    case ROW -> row;
                    default -> attributes.get(name);
                };
    }

    @Override
    public Set<String> getAttributeNames() {
        return Set.copyOf(attributes.keySet());
    }

    @Override
    public void setAttribute(String name, @Nullable Object value) {
        if (name.equals(BACKGROUND)) {
            isBackground = true;
            return;
        }
        if (value == null) {
            attributes.remove(name);
        } else if (value instanceof Serializable serializable) {
            attributes.put(name, serializable);
        } else {
            throw new IllegalArgumentException("Not serializable, so that no session can keep it: " + name);
        }
        changed.add(name);
    }

    @Override
    public void removeAttribute(String name) {
        if (attributes.containsKey(name)) {
            setAttribute(name, null);
        }
    }

    @Override
    public Instant getCreationTime() {
        return createdAt;
    }

    /** The store notes it, by the register's clock. */
    @Override
    public void setLastAccessedTime(Instant now) {}

    @Override
    public Instant getLastAccessedTime() {
        return storedLastSeen;
    }

    /** Set for all alike. */
    @Override
    public void setMaxInactiveInterval(Duration interval) {}

    @Override
    public Duration getMaxInactiveInterval() {
        return idle;
    }

    /** Not when it was read: the store gives none that has ended. */
    @Override
    public boolean isExpired() {
        return false;
    }
}
