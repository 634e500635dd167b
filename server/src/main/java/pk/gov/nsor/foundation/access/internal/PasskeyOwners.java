package pk.gov.nsor.foundation.access.internal;

import org.jspecify.annotations.Nullable;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialUserEntityRepository;

/**
 * The user whom a passkey signs in, for Spring Security. It follows from the user handle, so nothing else is stored.
 */
final class PasskeyOwners implements PublicKeyCredentialUserEntityRepository {

    @Override
    public PublicKeyCredentialUserEntity findById(Bytes handle) {
        String account = PasskeyRepository.account(handle).toString();
        return ImmutablePublicKeyCredentialUserEntity.builder()
                .id(handle)
                .name(account)
                .displayName(account)
                .build();
    }

    @Override
    public @Nullable PublicKeyCredentialUserEntity findByUsername(String userName) {
        throw new UnsupportedOperationException("What is asked of passkeys is not made from names");
    }

    @Override
    public void save(PublicKeyCredentialUserEntity owner) {
        throw new UnsupportedOperationException("Accounts are kept elsewhere");
    }

    @Override
    public void delete(Bytes handle) {
        throw new UnsupportedOperationException("Accounts are kept elsewhere");
    }
}
