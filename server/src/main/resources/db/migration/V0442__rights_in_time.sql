-- A request that nobody sees to rises, and whoever asked is texted where the register has a verified number of theirs.
alter table disclosure.right_request
    add column escalated_to text not null default 'QUEUE' check (escalated_to in ('QUEUE', 'REMINDED', 'SUPERVISOR', 'OVERSIGHT')),
    add column taken_texted boolean not null default false,
    add column decided_texted boolean not null default false;
comment on column disclosure.right_request.escalated_to is 'The highest level that was told that it waits.';
comment on column disclosure.right_request.taken_texted is 'Whether the person was texted that it was taken.';
comment on column disclosure.right_request.decided_texted is 'Whether the person was texted that it is decided.';
create index right_request_decided on disclosure.right_request (decided_at) where state <> 'OPEN';
grant update (escalated_to, taken_texted, decided_texted) on disclosure.right_request to "${application}";
