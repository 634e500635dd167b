-- "Corrected" is said of a request only where the record was put right, and names by what.
alter table disclosure.right_request add column put_right_by bigint references register.journal (id);
comment on column disclosure.right_request.put_right_by is 'The line of the record''s timeline by which a granted correction was made; null for anything else, and for corrections granted by an earlier version.';
alter table disclosure.right_request
    add constraint granted_when_put_right check (kind <> 'CORRECTION' or state <> 'GRANTED' or put_right_by is not null) not valid;
grant update (put_right_by) on disclosure.right_request to "${application}";
