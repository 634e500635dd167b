create table supervision.visit (
    id uuid primary key,
    person_id uuid not null references supervision.case_file,
    planned_on date,
    reason bytea,
    state text not null,
    recorded_at timestamptz not null,
    recorded_by uuid,
    check ((planned_on is null) = (reason is null)),
    check (planned_on is not null or state in ('MADE', 'FAILED'))
);
comment on table supervision.visit is 'Visits by officers, planned or not.';
comment on column supervision.visit.id is 'Given by whoever sends it, so that sending it again does nothing.';
comment on column supervision.visit.person_id is 'Who is visited.';
comment on column supervision.visit.planned_on is 'The day it is planned for; null for a visit that nobody planned.';
comment on column supervision.visit.reason is 'Why, encrypted; null for a visit that nobody planned.';
comment on column supervision.visit.state is 'A name of the enum Visit.State.';
comment on column supervision.visit.recorded_at is 'When it was planned or, without a plan, reported.';
comment on column supervision.visit.recorded_by is 'The account.';
create index visit_planned on supervision.visit (planned_on, person_id) where state = 'PLANNED';
create index visit_person on supervision.visit (person_id);

create table supervision.visit_report (
    visit_id uuid primary key references supervision.visit,
    person_id uuid not null references supervision.case_file,
    happened_on date not null,
    outcome text not null,
    met text,
    finding text not null,
    address_id bigint references register.address,
    content bytea not null,
    recorded_at timestamptz not null,
    recorded_by uuid,
    check ((outcome = 'MADE') = (met is not null)),
    check (finding = 'NOTHING' or address_id is not null)
);
comment on table supervision.visit_report is 'What came of a visit. Never changed.';
comment on column supervision.visit_report.visit_id is 'Which visit.';
comment on column supervision.visit_report.person_id is 'Who was visited.';
comment on column supervision.visit_report.happened_on is 'The day of the visit, or on which it was called off.';
comment on column supervision.visit_report.outcome is 'A name of the enum VisitReport.Outcome.';
comment on column supervision.visit_report.met is 'Who was met, a name of the enum VisitReport.Met; null unless it was made.';
comment on column supervision.visit_report.finding is 'What it says about the address, a name of the enum VisitReport.Finding.';
comment on column supervision.visit_report.address_id is 'The address that was visited; null where none is recorded or it does not matter.';
comment on column supervision.visit_report.content is 'What was seen, encrypted.';
comment on column supervision.visit_report.recorded_at is 'When it was recorded.';
comment on column supervision.visit_report.recorded_by is 'The account.';
create index visit_report_person on supervision.visit_report (person_id, happened_on);

create table supervision.contact (
    id uuid primary key,
    person_id uuid not null references supervision.case_file,
    happened_on date not null,
    kind text not null,
    content bytea not null,
    recorded_at timestamptz not null,
    recorded_by uuid
);
comment on table supervision.contact is 'Contacts with the person, the family or another agency. Never changed.';
comment on column supervision.contact.id is 'Given by whoever sends it, so that sending it again does nothing.';
comment on column supervision.contact.person_id is 'Whose record.';
comment on column supervision.contact.happened_on is 'The day.';
comment on column supervision.contact.kind is 'A name of the enum Contact.Kind.';
comment on column supervision.contact.content is 'The note, encrypted.';
comment on column supervision.contact.recorded_at is 'When it was recorded.';
comment on column supervision.contact.recorded_by is 'The account.';
create index contact_person on supervision.contact (person_id, happened_on);

create table supervision.intelligence_note (
    id uuid primary key,
    person_id uuid not null references supervision.case_file,
    noted_on date not null,
    source_grade text not null,
    information_grade smallint not null check (information_grade between 1 and 6),
    content bytea not null,
    recorded_at timestamptz not null,
    recorded_by uuid
);
comment on table supervision.intelligence_note is 'Graded intelligence about a person. Never changed.';
comment on column supervision.intelligence_note.id is 'Given by whoever sends it, so that sending it again does nothing.';
comment on column supervision.intelligence_note.person_id is 'Whose record.';
comment on column supervision.intelligence_note.noted_on is 'The day it was learned.';
comment on column supervision.intelligence_note.source_grade is 'How reliable the source is, A to F: a name of the enum IntelligenceNote.SourceGrade.';
comment on column supervision.intelligence_note.information_grade is 'How well the information is borne out, 1 to 6.';
comment on column supervision.intelligence_note.content is 'The note, encrypted.';
comment on column supervision.intelligence_note.recorded_at is 'When it was recorded.';
comment on column supervision.intelligence_note.recorded_by is 'The account.';
create index intelligence_note_person on supervision.intelligence_note (person_id, noted_on);

create table supervision.risk_assessment (
    id uuid primary key,
    person_id uuid not null references supervision.case_file,
    assessed_on date not null,
    level text not null,
    next_review_on date not null,
    content bytea not null,
    latest boolean not null,
    recorded_at timestamptz not null,
    recorded_by uuid,
    check (next_review_on > assessed_on)
);
comment on table supervision.risk_assessment is 'An officer''s judgement of the risk. It changes nothing by itself.';
comment on column supervision.risk_assessment.id is 'Given by whoever sends it, so that sending it again does nothing.';
comment on column supervision.risk_assessment.person_id is 'Whose.';
comment on column supervision.risk_assessment.assessed_on is 'The day of the assessment.';
comment on column supervision.risk_assessment.level is 'A name of the enum RiskAssessment.Level.';
comment on column supervision.risk_assessment.next_review_on is 'The day by which it is to be done again.';
comment on column supervision.risk_assessment.content is 'The factors and the reason, encrypted.';
comment on column supervision.risk_assessment.latest is 'Whether it is the latest of this person, the one whose review counts.';
comment on column supervision.risk_assessment.recorded_at is 'When it was recorded.';
comment on column supervision.risk_assessment.recorded_by is 'The account of the assessor.';
create index risk_assessment_person on supervision.risk_assessment (person_id, assessed_on);
create unique index risk_assessment_latest on supervision.risk_assessment (person_id) where latest;
create index risk_assessment_review on supervision.risk_assessment (next_review_on, person_id) where latest;

create table supervision.circumstance (
    id uuid not null,
    version integer not null check (version > 0),
    person_id uuid not null references supervision.case_file,
    kind text not null,
    content bytea not null,
    from_day date not null,
    until_day date,
    source text not null,
    certainty text not null,
    withdrawn boolean not null,
    correction_reason bytea,
    recorded_at timestamptz not null,
    recorded_by uuid,
    primary key (id, version),
    check (until_day is null or until_day >= from_day),
    check ((version = 1) = (correction_reason is null)),
    check (not withdrawn or version > 1)
);
comment on table supervision.circumstance is 'Associates, vehicles, online identities, work and children in the household: a row a version, the highest is what is known now. Never changed.';
comment on column supervision.circumstance.id is 'Names the circumstance; given by whoever sends it, so that sending it again does nothing.';
comment on column supervision.circumstance.version is 'From 1.';
comment on column supervision.circumstance.person_id is 'Whose.';
comment on column supervision.circumstance.kind is 'A name of the enum Circumstance.Kind.';
comment on column supervision.circumstance.content is 'What it is, encrypted. Of children the number by age, never a name.';
comment on column supervision.circumstance.from_day is 'Since when it is so, as far as is known.';
comment on column supervision.circumstance.until_day is 'The last day; null while it is so.';
comment on column supervision.circumstance.source is 'How it is known, a name of the enum NewCircumstance.Source.';
comment on column supervision.circumstance.certainty is 'How sure it is, a name of the enum NewCircumstance.Certainty.';
comment on column supervision.circumstance.withdrawn is 'Whether it was found to be recorded in error, and counts no more.';
comment on column supervision.circumstance.correction_reason is 'Why this version replaces the one before, encrypted; null for the first.';
comment on column supervision.circumstance.recorded_at is 'When this version was recorded.';
comment on column supervision.circumstance.recorded_by is 'The account.';
create index circumstance_person on supervision.circumstance (person_id, id, version);

grant select, insert on supervision.visit, supervision.visit_report, supervision.contact,
    supervision.intelligence_note, supervision.risk_assessment, supervision.circumstance to "${application}";
grant update (state) on supervision.visit to "${application}";
grant update (latest) on supervision.risk_assessment to "${application}";
