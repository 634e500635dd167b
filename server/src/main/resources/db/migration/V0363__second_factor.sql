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

create table access.sign_in_count (
    key bytea primary key check (length(key) = 32),
    counted integer not null check (counted > 0),
    last_at timestamptz not null
);
comment on table access.sign_in_count is 'Failed sign-ins by account, by address and by both, and the addresses from which accounts have signed in.';
comment on column access.sign_in_count.key is 'A keyed hash of what is counted; the key is not in the database.';
comment on column access.sign_in_count.counted is 'How often, without a pause that makes it forgotten.';
comment on column access.sign_in_count.last_at is 'When last; rows are removed when what they count is forgotten.';
create index sign_in_count_last on access.sign_in_count (last_at);

grant select, insert, update, delete on access.second_factor, access.recovery_code, access.sign_in_count to "${application}";
