-- A death is known once two say so. Until then it is reported: the public is told "not on the register", and nothing else ends.
alter table conviction.death add column established boolean not null default false;
comment on column conviction.death.established is 'True where two say so: two agencies that know of it apart, or two people with a document. Until then the death is reported, and the record stays open.';
comment on table conviction.death is 'The death of a person on record, as it was reported and as it was established; from the day of an established one the record is sealed.';

alter table registration.listed_cnic add column death_reported boolean not null default false;
comment on column registration.listed_cnic.death_reported is 'Whether a death was reported that is not established: the public is told "not on the register".';

-- Whatever takes somebody off the register, or brings that nearer, holds at once; that it stays so takes a second person.
create table registration.removal (
    id uuid primary key,
    person_id uuid not null references register.person,
    kind text not null check (kind in ('DEATH', 'QUASHING', 'WITHDRAWAL', 'CORRECTION', 'RECORDING', 'RELEASE_MARK',
        'CNIC_WITHDRAWAL', 'CNIC_DOUBT')),
    fact_kind text,
    fact_id uuid,
    fact_version smallint,
    cnic_id bigint references register.person_cnic,
    by_machine boolean not null,
    recorded_by uuid,
    recorded_at timestamptz not null,
    since timestamptz not null check (since <= recorded_at),
    state text not null check (state in ('WAITING', 'CONFIRMED', 'REFUSED', 'UNDONE')),
    decided_by uuid,
    decided_at timestamptz,
    document text check (length(document) between 1 and 40),
    reason text check (length(reason) between 1 and 500),
    check ((state = 'WAITING') = (decided_at is null)),
    check (state <> 'WAITING' or (decided_by is null and document is null and reason is null)),
    constraint decided_by_a_second_person check (state not in ('CONFIRMED', 'REFUSED') or decided_by is distinct from recorded_by),
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
create unique index removal_of_cnic_waits_once on registration.removal (cnic_id, kind) where state = 'WAITING' and cnic_id is not null;
create unique index removal_of_fact_waits_once on registration.removal (kind, fact_id, fact_version) nulls not distinct
    where state = 'WAITING' and fact_id is not null;
grant select, insert on registration.removal to "${application}";
grant update (state, decided_by, decided_at, document, reason) on registration.removal to "${application}";

insert into retention.kept (table_name, class, position, of_person, person_of)
values ('registration.removal', 'SEALED_RECORD', 465, 't.person_id = $1', 't.person_id');

-- Deaths from before were taken from one source. They are reported until a second person has seen a document: nobody comes
-- back to the public's answer by it, and nobody stays sealed by it alone.
insert into registration.removal (id, person_id, kind, fact_kind, fact_id, fact_version, by_machine, recorded_by, recorded_at, since, state)
select gen_random_uuid(), d.person_id, 'DEATH', 'DEATH', d.person_id, d.version,
       exists (select from access.machine_client m where m.id = d.recorded_by), d.recorded_by, now(), now(), 'WAITING'
from conviction.death d
where not d.withdrawn and d.version = (select max(l.version) from conviction.death l where l.person_id = d.person_id);
insert into registration.rederivation (person_id, proposal_id, queued_at)
select person_id, null, now() from registration.removal on conflict do nothing;
