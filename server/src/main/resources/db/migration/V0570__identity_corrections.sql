-- Who somebody is said to be is put right by two people, and stays to be seen as it was before.
create table register.identity_correction (
    id uuid primary key,
    number bigint generated always as identity unique,
    person_id uuid not null references register.person,
    before jsonb not null,
    after jsonb not null,
    document text not null,
    document_number text not null check (length(document_number) between 1 and 40),
    right_request uuid,
    asked_at timestamptz not null,
    asked_by uuid not null,
    version smallint check (version >= 2),
    proposal_id uuid,
    corrected_at timestamptz,
    corrected_by uuid,
    check (before <> after),
    check (num_nonnulls(version, proposal_id, corrected_at, corrected_by) in (0, 4)),
    constraint corrected_by_a_second_person check (corrected_by <> asked_by),
    unique (person_id, version)
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
create index identity_correction_request on register.identity_correction (right_request) where right_request is not null;
-- What an agency or an officer enters is compared with what was put right, too.
create index identity_correction_birth on register.identity_correction ((before ->> 'bornOn')) where version is not null;
grant select, insert on register.identity_correction to "${application}";
grant update (version, proposal_id, corrected_at, corrected_by) on register.identity_correction to "${application}";
insert into retention.kept (table_name, class, position, of_person, person_of)
values ('register.identity_correction', 'SEALED_RECORD', 635, 't.person_id = $1', 't.person_id');

create function register.refuse_other_correction() returns trigger language plpgsql as $$
begin
    raise exception 'A correction of an identity begins undecided and is decided once' using errcode = 'integrity_constraint_violation';
end
$$;
comment on function register.refuse_other_correction() is 'Refuses corrections that come decided, or are decided again.';
create trigger begins_undecided before insert on register.identity_correction
    for each row when (new.version is not null) execute function register.refuse_other_correction();
create trigger decided_once before update on register.identity_correction
    for each row when (old.version is not null) execute function register.refuse_other_correction();

-- Another name that was put right finds nobody any more, and stays to be seen in the versions.
alter table register.person_alias add column corrected_by uuid references register.identity_correction (id);
comment on column register.person_alias.corrected_by is 'The correction that took it off as mistaken; null while it is one of the person''s other names.';
grant update (corrected_by) on register.person_alias to "${application}";

-- The record's row says what is so now: the server's role changes of it what it has kept before, and nothing else.
revoke update on register.person from "${application}";
grant update (name_latin, name_urdu, father_latin, father_urdu, sex, born_on, nationality) on register.person to "${application}";

create function register.part_of(p_identity jsonb, p_part text, p_script text) returns text language sql immutable
    return p_identity -> p_part ->> p_script;
comment on function register.part_of is 'A name of an identity as it is kept, in one script.';
grant execute on function register.part_of to "${application}";

create function register.is_as(p register.person, p_identity jsonb) returns boolean language sql immutable
    set search_path = pg_catalog
    return (p.name_latin, p.name_urdu, p.father_latin, p.father_urdu, p.sex, p.born_on::text, p.nationality::text)
        is not distinct from (register.part_of(p_identity, 'name', 'latin'), register.part_of(p_identity, 'name', 'urdu'),
            register.part_of(p_identity, 'fatherName', 'latin'), register.part_of(p_identity, 'fatherName', 'urdu'),
            p_identity ->> 'sex', p_identity ->> 'bornOn', p_identity ->> 'nationality');
comment on function register.is_as is 'Whether a record says of the person what the identity says.';
grant execute on function register.is_as to "${application}";

create function register.kept_before() returns trigger language plpgsql
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
create constraint trigger kept_before after update on register.person deferrable initially deferred
    for each row when (current_user = '${application}' and old.* is distinct from new.*) execute function register.kept_before();

-- A name that was mistyped is on papers that are out by now: registrars find the record by it, and nobody else does.
alter table matching.name_key drop constraint name_key_kind_check;
alter table matching.name_key add constraint name_key_kind_check check (kind in ('CURRENT', 'ALIAS', 'FORMER', 'CORRECTED'));
comment on column matching.name_key.kind is 'The name on the record, another one that they use, one from before, or one that was put right as mistaken, by which registrars alone find the record.';
comment on column matching.name_key.of_row is 'Which of register.person_alias, register.former_name or register.identity_correction (its number); 0 for the name on the record.';

-- Answers to the public that rested on it are taken back as those of a withdrawn CNIC are.
comment on table enquiry.take_back is 'The public was told of a CNIC by mistake: it is confirmed on its record no longer, or what the record said of the person was put right. What was told in 30 days may be taken back.';
