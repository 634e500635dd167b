-- Who is outside prison on a leave is not at liberty by the law, so no station waits for them. Nobody saw who did not come back.
create index custody_event_period on conviction.custody_event (custody_period_id);
create index custody_event_leave on conviction.custody_event (happened_on) where kind = 'LEAVE_BEGAN';

-- As CustodyCheck.ORDER has it. Once a leave has begun, only its end, an escape or a release can follow in its period.
create view conviction.open_leave as
select coalesce(m.root_id, e.person_id) as person_id, e.happened_on as began_on
from conviction.custody_event e
join conviction.custody_event f on f.id = e.id and f.version = 1
left join register.merged_view m on m.part_id = e.person_id
where e.kind = 'LEAVE_BEGAN' and not e.withdrawn
  and not exists (select from conviction.custody_event l where l.id = e.id and l.version > e.version)
  and not exists (
      select from conviction.custody_event x
      join conviction.custody_event y on y.id = x.id and y.version = 1
      where x.custody_period_id = e.custody_period_id and not x.withdrawn
        and not exists (select from conviction.custody_event l where l.id = x.id and l.version > x.version)
        and (x.kind = 'RELEASED'
            or x.kind in ('LEAVE_BEGAN', 'LEAVE_ENDED', 'ESCAPED', 'RECAPTURED')
                and (x.happened_on, y.recorded_at) > (e.happened_on, f.recorded_at)
            or x.kind in ('LEAVE_ENDED', 'ESCAPED', 'RECAPTURED')
                and (x.happened_on, y.recorded_at) = (e.happened_on, f.recorded_at)));
comment on view conviction.open_leave is 'Published: who is on a temporary leave from prison that no event has ended.';
comment on column conviction.open_leave.person_id is 'Who; of joined records the leading one.';
comment on column conviction.open_leave.began_on is 'The day on which the leave began.';
grant select on conviction.open_leave to "${application}";
