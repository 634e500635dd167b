-- One form for each number of a case and of an FIR, by which it is compared; beside it the number stays as it was written.
alter table conviction.conviction add column case_key text, add column fir_key text;
comment on column conviction.conviction.case_key is 'The case number as it is compared: the class CaseNumber makes it.';
comment on column conviction.conviction.fir_key is 'The FIR''s number as it is compared: the class CaseNumber makes it.';
alter table conviction.conviction_version add column case_key text, add column fir_key text;
comment on column conviction.conviction_version.case_key is 'The case number as it is compared: the class CaseNumber makes it.';
comment on column conviction.conviction_version.fir_key is 'The FIR''s number as it is compared: the class CaseNumber makes it.';
alter table conviction.appeal add column case_key text;
comment on column conviction.appeal.case_key is 'The case number of the appeal as it is compared: the class CaseNumber makes it.';

-- Another number under which a court has reported a judgment that is on record: a registrar said that it is the same.
create table conviction.other_number (
    conviction_id uuid not null references conviction.conviction,
    person_id uuid not null references register.person,
    court_code text not null references reference.court (code),
    case_number text not null,
    case_key text not null,
    recorded_at timestamptz not null,
    recorded_by uuid,
    primary key (conviction_id, court_code, case_key)
);
comment on table conviction.other_number is 'Another number of a judgment that is on record, as a registrar decided: what names it is about that judgment.';
comment on column conviction.other_number.conviction_id is 'The judgment.';
comment on column conviction.other_number.person_id is 'Who was convicted.';
comment on column conviction.other_number.court_code is 'The court that reported it so.';
comment on column conviction.other_number.case_number is 'As the court wrote it.';
comment on column conviction.other_number.case_key is 'As it is compared: the class CaseNumber makes it.';
comment on column conviction.other_number.recorded_at is 'When it was decided.';
comment on column conviction.other_number.recorded_by is 'Who decided.';
create index other_number_person on conviction.other_number (person_id);
grant select, insert on conviction.other_number to "${application}";
insert into retention.kept (table_name, class, position, of_person, person_of)
values ('conviction.other_number', 'SEALED_RECORD', 496, 't.person_id = $1', 't.person_id');
create index conviction_case on conviction.conviction (court_code, case_key);
create index conviction_version_case on conviction.conviction_version (court_code, case_key);
create index other_number_case on conviction.other_number (court_code, case_key);
