-- Read with each review of a case: an alert that was ended by mistake begins again.
create index whereabouts_ended on supervision.whereabouts (person_id) where until_day is not null;
