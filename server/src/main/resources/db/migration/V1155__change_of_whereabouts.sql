-- The survivors' vault reads where everybody on the register is, so that what it asks for tells nothing of whom a survivor
-- asked about.

alter table access.machine_client drop constraint machine_client_feed_check;
alter table access.machine_client add constraint machine_client_feed_check check (feed in ('CHILD_PROTECTION', 'COURT',
    'IMMIGRATION', 'NADRA', 'POLICE', 'PRISON', 'PRISON_AND_PROSECUTION', 'PROSECUTION', 'SURVIVORS_VAULT'));

insert into access.agency (code, name_en, name_ur) values
    ('SURVIVORS_VAULT', 'Survivors'' vault', 'متاثرہ افراد کا محفوظ خانہ');

-- One system alone reads it, whatever happens at once.
create unique index subscriber_of_everybody on exchange.subscriber (audience)
    where audience = 'change-of-whereabouts' and closed_at is null;

create view conviction.pending_appeal as
select a.id, a.person_id, a.conviction_id from conviction.appeal a
where not a.withdrawn
  and not exists (select from conviction.appeal l where l.id = a.id and l.version > a.version)
  and not exists (select from conviction.appeal_dismissal d
      where d.appeal_id = a.id and d.person_id = a.person_id and not d.withdrawn
        and not exists (select from conviction.appeal_dismissal l where l.appeal_id = d.appeal_id and l.version > d.version))
  and not exists (select from conviction.sentence s
      where s.appeal_id = a.id and s.person_id = a.person_id and not s.withdrawn
        and not exists (select from conviction.sentence l where l.id = s.id and l.version > s.version))
  and not exists (select from conviction.quashing q
      where q.appeal_id = a.id and q.person_id = a.person_id and not q.withdrawn
        and not exists (select from conviction.quashing l where l.conviction_id = q.conviction_id and l.version > q.version));
comment on view conviction.pending_appeal is 'Published: appeals that have not ended, by a dismissal, another sentence or a quashing.';
comment on column conviction.pending_appeal.id is 'Names the appeal.';
comment on column conviction.pending_appeal.person_id is 'Who was convicted.';
comment on column conviction.pending_appeal.conviction_id is 'The judgment appealed against.';
grant select on conviction.pending_appeal to "${application}";

-- As CustodyPeriods and CustodyCheck.ORDER have it: of an open period what happened last in it, else the last release.
create view conviction.custody_now as
select w.person_id, coalesce(o.custody, 'AT_LIBERTY') as custody,
    case when o.custody is null then r.released_on else o.happened_on end as since_day
from (select distinct person_id from conviction.custody_event) w
left join lateral (
    select case when e.kind = 'ESCAPED' then 'ESCAPED' else 'HELD' end as custody, e.happened_on
    from conviction.custody_event e
    where e.person_id = w.person_id and e.kind in ('ADMITTED', 'RECALLED', 'ESCAPED', 'RECAPTURED') and not e.withdrawn
      and not exists (select from conviction.custody_event l where l.id = e.id and l.version > e.version)
      and not exists (select from conviction.custody_event x
          where x.person_id = e.person_id and x.custody_period_id = e.custody_period_id and x.kind = 'RELEASED'
            and not x.withdrawn
            and not exists (select from conviction.custody_event l where l.id = x.id and l.version > x.version))
    order by e.happened_on desc, e.kind in ('ESCAPED', 'RECAPTURED') desc,
        (select f.recorded_at from conviction.custody_event f where f.id = e.id and f.version = 1) desc, e.kind desc
    limit 1) o on true
left join lateral (
    select max(x.happened_on) as released_on from conviction.custody_event x
    where x.person_id = w.person_id and x.kind = 'RELEASED' and not x.withdrawn
      and not exists (select from conviction.custody_event l where l.id = x.id and l.version > x.version)) r on true;
comment on view conviction.custody_now is 'Published: whether somebody of whom anything in prison is on record is held, has escaped or is at liberty.';
comment on column conviction.custody_now.person_id is 'Who.';
comment on column conviction.custody_now.custody is 'HELD, also on a temporary leave; ESCAPED until recaptured; else AT_LIBERTY.';
comment on column conviction.custody_now.since_day is 'The day of the admission, recall, recapture, escape or release by which it is so; null where none is in force.';
grant select on conviction.custody_now to "${application}";
