-- Lines of the timeline for what time brings: an exit control that ended by itself, a message to a station that nobody answers.

alter table correspondence.message add column escalated_to text default 'OFFICER' not null
    check (escalated_to in ('DISTRICT', 'NATIONAL', 'OFFICER', 'PROVINCE'));
comment on column correspondence.message.escalated_to is 'The highest level whose turn the timeline has said, OFFICER for none; each once. With whom it lies today is counted from answer_by.';
grant update (escalated_to) on correspondence.message to "${application}";

-- Names are added to those that are there.
do $$
declare
    names text;
begin
    select string_agg(quote_literal(n), ', ' order by n) into names from (
        select (regexp_matches(pg_get_constraintdef(c.oid), '''([A-Z_]+)''', 'g'))[1] as n
        from pg_constraint c where c.conname = 'journal_kind_check' and c.conrelid = 'register.journal'::regclass
        union values ('EXIT_CONTROL_LAPSED'), ('STATION_MESSAGE_ESCALATED')) known;
    execute format('alter table register.journal drop constraint journal_kind_check,'
        ' add constraint journal_kind_check check (kind in (%s))', names);
end
$$;
