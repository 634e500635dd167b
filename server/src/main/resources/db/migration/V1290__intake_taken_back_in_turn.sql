-- What takes back a message that took another back takes that one back, too: up to the one that is on record.

alter table intake.message add column took_back uuid;
comment on column intake.message.took_back is 'What takes_back was before the text of this one was destroyed; null for none.';
grant update (took_back) on intake.message to "${application}";

create function intake.on_record(p_receipt uuid)
    returns uuid
    language sql
    stable
    set search_path = pg_catalog
as $$
    with recursive taken (receipt, person_id, step) as (
        select e.receipt, e.person_id, 1
        from intake.message m join intake.message e on e.receipt = coalesce(m.takes_back, m.took_back)
        where m.receipt = p_receipt
        union all
        select e.receipt, e.person_id, t.step + 1
        from taken t join intake.message m on m.receipt = t.receipt
            join intake.message e on e.receipt = coalesce(m.takes_back, m.took_back)
        where t.person_id is null)
    select t.receipt from taken t where t.person_id is not null order by t.step limit 1
$$;
comment on function intake.on_record(p_receipt uuid) is 'The message on record that this one takes back, by itself or by what it takes back in turn; null for none.';
grant execute on function intake.on_record(p_receipt uuid) to "${application}";

-- Of what takes back a message on record a person decides.
update intake.message set awaits = false, about = null, of_case = null, happened_on = null
    where awaits and intake.on_record(receipt) is not null;

update retention.kept set
    of_person = 't.person_id = $1 or t.receipt in (select m.receipt from intake.message m where m.person_id = $1 or m.kind = ''WITHDRAWAL'' and intake.on_record(m.receipt) in (select n.receipt from intake.message n where n.person_id = $1))',
    person_of = 'coalesce((select coalesce(m.person_id, (select n.person_id from intake.message n where m.kind = ''WITHDRAWAL'' and n.receipt = intake.on_record(m.receipt))) from intake.message m where m.receipt = t.receipt), t.person_id)'
    where table_name in ('intake.decision', 'intake.quarantine_reason');
update retention.kept set
    of_person = 't.person_id = $1 or t.kind = ''WITHDRAWAL'' and intake.on_record(t.receipt) in (select n.receipt from intake.message n where n.person_id = $1)',
    person_of = 'coalesce(t.person_id, (select n.person_id from intake.message n where t.kind = ''WITHDRAWAL'' and n.receipt = intake.on_record(t.receipt)))'
    where table_name = 'intake.message';
