create schema registration;
comment on schema registration is 'What the law says of each person, derived.';
grant usage on schema registration to "${application}";

create table registration.standing (
    person_id uuid primary key references register.person (id),
    first_day date,
    last_day date,
    was_registrable boolean not null,
    juvenile boolean not null,
    derived_at timestamptz not null,
    identity_unconfirmed boolean default false not null,
    life boolean not null,
    in_custody boolean not null,
    next_verification_on date,
    terms jsonb not null,
    law_version text not null,
    as_of date not null,
    without_cnic boolean default false not null,
    stands_since timestamptz default now() not null
);
comment on table registration.standing is 'The standing of a person in days of validity; readers compare them with today.';
comment on column registration.standing.person_id is 'Whose.';
comment on column registration.standing.first_day is 'First day on the register; null where none.';
comment on column registration.standing.last_day is 'Last day on the register, included; null where open.';
comment on column registration.standing.was_registrable is 'Whether there ever was a registrable conviction.';
comment on column registration.standing.juvenile is 'Whether every offence that runs was committed under 18.';
comment on column registration.standing.derived_at is 'When it was derived.';
comment on column registration.standing.identity_unconfirmed is 'Whether the person is on the register and has a CNIC, but none that is confirmed.';
comment on column registration.standing.life is 'Whether a conviction that runs does so for life.';
comment on column registration.standing.in_custody is 'Whether a period of custody is open.';
comment on column registration.standing.next_verification_on is 'The first day from as_of on on which the person appears; null for none.';
comment on column registration.standing.terms is 'What the law makes of each registrable conviction that counts: bases, tier, start, last day.';
comment on column registration.standing.law_version is 'Names the law it was derived by; empty where it is to be derived anew.';
comment on column registration.standing.as_of is 'The day it was derived for.';
comment on column registration.standing.without_cnic is 'Whether the person is on the register and has no CNIC, confirmed or not, that was not withdrawn.';
comment on column registration.standing.stands_since is 'Since when first_day, last_day and was_registrable say what they say, by the database''s own moment. The server does not say it.';
create index standing_identity_unconfirmed on registration.standing (derived_at) where identity_unconfirmed;
create index standing_next_verification on registration.standing (next_verification_on)
    where next_verification_on is not null;
create index standing_last_day on registration.standing (last_day) where last_day is not null;
-- Lists of thousands ask of each person whether they are on the register today, and nothing else of the standing.
create index standing_days on registration.standing (person_id) include (first_day, last_day);
create index standing_without_cnic on registration.standing (derived_at) where without_cnic;
grant select, insert, update on registration.standing to "${application}";

create table registration.listed_cnic (
    cnic bigint primary key,
    person_id uuid not null references register.person (id),
    first_day date not null,
    last_day date,
    juvenile boolean not null,
    death_reported boolean default false not null
);
comment on table registration.listed_cnic is 'Confirmed CNICs of registered people, for the public''s question. Derived with the standing.';
comment on column registration.listed_cnic.cnic is '13 digits.';
comment on column registration.listed_cnic.person_id is 'Whose.';
comment on column registration.listed_cnic.first_day is 'First day on the register.';
comment on column registration.listed_cnic.last_day is 'Last day on the register, included; null where open.';
comment on column registration.listed_cnic.juvenile is 'Whether every offence that counts was committed under 18.';
comment on column registration.listed_cnic.death_reported is 'Whether a death was reported that is not established: the public is told "not on the register".';
create index listed_cnic_person on registration.listed_cnic (person_id);
grant select, insert, delete on registration.listed_cnic to "${application}";

create table registration.rederivation (
    person_id uuid primary key references register.person (id),
    proposal_id uuid,
    queued_at timestamptz not null
);
comment on table registration.rederivation is 'People whose standing is to be derived anew after a change of the law. A row goes with the transaction that does it.';
comment on column registration.rederivation.person_id is 'Whose.';
comment on column registration.rederivation.proposal_id is 'The approved change; null where the software changed.';
comment on column registration.rederivation.queued_at is 'Since when.';
grant select, insert, update, delete on registration.rederivation to "${application}";

create table registration.standing_change (
    id bigint generated always as identity primary key,
    person_id uuid not null references register.person (id),
    changed_at timestamptz not null,
    before jsonb,
    after jsonb not null,
    cause text check (cause in ('FACT', 'LAW', 'TIME', 'CHECK')),
    journal_id bigint references register.journal (id)
);
comment on table registration.standing_change is 'Each change of a standing with what it was before. Never changed.';
comment on column registration.standing_change.id is 'In order.';
comment on column registration.standing_change.person_id is 'Whose.';
comment on column registration.standing_change.changed_at is 'When it was derived.';
comment on column registration.standing_change.before is 'The standing before; null for the first.';
comment on column registration.standing_change.after is 'The standing from then on.';
comment on column registration.standing_change.cause is 'FACT: something was recorded; LAW: the law or a holiday changed; TIME: a day passed; CHECK: a registrar had it derived anew. Null: not kept.';
comment on column registration.standing_change.journal_id is 'The line of the timeline that was recorded in the same transaction, before it was derived; null for none.';
create index standing_change_person on registration.standing_change (person_id, id);
grant select, insert on registration.standing_change to "${application}";

create table registration.check_run (
    id bigint generated always as identity primary key,
    started_at timestamptz not null,
    finished_at timestamptz,
    as_of date not null,
    law_version text not null,
    people bigint not null,
    differing bigint not null,
    waiting bigint default 0 not null
);
comment on table registration.check_run is 'Runs that derive the whole register anew and compare it with what is stored.';
comment on column registration.check_run.id is 'In order.';
comment on column registration.check_run.started_at is 'When it began.';
comment on column registration.check_run.finished_at is 'When it had seen everybody; null while it goes on, or where it was cut short.';
comment on column registration.check_run.as_of is 'The day it derived for.';
comment on column registration.check_run.law_version is 'The law it derived by.';
comment on column registration.check_run.people is 'How many it has seen.';
comment on column registration.check_run.differing is 'How many of them have another standing stored.';
comment on column registration.check_run.waiting is 'How many of those seen wait in registration.rederivation, and were not compared.';
create index check_run_finished on registration.check_run (id) where finished_at is not null;
grant select, insert, update on registration.check_run to "${application}";

create table registration.check_difference (
    run_id bigint not null references registration.check_run (id),
    person_id uuid not null references register.person (id),
    stored jsonb,
    derived jsonb not null,
    primary key (run_id, person_id)
);
comment on table registration.check_difference is 'Records whose stored standing is not what the law says.';
comment on column registration.check_difference.run_id is 'The run that found it.';
comment on column registration.check_difference.person_id is 'Whose.';
comment on column registration.check_difference.stored is 'What is stored; null for nothing.';
comment on column registration.check_difference.derived is 'What the law says.';
grant select, insert on registration.check_difference to "${application}";

create table registration.announcement (
    day date primary key,
    worked_at timestamptz not null,
    finished_at timestamptz,
    ended bigint default 0 not null,
    moved bigint default 0 not null
);
comment on table registration.announcement is 'What each day brought to the register, said once for all processes. No answer depends on it.';
comment on column registration.announcement.day is 'The day it was said.';
comment on column registration.announcement.worked_at is 'When something was last done for it; long ago and unfinished, it was cut short.';
comment on column registration.announcement.finished_at is 'When nobody was left; null while it goes on, or where it was cut short.';
comment on column registration.announcement.ended is 'How many people had had their last day.';
comment on column registration.announcement.moved is 'How many others had a verification day that had passed.';
grant select, insert, update on registration.announcement to "${application}";

-- Whatever takes somebody off the register, or brings that nearer, holds at once; that it stays so takes a second person.
create table registration.removal (
    id uuid primary key,
    person_id uuid not null references register.person (id),
    kind text not null check (kind in ('DEATH', 'QUASHING', 'WITHDRAWAL', 'CORRECTION', 'RECORDING', 'RELEASE_MARK',
        'CNIC_WITHDRAWAL', 'CNIC_DOUBT')),
    fact_kind text,
    fact_id uuid,
    fact_version smallint,
    cnic_id bigint references register.person_cnic (id),
    by_machine boolean not null,
    recorded_by uuid,
    recorded_at timestamptz not null,
    since timestamptz not null,
    state text not null check (state in ('WAITING', 'CONFIRMED', 'REFUSED', 'UNDONE')),
    decided_by uuid,
    decided_at timestamptz,
    document text check (length(document) >= 1 and length(document) <= 40),
    reason text check (length(reason) >= 1 and length(reason) <= 500),
    constraint decided_by_a_second_person check (state not in ('CONFIRMED', 'REFUSED') or decided_by is distinct from
        recorded_by),
    check (since <= recorded_at),
    check ((state = 'WAITING') = (decided_at is null)),
    check (state <> 'WAITING' or decided_by is null and document is null and reason is null),
    check ((fact_id is null) <> (cnic_id is null)),
    check ((kind in ('DEATH', 'QUASHING', 'WITHDRAWAL', 'CORRECTION', 'RECORDING')) = (fact_kind is not null)),
    check ((fact_kind is null) = (fact_version is null))
);
comment on table registration.removal is 'What took somebody off the register, or hides them from the public, by one hand, and what a second person said to it. While it waits, the record is not sealed.';
comment on column registration.removal.id is 'Opaque.';
comment on column registration.removal.person_id is 'Whose record.';
comment on column registration.removal.kind is 'What was done.';
comment on column registration.removal.fact_kind is 'What sort of legal fact; null for a mark or a CNIC.';
comment on column registration.removal.fact_id is 'The fact, or the conviction that was marked; null for a CNIC.';
comment on column registration.removal.fact_version is 'Which version of the fact; null for a mark or a CNIC.';
comment on column registration.removal.cnic_id is 'The CNIC of the record; null for anything else.';
comment on column registration.removal.by_machine is 'Whether a system of an agency did it.';
comment on column registration.removal.recorded_by is 'The account or machine client that did it; null for the system.';
comment on column registration.removal.recorded_at is 'When it was done.';
comment on column registration.removal.since is 'From when the time for a second person counts: earlier than it was done where it replaced one that waited.';
comment on column registration.removal.state is 'WAITING for a second person; CONFIRMED or REFUSED by one; UNDONE where it was put right before anybody decided.';
comment on column registration.removal.decided_by is 'Who decided, never who did it; for a death also the machine client that is the second source. Of what was undone, who undid it.';
comment on column registration.removal.decided_at is 'When.';
comment on column registration.removal.document is 'What the second person has seen; null where nothing had to be seen.';
comment on column registration.removal.reason is 'Why it was refused, screened; null for anything else.';
create index removal_person on registration.removal (person_id, recorded_at);
create index removal_waiting on registration.removal (since) where state = 'WAITING';
create index removal_waiting_person on registration.removal (person_id) where state = 'WAITING';
create unique index removal_of_cnic_waits_once on registration.removal (cnic_id, kind)
    where state = 'WAITING' and cnic_id is not null;
create unique index removal_of_fact_waits_once on registration.removal (kind, fact_id, fact_version) nulls not distinct
    where state = 'WAITING' and fact_id is not null;
grant select, insert on registration.removal to "${application}";
grant update (state, decided_by, decided_at, document, reason) on registration.removal to "${application}";

create table registration.life_sign (
    id uuid primary key,
    person_id uuid not null references register.person (id),
    kind text not null check (kind in ('BORDER', 'HOTEL', 'TENANCY', 'SIM', 'NADRA', 'APPEARANCE', 'PHONE',
        'COURT_OR_PRISON')),
    on_day date not null,
    noted_at timestamptz not null,
    state text not null check (state in ('OPEN', 'CLOSED')),
    closed_at timestamptz,
    closed_by uuid,
    reason text check (length(reason) >= 1 and length(reason) <= 500),
    check ((state = 'OPEN') = (closed_at is null)),
    check (closed_by is null or reason is not null)
);
comment on table registration.life_sign is 'What says that somebody lives whose death is on record. What it was is with whoever reported it; here are the kind and the day alone.';
comment on column registration.life_sign.id is 'Opaque.';
comment on column registration.life_sign.person_id is 'Who.';
comment on column registration.life_sign.kind is 'What it was: a name of the enum LifeSign.Kind.';
comment on column registration.life_sign.on_day is 'The day of it, after the day of death that is on record.';
comment on column registration.life_sign.noted_at is 'When it became known.';
comment on column registration.life_sign.state is 'OPEN, or CLOSED by a registrar, or by itself where the death was withdrawn.';
comment on column registration.life_sign.closed_at is 'When it was closed; null while it is open.';
comment on column registration.life_sign.closed_by is 'Who closed it; null where it closed by itself.';
comment on column registration.life_sign.reason is 'Why it was closed, screened; null where it closed by itself.';
create unique index life_sign_once on registration.life_sign (person_id, kind, on_day);
create index life_sign_open on registration.life_sign (noted_at) where state = 'OPEN';
grant select, insert on registration.life_sign to "${application}";
grant update (state, closed_at, closed_by, reason) on registration.life_sign to "${application}";

create table registration.answer_finding (
    person_id uuid not null references register.person (id),
    cause text not null check (cause in ('MISSING', 'NOT_BY_LAW', 'NOT_CONFIRMED')),
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

create view registration.withheld as
select marked.person_id, marked.conviction_id,
       (term ->> 'judgmentOn')::date as first_day, (term ->> 'lastDay')::date as last_day
from (
    select distinct on (person_id, conviction_id) person_id, conviction_id, withheld
    from conviction.release_mark order by person_id, conviction_id, position desc
) marked
join registration.standing on standing.person_id = marked.person_id
cross join lateral jsonb_array_elements(standing.terms) as term
where marked.withheld and (term ->> 'conviction')::uuid = marked.conviction_id;
comment on view registration.withheld is 'The convictions that count and are not for public release by a court''s order, with the days on which they run.';
comment on column registration.withheld.person_id is 'Whose.';
comment on column registration.withheld.conviction_id is 'Which.';
comment on column registration.withheld.first_day is 'From when on it runs.';
comment on column registration.withheld.last_day is 'The last day on which it runs; null for life, and where it is not known.';
grant select on registration.withheld to "${application}";

create function registration.keep_since()
    returns trigger
    language plpgsql
    set search_path = pg_catalog
as $$
begin
    if current_user = '${application}' then
        if tg_op = 'UPDATE' and (new.first_day, new.last_day, new.was_registrable)
                is not distinct from (old.first_day, old.last_day, old.was_registrable) then
            new.stands_since := old.stands_since;
        else
            new.stands_since := retention.moment();
        end if;
    end if;
    return new;
end
$$;
comment on function registration.keep_since() is 'Says since when a standing says what it says.';

create function registration.convicted(p_person uuid, p_by date)
    returns boolean
    language sql
    stable
    set search_path = pg_catalog
as $$
    select exists (
        select from conviction.every_conviction c
        where c.person_id = p_person and not c.withdrawn and c.judgment_on <= p_by
          and not exists (select from conviction.conviction_version n where n.conviction_id = c.id and n.version > c.version)
          and not exists (select from conviction.quashing q
              where q.conviction_id = c.id and not q.withdrawn
                and not exists (select from conviction.quashing n
                    where n.conviction_id = q.conviction_id and n.version > q.version)))
$$;
comment on function registration.convicted(p_person uuid, p_by date) is 'Whether a judgment against the person, of that day or before, stands: neither withdrawn nor quashed.';
grant execute on function registration.convicted(p_person uuid, p_by date) to "${application}";

create function registration.refuse_unfounded()
    returns trigger
    language plpgsql
    set search_path = pg_catalog
as $$
begin
    if new.first_day is not null and not registration.convicted(new.person_id, new.first_day) then
        raise exception 'No judgment that stands puts this person on the register from %', new.first_day
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$$;
comment on function registration.refuse_unfounded() is 'A standing that puts somebody on the register rests on a judgment that stands.';

create function registration.refuse_unfounded_listing()
    returns trigger
    language plpgsql
    set search_path = pg_catalog
as $$
begin
    if not exists (
            select from registration.standing s
            where s.person_id = new.person_id and new.first_day >= s.first_day and new.juvenile = s.juvenile
              and coalesce(new.last_day, date 'infinity') <= coalesce(s.last_day, date 'infinity'))
        or not registration.convicted(new.person_id, new.first_day) then
        raise exception 'The standing of this person does not bear out what is to be listed'
            using errcode = 'integrity_constraint_violation';
    end if;
    if not exists (
            select from register.person_cnic c
            where c.person_id = new.person_id and c.cnic = new.cnic and c.status = 'CONFIRMED'
              and exists (select from register.identity_examination e
                  where e.person_cnic_id = c.id and e.outcome = 'CONFIRMED'
                    and e.examined_by is distinct from c.entered_by)) then
        raise exception 'No second person has confirmed that this CNIC is this person''s'
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$$;
comment on function registration.refuse_unfounded_listing() is 'What the public is told rests on a standing, a judgment that stands and a CNIC that a second person has confirmed.';

create trigger keep_since before insert or update on registration.standing for each row execute function
    registration.keep_since();

create trigger refuse_unfounded before insert or update on registration.standing for each row when (CURRENT_USER =
    'nsor_app'::name) execute function registration.refuse_unfounded();

create trigger refuse_unfounded before insert on registration.listed_cnic for each row when (CURRENT_USER =
    'nsor_app'::name) execute function registration.refuse_unfounded_listing();

create view registration.standing_view as
select person_id, first_day, last_day, was_registrable, juvenile, life, in_custody, next_verification_on,
    identity_unconfirmed, without_cnic from registration.standing;
comment on view registration.standing_view is 'Published: how a person stands, as it was derived last.';
comment on column registration.standing_view.person_id is 'Whose.';
comment on column registration.standing_view.first_day is 'First day on the register; null where none.';
comment on column registration.standing_view.last_day is 'Last day on the register, included; null where open.';
comment on column registration.standing_view.was_registrable is 'Whether there ever was a registrable conviction.';
comment on column registration.standing_view.juvenile is 'Whether every offence that runs was committed under 18.';
comment on column registration.standing_view.life is 'Whether a conviction that runs does so for life.';
comment on column registration.standing_view.in_custody is 'Whether a period of custody is open.';
comment on column registration.standing_view.next_verification_on is 'The first day from as_of on on which the person appears; null for none.';
comment on column registration.standing_view.identity_unconfirmed is 'Whether the person is on the register and has a CNIC, but none that is confirmed.';
comment on column registration.standing_view.without_cnic is 'Whether the person is on the register and has no CNIC, confirmed or not, that was not withdrawn.';
grant select on registration.standing_view to "${application}";

create function registration.sealed(p_day date) returns table (person_id uuid)
    language sql
    stable
as $$
    select s.person_id from registration.standing s
    where s.was_registrable
      and not coalesce(s.first_day <= p_day and (s.last_day is null or s.last_day >= p_day), false)
      and not exists (select from registration.removal r where r.person_id = s.person_id and r.state = 'WAITING')
$$;
comment on function registration.sealed(p_day date) is 'Published: those whose record is sealed on a day: they were on the register, are not, and nothing that took them off waits for a second person.';
grant execute on function registration.sealed(p_day date) to "${application}";
