-- A station that is no more is followed by another.
alter table supervision.responsibility drop constraint responsibility_reason_check;
alter table supervision.responsibility add constraint responsibility_reason_check
    check (reason in ('BEGINNING', 'DISTRICT_SPLIT', 'RELEASE', 'STATION_ENDED', 'TRANSFER', 'WITHIN_DISTRICT'));
