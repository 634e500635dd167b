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
    ('SPECIAL_COMMITTEE', 'Special Committee', 'خصوصی کمیٹی');

create table access.account (
    id uuid primary key,
    user_name text not null unique check (user_name ~ '^[a-z][a-z0-9._-]{2,63}$'),
    display_name text not null check (length(display_name) between 1 and 150),
    agency text not null references access.agency (code),
    password_hash text not null,
    enabled boolean not null default true,
    created_at timestamptz not null
);
comment on table access.account is 'People who sign in.';
comment on column access.account.id is 'Names the account on the trail; never reused.';
comment on column access.account.user_name is 'What the person signs in with.';
comment on column access.account.display_name is 'What pages call the person.';
comment on column access.account.agency is 'Whom the person works for.';
comment on column access.account.password_hash is 'Argon2id, in the encoded form that names its own parameters.';
comment on column access.account.enabled is 'False: nobody signs in with it, and whoever is signed in is out at the next request.';
comment on column access.account.created_at is 'When the account was made.';

create table access.account_role (
    account_id uuid not null references access.account (id),
    role text not null,
    primary key (account_id, role)
);
comment on table access.account_role is 'What an account may do.';
comment on column access.account_role.account_id is 'The account.';
comment on column access.account_role.role is 'A name of the enum Role.';

create table access.machine_client (
    id uuid primary key,
    name text not null unique check (name ~ '^[a-z][a-z0-9._-]{2,63}$'),
    agency text not null references access.agency (code),
    feed text not null,
    token_hash bytea not null unique check (length(token_hash) = 32),
    enabled boolean not null default true,
    created_at timestamptz not null
);
comment on table access.machine_client is 'Systems of agencies that call the API.';
comment on column access.machine_client.id is 'Names the client on the trail; never reused.';
comment on column access.machine_client.name is 'What operators call it.';
comment on column access.machine_client.agency is 'Whose system it is.';
comment on column access.machine_client.feed is 'What it may send: a name of the enum Feed.';
comment on column access.machine_client.token_hash is 'SHA-256 of its bearer token; the token has 256 random bits, so that a plain hash cannot be undone.';
comment on column access.machine_client.enabled is 'False: its token is refused.';
comment on column access.machine_client.created_at is 'When the client was made.';

grant select on access.agency to "${application}";
grant select, insert on access.account, access.account_role, access.machine_client to "${application}";
grant update (display_name, agency, password_hash, enabled) on access.account to "${application}";
grant delete on access.account_role to "${application}";
grant update (agency, feed, token_hash, enabled) on access.machine_client to "${application}";
