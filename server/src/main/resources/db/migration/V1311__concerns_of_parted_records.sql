-- A concern goes with the person it is about when two joined records are parted.
grant update (person_id) on concerns.concern to "${application}";
