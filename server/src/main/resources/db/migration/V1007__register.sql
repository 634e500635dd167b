create schema register;
comment on schema register is 'The person''s record.';
grant usage on schema register to "${application}";

create function register.surname(name text) returns text
    language sql immutable parallel safe strict
    return lower(substring(rtrim(name, E' .,)') from '[^[:space:](-]+$'));
comment on function register.surname(name text) is 'The last word of a name in small letters: how people of one family are written alike, most of the time.';
grant execute on function register.surname(name text) to "${application}";

-- A serial number could be guessed. Nine random digits and a check digit cannot, and say nothing of when or after whom
-- somebody was registered.
create function register.random_serial()
    returns integer
    language sql
as $$
    -- 48 of the bits that the database's own source of randomness gives; the remainder favours no number by more than one
    -- in 300,000.
    select (100000000 + ('x' || left(replace(gen_random_uuid()::text, '-', ''), 12))::bit(48)::bigint % 900000000)::integer
$$;
comment on function register.random_serial() is 'Nine random digits for a register number, the first no zero. Whether somebody has them is for the unique constraint to say.';

-- What the server's role may change of a row it has kept before (register.identity_correction); the record's age, which no
-- standing can make up for, and its number it may not change at all.
create table register.person (
    id uuid primary key,
    serial integer default register.random_serial() not null unique,
    name_latin text,
    name_urdu text,
    father_latin text,
    father_urdu text,
    sex text not null check (sex in ('MALE', 'FEMALE', 'OTHER')),
    born_on date,
    nationality char(2) not null,
    registered_at timestamptz not null,
    registered_by uuid,
    check (name_latin is not null or name_urdu is not null),
    constraint serial_has_nine_digits check (serial >= 100000000 and serial <= 999999999)
);
comment on table register.person is 'One registered person. Its row is locked first by every legal fact and identity decision.';
comment on column register.person.id is 'Opaque identifier; what the trail and the outbox call the person.';
comment on column register.person.serial is 'The register number without its check digit: nine random digits.';
comment on column register.person.name_latin is 'Name in Latin letters.';
comment on column register.person.name_urdu is 'Name in Urdu.';
comment on column register.person.father_latin is 'Father''s name in Latin letters.';
comment on column register.person.father_urdu is 'Father''s name in Urdu.';
comment on column register.person.sex is 'As the identity card states it.';
comment on column register.person.born_on is 'Day of birth; null where unknown.';
comment on column register.person.nationality is 'ISO 3166 code of two letters.';
comment on column register.person.registered_at is 'When the record was made.';
comment on column register.person.registered_by is 'The account or machine client that made it.';
create index person_birth on register.person (born_on) where born_on is not null;
create index person_surname_latin on register.person (register.surname(name_latin)) where name_latin is not null;
create index person_surname_urdu on register.person (register.surname(name_urdu)) where name_urdu is not null;
grant select, insert on register.person to "${application}";
grant update (name_latin, name_urdu, father_latin, father_urdu, sex, born_on, nationality) on register.person to
    "${application}";

create table register.person_cnic (
    id bigint generated always as identity primary key,
    person_id uuid not null references register.person (id),
    cnic bigint not null check (cnic >= '1000000000000'::bigint and cnic <= '9999999999999'::bigint),
    status text not null check (status in ('UNCONFIRMED', 'CONFIRMED', 'WITHDRAWN')),
    entered_at timestamptz not null,
    entered_by uuid,
    confirmed_at timestamptz,
    check ((status = 'CONFIRMED') = (confirmed_at is not null))
);
comment on table register.person_cnic is 'A CNIC that somebody says is this person''s.';
comment on column register.person_cnic.id is 'Order of entry.';
comment on column register.person_cnic.person_id is 'Whose.';
comment on column register.person_cnic.cnic is '13 digits.';
comment on column register.person_cnic.status is 'UNCONFIRMED until a second person confirms it from a document; WITHDRAWN when found to be somebody else''s.';
comment on column register.person_cnic.entered_at is 'When it was entered.';
comment on column register.person_cnic.entered_by is 'Who entered it, and so can not confirm it.';
comment on column register.person_cnic.confirmed_at is 'When it was confirmed.';
create unique index person_cnic_once on register.person_cnic (cnic) where status <> 'WITHDRAWN';
create index person_cnic_person on register.person_cnic (person_id);
create index person_cnic_unconfirmed on register.person_cnic (person_id) where status = 'UNCONFIRMED';
-- Synthetic people are loaded by COPY with their numbers, which are taken beforehand. An insert takes them too.
grant usage on sequence register.person_cnic_id_seq to "${application}";
grant select, insert on register.person_cnic to "${application}";
grant update (status, confirmed_at) on register.person_cnic to "${application}";

create table register.identity_examination (
    id bigint generated always as identity primary key,
    person_cnic_id bigint not null references register.person_cnic (id),
    document text not null check (document in ('CNIC_CARD', 'FAMILY_REGISTRATION_CERTIFICATE', 'NADRA_VERIFICATION',
        'PASSPORT')),
    document_number text not null,
    agrees text[] not null,
    outcome text not null check (outcome in ('CONFIRMED', 'SECOND_PERSON_NEEDED', 'DOUBTED')),
    examined_at timestamptz not null,
    examined_by uuid not null
);
comment on table register.identity_examination is 'What an officer saw when comparing a document with the record.';
comment on column register.identity_examination.id is 'Order of examination.';
comment on column register.identity_examination.person_cnic_id is 'Which CNIC.';
comment on column register.identity_examination.document is 'Kind of document, a name of Examination.Document.';
comment on column register.identity_examination.document_number is 'As printed.';
comment on column register.identity_examination.agrees is 'Names of Examination.Detail that the document bears out.';
comment on column register.identity_examination.outcome is 'What came of it.';
comment on column register.identity_examination.examined_at is 'When.';
comment on column register.identity_examination.examined_by is 'The officer.';
create index identity_examination_cnic on register.identity_examination (person_cnic_id);
grant select, insert on register.identity_examination to "${application}";

create table register.address (
    id bigint generated always as identity primary key,
    person_id uuid not null references register.person (id),
    line text not null,
    district_code text not null references reference.district (code),
    from_day date not null,
    until_day date,
    recorded_at timestamptz not null,
    recorded_by uuid,
    tehsil_code text references reference.tehsil (code),
    withdrawn_at timestamptz,
    known_by text default 'TOLD' not null check (known_by in ('TOLD', 'ANOTHER', 'DOCUMENT', 'VISIT')),
    check (until_day is null or until_day >= from_day)
);
comment on table register.address is 'Where the person lives or lived.';
comment on column register.address.id is 'Order of entry.';
comment on column register.address.person_id is 'Whose.';
comment on column register.address.line is 'House, street, village.';
comment on column register.address.district_code is 'District as it was recorded; it stays when the tehsil moves to another.';
comment on column register.address.from_day is 'First day there.';
comment on column register.address.until_day is 'Last day there; null while they live there.';
comment on column register.address.recorded_at is 'When it was recorded.';
comment on column register.address.recorded_by is 'Who recorded it.';
comment on column register.address.tehsil_code is 'Tehsil, where it is known. With it the address follows a split: see reference.district_on.';
comment on column register.address.withdrawn_at is 'When it was found to have been recorded in error; null where it was not. Such an address counts for nothing.';
comment on column register.address.known_by is 'What it rested on when it was recorded, a name of the enum AddressProof: that it was told, or what confirmed it on that day.';
create index address_person on register.address (person_id);
create index address_tehsil on register.address (tehsil_code) where tehsil_code is not null;
create index address_unassigned on register.address (district_code) where tehsil_code is null and until_day is null;
grant select, insert on register.address to "${application}";
grant update (until_day, tehsil_code, withdrawn_at) on register.address to "${application}";

create table register.journal (
    id bigint generated always as identity primary key,
    person_id uuid not null references register.person (id),
    kind text not null check (kind in ('ADDRESS_RECORDED', 'ADDRESS_WITHDRAWN', 'ANNOUNCEMENT_ESCALATED',
        'APPEAL_DISMISSED', 'APPEAL_FILED', 'APPEARED', 'BORDER_CROSSED', 'BREACH_ALLEGED', 'BREACH_DECIDED',
        'BREACH_ESCALATED', 'BREACH_WITHDRAWN', 'CIRCUMSTANCE_CORRECTED', 'CIRCUMSTANCE_ENDED', 'CIRCUMSTANCE_RECORDED',
        'CIRCUMSTANCE_WITHDRAWN', 'CLEMENCY_RECORDED', 'CNIC_ENTERED', 'CNIC_WITHDRAWN', 'CONTACT_MADE',
        'CONVICTION_QUASHED', 'CONVICTION_RECORDED', 'CUSTODY_RECORDED', 'DEATH_ESTABLISHED', 'DEATH_RECORDED',
        'DISTRICT_CHANGED', 'DUTIES_EXPLAINED', 'DUTY_ANSWERED', 'DUTY_MOVED', 'DUTY_OPENED', 'DUTY_RESTORED',
        'DUTY_WITHDRAWN', 'FACT_CORRECTED', 'FACT_WITHDRAWN', 'IDENTITY_CONFIRMED', 'IDENTITY_CORRECTED',
        'IDENTITY_EXAMINED', 'INTELLIGENCE_NOTED', 'MESSAGE_SENT', 'NAME_CHANGED', 'NOTICE_ANNOUNCED', 'NOTICE_DECIDED',
        'NOTICE_TAKEN', 'OBSERVATION_AGREES', 'PHONE_TAKEN', 'PHONE_VERIFIED', 'PHONE_WITHDRAWN', 'PHOTOGRAPH_ADDED',
        'PHOTOGRAPH_WITHDRAWN', 'REGISTERED', 'RELEASE_CALLED_OFF', 'RELEASE_PLANNED', 'REMOVAL_DECIDED',
        'RESIDENCE_LOST', 'RISK_ASSESSED', 'SENTENCE_RECORDED', 'STANDING_CHANGED', 'STATION_ASSIGNED',
        'STATION_RELIEVED', 'TEHSIL_ASSIGNED', 'TRANSFER_ACCEPTED', 'TRANSFER_OFFERED', 'TRANSFER_RETURNED',
        'TRANSFER_WITHDRAWN', 'TRAVEL_TASK_CLOSED', 'TRAVEL_TASK_ESCALATED', 'TRAVEL_TASK_OPENED', 'VISIT_CALLED_OFF',
        'VISIT_FAILED', 'VISIT_MADE', 'VISIT_PLANNED', 'WHEREABOUTS_KNOWN', 'WHEREABOUTS_UNKNOWN')),
    happened_on date not null,
    recorded_at timestamptz not null,
    recorded_by uuid,
    details jsonb not null
);
comment on table register.journal is 'The timeline of each record. Only ever added to.';
comment on column register.journal.id is 'Order of recording.';
comment on column register.journal.person_id is 'Whose.';
comment on column register.journal.kind is 'A name of the enum JournalKind.';
comment on column register.journal.happened_on is 'The day it happened.';
comment on column register.journal.recorded_at is 'When it was recorded.';
comment on column register.journal.recorded_by is 'Who recorded it.';
comment on column register.journal.details is 'Values for its wording, by name.';
create index journal_person on register.journal (person_id, id);
-- The timeline by the day things happened, page by page.
create index journal_happened on register.journal (person_id, happened_on, id);
grant select, insert on register.journal to "${application}";

create table register.photograph (
    id uuid primary key,
    person_id uuid not null references register.person (id),
    taken_on date not null,
    large bytea not null,
    small bytea not null,
    recorded_at timestamptz not null,
    recorded_by uuid
);
-- What is encrypted cannot be compressed.
alter table register.photograph alter column large set storage external;
alter table register.photograph alter column small set storage external;
comment on table register.photograph is 'Photographs of people. Only ever added to. The pictures are here and not in files, so that they are in the record''s transaction and backup, and go with the record''s key.';
comment on column register.photograph.id is 'Given by whoever sends it, so that sending it again does nothing.';
comment on column register.photograph.person_id is 'Of whom.';
comment on column register.photograph.taken_on is 'The day it was taken.';
comment on column register.photograph.large is 'JPEG, its longer side at most 1200 pixels, made anew from what was sent; encrypted with AES-256-GCM under the record''s key, the context being photograph/1/, the id, / and LARGE.';
comment on column register.photograph.small is 'The same, its longer side at most 240 pixels; the context ends in SMALL.';
comment on column register.photograph.recorded_at is 'When it was recorded.';
comment on column register.photograph.recorded_by is 'By whom; null for the system.';
create index photograph_person on register.photograph (person_id, taken_on);
grant select, insert on register.photograph to "${application}";

create table register.photograph_withdrawal (
    photograph_id uuid primary key references register.photograph (id),
    reason text not null check (reason in ('ANOTHER_PERSON', 'NOT_RECOGNISABLE', 'RECORDED_WRONGLY')),
    recorded_at timestamptz not null,
    recorded_by uuid not null
);
comment on table register.photograph_withdrawal is 'Photographs that do not count any more, and are shown to nobody.';
comment on column register.photograph_withdrawal.photograph_id is 'Which.';
comment on column register.photograph_withdrawal.reason is 'A name of the enum Photograph.Reason.';
comment on column register.photograph_withdrawal.recorded_at is 'When it was withdrawn.';
comment on column register.photograph_withdrawal.recorded_by is 'By whom.';
grant select, insert on register.photograph_withdrawal to "${application}";

create table register.former_name (
    id bigint generated always as identity primary key,
    person_id uuid not null references register.person (id),
    name_latin text,
    name_urdu text,
    until_day date not null,
    is_mistaken boolean not null,
    recorded_at timestamptz not null,
    recorded_by uuid,
    check (name_latin is not null or name_urdu is not null)
);
comment on table register.former_name is 'Names that people had before the one on their record. Never changed.';
comment on column register.former_name.id is 'In the order of entry.';
comment on column register.former_name.person_id is 'Whose.';
comment on column register.former_name.name_latin is 'In Latin letters; null where it is not known so.';
comment on column register.former_name.name_urdu is 'In Urdu; null where it is not known so.';
comment on column register.former_name.until_day is 'The first day on which it was the name no more.';
comment on column register.former_name.is_mistaken is 'Whether the name was recorded in error: it is kept, and finds nobody.';
comment on column register.former_name.recorded_at is 'When the next name was recorded.';
comment on column register.former_name.recorded_by is 'By whom.';
create index former_name_person on register.former_name (person_id, id);
grant select, insert on register.former_name to "${application}";

create table register.identity_correction (
    id uuid primary key,
    number bigint generated always as identity unique,
    person_id uuid not null references register.person (id),
    before jsonb not null,
    after jsonb not null,
    document text not null check (document in ('BIRTH_CERTIFICATE', 'CNIC_CARD', 'COURT_ORDER',
        'FAMILY_REGISTRATION_CERTIFICATE', 'NADRA_VERIFICATION', 'PASSPORT', 'SCHOOL_CERTIFICATE')),
    document_number text not null check (length(document_number) >= 1 and length(document_number) <= 40),
    right_request uuid,
    asked_at timestamptz not null,
    asked_by uuid not null,
    version smallint check (version >= 2),
    proposal_id uuid,
    corrected_at timestamptz,
    corrected_by uuid,
    unique (person_id, version),
    constraint corrected_by_a_second_person check (corrected_by <> asked_by),
    check (before <> after),
    check (num_nonnulls(version, proposal_id, corrected_at, corrected_by) in (0, 4))
);
comment on table register.identity_correction is 'Who a person is said to be, as it was and as it is to be. It is so once a second person has approved it; all of those that were approved are the versions of the identity.';
comment on column register.identity_correction.id is 'Opaque; what the proposal names.';
comment on column register.identity_correction.number is 'In the order of asking; what matching.name_key names the earlier name by.';
comment on column register.identity_correction.person_id is 'Whose.';
comment on column register.identity_correction.before is 'Names, father''s name, sex, birth date, nationality and other names as they were on the record when it was asked for, and so when it was approved.';
comment on column register.identity_correction.after is 'The same as they are to be.';
comment on column register.identity_correction.document is 'Which kind of document shows it, a name of CorrectionDocument.';
comment on column register.identity_correction.document_number is 'As printed on the document.';
comment on column register.identity_correction.right_request is 'The request of the person that it answers (disclosure.right_request.id); null where nobody asked.';
comment on column register.identity_correction.asked_at is 'When it was proposed.';
comment on column register.identity_correction.asked_by is 'By whom.';
comment on column register.identity_correction.version is 'Which version of the identity it made; the first is the one that was registered. Null until it is approved.';
comment on column register.identity_correction.proposal_id is 'Under which approval; null until then.';
comment on column register.identity_correction.corrected_at is 'When the record was put right; null until then.';
comment on column register.identity_correction.corrected_by is 'The second person; null until then.';
create index identity_correction_person on register.identity_correction (person_id, number);
create index identity_correction_request on register.identity_correction (right_request)
    where right_request is not null;
-- What an agency or an officer enters is compared with what was put right, too.
create index identity_correction_birth on register.identity_correction ((before ->> 'bornOn'))
    where version is not null;
grant select, insert on register.identity_correction to "${application}";
grant update (version, proposal_id, corrected_at, corrected_by) on register.identity_correction to "${application}";

create table register.person_alias (
    id bigint generated always as identity primary key,
    person_id uuid not null references register.person (id),
    name_latin text,
    name_urdu text,
    corrected_by uuid references register.identity_correction (id),
    check (name_latin is not null or name_urdu is not null)
);
comment on table register.person_alias is 'Another name the person uses.';
comment on column register.person_alias.id is 'Order of entry.';
comment on column register.person_alias.person_id is 'Whose.';
comment on column register.person_alias.name_latin is 'In Latin letters.';
comment on column register.person_alias.name_urdu is 'In Urdu.';
comment on column register.person_alias.corrected_by is 'The correction that took it off as mistaken; null while it is one of the person''s other names.';
create index person_alias_person on register.person_alias (person_id);
grant select, insert on register.person_alias to "${application}";
grant update (corrected_by) on register.person_alias to "${application}";

create function register.refuse_other_correction()
    returns trigger
    language plpgsql
as $$
begin
    raise exception 'A correction of an identity begins undecided and is decided once' using errcode = 'integrity_constraint_violation';
end
$$;
comment on function register.refuse_other_correction() is 'Refuses corrections that come decided, or are decided again.';

create function register.part_of(p_identity jsonb, p_part text, p_script text) returns text language sql immutable
    return p_identity -> p_part ->> p_script;
comment on function register.part_of(p_identity jsonb, p_part text, p_script text) is 'A name of an identity as it is kept, in one script.';
grant execute on function register.part_of(p_identity jsonb, p_part text, p_script text) to "${application}";

create function register.is_as(p register.person, p_identity jsonb) returns boolean language sql immutable
    set search_path = pg_catalog
    return (p.name_latin, p.name_urdu, p.father_latin, p.father_urdu, p.sex, p.born_on::text, p.nationality::text)
        is not distinct from (register.part_of(p_identity, 'name', 'latin'), register.part_of(p_identity, 'name', 'urdu'),
            register.part_of(p_identity, 'fatherName', 'latin'), register.part_of(p_identity, 'fatherName', 'urdu'),
            p_identity ->> 'sex', p_identity ->> 'bornOn', p_identity ->> 'nationality');
comment on function register.is_as(p register.person, p_identity jsonb) is 'Whether a record says of the person what the identity says.';
grant execute on function register.is_as(p register.person, p_identity jsonb) to "${application}";

create function register.kept_before()
    returns trigger
    language plpgsql
    set search_path = pg_catalog
as $$
declare
    c register.identity_correction;
    p approval.proposal;
begin
    if (old.father_latin, old.father_urdu, old.sex, old.born_on, old.nationality)
            is not distinct from (new.father_latin, new.father_urdu, new.sex, new.born_on, new.nationality)
        and exists (select from register.former_name f
            where f.person_id = new.id and f.xmin = pg_current_xact_id()::xid
              and (f.name_latin, f.name_urdu) is not distinct from (old.name_latin, old.name_urdu)) then
        return null;
    end if;
    select * into c from register.identity_correction k
    where k.person_id = new.id and k.version is not null and k.xmin = pg_current_xact_id()::xid;
    if c.id is null then
        raise exception 'What the record said of the person before is not kept' using errcode = 'integrity_constraint_violation';
    end if;
    p := approval.approved_now(c.proposal_id, 'identity-correction');
    perform approval.refuse_unless(p.payload ->> 'correction' = c.id::text and p.payload ->> 'person' = new.id::text
        and c.corrected_by = p.decided_by and c.asked_by = p.proposed_by
        and register.is_as(old, c.before) and register.is_as(new, c.after), 'The identity');
    return null;
end
$$;
comment on function register.kept_before() is 'Looks, when the transaction commits, whether a record says of a person what two have approved in it, and keeps what it said before; a name that has changed has its former one.';

-- A demonstration keeps no CNIC that somebody might have, whoever writes it and however.
create function register.require_synthetic_cnic()
    returns trigger
    language plpgsql
    security definer
    set search_path = ''
as $$
begin
    if new.cnic < 9000000000000 and exists (select from access.installation where kind = 'SYNTHETIC') then
        raise exception 'This register holds synthetic data and takes nobody''s CNIC: only those that begin with 9'
            using errcode = 'check_violation';
    end if;
    return new;
end
$$;
comment on function register.require_synthetic_cnic() is 'Refuses a CNIC that a province might have issued where the installation holds synthetic data.';
revoke all on function register.require_synthetic_cnic() from public;

create trigger begins_undecided before insert on register.identity_correction for each row when (new.version is not
    null) execute function register.refuse_other_correction();

create trigger decided_once before update on register.identity_correction for each row when (old.version is not null)
    execute function register.refuse_other_correction();

create constraint trigger kept_before after update on register.person deferrable initially deferred for each row when
    (CURRENT_USER = 'nsor_app'::name and old.* is distinct from new.*) execute function register.kept_before();

create trigger nobodys_cnic before insert or update of cnic on register.person_cnic for each row execute function
    register.require_synthetic_cnic();

create view register.person_view as
select id, serial, name_latin, name_urdu, father_latin, father_urdu, sex, born_on, registered_at
from register.person;
comment on view register.person_view is 'Published: who a record is of.';
comment on column register.person_view.id is 'Opaque identifier; what the trail and the outbox call the person.';
comment on column register.person_view.serial is 'The register number without its check digit: nine random digits.';
comment on column register.person_view.name_latin is 'Name in Latin letters.';
comment on column register.person_view.name_urdu is 'Name in Urdu.';
comment on column register.person_view.father_latin is 'Father''s name in Latin letters.';
comment on column register.person_view.father_urdu is 'Father''s name in Urdu.';
comment on column register.person_view.sex is 'As the identity card states it.';
comment on column register.person_view.born_on is 'Day of birth; null where unknown.';
comment on column register.person_view.registered_at is 'When the record was made.';
grant select on register.person_view to "${application}";

create view register.cnic_view as
select id, person_id, cnic, status from register.person_cnic;
comment on view register.cnic_view is 'Published: the CNICs of people.';
comment on column register.cnic_view.id is 'Order of entry.';
comment on column register.cnic_view.person_id is 'Whose.';
comment on column register.cnic_view.cnic is '13 digits.';
comment on column register.cnic_view.status is 'UNCONFIRMED until a second person confirms it from a document; WITHDRAWN when found to be somebody else''s.';
grant select on register.cnic_view to "${application}";

create view register.address_view as
select id, person_id, line, district_code, tehsil_code, from_day, until_day, withdrawn_at, known_by,
    recorded_at from register.address;
comment on view register.address_view is 'Published: where people live and lived.';
comment on column register.address_view.id is 'Order of entry.';
comment on column register.address_view.person_id is 'Whose.';
comment on column register.address_view.line is 'House, street, village.';
comment on column register.address_view.district_code is 'District as it was recorded; it stays when the tehsil moves to another.';
comment on column register.address_view.tehsil_code is 'Tehsil, where it is known. With it the address follows a split: see reference.district_on.';
comment on column register.address_view.from_day is 'First day there.';
comment on column register.address_view.until_day is 'Last day there; null while they live there.';
comment on column register.address_view.withdrawn_at is 'When it was found to have been recorded in error; null where it was not. Such an address counts for nothing.';
comment on column register.address_view.known_by is 'What it rested on when it was recorded, a name of the enum AddressProof: that it was told, or what confirmed it on that day.';
comment on column register.address_view.recorded_at is 'When it was recorded.';
grant select on register.address_view to "${application}";

create view register.name_view as
select p.id as person_id, 'CURRENT' as kind, 0::bigint as of_row, p.name_latin, p.name_urdu, p.father_latin, p.father_urdu,
    null::date as until_day
from register.person p
union all
select p.id, 'ALIAS', a.id, case when a.corrected_by is null then a.name_latin end,
    case when a.corrected_by is null then a.name_urdu end, p.father_latin, p.father_urdu, null
from register.person_alias a join register.person p on p.id = a.person_id
union all
select p.id, 'FORMER', f.id, f.name_latin, f.name_urdu, p.father_latin, p.father_urdu, f.until_day
from register.former_name f join register.person p on p.id = f.person_id
where not f.is_mistaken
union all
select c.person_id, 'CORRECTED', c.number, c.before -> 'name' ->> 'latin', c.before -> 'name' ->> 'urdu',
    c.before -> 'fatherName' ->> 'latin', c.before -> 'fatherName' ->> 'urdu',
    (c.corrected_at at time zone 'Asia/Karachi')::date
from register.identity_correction c
where c.version is not null and (c.before -> 'name' <> c.after -> 'name' or c.before -> 'fatherName' <> c.after -> 'fatherName');
comment on view register.name_view is 'Published: every name by which a record is found: the present one, other names, those of before, and those that were mistyped.';
comment on column register.name_view.person_id is 'Whose.';
comment on column register.name_view.kind is 'CURRENT, ALIAS, FORMER or CORRECTED.';
comment on column register.name_view.of_row is 'The row it is of; 0 for the present name.';
comment on column register.name_view.name_latin is 'In Latin letters; null where it is not known so.';
comment on column register.name_view.name_urdu is 'In Urdu; null where it is not known so.';
comment on column register.name_view.father_latin is 'The fathers name in Latin letters.';
comment on column register.name_view.father_urdu is 'The fathers name in Urdu.';
comment on column register.name_view.until_day is 'Until when it was so; null where no end is known.';
grant select on register.name_view to "${application}";

create view register.row_version as
select id as person_id, 'person' as kind, id::text as row_id, xmin::text as version from register.person
union all
select person_id, 'alias', id::text, xmin::text from register.person_alias
union all
select person_id, 'former name', id::text, xmin::text from register.former_name
union all
select person_id, 'cnic', id::text, xmin::text from register.person_cnic
union all
select person_id, 'address', id::text, xmin::text from register.address
union all
select person_id, 'correction', id::text, xmin::text from register.identity_correction
union all
select person_id, 'photograph', id::text, xmin::text from register.photograph
union all
select p.person_id, 'withdrawn photograph', w.photograph_id::text, w.recorded_at::text
from register.photograph_withdrawal w join register.photograph p on p.id = w.photograph_id;
comment on view register.row_version is 'Published: each row about a person with its version, for pages that post back what they showed.';
comment on column register.row_version.person_id is 'Whose.';
comment on column register.row_version.kind is 'What sort of row.';
comment on column register.row_version.row_id is 'Which row.';
comment on column register.row_version.version is 'Another value after each change of the row.';
grant select on register.row_version to "${application}";
