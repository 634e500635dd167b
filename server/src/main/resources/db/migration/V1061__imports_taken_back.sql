-- A file that two people take back: line by line, so that nobody waits for the whole.

alter table imports.batch drop constraint batch_state_check;
alter table imports.batch add constraint batch_state_check check (state in ('COPIED', 'CHECKING', 'CHECKED', 'RUNNING',
    'STOPPED', 'DONE', 'TAKING_BACK', 'TAKEN_BACK', 'FORGOTTEN'));
alter table imports.batch add column taken_back integer not null default 0 check (taken_back >= 0 and taken_back <= lines);
alter table imports.batch add column taken_back_by uuid references access.account (id);
comment on column imports.batch.taken_back is 'Up to which line the file is taken back.';
comment on column imports.batch.taken_back_by is 'The account that confirmed that it is taken back; another had asked for it.';
grant update (taken_back, taken_back_by) on imports.batch to "${application}";

drop index imports.batch_of_file;
create unique index batch_of_file on imports.batch (client_id, digest)
    where state not in ('TAKING_BACK', 'TAKEN_BACK', 'FORGOTTEN');
drop index imports.batch_working;
create index batch_working on imports.batch (moved_at) where state in ('CHECKING', 'RUNNING', 'TAKING_BACK');

alter table imports.outcome add column has_more boolean not null default false;
comment on column imports.outcome.has_more is 'Whether something stays on the record that the file did not bring, or that could not be taken back: somebody looks at it.';
grant update (has_more, person_id) on imports.outcome to "${application}";
create index outcome_has_more on imports.outcome (batch_id, line) where has_more;
