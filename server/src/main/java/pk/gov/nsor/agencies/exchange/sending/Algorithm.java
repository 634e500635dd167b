package pk.gov.nsor.agencies.exchange.sending;

/** How webhooks are signed. The names are stored. */
public enum Algorithm {
    /** Ed25519: {@code v1a}. */
    ED25519,
    /** HMAC-SHA-256, for those who cannot check the other: {@code v1}. */
    HMAC
}
