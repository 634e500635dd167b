-- For the national list of those whose whereabouts are unknown, the longest first.
create index whereabouts_by_day on supervision.whereabouts (since_day, person_id) where until_day is null;
