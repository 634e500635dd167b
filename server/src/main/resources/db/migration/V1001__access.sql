create schema access;
comment on schema access is 'Who may use the register: agencies, accounts, roles, machine clients.';
grant usage on schema access to "${application}";

create table access.agency (
    code text primary key check (code ~ '^[A-Z][A-Z_]{1,39}$'),
    name_en text not null,
    name_ur text not null
);
comment on table access.agency is 'The agencies whose people and systems use the register.';
comment on column access.agency.code is 'What settings and commands call it.';
comment on column access.agency.name_en is 'Its name in English.';
comment on column access.agency.name_ur is 'Its name in Urdu.';
grant select on access.agency to "${application}";

create table access.account (
    id uuid primary key,
    user_name text not null check (user_name ~ '^[a-z][a-z0-9._-]{2,63}$') unique,
    display_name text not null check (length(display_name) >= 1 and length(display_name) <= 150),
    agency text not null references access.agency (code),
    password_hash text not null,
    enabled boolean default true not null,
    created_at timestamptz not null,
    jurisdiction text not null check (jurisdiction ~ '^(NATIONAL|PROVINCE:[A-Za-z0-9-]+|DISTRICT:[A-Za-z0-9-]+)$'),
    last_signed_in_at timestamptz,
    reset_at timestamptz,
    reviewed_at timestamptz,
    reviewed_by uuid references access.account (id),
    must_change_password boolean default false not null,
    credential_version bigint default 0 not null,
    personnel_number text check (personnel_number ~ '^[A-Z0-9]{1,20}$' and personnel_number ~ '[0-9]' and
        personnel_number !~ '(^|[A-Z])0[0-9]'),
    constraint one_account_of_a_person unique (personnel_number)
);
comment on table access.account is 'People who sign in.';
comment on column access.account.id is 'Names the account on the trail; never reused.';
comment on column access.account.user_name is 'What the person signs in with.';
comment on column access.account.display_name is 'What pages call the person.';
comment on column access.account.agency is 'Whom the person works for.';
comment on column access.account.password_hash is 'Argon2id, in the encoded form that names its own parameters.';
comment on column access.account.enabled is 'False: nobody signs in with it, and whoever is signed in is out at the next request.';
comment on column access.account.created_at is 'When the account was made.';
comment on column access.account.jurisdiction is 'Where the account''s work lies: NATIONAL, PROVINCE:code or DISTRICT:code.';
comment on column access.account.last_signed_in_at is 'When both steps of a sign-in were last right; null for never.';
comment on column access.account.reset_at is 'When it was last given a new pass-phrase by two people, which opens it where it was closed.';
comment on column access.account.reviewed_at is 'When the account was made, changed, or last said to be needed as it is; null where that was before reviews began.';
comment on column access.account.reviewed_by is 'Who said that it is needed; null for nobody.';
comment on column access.account.must_change_password is 'Whether others than the person have handled the password: it opens nothing but its change.';
comment on column access.account.credential_version is 'Counts what has become of password, opening and closing, and the telephone''s secret. A session that began at another version has ended.';
comment on column access.account.personnel_number is 'The number by which the person''s agency knows them, without spaces, dashes and leading zeros, letters large; unique, closed accounts too. Null for an account from before there was one.';
grant select, insert on access.account to "${application}";
grant update (display_name, agency, password_hash, enabled, jurisdiction, last_signed_in_at, reset_at, reviewed_at,
    reviewed_by, must_change_password, personnel_number) on access.account to "${application}";

create table access.account_role (
    account_id uuid not null references access.account (id),
    role text not null check (role in ('ADMINISTRATOR', 'AUDITOR', 'COURT_CLERK', 'DIRECTORY_KEEPER',
        'DISTRICT_SUPERVISOR', 'INVESTIGATING_OFFICER', 'NATIONAL_SUPERVISOR', 'OVERSIGHT', 'PRISON_CLERK',
        'PROSECUTOR', 'PROVINCIAL_SUPERVISOR', 'REGISTRAR', 'SUPERVISING_OFFICER', 'SUPPORT_ADVISER')),
    primary key (account_id, role)
);
comment on table access.account_role is 'What an account may do.';
comment on column access.account_role.account_id is 'The account.';
comment on column access.account_role.role is 'A name of the enum Role.';
grant select, insert, delete on access.account_role to "${application}";

create table access.machine_client (
    id uuid primary key,
    name text not null check (name ~ '^[a-z][a-z0-9._-]{2,63}$') unique,
    agency text not null references access.agency (code),
    feed text not null check (feed in ('COURT', 'IMMIGRATION', 'NADRA', 'POLICE', 'PRISON')),
    enabled boolean default true not null,
    created_at timestamptz not null
);
comment on table access.machine_client is 'Systems of agencies that call the API.';
comment on column access.machine_client.id is 'Names the client on the trail; never reused.';
comment on column access.machine_client.name is 'What operators call it, and its client_id at the token endpoint.';
comment on column access.machine_client.agency is 'Whose system it is.';
comment on column access.machine_client.feed is 'What it may send: a name of the enum Feed.';
comment on column access.machine_client.enabled is 'False: it gets no token, and those it has are refused.';
comment on column access.machine_client.created_at is 'When the client was made.';
grant select, insert on access.machine_client to "${application}";
grant update (agency, feed, enabled) on access.machine_client to "${application}";

create table access.second_factor (
    account_id uuid primary key references access.account (id),
    wrapped_key bytea not null,
    secret bytea not null,
    last_step bigint not null,
    enrolled_at timestamptz not null
);
comment on table access.second_factor is 'The second factor of each account that has one: time-based codes, RFC 6238.';
comment on column access.second_factor.account_id is 'The account.';
comment on column access.second_factor.wrapped_key is 'A key of this factor''s own, wrapped under the master key; it goes with the row.';
comment on column access.second_factor.secret is 'The secret that the person''s telephone holds as well, encrypted under the key beside it.';
comment on column access.second_factor.last_step is 'The latest period of 30 seconds, counted from 1970, whose code was accepted; no code of it or an earlier one is again.';
comment on column access.second_factor.enrolled_at is 'When the person showed the first code.';
grant select, insert, update, delete on access.second_factor to "${application}";

create table access.recovery_code (
    account_id uuid not null references access.account (id),
    code_hash bytea not null check (length(code_hash) = 32),
    used_at timestamptz,
    primary key (account_id, code_hash)
);
comment on table access.recovery_code is 'What signs in once where the telephone is lost.';
comment on column access.recovery_code.account_id is 'The account.';
comment on column access.recovery_code.code_hash is 'A keyed hash of account and code; the key is not in the database.';
comment on column access.recovery_code.used_at is 'When it signed in; null while it can.';
grant select, insert, update, delete on access.recovery_code to "${application}";

-- A guess is counted before it is checked; one that was right, or was not checked, is taken back.
create table access.sign_in_count (
    key bytea primary key check (length(key) = 32),
    counted integer not null check (counted >= 0),
    last_at timestamptz not null
);
comment on table access.sign_in_count is 'Sign-ins that were not right, by account, by address, by both and by day, what of them the trail has no entry of, and the addresses from which accounts have signed in.';
comment on column access.sign_in_count.key is 'A keyed hash of what is counted; the key is not in the database.';
comment on column access.sign_in_count.counted is 'How often, without a pause that makes it forgotten. Those that are being looked at are among them.';
comment on column access.sign_in_count.last_at is 'When last; rows are removed when what they count is forgotten.';
create index sign_in_count_last on access.sign_in_count (last_at);
grant select, insert, update, delete on access.sign_in_count to "${application}";

create table access.session (
    id uuid primary key,
    token_hash bytea not null check (length(token_hash) = 32) unique,
    account_id uuid references access.account (id),
    created_at timestamptz not null,
    last_seen_at timestamptz not null,
    wrapped_key bytea not null,
    content bytea not null
);
comment on table access.session is 'Who is signed in, and who is about to; for all processes. Rows that have ended are removed.';
comment on column access.session.id is 'Opaque identifier, by which lists name it; the browser does not know it.';
comment on column access.session.token_hash is 'SHA-256 of the name by which the browser knows it, which has 256 random bits.';
comment on column access.session.account_id is 'Who is signed in; null before the second step.';
comment on column access.session.created_at is 'When it began; it ends a fixed time later.';
comment on column access.session.last_seen_at is 'When its reader was last seen, to a minute; it ends when that is too long ago.';
comment on column access.session.wrapped_key is 'The key of its content, wrapped under the master key; it goes with the row.';
comment on column access.session.content is 'What it holds, encrypted; address and browser among it.';
create index session_account on access.session (account_id) where account_id is not null;
create index session_last_seen on access.session (last_seen_at);
grant select, insert, update, delete on access.session to "${application}";

create table access.installation (
    single boolean default true primary key check (single),
    kind text not null check (kind in ('LIVE', 'SYNTHETIC')),
    since timestamptz not null
);
comment on table access.installation is 'What this register is for; said once and never changed.';
comment on column access.installation.single is 'There is one row.';
comment on column access.installation.kind is 'LIVE: its first administrator and approver were made, and accounts are made by two people. SYNTHETIC: it holds nobody''s data, and a command makes accounts.';
comment on column access.installation.since is 'Since when.';
grant select, insert on access.installation to "${application}";

create table access.handover (
    subject_id uuid not null,
    part smallint not null check (part in (1, 2)),
    holder_id uuid not null references access.account (id),
    wrapped_key bytea not null,
    content bytea not null,
    made_at timestamptz not null,
    primary key (subject_id, part),
    constraint two_holders unique (subject_id, holder_id)
);
comment on table access.handover is 'The two parts of a new secret, each for another person to hand over; a part is removed when it is shown.';
comment on column access.handover.subject_id is 'The account or machine client whose secret it is.';
comment on column access.handover.part is 'The first or the second part.';
comment on column access.handover.holder_id is 'The one person to whom it is shown, once.';
comment on column access.handover.wrapped_key is 'The key of the content, wrapped under the master key; it goes with the row.';
comment on column access.handover.content is 'The part, encrypted.';
comment on column access.handover.made_at is 'When; a part that nobody asks for is removed after a time.';
create index handover_holder on access.handover (holder_id);
grant select, insert, delete on access.handover to "${application}";

create table access.client_credential (
    id uuid primary key,
    client_id uuid not null references access.machine_client (id),
    secret_hash bytea check (length(secret_hash) = 32) unique,
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
grant select, insert on access.client_credential to "${application}";
grant update (ends_at, last_used_at) on access.client_credential to "${application}";

create table access.client_token (
    token_hash bytea primary key check (length(token_hash) = 32),
    credential_id uuid not null references access.client_credential (id),
    scopes text[] not null check (cardinality(scopes) > 0),
    issued_at timestamptz not null,
    expires_at timestamptz not null,
    certificate_hash bytea check (length(certificate_hash) = 32)
);
comment on table access.client_token is 'Access tokens that machine clients hold; removed when they have ended.';
comment on column access.client_token.token_hash is 'SHA-256 of the token, which has 256 random bits.';
comment on column access.client_token.credential_id is 'With what it was got.';
comment on column access.client_token.scopes is 'What it is good for: the name of the feed in small letters, or "credentials".';
comment on column access.client_token.issued_at is 'Since when.';
comment on column access.client_token.expires_at is 'Until when, at the latest.';
comment on column access.client_token.certificate_hash is 'SHA-256 of the client''s certificate where the token was got with one (RFC 8705): it is good over connections with that certificate only. Null for a token without.';
create index client_token_credential on access.client_token (credential_id, issued_at);
create index client_token_expiry on access.client_token (expires_at);
grant select, insert, delete on access.client_token to "${application}";

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
grant select, insert, delete on access.client_assertion to "${application}";

-- Two people say who of a provider belongs to an account; that it is so, its owner shows by signing in at both.
create table access.account_identity (
    issuer text not null check (length(issuer) >= 1 and length(issuer) <= 300),
    subject text not null check (length(subject) >= 1 and length(subject) <= 255),
    account_id uuid not null references access.account (id),
    linked_at timestamptz not null,
    proved_at timestamptz,
    primary key (issuer, subject),
    constraint one_subject_of_an_issuer unique (account_id, issuer)
);
comment on table access.account_identity is 'Who of an OpenID Connect provider belongs to which account: two people say so, its owner shows it by signing in at both, and signing in makes no row.';
comment on column access.account_identity.issuer is 'The provider, as its tokens name it.';
comment on column access.account_identity.subject is 'The person, as the provider''s tokens name them (sub): never reused, unlike names and addresses.';
comment on column access.account_identity.account_id is 'The account.';
comment on column access.account_identity.linked_at is 'When two people said so.';
comment on column access.account_identity.proved_at is 'When the account''s owner signed in at both; null until then, and it signs nobody in.';
grant select, insert, delete on access.account_identity to "${application}";
grant update (proved_at) on access.account_identity to "${application}";

create table access.passkey (
    id uuid primary key,
    account_id uuid not null references access.account (id),
    name text not null check (length(name) >= 1 and length(name) <= 60),
    credential_id bytea not null check (length(credential_id) >= 1 and length(credential_id) <= 1023) unique,
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
grant select, insert, update, delete on access.passkey to "${application}";

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
grant select, insert, update, delete on access.passkey_challenge to "${application}";

-- Who has no row here is refused.
create table access.client_scope (
    client_id uuid not null references access.machine_client (id),
    kind text not null check (kind in ('COUNTRY', 'DISTRICT', 'COURT', 'PRISON')),
    code text not null check (length(code) <= 120),
    primary key (client_id, kind, code),
    check ((kind = 'COUNTRY') = (code = ''))
);
comment on table access.client_scope is 'The courts, prisons and districts that a machine client may speak for; what it sends about any other is refused.';
comment on column access.client_scope.client_id is 'Which client.';
comment on column access.client_scope.kind is 'COUNTRY, DISTRICT, COURT or PRISON.';
comment on column access.client_scope.code is 'The key of a district or court, the name of a prison; empty for the country.';
grant select, insert, delete on access.client_scope to "${application}";

create function access.move_credential_version()
    returns trigger
    language plpgsql
    set search_path = pg_catalog
as $$
begin
    new.credential_version := old.credential_version + 1;
    return new;
end $$;
comment on function access.move_credential_version() is 'Moves the version with whatever changes who can sign in with the account.';

create function access.move_credential_version_of_factor()
    returns trigger
    language plpgsql
    security definer
    set search_path = pg_catalog
as $$
begin
    update access.account set credential_version = credential_version + 1
    where id = case when tg_op = 'DELETE' then old.account_id else new.account_id end;
    return null;
end $$;
comment on function access.move_credential_version_of_factor() is 'Moves the version of an account that is given a second factor or loses it. The server''s role can not move it otherwise.';
revoke all on function access.move_credential_version_of_factor() from public;

create trigger credential_version_moves before update of password_hash, enabled on access.account for each row execute
    function access.move_credential_version();

create trigger credential_version_moves after insert or delete or update of secret on access.second_factor for each row
    execute function access.move_credential_version_of_factor();

insert into access.agency (code, name_en, name_ur) values
    ('NPB', 'National Police Bureau', 'نیشنل پولیس بیورو'),
    ('NADRA', 'National Database and Registration Authority', 'نادرا'),
    ('COURTS', 'Special courts', 'خصوصی عدالتیں'),
    ('PRISONS', 'Prison departments', 'محکمہ جیل خانہ جات'),
    ('PROSECUTION', 'Prosecution departments', 'محکمہ پراسیکیوشن'),
    ('PUNJAB_POLICE', 'Punjab Police', 'پنجاب پولیس'),
    ('SINDH_POLICE', 'Sindh Police', 'سندھ پولیس'),
    ('KP_POLICE', 'Khyber Pakhtunkhwa Police', 'خیبر پختونخوا پولیس'),
    ('BALOCHISTAN_POLICE', 'Balochistan Police', 'بلوچستان پولیس'),
    ('ISLAMABAD_POLICE', 'Islamabad Capital Territory Police', 'اسلام آباد پولیس'),
    ('GB_POLICE', 'Gilgit-Baltistan Police', 'گلگت بلتستان پولیس'),
    ('AJK_POLICE', 'Azad Jammu and Kashmir Police', 'آزاد جموں و کشمیر پولیس'),
    ('CRISIS_CELLS', 'Anti-rape crisis cells', 'اینٹی ریپ کرائسس سیل'),
    ('SPECIAL_COMMITTEE', 'Special Committee', 'خصوصی کمیٹی'),
    ('IMMIGRATION', 'Immigration (Federal Investigation Agency)', 'امیگریشن (وفاقی تحقیقاتی ادارہ)');

create view access.account_view as
select id, user_name, display_name, agency, enabled, jurisdiction from access.account;
comment on view access.account_view is 'Published: who an account is of, and where their work lies.';
comment on column access.account_view.id is 'Names the account on the trail; never reused.';
comment on column access.account_view.user_name is 'What the person signs in with.';
comment on column access.account_view.display_name is 'What pages call the person.';
comment on column access.account_view.agency is 'Whom the person works for.';
comment on column access.account_view.enabled is 'False: nobody signs in with it, and whoever is signed in is out at the next request.';
comment on column access.account_view.jurisdiction is 'Where the account''s work lies: NATIONAL, PROVINCE:code or DISTRICT:code.';
grant select on access.account_view to "${application}";

create view access.role_view as
select account_id, role from access.account_role;
comment on view access.role_view is 'Published: what an account may do.';
comment on column access.role_view.account_id is 'The account.';
comment on column access.role_view.role is 'A name of the enum Role.';
grant select on access.role_view to "${application}";
