-- What two systems report of one day is the same, also where each reports a whole day trip.
alter table notices.border_crossing add column reported_by uuid[] not null default '{}';
comment on column notices.border_crossing.reported_by is 'The clients that have reported it; none where that was before this was noted.';
grant update (reported_by) on notices.border_crossing to "${application}";
