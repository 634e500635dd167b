create table access.client_credential (
    id uuid primary key,
    client_id uuid not null references access.machine_client (id),
    secret_hash bytea unique check (length(secret_hash) = 32),
    jwk text check (length(jwk) <= 4000),
    made_at timestamptz not null,
    ends_at timestamptz,
    last_used_at timestamptz,
    constraint secret_or_key check (num_nonnulls(secret_hash, jwk) = 1)
);
comment on table access.client_credential is 'What machine clients prove themselves with at the token endpoint: at most two at once for each, the older of which ends by itself.';
comment on column access.client_credential.id is 'Names it on the trail and to the client.';
comment on column access.client_credential.client_id is 'Whose it is.';
comment on column access.client_credential.secret_hash is 'SHA-256 of a secret that the register made; it has 256 random bits, so that a plain hash cannot be undone.';
comment on column access.client_credential.jwk is 'A public key of the client''s (RFC 7517), which signs its assertions (private_key_jwt).';
comment on column access.client_credential.made_at is 'Since when.';
comment on column access.client_credential.ends_at is 'Until when; null for no end. Tokens that were got with it end with it.';
comment on column access.client_credential.last_used_at is 'When a token was last got with it; null for never.';
create index client_credential_client on access.client_credential (client_id);

-- What let a client in for good lets it get short tokens.
insert into access.client_credential (id, client_id, secret_hash, made_at)
select gen_random_uuid(), id, token_hash, created_at from access.machine_client;
alter table access.machine_client drop column token_hash;
comment on column access.machine_client.name is 'What operators call it, and its client_id at the token endpoint.';
comment on column access.machine_client.enabled is 'False: it gets no token, and those it has are refused.';

create table access.client_token (
    token_hash bytea primary key check (length(token_hash) = 32),
    credential_id uuid not null references access.client_credential (id),
    scopes text[] not null check (cardinality(scopes) > 0),
    issued_at timestamptz not null,
    expires_at timestamptz not null
);
comment on table access.client_token is 'Access tokens that machine clients hold; removed when they have ended.';
comment on column access.client_token.token_hash is 'SHA-256 of the token, which has 256 random bits.';
comment on column access.client_token.credential_id is 'With what it was got.';
comment on column access.client_token.scopes is 'What it is good for: the name of the feed in small letters, or "credentials".';
comment on column access.client_token.issued_at is 'Since when.';
comment on column access.client_token.expires_at is 'Until when, at the latest.';
create index client_token_credential on access.client_token (credential_id, issued_at);
create index client_token_expiry on access.client_token (expires_at);

create table access.client_assertion (
    client_id uuid not null references access.machine_client (id),
    jti_hash bytea not null check (length(jti_hash) = 32),
    expires_at timestamptz not null,
    primary key (client_id, jti_hash)
);
comment on table access.client_assertion is 'Assertions that were taken, so that none is taken twice; removed when they have ended.';
comment on column access.client_assertion.client_id is 'Whose.';
comment on column access.client_assertion.jti_hash is 'SHA-256 of the identifier that the client gave it.';
comment on column access.client_assertion.expires_at is 'From when on it would be refused for its age.';
create index client_assertion_expiry on access.client_assertion (expires_at);

grant select, insert on access.client_credential to "${application}";
grant update (ends_at, last_used_at) on access.client_credential to "${application}";
grant select, insert, delete on access.client_token, access.client_assertion to "${application}";
