create schema retention;
comment on schema retention is 'The end of data''s life: which table is of which class, legal holds, and what was erased.';
grant usage on schema retention to "${application}";

create table retention.kept (
    table_name text primary key,
    class text not null check (class in ('ACCESS_REVIEW', 'APPROVALS', 'AREA_MEMORY', 'BACKUPS', 'CASE_FILES',
        'CASE_REQUESTS', 'CERTIFICATES', 'DISPUTES', 'FEED_MESSAGES', 'FIGURES', 'FOLLOWERS', 'HANDOVERS', 'LOOKUPS',
        'OUTBOX', 'PUBLIC', 'QUESTIONS', 'RECORD_WITHOUT_DUTY', 'SCANS', 'SCREENING_OVERRIDES', 'SEALED_RECORD',
        'SECRETS', 'SESSIONS', 'SMS_MESSAGES', 'STAFF', 'TOMBSTONES', 'TRAIL', 'WORKINGS')),
    position smallint unique,
    of_person text,
    person_of text,
    change text,
    check (("position" is null) = (of_person is null) and ("position" is null) = (person_of is null)),
    check (change is null or "position" is not null)
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
    person_id uuid,
    cause text not null check (cause in ('APPEAL', 'DISPUTE', 'INQUIRY')),
    request_id uuid,
    constraint hold_is_on_one check (num_nonnulls(person_id, request_id) = 1)
);
comment on table retention.hold is 'A legal hold: while it lasts, the record or the request about a case is not erased. It outlives what it is on, which it names by an opaque identifier.';
comment on column retention.hold.id is 'Opaque.';
comment on column retention.hold.person_id is 'Whose record; null where it is on a request.';
comment on column retention.hold.cause is 'What for.';
comment on column retention.hold.request_id is 'Which request about a case; null where it is on a record.';
create index hold_person on retention.hold (person_id);
create index hold_request on retention.hold (request_id) where request_id is not null;
grant select, insert on retention.hold to "${application}";

create table retention.hold_step (
    id bigint generated always as identity primary key,
    hold_id uuid not null references retention.hold (id),
    kind text not null check (kind in ('PLACED', 'EXTENDED', 'RELEASED')),
    until_day date not null,
    proposal_id uuid not null unique,
    asked_by uuid not null references access.account (id),
    confirmed_by uuid not null references access.account (id),
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
    id uuid default gen_random_uuid() primary key,
    subject_id uuid not null unique,
    class text not null check (class in ('ACCESS_REVIEW', 'APPROVALS', 'AREA_MEMORY', 'BACKUPS', 'CASE_FILES',
        'CASE_REQUESTS', 'CERTIFICATES', 'DISPUTES', 'FEED_MESSAGES', 'FIGURES', 'FOLLOWERS', 'HANDOVERS', 'LOOKUPS',
        'OUTBOX', 'PUBLIC', 'QUESTIONS', 'RECORD_WITHOUT_DUTY', 'SCANS', 'SCREENING_OVERRIDES', 'SEALED_RECORD',
        'SECRETS', 'SESSIONS', 'SMS_MESSAGES', 'STAFF', 'TOMBSTONES', 'TRAIL', 'WORKINGS')),
    due_on date not null,
    erased_on date not null,
    erased_at timestamptz default now() not null,
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
    class text primary key check (class in ('ACCESS_REVIEW', 'APPROVALS', 'AREA_MEMORY', 'BACKUPS', 'CASE_FILES',
        'CASE_REQUESTS', 'CERTIFICATES', 'DISPUTES', 'FEED_MESSAGES', 'FIGURES', 'FOLLOWERS', 'HANDOVERS', 'LOOKUPS',
        'OUTBOX', 'PUBLIC', 'QUESTIONS', 'RECORD_WITHOUT_DUTY', 'SCANS', 'SCREENING_OVERRIDES', 'SEALED_RECORD',
        'SECRETS', 'SESSIONS', 'SMS_MESSAGES', 'STAFF', 'TOMBSTONES', 'TRAIL', 'WORKINGS')),
    ran_at timestamptz not null,
    erased bigint not null,
    last_erased bigint default 0 not null check (last_erased >= 0),
    last_erased_at timestamptz
);
comment on table retention.run is 'When each class of data was last gone through, whichever module does it.';
comment on column retention.run.class is 'A name of the enum DataClass.';
comment on column retention.run.ran_at is 'When.';
comment on column retention.run.erased is 'How many it erased then.';
comment on column retention.run.last_erased is 'How many went when something last went.';
comment on column retention.run.last_erased_at is 'When that was; null where nothing has gone yet.';
grant select, insert, update on retention.run to "${application}";

-- Which disputes are about a CNIC only a key outside the database can tell: whoever asks says whether one is.
create function retention.obstacle(p_person uuid, p_day date, p_disputed boolean)
    returns text
    language sql
    stable
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
            select from intake.quarantine_reason d join intake.message m on m.receipt = d.receipt
            where d.person_id = p_person and m.status = 'QUARANTINED') then 'FEED'
    end
$$;
comment on function retention.obstacle(p_person uuid, p_day date, p_disputed boolean) is 'What keeps a record from being erased: a hold, a pending appeal, an open dispute, something that waits for a second person, a message in quarantine.';
grant execute on function retention.obstacle(p_person uuid, p_day date, p_disputed boolean) to "${application}";

-- Callable by whoever may erase at all, and done for nobody else: it looks at the record itself.
create function retention.remove(p_person uuid)
    returns integer
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
comment on function retention.remove(p_person uuid) is 'Removes all lines of a person, without asking why: for erase and for restoring, both of the owner.';
revoke all on function retention.remove(p_person uuid) from public;

create function retention.held_until(p_person uuid, p_request uuid, p_day date)
    returns date
    language sql
    stable
    set search_path = pg_catalog
as $$
    select max(u.until_day) from (
        select l.until_day from retention.hold h
        join lateral (select s.kind, s.until_day from retention.hold_step s where s.hold_id = h.id order by s.id desc limit 1) l
          on true
        where (h.person_id = p_person or h.request_id = p_request) and l.kind <> 'RELEASED' and l.until_day >= p_day
        union all
        select p.open_until from approval.proposal p
        where p.kind = 'legal-hold' and p.state = 'WAITING' and p.open_until >= p_day
          and (p.payload ->> 'person' = p_person::text or p.payload ->> 'request' = p_request::text)) u
$$;
comment on function retention.held_until(p_person uuid, p_request uuid, p_day date) is 'The last day of what holds a record or a request: a legal hold, or the asking for one while it can be confirmed. Null for nothing.';
grant execute on function retention.held_until(p_person uuid, p_request uuid, p_day date) to "${application}";

-- What the server's role may have forgotten is bounded by the database's own moment and by what the policy has said for a
-- month: whoever has that role's password can ask no sooner than the register would.
create function retention.moment() returns timestamptz language sql stable
    set search_path = pg_catalog
    return now();
comment on function retention.moment() is 'The database''s own moment, by which all that is forgotten is bounded. Tests of other days replace it, as the owner.';
grant execute on function retention.moment() to "${application}";

create function retention.today() returns date language sql stable
    set search_path = pg_catalog
    return (retention.moment() at time zone 'Asia/Karachi')::date;
comment on function retention.today() is 'The day of retention.moment() in Pakistan.';
grant execute on function retention.today() to "${application}";

create function retention.years(p_key text, p_day date)
    returns integer
    language sql
    stable
    set search_path = pg_catalog
as $$
    select max(greatest(v.value::int, 1)) from reference.policy_value v
    where v.key = p_key
      and (p_day between v.valid_from and coalesce(v.valid_to, date 'infinity')
           or v.changed_at > retention.moment() - interval '30 days')
$$;
comment on function retention.years(p_key text, p_day date) is 'For how many years a class is kept: what the policy says, and within 30 days of a change the longest of what it said and says. A shorter period thus begins to count 30 days after it was decided.';
revoke all on function retention.years(p_key text, p_day date) from public;
grant execute on function retention.years(p_key text, p_day date) to "${application}";

-- By the standing as the register itself reads it, and never by less than the record's own age, which the server's role
-- cannot change.
create function retention.ended(p_day date, p_person uuid default null::uuid)
    returns table(person_id uuid, class text, since date, due_on date, policy text)
    language sql
    stable
    set search_path = pg_catalog
    set "TimeZone" to 'Asia/Karachi'
as $$
    select e.person_id, e.class, e.since,
           greatest((e.since + make_interval(years => retention.years(v.key, p_day)))::date, e.stands_since::date + 30),
           v.key || ' ' || v.version
    from (
        select f.person_id, f.class, greatest(f.since, p.registered_at::date) as since, f.stands_since
        from (
            select s.person_id, s.stands_since,
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
comment on function retention.ended(p_day date, p_person uuid) is 'Records nobody is under a duty by any more: since when, and from which day on they are to be erased, which is never before the standing has said so for 30 days.';
grant execute on function retention.ended(p_day date, p_person uuid) to "${application}";

-- The day is the database's own, whatever the server believes: a clock that runs ahead erases nothing.
create function retention.erase(p_person uuid, p_disputed boolean)
    returns text
    language plpgsql
    security definer
    set search_path = pg_catalog
    set "TimeZone" to 'Asia/Karachi'
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
comment on function retention.erase(p_person uuid, p_disputed boolean) is 'Erases one record that is due and that nothing holds, and leaves a tombstone; otherwise says why not and does nothing.';
revoke all on function retention.erase(p_person uuid, p_disputed boolean) from public;
grant execute on function retention.erase(p_person uuid, p_disputed boolean) to "${application}";

-- Certificates are about people most of whom are on no register, and requests name suspects: both go so many years after
-- their end, by the database's own day. The server's role can ask for what is due to go, and for nothing else.
create function retention.forget_disclosures(p_class text)
    returns integer
    language plpgsql
    security definer
    set search_path = pg_catalog
    set "TimeZone" to 'Asia/Karachi'
as $$
declare
    years integer;
    last date;
    over uuid[];
begin
    years := retention.years(
        case p_class when 'CERTIFICATES' then 'retention.certificates' when 'CASE_REQUESTS' then 'retention.case-requests' end,
        current_date);
    if years is null then
        raise exception 'No policy says how long % is kept', p_class;
    end if;
    last := (current_date - make_interval(years => years))::date;
    if p_class = 'CERTIFICATES' then
        over := array(select c.id from disclosure.certificate c
                      where coalesce(c.valid_until, c.asked_at::date) < last and c.asked_at::date < last);
        delete from disclosure.certificate_print p where p.certificate_id = any (over);
        delete from disclosure.certificate c where c.id = any (over);
    else
        -- Whoever asks for a hold has the row; one that is held, or whose vault is not empty yet, stays.
        perform from disclosure.request r where r.ended_at::date < last and r.created_at::date < last for update;
        over := array(select r.id from disclosure.request r
                      where r.ended_at::date < last and r.created_at::date < last
                        and retention.held_until(null, r.id, current_date) is null
                        and not exists (select from disclosure.vault_file f where f.request_id = r.id));
        delete from disclosure.opening o where o.request_id = any (over);
        delete from disclosure.request r where r.id = any (over);
    end if;
    delete from audit.content_key k where k.id = any (over);
    return cardinality(over);
end
$$;
comment on function retention.forget_disclosures(p_class text) is 'Erases certificates, or requests about cases, whose time is over, with their keys, and says how many.';
revoke all on function retention.forget_disclosures(p_class text) from public;
grant execute on function retention.forget_disclosures(p_class text) to "${application}";

create function retention.as_decided()
    returns trigger
    language plpgsql
    set search_path = pg_catalog
as $$
declare
    p approval.proposal := approval.approved_now(new.proposal_id, case new.kind
        when 'PLACED' then 'legal-hold' when 'EXTENDED' then 'legal-hold-extension' else 'legal-hold-release' end);
    h retention.hold;
begin
    select * into h from retention.hold where id = new.hold_id;
    perform approval.refuse_unless(new.asked_by = p.proposed_by and new.confirmed_by = p.decided_by
        and (new.kind = 'PLACED' or p.payload ->> 'hold' = new.hold_id::text)
        and (new.kind = 'RELEASED' or (p.payload ->> 'until')::date = new.until_day)
        and p.payload ->> 'person' is not distinct from h.person_id::text
        and p.payload ->> 'request' is not distinct from h.request_id::text, 'The hold');
    return null;
end
$$;
comment on function retention.as_decided() is 'Each step of a hold is one that two people decided.';

create constraint trigger as_decided after insert on retention.hold_step deferrable initially deferred for each row when
    (CURRENT_USER = 'nsor_app'::name) execute function retention.as_decided();

-- Which class each table is of, and in which order the rows of a person go. A module that adds a table adds its row in the
-- migration that makes it; between the positions is room for it.
insert into retention.kept (table_name, class, position, of_person, person_of, change) values
    ('audit.content_key', 'TRAIL', 10,
        't.id = $1 or t.id in (select m.receipt from intake.message m where m.person_id = $1) or t.id in (select b.id from emergencyaccess.emergency_access b where b.person_id = $1) or t.id in (select b.id from enquiry.take_back b where b.person_id = $1) or t.id in (select p.id from approval.proposal p where p.payload ->> ''person'' = $1::text or p.payload ->> ''breach'' in (select b.id::text from supervision.breach b where b.person_id = $1) or p.payload ->> ''takeBack'' in (select b.id::text from enquiry.take_back b where b.person_id = $1)) or t.id in (select r.id from disclosure.right_request r where r.person_id = $1)',
        'coalesce(coalesce((select p.id from register.person p where p.id = t.id), (select m.person_id from intake.message m where m.receipt = t.id), (select b.person_id from emergencyaccess.emergency_access b where b.id = t.id), (select b.person_id from enquiry.take_back b where b.id = t.id), (select case when p.payload ->> ''person'' ~ ''^[0-9a-f-]{36}$'' then (p.payload ->> ''person'')::uuid else coalesce((select b.person_id from supervision.breach b where b.id::text = p.payload ->> ''breach''), (select b.person_id from enquiry.take_back b where b.id::text = p.payload ->> ''takeBack'')) end from approval.proposal p where p.id = t.id)), (select r.person_id from disclosure.right_request r where r.id = t.id))',
        null),
    ('approval.proposal', 'APPROVALS', 20,
        't.id in (select p.id from approval.proposal p where p.payload ->> ''person'' = $1::text or p.payload ->> ''breach'' in (select b.id::text from supervision.breach b where b.person_id = $1) or p.payload ->> ''takeBack'' in (select b.id::text from enquiry.take_back b where b.person_id = $1))',
        'case when t.payload ->> ''person'' ~ ''^[0-9a-f-]{36}$'' then (t.payload ->> ''person'')::uuid else coalesce((select b.person_id from supervision.breach b where b.id::text = t.payload ->> ''breach''), (select b.person_id from enquiry.take_back b where b.id::text = t.payload ->> ''takeBack'')) end',
        null),
    ('supervision.message', 'SEALED_RECORD', 30,
        't.person_id = $1',
        't.person_id',
        null),
    ('supervision.phone_code', 'SEALED_RECORD', 40,
        't.phone_id in (select p.id from supervision.phone p where p.person_id = $1)',
        '(select p.person_id from supervision.phone p where p.id = t.phone_id)',
        null),
    ('supervision.phone', 'SEALED_RECORD', 50,
        't.person_id = $1',
        't.person_id',
        null),
    ('supervision.breach', 'SEALED_RECORD', 60,
        't.person_id = $1',
        't.person_id',
        null),
    ('supervision.duty', 'SEALED_RECORD', 70,
        't.person_id = $1',
        't.person_id',
        null),
    ('supervision.appearance', 'SEALED_RECORD', 80,
        't.person_id = $1',
        't.person_id',
        null),
    ('supervision.notification_duty', 'SEALED_RECORD', 90,
        't.person_id = $1',
        't.person_id',
        null),
    ('supervision.circumstance', 'SEALED_RECORD', 100,
        't.person_id = $1',
        't.person_id',
        null),
    ('supervision.contact', 'SEALED_RECORD', 110,
        't.person_id = $1',
        't.person_id',
        null),
    ('supervision.intelligence_note', 'SEALED_RECORD', 120,
        't.person_id = $1',
        't.person_id',
        null),
    ('supervision.risk_assessment', 'SEALED_RECORD', 130,
        't.person_id = $1',
        't.person_id',
        null),
    ('supervision.responsibility', 'SEALED_RECORD', 140,
        't.person_id = $1',
        't.person_id',
        null),
    ('supervision.transfer', 'SEALED_RECORD', 150,
        't.person_id = $1',
        't.person_id',
        null),
    ('supervision.visit_report', 'SEALED_RECORD', 160,
        't.person_id = $1',
        't.person_id',
        null),
    ('supervision.visit', 'SEALED_RECORD', 170,
        't.person_id = $1',
        't.person_id',
        null),
    ('supervision.whereabouts', 'SEALED_RECORD', 180,
        't.person_id = $1',
        't.person_id',
        null),
    ('supervision.duties_explained', 'SEALED_RECORD', 190,
        't.person_id = $1',
        't.person_id',
        null),
    ('supervision.planned_release', 'SEALED_RECORD', 200,
        't.person_id = $1',
        't.person_id',
        null),
    ('notices.step', 'SEALED_RECORD', 210,
        't.notice_id in (select p.id from notices.notice p where p.person_id = $1)',
        '(select p.person_id from notices.notice p where p.id = t.notice_id)',
        null),
    ('notices.border_crossing', 'SEALED_RECORD', 220,
        't.person_id = $1',
        't.person_id',
        null),
    ('notices.notice', 'SEALED_RECORD', 230,
        't.person_id = $1',
        't.person_id',
        null),
    ('notices.draft', 'SEALED_RECORD', 240,
        't.person_id = $1',
        't.person_id',
        null),
    ('notices.announcement', 'SEALED_RECORD', 250,
        't.person_id = $1',
        't.person_id',
        null),
    ('notices.announcing', 'SEALED_RECORD', 260,
        't.person_id = $1',
        't.person_id',
        null),
    ('notices.observation', 'SEALED_RECORD', 270,
        't.person_id = $1',
        't.person_id',
        null),
    ('notices.review_day', 'SEALED_RECORD', 280,
        't.person_id = $1',
        't.person_id',
        null),
    ('notices.task', 'SEALED_RECORD', 290,
        't.person_id = $1',
        't.person_id',
        null),
    ('supervision.case_file', 'SEALED_RECORD', 300,
        't.person_id = $1',
        't.person_id',
        null),
    ('enquiry.take_back_message', 'SEALED_RECORD', 310,
        't.take_back_id in (select p.id from enquiry.take_back p where p.person_id = $1)',
        '(select p.person_id from enquiry.take_back p where p.id = t.take_back_id)',
        null),
    ('enquiry.take_back', 'DISPUTES', 320,
        't.person_id = $1',
        't.person_id',
        null),
    ('enquiry.lookup', 'LOOKUPS', 330,
        't.person_id = $1',
        't.person_id',
        null),
    ('enquiry.lookup_answer', 'LOOKUPS', 340,
        't.person_id = $1',
        't.person_id',
        null),
    ('enquiry.dispute_ticket', 'DISPUTES', 350,
        '$1 in (t.proof_person, t.corrected_person)',
        'null::uuid',
        'proof_person = nullif(proof_person, $1), corrected_person = nullif(corrected_person, $1)'),
    ('emergencyaccess.reader', 'STAFF', 360,
        't.closed_by in (select b.id from emergencyaccess.emergency_access b where b.person_id = $1)',
        'null::uuid',
        'closed_by = null'),
    ('emergencyaccess.emergency_access', 'SEALED_RECORD', 370,
        't.person_id = $1',
        't.person_id',
        null),
    ('trailreading.complaint', 'SEALED_RECORD', 380,
        't.person_id = $1',
        't.person_id',
        null),
    ('intake.decision', 'FEED_MESSAGES', 387,
        't.person_id = $1 or t.receipt in (select m.receipt from intake.message m where m.person_id = $1)',
        'coalesce((select m.person_id from intake.message m where m.receipt = t.receipt), t.person_id)',
        null),
    ('intake.cnic_clash', 'FEED_MESSAGES', 388,
        't.person_id = $1 or t.holder_id = $1',
        't.person_id',
        null),
    ('intake.quarantine_reason', 'FEED_MESSAGES', 390,
        't.person_id = $1 or t.receipt in (select m.receipt from intake.message m where m.person_id = $1)',
        'coalesce((select m.person_id from intake.message m where m.receipt = t.receipt), t.person_id)',
        null),
    ('intake.message', 'FEED_MESSAGES', 400,
        't.person_id = $1',
        't.person_id',
        null),
    ('accessreview.record_day', 'ACCESS_REVIEW', 410,
        't.subject_id = $1',
        't.subject_id',
        null),
    ('outbox.message', 'OUTBOX', 420,
        't.subject_id = $1',
        't.subject_id',
        null),
    ('registration.check_difference', 'SEALED_RECORD', 430,
        't.person_id = $1',
        't.person_id',
        null),
    ('registration.answer_finding', 'SEALED_RECORD', 435,
        't.person_id = $1',
        't.person_id',
        null),
    ('registration.listed_cnic', 'SEALED_RECORD', 440,
        't.person_id = $1',
        't.person_id',
        null),
    ('registration.rederivation', 'SEALED_RECORD', 450,
        't.person_id = $1',
        't.person_id',
        null),
    ('registration.standing_change', 'SEALED_RECORD', 460,
        't.person_id = $1',
        't.person_id',
        null),
    ('registration.removal', 'SEALED_RECORD', 465,
        't.person_id = $1',
        't.person_id',
        null),
    ('registration.life_sign', 'SEALED_RECORD', 466,
        't.person_id = $1',
        't.person_id',
        null),
    ('registration.standing', 'SEALED_RECORD', 470,
        't.person_id = $1',
        't.person_id',
        null),
    ('conviction.offence', 'SEALED_RECORD', 480,
        't.conviction_id in (select p.id from conviction.conviction p where p.person_id = $1)',
        '(select p.person_id from conviction.conviction p where p.id = t.conviction_id)',
        null),
    ('conviction.quashing', 'SEALED_RECORD', 490,
        't.person_id = $1',
        't.person_id',
        null),
    ('conviction.release_mark', 'SEALED_RECORD', 495,
        't.person_id = $1',
        't.person_id',
        null),
    ('conviction.other_number', 'SEALED_RECORD', 496,
        't.person_id = $1',
        't.person_id',
        null),
    ('conviction.conviction_version', 'SEALED_RECORD', 500,
        't.person_id = $1',
        't.person_id',
        null),
    ('conviction.sentence', 'SEALED_RECORD', 510,
        't.person_id = $1',
        't.person_id',
        null),
    ('conviction.appeal_dismissal', 'SEALED_RECORD', 520,
        't.person_id = $1',
        't.person_id',
        null),
    ('conviction.appeal', 'SEALED_RECORD', 530,
        't.person_id = $1',
        't.person_id',
        null),
    ('conviction.custody_event', 'SEALED_RECORD', 540,
        't.person_id = $1',
        't.person_id',
        null),
    ('conviction.clemency', 'SEALED_RECORD', 550,
        't.person_id = $1',
        't.person_id',
        null),
    ('disclosure.namesake_withdrawal', 'SEALED_RECORD', 551,
        't.request_id in (select n.request_id from disclosure.namesake_note n where n.person_id = $1)',
        '(select n.person_id from disclosure.namesake_note n where n.request_id = t.request_id)',
        null),
    ('disclosure.namesake_note', 'SEALED_RECORD', 552,
        't.person_id = $1',
        't.person_id',
        null),
    ('disclosure.right_request', 'SEALED_RECORD', 554,
        't.person_id = $1',
        't.person_id',
        null),
    ('conviction.death', 'SEALED_RECORD', 560,
        't.person_id = $1',
        't.person_id',
        null),
    ('conviction.conviction', 'SEALED_RECORD', 570,
        't.person_id = $1',
        't.person_id',
        null),
    ('register.photograph_withdrawal', 'SEALED_RECORD', 580,
        't.photograph_id in (select p.id from register.photograph p where p.person_id = $1)',
        '(select p.person_id from register.photograph p where p.id = t.photograph_id)',
        null),
    ('register.photograph', 'SEALED_RECORD', 590,
        't.person_id = $1',
        't.person_id',
        null),
    ('matching.name_key', 'SEALED_RECORD', 595,
        't.person_id = $1',
        't.person_id',
        null),
    ('register.former_name', 'SEALED_RECORD', 600,
        't.person_id = $1',
        't.person_id',
        null),
    ('register.identity_examination', 'SEALED_RECORD', 610,
        't.person_cnic_id in (select p.id from register.person_cnic p where p.person_id = $1)',
        '(select p.person_id from register.person_cnic p where p.id = t.person_cnic_id)',
        null),
    ('register.person_cnic', 'SEALED_RECORD', 620,
        't.person_id = $1',
        't.person_id',
        null),
    ('register.person_alias', 'SEALED_RECORD', 630,
        't.person_id = $1',
        't.person_id',
        null),
    ('register.identity_correction', 'SEALED_RECORD', 635,
        't.person_id = $1',
        't.person_id',
        null),
    ('register.address', 'SEALED_RECORD', 640,
        't.person_id = $1',
        't.person_id',
        null),
    ('register.journal', 'SEALED_RECORD', 650,
        't.person_id = $1',
        't.person_id',
        null),
    ('register.person', 'SEALED_RECORD', 660,
        't.id = $1',
        't.id',
        null);

insert into retention.kept (table_name, class) values
    ('screeningoverride.screening_override', 'SCREENING_OVERRIDES'),
    ('exports.permission', 'APPROVALS'),
    ('release.area_memory', 'AREA_MEMORY'),
    ('disclosure.vault_file', 'CASE_FILES'),
    ('disclosure.opening', 'CASE_REQUESTS'),
    ('disclosure.request', 'CASE_REQUESTS'),
    ('disclosure.certificate', 'CERTIFICATES'),
    ('disclosure.certificate_print', 'CERTIFICATES'),
    ('disclosure.code_miss', 'CERTIFICATES'),
    ('enquiry.dispute_step', 'DISPUTES'),
    ('feeds.usage', 'FEED_MESSAGES'),
    ('feeds.waiting', 'FEED_MESSAGES'),
    ('enquiry.answer_time', 'FIGURES'),
    ('enquiry.area_figure', 'FIGURES'),
    ('enquiry.count_note', 'FIGURES'),
    ('enquiry.figure', 'FIGURES'),
    ('outreach.ledger', 'FOLLOWERS'),
    ('outreach.pending', 'FOLLOWERS'),
    ('outreach.sender_day', 'FOLLOWERS'),
    ('outreach.subscription', 'FOLLOWERS'),
    ('access.handover', 'HANDOVERS'),
    ('trailreading.draw', 'ACCESS_REVIEW'),
    ('trailreading.draw_result', 'ACCESS_REVIEW'),
    ('trailreading.draw_entry', 'ACCESS_REVIEW'),
    ('accessreview.reviewed_day', 'ACCESS_REVIEW'),
    ('accessreview.alert', 'ACCESS_REVIEW'),
    ('accessreview.alert_entry', 'ACCESS_REVIEW'),
    ('accessreview.officer_day', 'ACCESS_REVIEW'),
    ('accessreview.alert_step', 'ACCESS_REVIEW'),
    ('enquiry.lookup_day', 'LOOKUPS'),
    ('outbox.partition', 'OUTBOX'),
    ('directory.entry', 'PUBLIC'),
    ('directory.entry_version', 'PUBLIC'),
    ('directory.state', 'PUBLIC'),
    ('reference.court', 'PUBLIC'),
    ('reference.district', 'PUBLIC'),
    ('reference.district_alias', 'PUBLIC'),
    ('reference.district_move', 'PUBLIC'),
    ('reference.offence', 'PUBLIC'),
    ('reference.offence_rule', 'PUBLIC'),
    ('reference.police_region', 'PUBLIC'),
    ('reference.police_region_district', 'PUBLIC'),
    ('reference.police_station', 'PUBLIC'),
    ('reference.policy_value', 'PUBLIC'),
    ('reference.province', 'PUBLIC'),
    ('reference.public_holiday', 'PUBLIC'),
    ('reference.source', 'PUBLIC'),
    ('reference.table_version', 'PUBLIC'),
    ('reference.tehsil', 'PUBLIC'),
    ('release.area_band', 'PUBLIC'),
    ('release.area_month', 'PUBLIC'),
    ('release.policy', 'PUBLIC'),
    ('supervision.outage', 'PUBLIC'),
    ('enquiry.ledger', 'QUESTIONS'),
    ('enquiry.recent_choice', 'QUESTIONS'),
    ('enquiry.recent_sender', 'QUESTIONS'),
    ('enquiry.sender_language', 'QUESTIONS'),
    ('enquiry.scan_alert', 'SCANS'),
    ('enquiry.scan_trace', 'SCANS'),
    ('access.client_assertion', 'SECRETS'),
    ('access.client_credential', 'SECRETS'),
    ('access.client_token', 'SECRETS'),
    ('access.passkey', 'SECRETS'),
    ('access.passkey_challenge', 'SECRETS'),
    ('access.recovery_code', 'SECRETS'),
    ('access.second_factor', 'SECRETS'),
    ('access.sign_in_count', 'SECRETS'),
    ('keys.check_value', 'SECRETS'),
    ('access.session', 'SESSIONS'),
    ('shell.submission', 'SESSIONS'),
    ('sms.exchange', 'SMS_MESSAGES'),
    ('sms.joined_part', 'SMS_MESSAGES'),
    ('sms.message', 'SMS_MESSAGES'),
    ('sms.message_part', 'SMS_MESSAGES'),
    ('sms.question_part', 'SMS_MESSAGES'),
    ('sms.receipt', 'SMS_MESSAGES'),
    ('sms.refused', 'SMS_MESSAGES'),
    ('sms.run', 'SMS_MESSAGES'),
    ('sms.sent_part', 'SMS_MESSAGES'),
    ('sms.settled', 'SMS_MESSAGES'),
    ('access.account', 'STAFF'),
    ('access.account_identity', 'STAFF'),
    ('access.account_role', 'STAFF'),
    ('access.agency', 'STAFF'),
    ('access.client_scope', 'STAFF'),
    ('access.installation', 'STAFF'),
    ('access.machine_client', 'STAFF'),
    ('retention.erasure', 'TOMBSTONES'),
    ('retention.hold', 'TOMBSTONES'),
    ('retention.hold_step', 'TOMBSTONES'),
    ('retention.kept', 'TOMBSTONES'),
    ('retention.run', 'TOMBSTONES'),
    ('audit.checkpoint', 'TRAIL'),
    ('audit.entry', 'TRAIL'),
    ('audit.loss', 'TRAIL'),
    ('audit.misdated', 'TRAIL'),
    ('audit.named', 'TRAIL'),
    ('audit.sealed', 'TRAIL'),
    ('audit.tile', 'TRAIL'),
    ('audit.verification', 'TRAIL'),
    ('audit.witnessed', 'TRAIL'),
    ('demo.batch', 'WORKINGS'),
    ('demo.data_set', 'WORKINGS'),
    ('enquiry.gateway_state', 'WORKINGS'),
    ('registration.announcement', 'WORKINGS'),
    ('registration.check_run', 'WORKINGS'),
    ('release.scheduled_task', 'WORKINGS'),
    ('supervision.scheduled_task', 'WORKINGS'),
    ('supervision.case_review', 'WORKINGS'),
    ('supervision.case_review_halt', 'WORKINGS');
