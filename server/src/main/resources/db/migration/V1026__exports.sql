create schema exports;
comment on schema exports is 'Files that name many people: which a second person allowed to leave.';
grant usage on schema exports to "${application}";

create table exports.permission (
    proposal_id uuid primary key,
    officer_id uuid not null,
    asked text not null check (asked ~ '^[0-9a-f]{64}$'),
    people integer not null check (people > 0),
    allowed_until timestamptz not null,
    taken_at timestamptz
);
comment on table exports.permission is 'That a second person allowed an officer to take one file.';
comment on column exports.permission.proposal_id is 'The proposal that was approved.';
comment on column exports.permission.officer_id is 'Who proposed it and may take the file; opaque.';
comment on column exports.permission.asked is 'SHA-256 of the file''s address with what was asked for, so that it holds for that file alone.';
comment on column exports.permission.people is 'How many people it named when it was asked for; one that names more is not let through.';
comment on column exports.permission.allowed_until is 'Until when it may be taken.';
comment on column exports.permission.taken_at is 'When it left; null until then.';
create index permission_open on exports.permission (officer_id, asked) where taken_at is null;
grant select, insert on exports.permission to "${application}";
grant update (taken_at) on exports.permission to "${application}";
