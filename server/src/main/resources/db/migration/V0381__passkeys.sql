create table access.passkey (
    id uuid primary key,
    account_id uuid not null references access.account (id),
    name text not null check (length(name) between 1 and 60),
    credential_id bytea not null unique check (length(credential_id) between 1 and 1023),
    public_key bytea not null,
    attestation bytea not null,
    signature_count bigint not null check (signature_count >= 0),
    synced boolean not null,
    made_at timestamptz not null,
    last_used_at timestamptz
);
comment on table access.passkey is 'The passkeys of accounts (WebAuthn): each signs in alone, or takes the place of the telephone''s code after the password.';
comment on column access.passkey.id is 'Opaque identifier, by which pages and the trail name it.';
comment on column access.passkey.account_id is 'Whom it signs in.';
comment on column access.passkey.name is 'What its owner calls it, for example the telephone that holds it.';
comment on column access.passkey.credential_id is 'The name that the telephone, computer or key gave it.';
comment on column access.passkey.public_key is 'Its public key (COSE); the private one never leaves what holds it.';
comment on column access.passkey.attestation is 'What was sent when it was made (an attestation object, WebAuthn 6.5); its public key is read from it.';
comment on column access.passkey.signature_count is 'How often it has signed, as it said last; 0 where it does not count. A count that does not rise is refused.';
comment on column access.passkey.synced is 'Whether its maker may copy it to other devices of its owner.';
comment on column access.passkey.made_at is 'When its owner added it.';
comment on column access.passkey.last_used_at is 'When it was accepted last; null where it never was.';
create index passkey_account on access.passkey (account_id);

create table access.passkey_challenge (
    session_hash bytea not null check (length(session_hash) = 32),
    purpose text not null check (purpose in ('MAKE', 'USE')),
    challenge bytea not null check (length(challenge) = 32),
    made_at timestamptz not null,
    primary key (session_hash, purpose)
);
comment on table access.passkey_challenge is 'What a passkey has to sign, or was asked to when it was made. Each is taken away by the first answer, and removed when it is over.';
comment on column access.passkey_challenge.session_hash is 'SHA-256 of the name of the session that asked; it ends with that name.';
comment on column access.passkey_challenge.purpose is 'MAKE for a new passkey, USE for one that is there.';
comment on column access.passkey_challenge.challenge is '32 random bytes.';
comment on column access.passkey_challenge.made_at is 'When it was asked; it counts for five minutes.';
create index passkey_challenge_made on access.passkey_challenge (made_at);

grant select, insert, update, delete on access.passkey, access.passkey_challenge to "${application}";
