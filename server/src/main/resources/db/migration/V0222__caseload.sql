-- Who came from a station's caseload into custody: what they missed before is still to be decided.
create index responsibility_custody on supervision.responsibility (station_code, person_id) where end_reason = 'CUSTODY';
