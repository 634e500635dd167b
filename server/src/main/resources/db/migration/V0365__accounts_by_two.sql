alter table access.account
    add column last_signed_in_at timestamptz,
    add column reset_at timestamptz,
    add column reviewed_at timestamptz,
    add column reviewed_by uuid references access.account (id);
comment on column access.account.last_signed_in_at is 'When both steps of a sign-in were last right; null for never.';
comment on column access.account.reset_at is 'When it was last given a new pass-phrase by two people, which opens it where it was closed.';
comment on column access.account.reviewed_at is 'When the account was made, changed, or last said to be needed as it is; null where that was before reviews began.';
comment on column access.account.reviewed_by is 'Who said that it is needed; null for nobody.';
grant update (last_signed_in_at, reset_at, reviewed_at, reviewed_by) on access.account to "${application}";

create table access.installation (
    single boolean primary key default true check (single),
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
