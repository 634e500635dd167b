-- The register asks its own public channel about people of whom it knows what must be answered. Whom it asks about is found in
-- what courts and officers recorded, and not in the list from which the answers are given.

create view conviction.judgment_fact as
select c.id, c.person_id, c.offence_on, c.judgment_on,
    not c.withdrawn and not exists (
        select from conviction.quashing q
        where q.conviction_id = c.id and not q.withdrawn
          and not exists (select from conviction.quashing n
              where n.conviction_id = q.conviction_id and n.version > q.version)) as stands,
    coalesce((select m.withheld from conviction.release_mark m
        where m.person_id = c.person_id and m.conviction_id = c.id order by m.position desc limit 1), false) as withheld
from conviction.every_conviction c
where not exists (select from conviction.conviction_version n where n.conviction_id = c.id and n.version > c.version);
comment on view conviction.judgment_fact is 'Published: each judgment as it is known now, also those that were quashed or recorded in error; nothing in it is derived by the law.';
comment on column conviction.judgment_fact.id is 'Names the judgment.';
comment on column conviction.judgment_fact.person_id is 'Who was convicted.';
comment on column conviction.judgment_fact.offence_on is 'Day of the offence; of a continuing one the day it began.';
comment on column conviction.judgment_fact.judgment_on is 'Day of the judgment.';
comment on column conviction.judgment_fact.stands is 'Whether it was neither quashed nor recorded in error.';
comment on column conviction.judgment_fact.withheld is 'Whether it is not for public release by a court''s order.';
grant select on conviction.judgment_fact to "${application}";

create table enquiry.probe_run (
    id bigint generated always as identity primary key,
    started_at timestamptz not null,
    finished_at timestamptz
);
comment on table enquiry.probe_run is 'Runs in which the register asked its own public channel. Kept for 90 days.';
comment on column enquiry.probe_run.id is 'In order.';
comment on column enquiry.probe_run.started_at is 'When it began.';
comment on column enquiry.probe_run.finished_at is 'When all classes had been asked about; null while it goes on, or where it was cut short.';
create index probe_run_started on enquiry.probe_run (started_at);
grant select, insert, delete on enquiry.probe_run to "${application}";
grant update (finished_at) on enquiry.probe_run to "${application}";

create table enquiry.probe_result (
    run_id bigint not null references enquiry.probe_run (id) on delete cascade,
    kind text not null check (kind in ('DEAD', 'ENDED', 'JUVENILE', 'NEVER_REGISTRABLE', 'NOBODY', 'OVERTURNED', 'REGISTERED',
        'UNCONFIRMED', 'WITHDRAWN_CNIC', 'WITHHELD')),
    asked integer not null check (asked >= 0),
    wrong integer not null check (wrong between 0 and asked),
    open boolean not null,
    asked_at timestamptz not null,
    primary key (run_id, kind)
);
comment on table enquiry.probe_result is 'How the channel answered about each class of people in a run. Holds nobody''s number.';
comment on column enquiry.probe_result.run_id is 'The run.';
comment on column enquiry.probe_result.kind is 'Of whom: a name of the enum ProbeKind.';
comment on column enquiry.probe_result.asked is 'About how many CNICs it asked; 0 where the register has nobody of the class.';
comment on column enquiry.probe_result.wrong is 'How many of them were answered wrongly, twice.';
comment on column enquiry.probe_result.open is 'Whether the channel was open.';
comment on column enquiry.probe_result.asked_at is 'When.';
create index probe_result_wrong on enquiry.probe_result (asked_at) where wrong > 0;
grant select, insert, delete on enquiry.probe_result to "${application}";

create table enquiry.probe_finding (
    run_id bigint not null references enquiry.probe_run (id) on delete cascade,
    kind text not null check (kind in ('DEAD', 'ENDED', 'JUVENILE', 'NEVER_REGISTRABLE', 'NOBODY', 'OVERTURNED', 'REGISTERED',
        'UNCONFIRMED', 'WITHDRAWN_CNIC', 'WITHHELD')),
    person_id uuid not null references register.person (id),
    primary key (run_id, kind, person_id)
);
comment on table enquiry.probe_finding is 'About whose record the channel answered wrongly, so that somebody can look into it.';
comment on column enquiry.probe_finding.run_id is 'The run.';
comment on column enquiry.probe_finding.kind is 'Of which class they are: a name of the enum ProbeKind.';
comment on column enquiry.probe_finding.person_id is 'Who.';
create index probe_finding_person on enquiry.probe_finding (person_id);
grant select, insert, delete on enquiry.probe_finding to "${application}";

insert into retention.kept (table_name, class, position, of_person, person_of, change) values
    ('enquiry.probe_run', 'WORKINGS', null, null, null, null),
    ('enquiry.probe_result', 'WORKINGS', null, null, null, null),
    ('enquiry.probe_finding', 'SEALED_RECORD', 436,
        't.person_id = $1',
        't.person_id',
        null);

-- A wrong answer closes the channel. Synthetic data does not open it again, and two people do.
alter table release.policy
    add column by_probe boolean default false not null,
    add constraint probes_close check (not (by_probe and open));
comment on column release.policy.by_probe is 'Whether the register closed it itself, since its own question was answered wrongly.';

create or replace function release.open_with_made_up_orders(rests_on text)
    returns integer
    language plpgsql
    security definer
    set search_path = pg_catalog
as $$
declare
    opened integer;
begin
    if not exists (select from access.installation i where i.kind = 'SYNTHETIC') then
        return 0;
    end if;
    insert into release.policy (channel, version, open, reason, rests_on, made_up)
    select p.channel, max(p.version) + 1, true, 'Synthetic data', open_with_made_up_orders.rests_on, true
    from release.policy p
    group by p.channel
    having bool_and(p.decided_by is null and not p.by_probe) and not (array_agg(p.open order by p.version desc))[1];
    get diagnostics opened = row_count;
    return opened;
end
$$;
