-- Some rules of tables named the role nsor_app itself: where the server works as another role, they did not hold.
do $$
declare
    named text := quote_literal('nsor_app') || '::name';
    rule record;
begin
    for rule in
        select t.tgname, t.tgrelid::regclass as of_table, pg_get_triggerdef(t.oid) as definition from pg_trigger t
        where not t.tgisinternal and position(named in pg_get_triggerdef(t.oid)) > 0
    loop
        execute format('drop trigger %I on %s', rule.tgname, rule.of_table);
        execute replace(rule.definition, named, quote_literal('${application}') || '::name');
    end loop;
end
$$;
