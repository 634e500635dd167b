-- A row that an erasure removes stays in its page until a vacuum, and each new full backup of the archive copies the page. By default
-- that waits until a fifth of a table is dead, which can be never. Tables of people are vacuumed within minutes of any removal.
do $$
declare
    of_people text;
begin
    for of_people in select table_name from retention.kept where position is not null loop
        execute 'alter table ' || of_people::regclass || ' set (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 0,'
            || ' toast.autovacuum_vacuum_scale_factor = 0, toast.autovacuum_vacuum_threshold = 0)';
    end loop;
end
$$;
