-- How often registered people were looked up, counted day by day while the ledger and its keys are there, and without any key.
create table enquiry.lookup_day (
    day date primary key,
    counted_at timestamptz not null
);
comment on table enquiry.lookup_day is 'Days whose questions are counted in enquiry.lookup; each counts once.';
comment on column enquiry.lookup_day.day is 'The day in Pakistan.';
comment on column enquiry.lookup_day.counted_at is 'When it was counted: after its end.';

create table enquiry.lookup (
    person_id uuid not null,
    quarter date not null check (extract(day from quarter) = 1 and extract(month from quarter) in (1, 4, 7, 10)),
    lookups smallint not null check (lookups between 1 and 50),
    primary key (person_id, quarter)
);
comment on table enquiry.lookup is 'How often the public asked about the confirmed CNICs of somebody on the register. By whom, where and on which day is nowhere. Once the quarter is over only the band is kept, and none for the lowest.';
comment on column enquiry.lookup.person_id is 'register.person.id; not a foreign key, which would lock the records that are counted.';
comment on column enquiry.lookup.quarter is 'The first day of the quarter.';
comment on column enquiry.lookup.lookups is 'How many questions, never above 50; of a quarter that is over the lowest number of the band.';

create table enquiry.lookup_answer (
    id uuid primary key,
    person_id uuid not null,
    told boolean not null,
    decided_at timestamptz not null,
    decided_by uuid not null,
    proposal_id uuid,
    reason bytea,
    check (told = (proposal_id is not null)),
    check (told = (reason is null))
);
comment on table enquiry.lookup_answer is 'What somebody was answered who asked how often they were looked up. Only ever added to.';
comment on column enquiry.lookup_answer.id is 'Names it.';
comment on column enquiry.lookup_answer.person_id is 'Who asked: register.person.id.';
comment on column enquiry.lookup_answer.told is 'Whether they may be told; false where it would endanger somebody.';
comment on column enquiry.lookup_answer.decided_at is 'When.';
comment on column enquiry.lookup_answer.decided_by is 'The account that approved or refused it.';
comment on column enquiry.lookup_answer.proposal_id is 'The approval by a second person; null where it was refused.';
comment on column enquiry.lookup_answer.reason is 'Why it was refused, encrypted under the key of the record; of what was approved the proposal has the reason.';
create index lookup_answer_person on enquiry.lookup_answer (person_id, decided_at);

grant select, insert on enquiry.lookup_day, enquiry.lookup_answer to "${application}";
grant select, insert, update, delete on enquiry.lookup to "${application}";
