create schema retention;
comment on schema retention is 'The end of data''s life: which table is of which class, legal holds, and what was erased.';
grant usage on schema retention to "${application}";

create table retention.kept (
    table_name text primary key,
    class text not null,
    position smallint unique,
    of_person text,
    person_of text,
    change text,
    check ((position is null) = (of_person is null) and (position is null) = (person_of is null)),
    check (change is null or position is not null)
);
comment on table retention.kept is 'Every table of the register with its class of data. A table that no class knows fails a test.';
comment on column retention.kept.table_name is 'Schema and table.';
comment on column retention.kept.class is 'A name of the enum DataClass.';
comment on column retention.kept.position is 'The order in which a person''s rows go, children before those they refer to; null for tables that hold nothing of a person.';
comment on column retention.kept.of_person is 'The condition of a person''s rows, with $1 for the person and t for the table.';
comment on column retention.kept.person_of is 'The person of a row t, for copies of the database, where each lies under the person''s own key; null in the result for nobody.';
comment on column retention.kept.change is 'What becomes of the row where it is not deleted.';
grant select on retention.kept to "${application}";

create table retention.hold (
    id uuid primary key,
    person_id uuid not null,
    cause text not null check (cause in ('APPEAL', 'DISPUTE', 'INQUIRY'))
);
comment on table retention.hold is 'A legal hold: while it lasts, the record is not erased. It outlives the record, which it names by an opaque identifier.';
comment on column retention.hold.id is 'Opaque.';
comment on column retention.hold.person_id is 'Whose record.';
comment on column retention.hold.cause is 'What for.';
create index hold_person on retention.hold (person_id);
grant select, insert on retention.hold to "${application}";

create table retention.hold_step (
    id bigint generated always as identity primary key,
    hold_id uuid not null references retention.hold,
    kind text not null check (kind in ('PLACED', 'EXTENDED', 'RELEASED')),
    until_day date not null,
    proposal_id uuid not null unique,
    asked_by uuid not null references access.account,
    confirmed_by uuid not null references access.account,
    taken_at timestamptz not null,
    check (asked_by <> confirmed_by)
);
comment on table retention.hold_step is 'What became of a hold, each step by two people. The latest counts.';
comment on column retention.hold_step.id is 'In order.';
comment on column retention.hold_step.hold_id is 'Of which hold.';
comment on column retention.hold_step.kind is 'Placed, extended or released.';
comment on column retention.hold_step.until_day is 'The last day of the hold; of a release the day of it.';
comment on column retention.hold_step.proposal_id is 'The proposal, which has the reason. It goes with the record.';
comment on column retention.hold_step.asked_by is 'Who asked.';
comment on column retention.hold_step.confirmed_by is 'Who confirmed; somebody else.';
comment on column retention.hold_step.taken_at is 'When.';
create index hold_step_hold on retention.hold_step (hold_id, id);
grant select, insert on retention.hold_step to "${application}";

create table retention.erasure (
    id uuid primary key default gen_random_uuid(),
    subject_id uuid not null unique,
    class text not null,
    due_on date not null,
    erased_on date not null,
    erased_at timestamptz not null default now(),
    policy text not null,
    lines integer not null,
    keys_gone_at timestamptz
);
comment on table retention.erasure is 'Tombstones: that something was erased, and by which rule. No identity.';
comment on column retention.erasure.id is 'Opaque.';
comment on column retention.erasure.subject_id is 'What the record''s opaque identifier was, so that entries of the trail and holds are understood.';
comment on column retention.erasure.class is 'A name of the enum DataClass.';
comment on column retention.erasure.due_on is 'From which day on it was due.';
comment on column retention.erasure.erased_on is 'The day it was erased.';
comment on column retention.erasure.erased_at is 'When.';
comment on column retention.erasure.policy is 'Key and version of the policy row by which it was due; of one that a restore has done again, the word restored.';
comment on column retention.erasure.lines is 'How many lines of how many tables went.';
comment on column retention.erasure.keys_gone_at is 'When the key outside the database was destroyed, which follows the commit; null until then.';
create index erasure_day on retention.erasure (erased_on, id);
create index erasure_key on retention.erasure (erased_at) where keys_gone_at is null;
grant select on retention.erasure to "${application}";
grant update (keys_gone_at) on retention.erasure to "${application}";

create table retention.run (
    class text primary key,
    ran_at timestamptz not null,
    erased bigint not null
);
comment on table retention.run is 'When each class of data was last gone through.';
comment on column retention.run.class is 'A name of the enum DataClass.';
comment on column retention.run.ran_at is 'When.';
comment on column retention.run.erased is 'How many it erased then.';
grant select, insert, update on retention.run to "${application}";

-- Whose record has ended, since when, and when it is due. By the standing as the register itself reads it, and never by less
-- than the record's own age, which the server's role can not change.
create function retention.ended(p_day date, p_person uuid default null)
    returns table (person_id uuid, class text, since date, due_on date, policy text)
    language sql stable
    set search_path = pg_catalog
    set timezone = 'Asia/Karachi'
as $$
    select e.person_id, e.class, e.since, (e.since + make_interval(years => greatest(v.value::int, 1)))::date,
           v.key || ' ' || v.version
    from (
        select f.person_id, f.class, greatest(f.since, p.registered_at::date) as since
        from (
            select s.person_id,
                   case when s.was_registrable then 'SEALED_RECORD' else 'RECORD_WITHOUT_DUTY' end as class,
                   case when s.was_registrable and s.last_day is not null then s.last_day + 1
                        when s.was_registrable then coalesce(
                            (select max(c.changed_at) from registration.standing_change c where c.person_id = s.person_id),
                            s.derived_at)::timestamptz::date
                        else coalesce(
                            (select max(j.recorded_at) from register.journal j where j.person_id = s.person_id),
                            s.derived_at)::date
                   end as since
            from registration.standing s
            where (p_person is null or s.person_id = p_person)
              and (s.first_day is null or s.last_day < p_day)
        ) f join register.person p on p.id = f.person_id
    ) e
    join reference.policy_value v
      on v.key = case e.class when 'SEALED_RECORD' then 'retention.sealed-record' else 'retention.record-without-duty' end
     and p_day between v.valid_from and coalesce(v.valid_to, date 'infinity')
$$;
comment on function retention.ended is 'Records nobody is under a duty by any more: since when, and from which day on they are to be erased.';
grant execute on function retention.ended to "${application}";

-- Why a record that is due may not go yet; null for nothing. The first that holds. Which disputes are about a CNIC only a
-- key outside the database can tell: whoever asks says whether one is.
create function retention.obstacle(p_person uuid, p_day date, p_disputed boolean) returns text
    language sql stable
    set search_path = pg_catalog
as $$
    select case
        when exists (
            select from retention.hold h
            join lateral (select s.kind, s.until_day from retention.hold_step s where s.hold_id = h.id order by s.id desc limit 1) l
              on true
            where h.person_id = p_person and l.kind <> 'RELEASED' and l.until_day >= p_day) then 'HOLD'
        when exists (
            select from conviction.appeal a
            where a.person_id = p_person and not a.withdrawn
              and a.version = (select max(o.version) from conviction.appeal o where o.id = a.id)
              and not exists (select from conviction.appeal_dismissal d where d.appeal_id = a.id and not d.withdrawn
                  and d.version = (select max(o.version) from conviction.appeal_dismissal o where o.appeal_id = a.id))
              and not exists (select from conviction.sentence d where d.appeal_id = a.id and not d.withdrawn
                  and d.version = (select max(o.version) from conviction.sentence o where o.id = d.id))
              and not exists (select from conviction.quashing d where d.conviction_id = a.conviction_id and not d.withdrawn
                  and d.version = (select max(o.version) from conviction.quashing o where o.conviction_id = d.conviction_id)))
            then 'APPEAL'
        when p_disputed or exists (
            select from enquiry.dispute_ticket t
            where t.state in ('OPENED', 'UNDER_EXAMINATION')
              and (t.proof_person = p_person or t.corrected_person = p_person))
            or exists (
            select from enquiry.take_back t
            where t.person_id = p_person and t.state in ('SEARCHING', 'PREPARED', 'APPROVED')) then 'DISPUTE'
        when exists (select from disclosure.right_request r where r.person_id = p_person and r.state = 'OPEN')
            or exists (
            select from approval.proposal p
            where p.state = 'WAITING' and p.open_until >= p_day and p.payload ->> 'person' = p_person::text) then 'DECISION'
        when exists (
            select from intake.doubt d join intake.message m on m.receipt = d.receipt
            where d.person_id = p_person and m.status = 'QUARANTINED') then 'FEED'
    end
$$;
comment on function retention.obstacle is 'What keeps a record from being erased: a hold, a pending appeal, an open dispute, something that waits for a second person, a message in quarantine.';
grant execute on function retention.obstacle to "${application}";

-- All of one record. Callable by whoever may erase at all, and done for nobody else: it looks at the record itself.
create function retention.remove(p_person uuid) returns integer
    language plpgsql
    set search_path = pg_catalog
as $$
declare
    place record;
    gone integer;
    lines integer := 0;
begin
    for place in select table_name, of_person, change from retention.kept where position is not null order by position loop
        if place.change is null then
            execute format('delete from %s t where %s', place.table_name, place.of_person) using p_person;
        else
            execute format('update %s t set %s where %s', place.table_name, place.change, place.of_person) using p_person;
        end if;
        get diagnostics gone = row_count;
        lines := lines + gone;
    end loop;
    return lines;
end
$$;
comment on function retention.remove is 'Removes all lines of a person, without asking why: for erase and for restoring, both of the owner.';
revoke all on function retention.remove from public;

-- The day is the database's own, whatever the server believes: a clock that runs ahead erases nothing.
create function retention.erase(p_person uuid, p_disputed boolean) returns text
    language plpgsql
    security definer
    set search_path = pg_catalog
    set timezone = 'Asia/Karachi'
as $$
declare
    today date := current_date;
    ending record;
    obstacle text;
    gone integer;
begin
    perform from register.person where id = p_person for update;
    if not found then
        return case when exists (select from retention.erasure where subject_id = p_person) then 'ERASED_BEFORE' else 'UNKNOWN' end;
    end if;
    select * into ending from retention.ended(today, p_person);
    if ending.due_on is null or ending.due_on > today then
        return 'NOT_DUE';
    end if;
    obstacle := retention.obstacle(p_person, today, p_disputed);
    if obstacle is not null then
        return obstacle;
    end if;
    gone := retention.remove(p_person);
    insert into retention.erasure (subject_id, class, due_on, erased_on, policy, lines)
    values (p_person, ending.class, ending.due_on, today, ending.policy, gone);
    return 'ERASED';
end
$$;
comment on function retention.erase is 'Erases one record that is due and that nothing holds, and leaves a tombstone; otherwise says why not and does nothing.';
revoke all on function retention.erase from public;
grant execute on function retention.erase to "${application}";

-- The record's age is what no standing can make up for, so the server's role may not change it, nor the number.
revoke update on register.person from "${application}";
grant update (name_latin, name_urdu, father_latin, father_urdu, sex, born_on, nationality)
    on register.person to "${application}";
