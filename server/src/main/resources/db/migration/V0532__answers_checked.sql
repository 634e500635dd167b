create table registration.answer_finding (
    person_id uuid not null references register.person,
    cause text not null,
    found_on date not null,
    found_at timestamptz not null,
    primary key (person_id, cause, found_on)
);
comment on table registration.answer_finding is 'Answers to the public that the law did not bear out, once a day and record. What said "on" was taken off the list with it.';
comment on column registration.answer_finding.person_id is 'Whose.';
comment on column registration.answer_finding.cause is 'A name of the enum AnswerCheck.Cause.';
comment on column registration.answer_finding.found_on is 'The day.';
comment on column registration.answer_finding.found_at is 'When it was first found that day.';
create index answer_finding_day on registration.answer_finding (found_on);
grant select, insert on registration.answer_finding to "${application}";

insert into retention.kept (table_name, class, position, of_person, person_of, change) values
    ('registration.answer_finding', 'SEALED_RECORD', 435, 't.person_id = $1', 't.person_id', null);
