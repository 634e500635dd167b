-- A sender takes one of its messages back, by a message that only says so or by one that replaces it.

alter table intake.message drop constraint message_kind_check;
alter table intake.message add constraint message_kind_check check (kind in ('CONVICTION', 'CUSTODY_EVENT', 'APPEAL_OUTCOME',
    'DEATH', 'PLANNED_RELEASE', 'WITHDRAWAL'));
alter table intake.message drop constraint message_status_check;
alter table intake.message add constraint message_status_check check (status in ('RECORDED', 'QUARANTINED', 'RETURNED',
    'WITHDRAWN', 'SETTLED'));
alter table intake.message add column takes_back uuid;
comment on column intake.message.takes_back is 'The receipt of the same sender''s message that this one withdraws or replaces; null for none.';
create unique index message_takes_back on intake.message (takes_back) where takes_back is not null;
create index message_of_client on intake.message (client_id, received_at);
grant update (takes_back) on intake.message to "${application}";

alter table intake.quarantine_reason drop constraint quarantine_reason_code_check;
alter table intake.quarantine_reason add constraint quarantine_reason_code_check check (code in ('AMBIGUOUS_CONVICTION',
    'AMBIGUOUS_COURT', 'AMBIGUOUS_DISTRICT', 'AMBIGUOUS_POLICE_STATION', 'CNIC_OF_ANOTHER', 'CONTRADICTS_RECORD',
    'CONVICTION_KNOWN', 'FORMER_DISTRICT', 'PERHAPS_KNOWN', 'POSSIBLE_DUPLICATE', 'REPLACES_RECORDED', 'STATION_ELSEWHERE',
    'TEXT_STOPPED', 'UNKNOWN_CONVICTION', 'UNKNOWN_COURT', 'UNKNOWN_DISTRICT', 'UNKNOWN_PERSON', 'UNKNOWN_POLICE_STATION',
    'UNKNOWN_SECTION', 'UNKNOWN_STAY', 'WITHDRAWS_RECORDED'));

comment on column intake.message.original is 'The body byte for byte, encrypted with AES-256-GCM; the context is intake/1. Of a message that went back, or was withdrawn, and had a text that was stopped it is {}.';
create or replace function intake.keep_original()
    returns trigger
    language plpgsql
as $$
begin
    if new.status not in ('RETURNED', 'WITHDRAWN') or not exists (select from intake.quarantine_reason r
            where r.receipt = new.receipt and r.code = 'TEXT_STOPPED') then
        raise exception 'What message % said stays as it came', new.receipt;
    end if;
    return new;
end
$$;
comment on function intake.keep_original() is 'Refuses another text for a message, unless it went back or was withdrawn and had a text that was stopped.';

-- What takes a message of a record back is of that record, too.
update retention.kept set
    of_person = 't.person_id = $1 or t.receipt in (select m.receipt from intake.message m where m.person_id = $1 or m.kind = ''WITHDRAWAL'' and m.takes_back in (select n.receipt from intake.message n where n.person_id = $1))',
    person_of = 'coalesce((select coalesce(m.person_id, (select n.person_id from intake.message n where n.receipt = m.takes_back and m.kind = ''WITHDRAWAL'')) from intake.message m where m.receipt = t.receipt), t.person_id)'
    where table_name in ('intake.decision', 'intake.quarantine_reason');
update retention.kept set
    of_person = 't.person_id = $1 or t.kind = ''WITHDRAWAL'' and t.takes_back in (select n.receipt from intake.message n where n.person_id = $1)',
    person_of = 'coalesce(t.person_id, (select n.person_id from intake.message n where n.receipt = t.takes_back and t.kind = ''WITHDRAWAL''))'
    where table_name = 'intake.message';
