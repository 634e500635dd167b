create schema keys;
comment on schema keys is 'What tells whether a folder of keys is this register''s own. The keys themselves are in no database.';
grant usage on schema keys to "${application}";

create table keys.check_value (
    name text primary key,
    value bytea not null check (length(value) = 32),
    since timestamptz default now() not null
);
comment on table keys.check_value is 'The keys that are kept for good. A server does not start with a folder that lacks one of them or has another.';
comment on column keys.check_value.name is 'The key''s file, without its ending.';
comment on column keys.check_value.value is 'HMAC-SHA256 of a fixed text with this key: nobody has it without the key, and it tells nothing of the key.';
comment on column keys.check_value.since is 'When the key was first seen at a start.';
grant select, insert on keys.check_value to "${application}";
