-- Lists of thousands ask of each person whether they are on the register today, and nothing else of the standing.
create index standing_days on registration.standing (person_id) include (first_day, last_day);
